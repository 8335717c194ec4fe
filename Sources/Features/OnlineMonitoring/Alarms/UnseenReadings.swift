import Calendars
import Database
import HJ212

/// Readings that are durable and that the alarms may not have looked at when the program stopped.
struct UnseenReadings {
    let connection: any Connection
    let memories: [AlarmMemory]
    /// Until when everything was looked at.
    let moment: Instant
    let units: Set<String>

    /// A value is late by so much at most, or the device's clock ahead, and still says something of now.
    static let reach = AlarmWatch.freshness + 10 * 60_000

    /// Device by device, for what one says nothing of another, and all of half a minute's readings are many; of each in the order of
    /// their arrival. Those that were looked at may be among them, and are known by their time.
    func forEachDevice(_ look: ([ReadingRow]) -> Void) throws {
        var known: [Int64: (first: Instant, last: Instant)] = [:]
        for memory in memories {
            let span = known[memory.place.device] ?? (memory.latest, memory.latest)
            known[memory.place.device] = (min(span.first, memory.latest), max(span.last, memory.latest))
        }
        for (device, lastContact) in try contacts() {
            let from: Instant
            if let span = known[device] {
                // A factor that fell silent long ago must not make all of the others be read from there.
                from = max(span.first, span.last + -UnseenReadings.reach)
            } else {
                guard lastContact >= moment + -UnseenReadings.reach else { continue }
                from = moment + -UnseenReadings.reach
            }
            guard lastContact + UnseenReadings.reach >= from else { continue }
            let rows = try rows(of: device, after: from)
            look(rows.sorted { ($0.arrivedAt, $0.at, $0.revision) < ($1.arrivedAt, $1.at, $1.revision) })
        }
    }

    /// Devices with a channel whose values can be a sign, and when each was last heard.
    private func contacts() throws -> [(device: Int64, lastContact: Instant)] {
        guard !units.isEmpty else { return [] }
        let marks = units.sorted()
        return try connection.query(
            """
            SELECT c.device_id, c.last_at FROM device_contact c WHERE EXISTS (
                SELECT 1 FROM monitoring_channel m WHERE m.device = c.device_id AND m.void = 0
                AND m.unit IN (\(marks.indices.map { "?\($0 + 1)" }.joined(separator: ", "))))
            ORDER BY c.device_id
            """, marks.map(Value.text)
        ).map { ($0.integer("device_id"), Instant(milliseconds: $0.integer("last_at"))) }
    }

    private func rows(of device: Int64, after: Instant) throws -> [ReadingRow] {
        try connection.query(
            """
            SELECT r.command, r.at, r.factor, r.statistic, r.revision, r.value, r.value_text, r.flag, r.unit, r.verified, r.marks,
                r.arrived_at, COALESCE((SELECT MIN(m.hazard) FROM monitoring_channel m
                    WHERE m.device = r.device_id AND m.factor = r.factor AND m.void = 0), '') AS hazard
            FROM reading r WHERE r.device_id = ?1 AND r.command IN (2011, 2051) AND r.at > ?2 AND r.statistic IN ('Rtd', 'Avg')
            ORDER BY r.command, r.at, r.factor, r.statistic, r.revision
            """, [.integer(device), .integer(after.milliseconds)]
        ).map { row in
            ReadingRow(
                deviceID: device, command: row.int("command"), at: Instant(milliseconds: row.integer("at")),
                factor: row.text("factor"), statistic: row.text("statistic") == "Rtd" ? .realtime : .average,
                revision: row.int("revision"), value: row["value"].real,
                text: row.text("value_text"), flag: row.text("flag"), unit: row.text("unit"), isVerified: row.flag("verified"),
                marks: ReadingMarks(rawValue: row.integer("marks")),
                arrivedAt: Instant(milliseconds: row.integer("arrived_at")), hazard: row.text("hazard"))
        }
    }
}
