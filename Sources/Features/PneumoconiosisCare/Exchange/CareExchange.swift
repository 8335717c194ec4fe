import Access
import Calendars
import Organisations
import Registers

/// One file of examinations and treatment that went out or came in, with its digest.
public struct CareExchange: RegisterRecord {
    public var direction = ""
    public var day: Day?
    public var from: Day?
    public var to: Day?
    public var records = 0
    public var refused: Int?
    public var known: Int?
    public var digest = ""
    public init() {}

    public static let declaration = Declaration<CareExchange>("care_exchange", "诊疗数据交换记录") {
        Field(\.direction, "direction", "方向").computed().code("exchange_direction").listed()
        Field(\.day, "exchange_day", "日期").computed().listed()
        Field(\.from, "period_from", "记录日期起").computed()
        Field(\.to, "period_to", "记录日期止").computed()
        Field(\.records, "records", "导出或接收条数").computed().listed()
        Field(\.refused, "refused", "未接收条数").computed().listed()
        Field(\.known, "known", "已有条数").computed()
        Field(\.digest, "digest", "校验值（SHA-256）").computed().length(64)
    }
    .titled(by: "direction", "exchange_day").region(.author).owned(.author).writtenByActs()
    .sorted(by: "exchange_day", descending: true)
    .grant([.cdc, .bureauOfficer], [.view, .export], .region).grant(.healthInstitution, [.view], .organisation)
    .menu("尘肺病").serves("R-69")
}
