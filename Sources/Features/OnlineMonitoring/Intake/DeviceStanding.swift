import Calendars
import Database
import HJ212

/// What the register says of a device, as far as its frames are concerned.
struct DeviceStanding: Sendable {
    struct Channel: Sendable {
        let unit: String
        let range: ClosedRange<Double>
    }

    let id: Int64
    let state: String
    let interval: Int?
    let sendsPeriodEnd: Bool
    let dialects: Dialects
    let verificationExpiry: Day?
    let calibrationExpiry: Day?
    let isSimulated: Bool
    let channels: [String: Channel]

    var isReceiving: Bool { DeviceState.receiving.contains(state) }

    /// A certificate of verification or of calibration is valid on its last day too.
    func isVerified(on day: Day) -> Bool {
        [verificationExpiry, calibrationExpiry].contains { $0.map { day <= $0 } ?? false }
    }

    /// The start of the period of a value, where the device sends the end.
    func periodStart(_ sent: Instant, command: Int) -> Instant {
        guard sendsPeriodEnd else { return sent }
        switch Command.period(command) {
        case .minute: return sent + -Int64(interval ?? 60) * 1_000
        case .hour: return sent + -3_600_000
        case .day: return sent + -86_400_000
        case .realtime, nil: return sent
        }
    }

    /// Nil for a number that is in no register.
    static func find(_ connection: any Connection, mn: String) throws -> DeviceStanding? {
        let found = try connection.first(
            """
            SELECT id, state, interval_seconds, sends_period_end, dialects, verification_expiry, calibration_expiry, is_simulated
            FROM monitoring_device WHERE mn = ?1 AND void = 0
            """, [.text(mn)])
        guard let row = found else { return nil }
        let id = row.integer("id")
        return DeviceStanding(
            id: id, state: row.text("state"), interval: row["interval_seconds"].integer.map { Int($0) },
            sendsPeriodEnd: row.flag("sends_period_end"),
            dialects: MonitoringDevice.dialects(row.text("dialects")) ?? .harmless,
            verificationExpiry: Day(row.text("verification_expiry")), calibrationExpiry: Day(row.text("calibration_expiry")),
            isSimulated: row.flag("is_simulated"), channels: try channels(connection, of: id))
    }

    private static func channels(_ connection: any Connection, of device: Int64) throws -> [String: Channel] {
        let rows = try connection.query(
            "SELECT factor, unit, lowest, highest FROM monitoring_channel WHERE device = ?1 AND void = 0 ORDER BY id",
            [.integer(device)])
        return Dictionary(
            rows.map { row in
                let lowest = row["lowest"].real ?? -.infinity
                return (
                    row.text("factor"),
                    Channel(unit: row.text("unit"), range: lowest...max(lowest, row["highest"].real ?? .infinity))
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
