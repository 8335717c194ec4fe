import Calendars
import Database

/// How the hearing of a post's people moved against their baselines, year by year.
struct ShiftOfYear: Sendable, Equatable {
    var post: Int64
    var year: Int
    /// People with a test of the year that can be held against a baseline.
    var people: Int
    /// Of these, with a threshold shift found, confirmed or referred.
    var shifted: Int
    /// Median over the people of the worse ear's shift at 2, 3 and 4 kHz, dB.
    var median: Double

    /// Oldest first, post by post. Of several tests of a person in a year the last one stands: a retest answers what came before it.
    static func all(_ connection: any Connection, employer: Int64) throws -> [ShiftOfYear] {
        var last: [[Int64]: (state: String, shift: Double)] = [:]
        for row in try connection.query(
            """
            SELECT post, worker, test_day, state, shift_left, shift_right FROM audiogram
            WHERE void = 0 AND employer = ?1 AND post IS NOT NULL AND worker IS NOT NULL AND state <> 'questioned'
            AND shift_left IS NOT NULL AND shift_right IS NOT NULL ORDER BY test_day, id
            """, [.integer(employer)])
        {
            guard let day = Day(row.text("test_day")) else { continue }
            let key = [row.integer("post"), Int64(day.year), row.integer("worker")]
            last[key] = (row.text("state"), max(row.real("shift_left"), row.real("shift_right")))
        }
        let groups = Dictionary(grouping: last) { [$0.key[0], $0.key[1]] }
        return groups.map { key, tests in
            ShiftOfYear(
                post: key[0], year: Int(key[1]), people: tests.count,
                shifted: tests.count { ["shift", "confirmed", "referred"].contains($0.value.state) },
                median: ShiftForecast.median(tests.map(\.value.shift)) ?? 0)
        }.sorted { ($0.post, $0.year) < ($1.post, $1.year) }
    }
}
