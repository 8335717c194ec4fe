import Calendars
import Database

/// The latest value of each point: device, factor, what it says and when.
struct LatestReadings: Sendable, Equatable {
    let device: Int64
    let factor: String
    let at: Instant
    let text: String
    let unit: String

    /// Of all devices that ever sent, real-time values before all others, in the order of devices and factors.
    static func all(_ connection: any Connection, now: Instant) throws -> [LatestReadings] {
        var found: [LatestReadings] = []
        try connection.forEachRow(
            """
            SELECT r.device_id, r.factor, r.at, r.value_text, r.unit FROM device_contact c
            JOIN reading r ON r.device_id = c.device_id AND r.command = 2011 AND r.statistic = 'Rtd' AND r.at = (
                SELECT MAX(x.at) FROM reading x WHERE x.device_id = c.device_id AND x.command = 2011 AND x.at <= ?1)
            ORDER BY r.device_id, r.factor, r.revision
            """, [.integer(now.milliseconds + LiveQueries.toleratedLead)]
        ) { row in
            let reading = LatestReadings(
                device: row.integer(0), factor: row.text(1), at: Instant(milliseconds: row.integer(2)), text: row.text(3),
                unit: row.text(4))
            if let last = found.last, last.device == reading.device, last.factor == reading.factor { found.removeLast() }
            found.append(reading)
        }
        return found
    }
}
