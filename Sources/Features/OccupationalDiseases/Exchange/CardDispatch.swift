import Access
import Calendars
import Organisations
import Registers

/// One document of report cards that left the house: which cards, whose hand, its digest, and what the receiver said.
public struct CardDispatch: RegisterRecord {
    public var kind = ""
    public var madeDay: Day?
    public var count = 0
    public var cards = ""
    public var gaps = 0
    public var organ = ""
    public var digest = ""
    public var answeredDay: Day?
    public var answer = ""
    public init() {}

    public static let declaration = Declaration<CardDispatch>("card_dispatch", "报告卡报文") {
        Field(\.kind, "kind", "报文").required().code("exchange_document").listed()
        Field(\.madeDay, "made_day", "生成日期").required().listed()
        Field(\.count, "card_count", "报告卡数").unit("张").listed()
        Field(\.cards, "cards", "报告卡编号").multiline(20_000)
        Field(\.gaps, "gap_count", "缺少的必填项").unit("项").listed()
        Field(\.organ, "organ_code", "创建机构代码").length(9)
        Field(\.digest, "digest", "SHA-256").length(64)
        Field(\.answeredDay, "answered_day", "接收方答复").listed()
        Field(\.answer, "answer", "答复内容").length(500)
    }
    .named(by: "kind", "made_day", "digest").titled(by: "kind", "made_day").region(.author).owned(.author)
    .sorted(by: "made_day", descending: true).writtenByActs()
    .lifecycle(
        Lifecycle(
            states: [
                .init("made", "已生成，待接收", tone: .progress), .init("accepted", "接收方已接收", editable: false, tone: .good),
                .init("rejected", "接收方退回", editable: false, tone: .bad),
            ],
            transitions: [
                .init("accept", "登记已接收", from: ["made"], to: "accepted", verb: .export, stamps: "answered_day"),
                .init("reject", "登记退回", from: ["made"], to: "rejected", verb: .export, reason: true, stamps: "answered_day"),
            ])
    )
    .grant(.healthInstitution, [.view, .export], .organisation).grant([.cdc, .bureauOfficer], [.view, .export], .region)
    .menu("职业病诊断").serves("R-57")
}
