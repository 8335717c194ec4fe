import Calendars
import Database
import HJ212

/// What the register says of a device, as far as what it sends is concerned.
struct DeviceStanding: Sendable {
    struct Channel: Sendable {
        let name: String
        let unit: String
        let range: ClosedRange<Double>
        let hazard: String
    }

    let id: Int64
    let mn: String
    let state: String
    let employer: Int64
    let post: Int64?
    let interval: Int?
    let minutePeriod: Int?
    let sendsPeriodEnd: Bool
    let dialects: Dialects
    let answersUnflagged: Bool
    let takesTime: Bool
    let networks: [NetworkRange]
    /// Blind index of the registered PW; nil where none is registered.
    let passwordIndex: String?
    /// Days on which a qualified certificate is in force.
    let certificates: [ClosedRange<Day>]
    let isSimulated: Bool
    let channels: [String: Channel]

    var isReceiving: Bool { DeviceState.receiving.contains(state) }

    /// A certificate of verification or of calibration is valid on its first and on its last day too.
    func isVerified(on day: Day) -> Bool { certificates.contains { $0.contains(day) } }

    func admits(_ peer: String) -> Bool { networks.isEmpty || networks.contains { $0.contains(peer) } }

    /// How long a value stands for its time, at most, until the next one comes.
    func hold(of command: Int) -> Int64? {
        switch Command.period(command) {
        case .realtime: Int64(interval ?? 60) * 1_500
        case .minute: Int64(minutePeriod ?? 1) * 60_000
        case .hour, .day, nil: nil
        }
    }

    /// The start of the period of a value, where the device sends the end.
    func periodStart(_ sent: Instant, command: Int) -> Instant {
        guard sendsPeriodEnd else { return sent }
        switch Command.period(command) {
        case .minute: return sent + -Int64(minutePeriod.map { $0 * 60 } ?? interval ?? 60) * 1_000
        case .hour: return sent + -3_600_000
        case .day: return sent + -86_400_000
        case .realtime, nil: return sent
        }
    }

    /// Nil for a number that is in no register.
    static func find(_ connection: any Connection, mn: String) throws -> DeviceStanding? {
        try connection.first(select + " WHERE d.mn = ?1 AND d.void = 0", [.text(mn)]).map { try DeviceStanding($0, connection) }
    }

    static func find(_ connection: any Connection, id: Int64) throws -> DeviceStanding? {
        try connection.first(select + " WHERE d.id = ?1 AND d.void = 0", [.integer(id)]).map {
            try DeviceStanding($0, connection)
        }
    }

    private static let select = """
        SELECT d.id, d.mn, d.state, d.employer, d.post, d.allowed_networks, d.password_index, d.is_simulated, d.takes_time,
        COALESCE(d.interval_seconds, m.interval_seconds) AS interval_seconds,
        COALESCE(d.minute_period, m.minute_period) AS minute_period, d.dialects, m.dialects AS model_dialects,
        COALESCE(d.sends_period_end, 0) + COALESCE(m.sends_period_end, 0) AS sends_period_end,
        COALESCE(d.answers_unflagged, 0) + COALESCE(m.answers_unflagged, 0) AS answers_unflagged
        FROM monitoring_device d LEFT JOIN device_model m ON m.id = d.device_model AND m.void = 0
        """

    private init(_ row: Row, _ connection: any Connection) throws {
        id = row.integer("id")
        mn = row.text("mn")
        state = row.text("state")
        employer = row.integer("employer")
        post = row["post"].integer
        interval = row["interval_seconds"].integer.map { Int($0) }
        minutePeriod = row["minute_period"].integer.map { Int($0) }
        sendsPeriodEnd = row.flag("sends_period_end")
        let own = MonitoringDevice.dialects(row.text("dialects")) ?? .harmless
        dialects = own.union(MonitoringDevice.dialects(row.text("model_dialects")) ?? .harmless)
        answersUnflagged = row.flag("answers_unflagged")
        takesTime = row.flag("takes_time")
        networks = NetworkRange.words(row.text("allowed_networks")).compactMap(NetworkRange.init)
        passwordIndex = row["password_index"].text
        isSimulated = row.flag("is_simulated")
        channels = try DeviceStanding.channels(connection, of: id)
        certificates = try connection.query(
            "SELECT issued_day, expiry_day FROM device_certificate WHERE device = ?1 AND void = 0 AND is_qualified = 1 ORDER BY id",
            [.integer(id)]
        ).compactMap { row in
            guard let issued = Day(row.text("issued_day")), let expiry = Day(row.text("expiry_day")), issued <= expiry else {
                return nil
            }
            return issued...expiry
        }
    }

    private static func channels(_ connection: any Connection, of device: Int64) throws -> [String: Channel] {
        let rows = try connection.query(
            """
            SELECT factor, name, unit, hazard, lowest, highest FROM monitoring_channel WHERE device = ?1 AND void = 0
            ORDER BY id
            """, [.integer(device)])
        return Dictionary(
            rows.map { row in
                let lowest = row["lowest"].real ?? -.infinity
                return (
                    row.text("factor"),
                    Channel(
                        name: row.text("name"), unit: row.text("unit"),
                        range: lowest...max(lowest, row["highest"].real ?? .infinity), hazard: row.text("hazard"))
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
