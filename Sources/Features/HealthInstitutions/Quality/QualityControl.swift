import Access
import Calendars
import Organisations
import Registers

/// One 质量控制考核 of an institution: planned, visited, scored with a form, put right, published.
struct QualityControl: RegisterRecord {
    var institution: Int64 = 0
    var year = 0
    var plannedDay: Day?
    var team = ""
    var visitedDay: Day?
    var form = ""
    var general: Double?
    var project: Double?
    var score: Double?
    var failedKeys = ""
    var result = ""
    var problems = ""
    var rectification = ""
    var submittedDay: Day?
    var rectifiedDay: Day?
    var publishedDay: Day?
    init() {}

    static let declaration = Declaration<QualityControl>("quality_control", "检查机构质量控制") {
        Field(\.institution, "institution", "机构").required().reference("health_institution", by: "name").listed()
        Field(\.year, "year", "年度").required().range(2016...2100).listed()
        Field(\.plannedDay, "planned_day", "计划日期").required().listed()
        Field(\.team, "team", "考核人员").length(120)
        Field(\.visitedDay, "visited_day", "现场考核").computed().listed()
        Field(\.form, "form_version", "考核表版本").computed()
        Field(\.general, "general_score", "综合考核").computed().unit("分")
        Field(\.project, "project_score", "项目考核").computed().unit("分")
        Field(\.score, "score", "总分").computed().unit("分").listed()
        Field(\.failedKeys, "failed_keys", "不符合的关键项").computed()
        Field(\.result, "result", "结果").computed().code("quality_result").listed().toned(["passed": .good, "failed": .bad])
        Field(\.problems, "problems", "发现的问题").multiline(2_000)
        Field(\.rectification, "rectification", "整改情况").multiline(2_000)
        Field(\.submittedDay, "submitted_day", "整改提交").computed()
        Field(\.rectifiedDay, "rectified_day", "整改完成").computed().listed()
        Field(\.publishedDay, "published_day", "公布日期").computed().listed()
    }
    .named(by: "institution", "year").titled(by: "year").region(.through("institution")).owned(.through("institution"))
    .sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "已计划", tone: .progress), .init("visited", "已现场考核，待评分", tone: .progress),
                .init("scored", "已评分", tone: .good), .init("rectifying", "整改中", tone: .warning),
                .init("submitted", "整改已提交，待复核", tone: .progress), .init("rectified", "已整改", tone: .good),
                .init("published", "已公布", editable: false, tone: .good),
            ],
            transitions: [
                .init("visit", "登记现场考核", from: ["planned"], to: "visited", verb: .edit, stamps: "visited_day"),
                .init("score", "评分", from: ["visited"], to: "scored", verb: .edit, byAct: true),
                .init("demand", "评分，要求整改", from: ["visited"], to: "rectifying", verb: .edit, byAct: true),
                .init("submit", "提交整改", from: ["rectifying"], to: "submitted", verb: .view, byAct: true, stamps: "submitted_day"),
                .init("reject", "整改不合格，退回", from: ["submitted"], to: "rectifying", verb: .approve, reason: true),
                .init(
                    "rectify", "整改合格", from: ["rectifying", "submitted"], to: "rectified", verb: .approve, stamps: "rectified_day"
                ),
                .init("publish", "公布", from: ["scored", "rectified"], to: "published", verb: .approve, stamps: "published_day"),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region)
    .grant([.leader, .supervisor], [.view], .region).grant(.healthInstitution, [.view], .organisation)
    .menu("检查与诊断机构").serves("R-54").index("institution", "year")

    /// Thirty days to put right what an assessment found: agreed on this platform, no text prints a number.
    static let rectification = RecordClock(
        "quality_rectification", title: "质控考核整改", basis: "质控考核要求整改（时限为平台约定 30 日）", role: .cdc)
    /// The same days on the desk of whoever has to put things right.
    static let ownRectification = RecordClock(
        "quality_rectification_own", title: "质控考核整改", basis: "质控考核要求整改（时限为平台约定 30 日）", role: .healthInstitution)
    static let review = RecordClock(
        "quality_review", title: "复核整改情况", basis: "检查机构已提交整改（时限为平台约定 10 日）", role: .cdc)

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state else { return }
        if change.after.state == "rectifying" {
            try transaction.settleClocks(of: change.after)
            for clock in [rectification, ownRectification] {
                try transaction.start(clock, on: change.after, from: transaction.today, due: transaction.today + 30)
            }
        } else if change.after.state == "submitted" {
            try transaction.settleClocks(of: change.after)
            try transaction.start(review, on: change.after, from: transaction.today, due: transaction.today + 10)
        } else if ["rectifying", "submitted"].contains(change.before?.state) {
            guard !change.after.draft.text("rectification").isEmpty else {
                throw RegisterError.invalid([FieldProblem("rectification", .missing, InstitutionTexts.rectificationMissing)])
            }
            try transaction.settleClocks(of: change.after)
        }
    }
}

/// The points given for one item, with the reason for what was taken off.
struct QualityScore: RegisterRecord {
    var control: Int64 = 0
    var item = ""
    var points: Double?
    var remark = ""
    init() {}

    static let declaration = Declaration<QualityScore>("quality_score", "质控考核项目") {
        Field(\.control, "quality_control", "考核").reference("quality_control", by: "year").required()
        Field(\.item, "item", "项目").required().length(20).listed()
        Field(\.points, "points", "得分").unit("分").listed().help("不适用的为空")
        Field(\.remark, "remark", "扣分原因").length(300).listed()
    }
    .named(by: "quality_control", "item").titled(by: "item").region(.through("quality_control")).owned(
        .through("quality_control")
    )
    .writtenByActs()
    .grant([.cdc, .bureauOfficer, .leader, .supervisor], [.view], .region).grant(.healthInstitution, [.view], .organisation)
    .serves("R-54")
}
