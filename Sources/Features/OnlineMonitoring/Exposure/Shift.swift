import Calendars
import Database

/// A shift that recurs every day, as the register of schedules has it.
struct Shift: Sendable, Hashable {
    let id: Int64
    let name: String
    let startMinutes: Int
    let milliseconds: Int64
    let daysPerWeek: Double

    /// Those of the device's post; where it has none, those of the employer at large.
    static func all(_ connection: any Connection, of device: DeviceStanding) throws -> [Shift] {
        let rows = try connection.query(
            """
            SELECT id, name, starts_at, hours, days_per_week, post FROM shift_schedule
            WHERE void = 0 AND employer = ?1 AND (post IS NULL OR post = ?2) ORDER BY id
            """, [.integer(device.employer), .integer(device.post ?? 0)])
        let own = rows.filter { !$0["post"].isNull }
        return (own.isEmpty ? rows : own).compactMap { row in
            guard let time = ShiftTime(row.text("starts_at")) else { return nil }
            return Shift(
                id: row.integer("id"), name: row.text("name"), startMinutes: time.minutes,
                milliseconds: Int64((row.real("hours") * 3_600_000).rounded()), daysPerWeek: row.real("days_per_week"))
        }
    }

    /// Starts of the shifts that overlap any of the hours, in the order of time; a night shift began the day before.
    func starts(touching hours: Set<Instant>) -> [Instant] {
        var starts: Set<Instant> = []
        for hour in hours {
            for day in [hour.day - 1, hour.day] {
                let start = Instant(startOf: day) + Int64(startMinutes) * 60_000
                if start < hour + 3_600_000, hour < start + milliseconds { starts.insert(start) }
            }
        }
        return starts.sorted()
    }
}
