import Calendars
import Database

/// The latest value of each point: device, factor, what it says and when.
struct LatestReadings: Sendable, Equatable {
    let device: Int64
    let factor: String
    let at: Instant
    let text: String
    let unit: String

    /// Of all devices that ever sent, real-time values before all others, device by device.
    static func all(_ connection: any Connection, now: Instant) throws -> [LatestReadings] {
        var found: [LatestReadings] = []
        var revisions: [Int64] = []
        var begin = 0
        // CROSS JOIN keeps SQLite from walking all readings and asking of each whether it is the latest; the few of one device are
        // held apart here, which costs less than sorting all of them there.
        try connection.forEachRow(
            """
            SELECT r.device_id, r.factor, r.at, r.value_text, r.unit, r.revision FROM device_contact c CROSS JOIN reading r
            WHERE r.device_id = c.device_id AND r.command = 2011 AND r.statistic = 'Rtd' AND r.at = (
                SELECT MAX(x.at) FROM reading x WHERE x.device_id = c.device_id AND x.command = 2011 AND x.at <= ?1)
            ORDER BY c.device_id
            """, [.integer(now.milliseconds + LiveQueries.toleratedLead)]
        ) { row in
            let reading = LatestReadings(
                device: row.integer(0), factor: row.text(1), at: Instant(milliseconds: row.integer(2)), text: row.text(3),
                unit: row.text(4))
            let revision = row.integer(5)
            if found.last?.device != reading.device { begin = found.count }
            if let known = found[begin...].firstIndex(where: { $0.factor == reading.factor }) {
                if revisions[known] < revision { (found[known], revisions[known]) = (reading, revision) }
            } else {
                found.append(reading)
                revisions.append(revision)
            }
        }
        return found
    }
}
