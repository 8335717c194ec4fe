import Calendars
import Database
import HJ212

/// Makes the roll-ups of the minutes that are due, anew from the readings: the same readings give the same roll-ups, in whatever
/// order they came.
struct MakeRollups: Sendable {
    /// Devices of one transaction: the writer is soon free for the readings.
    static let devicesAtOnce = 20
    /// Due minutes of a device that are dealt with at once, so that a month entered later does not hold the writer.
    static let minutesAtOnce = 1_440

    let exposure: ShiftJudgement
    /// A minute is rolled up when it has been over for so long: its last values are still on their way before.
    var grace: Int64 = 10_000

    /// Deals with the devices that have waited longest.
    ///
    /// - Returns: how many due minutes were dealt with; 0 when nothing is due.
    func batch(_ connection: any Connection, now: Instant) throws -> Int {
        let over = Value.integer(now.milliseconds - grace - 60_000)
        let devices = try connection.query(
            """
            SELECT device_id FROM rollup_due WHERE minute_at <= ?1 GROUP BY device_id ORDER BY MIN(marked_at), device_id
            LIMIT \(MakeRollups.devicesAtOnce)
            """, [over]
        ).map { $0.integer("device_id") }
        var count = 0
        for device in devices {
            let due = try connection.query(
                """
                SELECT device_id, minute_at, token FROM rollup_due WHERE device_id = ?1 AND minute_at <= ?2 ORDER BY minute_at
                LIMIT \(MakeRollups.minutesAtOnce)
                """, [.integer(device), over])
            if let standing = try DeviceStanding.find(connection, id: device) {
                try make(connection, standing, due.map { Instant(milliseconds: $0.integer("minute_at")) }, now)
            }
            // A minute that was marked again meanwhile has another token, and stays due.
            try connection.executeMany(
                "DELETE FROM rollup_due WHERE device_id = ?1 AND minute_at = ?2 AND token = ?3", due.map(\.values))
            count += due.count
        }
        return count
    }

    private func make(_ connection: any Connection, _ device: DeviceStanding, _ due: [Instant], _ now: Instant) throws {
        var hours: Set<Instant> = []
        for window in try windows(due, of: device, connection) {
            try minutes(connection, device, window)
            var hour = Rollup.start(of: .hour, window.lowerBound)
            while hour < window.upperBound {
                hours.insert(hour)
                hour = hour + 3_600_000
            }
        }
        for hour in hours.sorted() { try self.hour(connection, device, hour) }
        for day in Set(hours.map(\.day)).sorted() {
            try self.day(connection, device, day)
        }
        try exposure.judge(connection, device, touching: hours, now: now)
    }

    /// Minutes that change with the due ones, neighbours joined. A value stands up to its hold into the minutes after it, never into
    /// those before; a later minute that is due itself is left to its own turn, so that a steady stream is read once.
    private func windows(
        _ due: [Instant], of device: DeviceStanding, _ connection: any Connection
    ) throws -> [Range<Instant>] {
        guard let first = due.min() else { return [] }
        let waiting = Set(
            try connection.query(
                "SELECT minute_at FROM rollup_due WHERE device_id = ?1 AND minute_at >= ?2",
                [.integer(device.id), .integer(first.milliseconds)]
            ).map { $0.integer("minute_at") })
        let reach = max(device.hold(of: 2011) ?? 0, device.hold(of: 2051) ?? 0)
        var changed = Set(due.map { Rollup.start(of: .minute, $0) })
        for minute in due {
            var next = minute + 60_000
            while next < minute + 60_000 + reach {
                if !waiting.contains(next.milliseconds) { changed.insert(next) }
                next = next + 60_000
            }
        }
        var windows: [Range<Instant>] = []
        for minute in changed.sorted() {
            if let last = windows.last, last.upperBound == minute {
                windows[windows.count - 1] = last.lowerBound..<minute + 60_000
            } else {
                windows.append(minute..<minute + 60_000)
            }
        }
        return windows
    }

    /// Of minute data and real-time data the one that covers more of a minute stands; minute data where both do alike.
    private func minutes(_ connection: any Connection, _ device: DeviceStanding, _ window: Range<Instant>) throws {
        var best: [String: [Instant: Rollup]] = [:]
        for command in [2051, 2011] {
            let series = try RollupQueries.series(
                connection, of: device, command: command, from: window.lowerBound, to: window.upperBound)
            for (factor, one) in series {
                for (minute, rollup) in one.minutes(from: window.lowerBound, to: window.upperBound) {
                    let known = best[factor]?[minute]
                    if let known, known.coveredMilliseconds >= rollup.coveredMilliseconds { continue }
                    best[factor, default: [:]][minute] = rollup
                }
            }
        }
        let rows = best.flatMap { factor, minutes in
            minutes.map { (device: device.id, factor: factor, at: $0.key, rollup: $0.value) }
        }.sorted { ($0.factor, $0.at) < ($1.factor, $1.at) }
        try RollupQueries.put(connection, minutes: rows)
    }

    /// The sum of the minutes; where there are none, the device's own hour value (2061) stands for the whole hour.
    private func hour(_ connection: any Connection, _ device: DeviceStanding, _ hour: Instant) throws {
        var rollups = try RollupQueries.minutes(connection, of: device.id, from: hour, to: hour + 3_600_000).mapValues(sum)
        for (factor, rollup) in try MakeRollups.hourData(connection, device, hour)
        where (rollups[factor]?.coveredMilliseconds ?? 0) == 0 {
            rollups[factor] = rollup
        }
        try RollupQueries.put(connection, .hour, rollups.sorted { $0.key < $1.key }.map { (device.id, $0.key, hour, $0.value) })
    }

    private static func hourData(
        _ connection: any Connection, _ device: DeviceStanding, _ hour: Instant
    ) throws -> [String: Rollup] {
        let rows = try connection.query(
            """
            SELECT factor, statistic, value, flag, unit, verified, marks FROM reading
            WHERE device_id = ?1 AND command = 2061 AND at = ?2 ORDER BY factor, CASE statistic WHEN 'Avg' THEN 1 ELSE 0 END, revision
            """, [.integer(device.id), .integer(hour.milliseconds)])
        var rollups: [String: Rollup] = [:]
        for row in rows where ["Avg", "Data", "Rtd"].contains(row.text("statistic")) {
            let sample = SampleSeries.Sample(
                at: hour, value: row["value"].real, flag: row.text("flag"), unit: row.text("unit"),
                isVerified: row.flag("verified"), marks: ReadingMarks(rawValue: row.integer("marks")))
            var series = SampleSeries(command: 2061, hold: 3_600_000)
            series.samples = [sample]
            var rollup = Rollup()
            for (_, minute) in series.minutes(from: hour, to: hour + 3_600_000).sorted(by: { $0.key < $1.key }) {
                rollup.add(minute)
            }
            rollups[row.text("factor")] = rollup
        }
        return rollups
    }

    private func day(_ connection: any Connection, _ device: DeviceStanding, _ day: Day) throws {
        let start = Instant(startOf: day)
        let rollups = try RollupQueries.rollups(connection, of: device.id, .hour, from: start, to: Instant(startOf: day + 1))
            .mapValues(sum)
        try RollupQueries.put(connection, .day, rollups.sorted { $0.key < $1.key }.map { (device.id, $0.key, start, $0.value) })
    }

    private func sum(_ parts: [(at: Instant, rollup: Rollup)]) -> Rollup {
        var whole = Rollup()
        for part in parts { whole.add(part.rollup) }
        return whole
    }
}
