import Access
import Calendars
import EarlyWarning
import Registers

/// Makes a warning of a sign, or ends it.
enum RaiseAlarm {
    /// Who stands in the record's history where no person acted.
    static let watcher = Principal(accountID: 0, accountName: "在线监测", displayName: "在线监测", role: Role("system"))

    static func run(_ sign: AlarmSign, in transaction: RegisterTransaction) throws {
        let raise = RaiseWarning()
        guard sign.phase == .began else { return try raise.end(sign.key, at: sign.at, in: transaction) }
        guard let device = try transaction.find(MonitoringDevice.self, sign.device)?.record else { return }
        let name = try transaction.connection.value(
            "SELECT name FROM monitoring_channel WHERE device = ?1 AND factor = ?2 AND void = 0 ORDER BY id LIMIT 1",
            [.integer(sign.device), .text(sign.factor)]
        ).text
        var warning = Warning()
        warning.title = AlarmTexts.title(sign.rule.kind, device: device.name, factor: name ?? sign.factor)
        warning.kind = sign.rule.kind.rawValue
        warning.severity = sign.rule.severity.rawValue
        warning.employer = device.employer
        warning.workplace = device.workplace
        warning.post = device.post
        warning.sourceKey = sign.key
        warning.sourcePage = LiveAddress.device(sign.device)
        warning.measured = sign.measured
        warning.limit = sign.limit
        warning.basis = sign.rule.basis
        warning.isEvidence = sign.isEvidence && !device.isSimulated
        try raise(warning, at: sign.at, in: transaction)
    }
}
