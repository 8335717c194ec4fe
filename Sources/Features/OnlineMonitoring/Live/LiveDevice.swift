import Calendars
import Database
import Registers

/// A device as the live pages show it.
struct LiveDevice: Sendable {
    let id: Int64
    let mn: String
    let name: String
    let state: String
    let employer: String
    let workplace: String
    let location: String
    let interval: Int?
    let verificationExpiry: Day?
    let calibrationExpiry: Day?
    let isSimulated: Bool
    let lastAt: Instant?
    let counts: Counts
    var latest: [ShownReading] = []

    struct Counts: Sendable {
        let frames, repeated, refused, dropped: Int64
        let peer: String
    }

    enum Presence: Sendable, Equatable {
        case online, silent, never
        /// Suspended or retired.
        case notReceiving
    }

    /// Silence begins after three reporting intervals, five minutes at least.
    func presence(at now: Instant) -> Presence {
        guard DeviceState.receiving.contains(state) else { return .notReceiving }
        guard let lastAt else { return .never }
        return now - lastAt <= Int64(max(300, 3 * (interval ?? 0))) * 1_000 ? .online : .silent
    }

    func isVerified(on day: Day) -> Bool { [verificationExpiry, calibrationExpiry].contains { $0.map { day <= $0 } ?? false } }

    static let columns = """
        t.id, t.mn, t.name, t.state, t.location, t.interval_seconds, t.verification_expiry, t.calibration_expiry, t.is_simulated,
        e.name AS employer_name, w.name AS workplace_name, c.last_at, c.frame_count, c.repeated_count, c.refused_count,
        c.dropped_item_count, c.peer
        """
    static let tables = """
        monitoring_device t LEFT JOIN employer e ON e.id = t.employer LEFT JOIN workplace w ON w.id = t.workplace
        LEFT JOIN device_contact c ON c.device_id = t.id
        """

    init(_ row: Row) {
        id = row.integer("id")
        mn = row.text("mn")
        name = row.text("name")
        state = row.text("state")
        employer = row.text("employer_name")
        workplace = row.text("workplace_name")
        location = row.text("location")
        interval = row["interval_seconds"].integer.map { Int($0) }
        verificationExpiry = Day(row.text("verification_expiry"))
        calibrationExpiry = Day(row.text("calibration_expiry"))
        isSimulated = row.flag("is_simulated")
        lastAt = row["last_at"].integer.map(Instant.init(milliseconds:))
        counts = Counts(
            frames: row.integer("frame_count"), repeated: row.integer("repeated_count"), refused: row.integer("refused_count"),
            dropped: row.integer("dropped_item_count"), peer: row.text("peer"))
    }
}

/// A stored reading as the live pages show it.
struct ShownReading: Sendable {
    let at: Instant
    let command: Int
    let factor: String
    /// What the channel calls the factor; the code where there is no channel.
    let name: String
    let statistic: String
    let value: Double?
    let text: String
    let flag: String
    let unit: String
    let isVerified: Bool
    let marks: ReadingMarks
    let revision: Int

    static let columns = """
        r.at, r.command, r.factor, COALESCE(k.name, r.factor) AS name, r.statistic, r.value, r.value_text, r.flag, r.unit,
        r.verified, r.marks, r.revision
        """
    static let tables = """
        reading r LEFT JOIN monitoring_channel k ON k.device = r.device_id AND k.factor = r.factor AND k.void = 0
        """

    init(_ row: Row) {
        at = Instant(milliseconds: row.integer("at"))
        command = row.int("command")
        factor = row.text("factor")
        name = row.text("name")
        statistic = row.text("statistic")
        value = row["value"].real
        text = row.text("value_text")
        flag = row.text("flag")
        unit = row.text("unit")
        isVerified = row.flag("verified")
        marks = ReadingMarks(rawValue: row.integer("marks"))
        revision = row.int("revision")
    }
}
