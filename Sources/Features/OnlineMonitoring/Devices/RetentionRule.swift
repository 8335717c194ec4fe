import Access
import Database
import Organisations
import Registers

/// A 保存期限 of one kind of telemetry. Without one the program's own period holds.
public struct RetentionRule: RegisterRecord {
    public var kind = ""
    public var days = 0
    public var basis = ""
    public init() {}

    public static let declaration = Declaration<RetentionRule>("retention_rule", "在线数据保存期限") {
        Field(\.kind, "kind", "数据种类").required().unique().length(20).listed().example("reading")
            .help(Retention.allCases.map { "\($0.rawValue)：\($0.label)，未设时保存 \($0.days) 天" }.joined(separator: "；") + "。")
        Field(\.days, "days", "保存天数").required().range(1...36_500).unit("天").listed()
        Field(\.basis, "basis", "依据").required().length(200)
    }
    .titled(by: "kind")
    .check { draft in
        guard let kind = Retention(rawValue: draft.text("kind")) else {
            return [FieldProblem("kind", .unknownCode, "不认识这种数据，请填写提示所列的种类。")]
        }
        guard let days = draft.integer("days"), days < kind.leastDays else { return [] }
        return [FieldProblem("days", .outOfRange, "“\(kind.label)”至少保存 \(kind.leastDays) 天。")]
    }
    .grant(.bureauOfficer, [.view, .create, .edit], .everything)
    .grant(.cdc, [.view], .everything)
    .serves("R-23")
    .menu("在线监测")
}

/// Kinds of telemetry with the period that holds where no rule is set (this project's design).
enum Retention: String, CaseIterable, Sendable {
    case reading, minute, event, refused, exchange

    var label: String {
        switch self {
        case .reading: "原始读数"
        case .minute: "分钟汇总"
        case .event: "设备事件"
        case .refused: "拒收的数据包"
        case .exchange: "应答记录"
        }
    }

    var days: Int64 {
        switch self {
        case .reading: 1_095
        case .minute: 3_650
        case .event: 1_095
        case .refused: 180
        case .exchange: 30
        }
    }

    /// Less would break what is built on them: roll-ups are made anew from readings for late data, resends are known by exchanges.
    var leastDays: Int64 {
        switch self {
        case .reading, .minute: 90
        case .event, .refused: 30
        case .exchange: 7
        }
    }

    static func inForce(_ connection: any Connection) throws -> [Retention: Int64] {
        var days = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.days) })
        for row in try connection.query("SELECT kind, days FROM retention_rule WHERE void = 0 ORDER BY id") {
            if let kind = Retention(rawValue: row.text("kind")) { days[kind] = max(kind.leastDays, row.integer("days")) }
        }
        return days
    }
}
