import Access
import Calendars
import Organisations
import Registers

/// The yearly check of an institution: planned, held, put right, published.
struct InstitutionCheck: RegisterRecord {
    var institution = 0
    var year = 0
    var checkedDay: Day?
    var checkers = ""
    var form = ""
    var failed: Int?
    var score: Double?
    var result = ""
    var problems = ""
    var rectifyUntil: Day?
    var rectifiedDay: Day?
    var publishedDay: Day?
    init() {}

    static let declaration = Declaration<InstitutionCheck>("institution_check", "机构年度检查") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.year, "year", "年度").range(2016...2040).required().listed()
        Field(\.checkedDay, "checked_day", "检查日期").listed()
        Field(\.checkers, "checkers", "检查人员").length(100)
        Field(\.score, "score", "考核得分").range(0...100).unit("分").listed().help("填完检查表后自动计算")
        Field(\.form, "form_version", "检查表版本").length(20).computed()
        Field(\.failed, "failed_count", "不符合项数").computed()
        Field(\.result, "result", "检查结果").code("institution_check_result").listed()
        Field(\.problems, "problems", "发现的问题").multiline(2_000)
        Field(\.rectifyUntil, "rectify_until", "整改期限")
        Field(\.rectifiedDay, "rectified_day", "整改完成日期").computed()
        Field(\.publishedDay, "published_day", "公布日期").computed()
    }
    .named(by: "institution", "year").titled(by: "year", "result").region(.through("institution")).owned(.through("institution"))
    .sorted(by: "year", descending: true)
    .check { draft in
        guard draft.text("result") == "problems", draft.day("rectify_until") == nil || draft.text("problems").isEmpty else {
            return []
        }
        return [FieldProblem("rectify_until", .missing, "检查发现问题的，请写明问题和整改期限。")]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "已列入计划", tone: .progress), .init("checked", "已检查", tone: .progress),
                .init("rectified", "已整改", editable: false, tone: .good), .init("published", "已公布", editable: false, tone: .good),
            ],
            transitions: [
                .init("check", "完成检查", from: ["planned"], to: "checked", verb: .edit),
                .init("rectify", "确认整改", from: ["checked"], to: "rectified", verb: .approve, stamps: "rectified_day"),
                .init(
                    "publish", "公布结果", from: ["checked", "rectified"], to: "published", verb: .approve, stamps: "published_day"),
            ])
    )
    .grant([.bureauOfficer, .supervisor], [.view, .create, .edit, .approve, .export], .region)
    .grant([.cdc, .leader], [.view, .export], .region).grant(.institutionStaff, [.view], .organisation)
    .menu("服务机构").serves("R-96")

    /// A check is held once it has its day, people and result; what was found is put right before it is published.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let before, before.state != "planned" else { return }
        for field in ["checked_day", "checkers", "result"] where draft.text(field).isEmpty {
            throw RegisterError.invalid([FieldProblem(field, .missing, InstitutionTexts.checkIncomplete)])
        }
    }

    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        switch change.action {
        case "check":
            for field in ["checked_day", "checkers", "result"] where change.after.draft.text(field).isEmpty {
                throw RegisterError.invalid([FieldProblem(field, .missing, InstitutionTexts.checkIncomplete)])
            }
            if change.after.draft.text("result") == "none", let failed = change.after.draft.integer("failed_count"), failed > 0 {
                throw RegisterError.invalid([FieldProblem("result", .inconsistent, InstitutionTexts.failedItems(failed))])
            }
            guard change.after.draft.text("result") == "problems", let until = change.after.draft.day("rectify_until") else {
                return
            }
            try transaction.start(
                RecordClock(
                    "rectify", title: InstitutionTexts.rectify, basis: InstitutionTexts.rectifyBasis, role: .institutionStaff),
                on: change.after, from: transaction.today, due: until)
        case "rectify": try transaction.settle("rectify", on: change.after)
        case "publish":
            guard change.before?.state == "checked", change.after.draft.text("result") == "problems" else { return }
            throw RegisterError.invalid([FieldProblem("result", .inconsistent, InstitutionTexts.notRectified)])
        default: return
        }
    }
}
