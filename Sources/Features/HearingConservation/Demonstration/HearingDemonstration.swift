import Access
import Calendars
import Organisations
import Registers

/// An employer's way to 听力保护示范企业: its own score with evidence, the reviewers' score beside it, the name, and later reviews.
struct HearingDemonstration: RegisterRecord {
    var employer: Int64 = 0
    var year = 0
    var commitment = ""
    var signatory = ""
    var summary = ""
    var table = ""
    var selfScore: Double?
    var reviewScore: Double?
    var keyFailed: Int?
    var appliedDay: Day?
    var reviewedDay: Day?
    var namedDay: Day?
    var reviewDue: Day?
    var againDay: Day?
    var withdrawnDay: Day?
    var opinion = ""
    init() {}

    static let declaration = Declaration<HearingDemonstration>("hearing_demonstration", "听力保护示范企业") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.year, "year", "申报年度").required().range(2021...2040).listed()
        Field(\.commitment, "commitment", "承诺").required().multiline(500)
        Field(\.signatory, "signatory", "承诺人（主要负责人）").required().length(40)
        Field(\.summary, "summary", "主要做法和效果").multiline(2_000).help("命名后公开，不写个人信息")
        Field(\.table, "score_table", "评分表版本").computed()
        Field(\.selfScore, "self_score", "自评分").unit("分").computed().listed()
        Field(\.reviewScore, "review_score", "评审分").unit("分").computed().listed()
        Field(\.keyFailed, "key_failed", "关键项不得分").unit("项").computed()
        Field(\.appliedDay, "applied_day", "申报日期").computed()
        Field(\.reviewedDay, "reviewed_day", "评审日期").computed()
        Field(\.namedDay, "named_day", "命名日期").computed().listed()
        Field(\.reviewDue, "review_due", "复核期限").computed().listed()
        Field(\.againDay, "reviewed_again_day", "最近复核日期").computed()
        Field(\.withdrawnDay, "withdrawn_day", "撤销日期").computed()
        Field(\.opinion, "opinion", "评审意见").computed().length(500)
    }
    .named(by: "employer", "year").titled(by: "year").region(.through("employer")).owned(.through("employer"))
    .sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("draft", "填写中", tone: .progress), .init("applied", "已申报", editable: false, tone: .progress),
                .init("reviewed", "已评审", editable: false, tone: .progress), .init("named", "已命名", editable: false, tone: .good),
                .init("refused", "未通过", editable: false, tone: .warning), .init("withdrawn", "已撤销", editable: false, tone: .bad),
            ],
            transitions: [
                .init("apply", "提交申报", from: ["draft"], to: "applied", verb: .edit, byAct: true, stamps: "applied_day"),
                .init("return", "退回补充", from: ["applied"], to: "draft", verb: .approve, reason: true),
                .init("review", "评审", from: ["applied"], to: "reviewed", verb: .approve, byAct: true, stamps: "reviewed_day"),
                .init("name", "命名", from: ["reviewed"], to: "named", verb: .approve, byAct: true, stamps: "named_day"),
                .init("refuse", "不予命名", from: ["reviewed"], to: "refused", verb: .approve, reason: true),
                .init(
                    "review_again", "复核通过", from: ["named"], to: "named", verb: .approve, byAct: true,
                    stamps: "reviewed_again_day"),
                .init(
                    "withdraw_name", "撤销命名", from: ["named"], to: "withdrawn", verb: .approve, byAct: true,
                    stamps: "withdrawn_day"),
            ])
    )
    .grant(.employer, [.view, .create, .edit], .organisation)
    .grant([.cdc, .bureauOfficer], [.view, .approve, .export], .region)
    .grant([.leader, .countyClerk, .supervisor], [.view], .region)
    .menu("听力保护").serves("R-39")
}

/// The points of one item: what the employer claims with its evidence, what the reviewers saw.
struct DemonstrationPoints: RegisterRecord {
    var demonstration: Int64 = 0
    var item = ""
    var claimed: Double?
    var evidence = ""
    var given: Double?
    init() {}

    static let declaration = Declaration<DemonstrationPoints>("demonstration_points", "示范企业评分") {
        Field(\.demonstration, "demonstration", "示范企业申报").required().reference("hearing_demonstration", by: "year")
        Field(\.item, "item", "项目").required().length(20).listed()
        Field(\.claimed, "claimed_points", "自评分").listed()
        Field(\.evidence, "evidence", "佐证").multiline(500)
        Field(\.given, "given_points", "评审分").listed()
    }
    .named(by: "demonstration", "item").titled(by: "item").region(.through("demonstration")).owned(.through("demonstration"))
    .writtenByActs()
    .grant(.employer, [.view], .organisation).grant([.cdc, .bureauOfficer, .leader], [.view], .region)
    .serves("R-39")
}
