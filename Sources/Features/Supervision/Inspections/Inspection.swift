import Access
import Calendars
import Organisations
import Registers

/// One visit: who went, what was checked with which forms, what was found, and what was made public.
public struct Inspection: RegisterRecord {
    public var number = ""
    public var employer = 0
    public var kind = ""
    public var plan: Int?
    public var draw: Int?
    public var place: Int?
    public var order: Int?
    public var team = ""
    public var dueDay: Day?
    public var visitedDay: Day?
    public var outcome = ""
    public var problems = ""
    public var opinion = ""
    public var isRectified = false
    public var checked = 0
    public var failed = 0
    public var publishedDay: Day?
    public var body = ""
    public init() {}

    public static let declaration = Declaration<Inspection>("inspection", "监督检查") {
        Field(\.number, "number", "检查编号").computed().listed().length(40)
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.kind, "kind", "检查类型").required().code("inspection_kind").listed()
        Field(\.plan, "source_plan", "检查计划").reference("inspection_plan", by: "title").filterable()
        Field(\.draw, "source_draw", "随机抽取").reference("inspection_draw", by: "title").filterable()
        Field(\.place, "draw_place", "抽取次序")
        Field(\.order, "correction_order", "复查的责令改正").reference("correction_order", by: "number")
        Field(\.team, "team", "检查人员").length(300).listed()
        Field(\.body, "inspecting_body", "检查机关").length(80)
        Field(\.dueDay, "due_day", "完成期限").listed()
        Field(\.visitedDay, "visited_day", "检查日期").listed()
        Field(\.outcome, "outcome", "检查结果").code("inspection_result").listed()
            .toned(["none": .good, "ordered": .warning, "pending": .warning, "refused": .bad])
        Field(\.problems, "problems", "发现的问题").multiline(2_000)
        Field(\.opinion, "opinion", "技术意见").multiline(2_000).help("疾控技术人员参加时填写")
        Field(\.isRectified, "is_rectified", "已改正").filterable()
        Field(\.checked, "checked_count", "检查项数")
        Field(\.failed, "failed_count", "不符合项数").listed()
        Field(\.publishedDay, "published_day", "公开日期").listed()
    }
    .titled(by: "number").region(.through("employer")).owned(.through("employer")).writtenByActs()
    .sorted(by: "due_day", descending: true).index("employer", "visited_day")
    .lifecycle(
        Lifecycle(
            states: [
                .init(InspectionState.dispatched, "待检查", tone: .progress),
                .init(InspectionState.concluded, "已检查", tone: .progress),
                .init(InspectionState.published, "已公开", tone: .good), .init(InspectionState.closed, "已归档", tone: .neutral),
                .init(InspectionState.replaced, "已更换", tone: .warning),
            ],
            transitions: [
                .init(
                    "conclude", "检查完成", from: [InspectionState.dispatched], to: InspectionState.concluded, verb: .edit,
                    byAct: true),
                .init(
                    "publish", "公开结果", from: [InspectionState.concluded], to: InspectionState.published, verb: .approve,
                    byAct: true),
                .init(
                    "close", "归档", from: [InspectionState.concluded, InspectionState.published], to: InspectionState.closed,
                    verb: .approve),
                .init(
                    "replace", "更换对象", from: [InspectionState.dispatched], to: InspectionState.replaced, verb: .approve,
                    reason: true, byAct: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.supervisor, [.view, .create, .edit, .approve, .export], .region)
    .grant(.townOfficer, [.view, .create, .edit], .region)
    .grant([.leader, .countyClerk, .cdc], [.view, .export], .region).grant(.employer, [.view], .organisation)
    .menu("监督执法").serves("R-79", "R-81", "R-83", "R-84", "R-85", "R-86", "R-93")
}

public enum InspectionState {
    public static let dispatched = "dispatched"
    public static let concluded = "concluded"
    public static let published = "published"
    public static let closed = "closed"
    public static let replaced = "replaced"
}

/// Somebody of a visit's team.
struct InspectionMember: RegisterRecord {
    var inspection = 0
    var inspector = 0
    var kind = ""
    var department = ""
    init() {}

    static let declaration = Declaration<InspectionMember>("inspection_member", "检查人员") {
        Field(\.inspection, "inspection", "监督检查").reference("inspection", by: "number").required().listed()
        Field(\.inspector, "inspector", "人员").reference("inspector", by: "certificate").required().listed()
        Field(\.kind, "kind", "人员类别").code("inspector_kind").listed()
        Field(\.department, "department", "部门").code("inspection_department").listed()
    }
    .named(by: "inspection", "inspector").titled(by: "kind").region(.through("inspection")).writtenByActs()
    .grant([.bureauOfficer, .supervisor, .leader, .cdc, .townOfficer, .countyClerk], [.view], .region)
    .serves("R-79", "R-84")
}

/// One item of one checklist on one visit.
struct ChecklistAnswer: RegisterRecord {
    var inspection = 0
    var checklist = ""
    var version = ""
    var item = ""
    var text = ""
    var clause = ""
    var article = ""
    var answer = ""
    var finding = ""
    init() {}

    static let declaration = Declaration<ChecklistAnswer>("checklist_answer", "检查记录") {
        Field(\.inspection, "inspection", "监督检查").reference("inspection", by: "number").required().listed()
        Field(\.checklist, "checklist", "检查表").code("checklist").listed()
        Field(\.version, "version_name", "检查表版本").length(20)
        Field(\.item, "item", "项目").length(20).listed()
        Field(\.text, "item_text", "检查内容").length(300)
        Field(\.clause, "clause", "依据").length(100)
        Field(\.article, "article", "罚则").length(40)
        Field(\.answer, "answer", "结论").code("check_answer").listed().toned(["yes": .good, "no": .bad])
        Field(\.finding, "finding", "事实记录").multiline(1_000)
    }
    .named(by: "inspection", "checklist", "item").titled(by: "checklist", "item").region(.through("inspection"))
    .owned(.through("inspection")).writtenByActs()
    .grant([.bureauOfficer, .supervisor, .leader, .cdc, .townOfficer], [.view, .export], .region)
    .grant(.employer, [.view], .organisation).serves("R-83", "R-86")
}
