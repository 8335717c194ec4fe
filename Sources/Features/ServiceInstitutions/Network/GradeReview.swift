import Access
import Calendars
import Organisations
import Registers

/// 规范化建设和等级评审: assessed, built up, reviewed, met; what is missing comes from the capability sheet.
struct GradeReview: RegisterRecord {
    var institution = 0
    var grade = ""
    var assessedDay: Day?
    var gaps = ""
    var buildUntil: Day?
    var appliedDay: Day?
    var reviewers = ""
    var score: Double?
    var reviewedDay: Day?
    var document = ""
    init() {}

    static let declaration = Declaration<GradeReview>("grade_review", "规范化建设与等级评审") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.grade, "target_grade", "目标等级").required().code("review_grade").listed()
        Field(\.assessedDay, "assessed_day", "评估日期").required().listed()
        Field(\.gaps, "gaps", "评估发现的差距").multiline(2_000)
        Field(\.buildUntil, "build_until", "建设完成期限").listed()
        Field(\.appliedDay, "applied_day", "申报评审日期").computed()
        Field(\.reviewers, "reviewers", "评审专家").length(200)
        Field(\.score, "score", "评审得分").range(0...1_000).unit("分")
        Field(\.reviewedDay, "reviewed_day", "评审结论日期").computed().listed()
        Field(\.document, "document", "评审结论文件").length(120)
    }
    .named(by: "institution", "target_grade", "assessed_day").titled(by: "target_grade", "assessed_day")
    .region(.through("institution")).owned(.through("institution")).sorted(by: "assessed_day", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("assessed", "已评估", tone: .warning), .init("building", "建设中", tone: .progress),
                .init("applied", "已申报评审", tone: .progress), .init("met", "已达标", editable: false, tone: .good),
                .init("ended", "已终止", editable: false),
            ],
            transitions: [
                .init("build", "开始建设", from: ["assessed"], to: "building", verb: .edit),
                .init("apply", "申报评审", from: ["assessed", "building"], to: "applied", verb: .edit, stamps: "applied_day"),
                .init("meet", "评审达标", from: ["applied"], to: "met", verb: .approve, stamps: "reviewed_day"),
                .init("miss", "评审未达标，继续建设", from: ["applied"], to: "building", verb: .approve, reason: true),
                .init("end", "终止", from: ["assessed", "building", "applied"], to: "ended", verb: .approve, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.cdc, [.view, .create, .edit, .export], .region).grant([.supervisor, .leader], [.view], .region)
    .grant(.institutionStaff, [.view], .organisation)
    .menu("技术支撑").serves("R-97")

    /// Building has a day by which it is done; the review or the end settles it.
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        switch change.action {
        case "build", "miss":
            guard let until = change.after.draft.day("build_until"), until > transaction.today else {
                throw RegisterError.invalid([FieldProblem("build_until", .missing, NetworkTexts.buildUntilMissing)])
            }
            try transaction.start(
                RecordClock("building", title: NetworkTexts.build, basis: NetworkTexts.buildBasis, role: .cdc),
                on: change.after, from: transaction.today, due: until)
        case "apply", "meet", "end": try transaction.settleClocks(of: change.after)
        default: return
        }
    }
}
