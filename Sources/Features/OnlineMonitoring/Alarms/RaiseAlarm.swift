import Access
import Calendars
import Database
import EarlyWarning
import Registers

/// Makes a warning of a sign, or ends it.
enum RaiseAlarm {
    /// Who stands in the record's history where no person acted.
    static let watcher = Principal(accountID: 0, accountName: "在线监测", displayName: "在线监测", role: Role("system"))

    static func run(_ sign: AlarmSign, in transaction: RegisterTransaction) throws {
        let raise = RaiseWarning()
        if sign.isSeenAgain, try isRaised(sign, transaction.connection) { return }
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

    /// The signs of one key come in the order of their time, and each leaves its time on a warning: what is not later was dealt with.
    private static func isRaised(_ sign: AlarmSign, _ connection: any Connection) throws -> Bool {
        let row = try connection.query(
            "SELECT MAX(last_at) AS began, MAX(ended_at) AS ended FROM warning WHERE source_key = ?1", [.text(sign.key)]
        ).first
        let times = [row?["began"].integer, row?["ended"].integer].compactMap { $0 }
        return times.contains { $0 >= sign.at.milliseconds }
    }
}
