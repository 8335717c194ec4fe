import Access
import Calendars
import Organisations
import Registers

/// One open duty to examine — or to take off a post — for a person, a hazard and a reason. Nobody writes it: `KeepDueList` does, in the
/// transaction of whatever changed.
public struct ExaminationDue: RegisterRecord {
    public var worker: Int64 = 0
    public var employer: Int64 = 0
    public var post: Int64 = 0
    public var assignment: Int64 = 0
    public var hazard = ""
    public var agent = ""
    public var kind = ""
    public var type = ""
    public var dueDay: Day?
    public var lastExamination: Int64?
    public var bookedDay: Day?
    public var reason = ""
    public init() {}

    static let tones: [String: Lifecycle.State.Tone] = [
        "first": .bad, "leaving": .bad, "contraindicated": .bad, "periodic": .progress, "follow_up": .neutral,
    ]

    public static let declaration = Declaration<ExaminationDue>("examination_due", "应检清单") {
        Field(\.worker, "worker", "劳动者").reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed()
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer").listed()
        Field(\.assignment, "assignment", "任职").reference("assignment", by: "from_day")
        Field(\.hazard, "hazard", "危害因素").required().code("hazard_factor").listed()
        Field(\.agent, "agent", "检查章节").code("surveillance_agent")
        Field(\.kind, "kind", "事由").required().code("due_kind").listed().toned(tones)
        Field(\.type, "type", "检查类型").required().code("examination_type").listed()
        Field(\.dueDay, "due_day", "应检日期").listed()
        Field(\.lastExamination, "last_examination", "最近一次检查").reference("examination", by: "exam_day")
        Field(\.reason, "reason", "依据").length(300)
        Field(\.bookedDay, "booked_day", "已预约日期").listed()
    }
    .acts(["refresh": "更新"])
    .named(by: "assignment", "hazard", "kind").titled(by: "kind", "due_day").region(.through("post")).owned(.through("employer"))
    .sorted(by: "due_day").holdsPersons().writtenByActs()
    .grant(.employer, [.view, .export], .organisation)
    .grant([.bureauOfficer, .cdc, .countyClerk], [.view, .export], .region)
    // All that counting the lists of a place reads.
    .index("region_path", "void", "kind", "due_day")
    .serves("R-27").index("worker").index("employer", "due_day").index("kind", "due_day")
}
