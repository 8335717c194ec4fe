import Calendars
import Database
import HJ212

/// Roll-ups in the store.
enum RollupQueries {
    /// Readings as series, one for each factor and command of a device; the last revision of a value stands.
    static func series(
        _ connection: any Connection, of device: DeviceStanding, command: Int, from: Instant, to: Instant
    ) throws -> [String: SampleSeries] {
        guard let hold = device.hold(of: command) else { return [:] }
        var series: [String: SampleSeries] = [:]
        var here: (factor: String, at: Int64, rank: Int) = ("", .min, .max)
        try connection.forEachRow(
            """
            SELECT factor, at, statistic, value, flag, unit, verified, marks FROM reading
            WHERE device_id = ?1 AND command = ?2 AND at >= ?3 AND at < ?4 ORDER BY factor, at, statistic, revision
            """,
            [
                .integer(device.id), .integer(Int64(command)), .integer(from.milliseconds - hold), .integer(to.milliseconds),
            ]
        ) { row in
            guard let rank = rank(row.text(2), command) else { return }
            let place = (factor: row.text(0), at: row.integer(1), rank: rank)
            let isSame = place.factor == here.factor && place.at == here.at
            if isSame, rank > here.rank { return }
            let sample = SampleSeries.Sample(
                at: Instant(milliseconds: place.at), value: row.isNull(3) ? nil : row.real(3), flag: row.text(4),
                unit: row.text(5), isVerified: row.integer(6) != 0, marks: ReadingMarks(rawValue: row.integer(7)))
            if isSame { series[place.factor]?.samples.removeLast() }
            series[place.factor, default: SampleSeries(command: command, hold: hold)].samples.append(sample)
            here = place
        }
        return series
    }

    /// Which statistic stands for the period: of the moment for real-time data, the mean for all others.
    private static func rank(_ statistic: String, _ command: Int) -> Int? {
        let order = command == 2011 ? ["Rtd", "Avg", "Data"] : ["Avg", "Data", "Rtd"]
        return order.firstIndex(of: statistic)
    }

    static func put(_ connection: any Connection, minutes: [(device: Int64, factor: String, at: Instant, rollup: Rollup)]) throws
    {
        try connection.executeMany(
            upsert("minute_rollup", key: ["device_id", "factor", "start_at"]),
            minutes.map { [.integer($0.device), .text($0.factor), .integer($0.at.milliseconds)] + $0.rollup.values })
    }

    static func put(
        _ connection: any Connection, _ period: Rollup.Period,
        _ rollups: [(device: Int64, factor: String, at: Instant, rollup: Rollup)]
    ) throws {
        try connection.executeMany(
            upsert("rollup", key: ["device_id", "factor", "period", "start_at"]),
            rollups.map {
                [.integer($0.device), .text($0.factor), .text(period.rawValue), .integer($0.at.milliseconds)] + $0.rollup.values
            })
    }

    private static func upsert(_ table: String, key: [String]) -> String {
        let columns = Rollup.columns.split { ", \n".contains($0) }.map(String.init)
        let all = key + columns
        let places = (1...all.count).map { "?\($0)" }.joined(separator: ", ")
        let news = columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return """
            INSERT INTO \(table) (\(all.joined(separator: ", "))) VALUES (\(places))
            ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(news)
            """
    }

    /// Minutes of a window by factor, in the order of time.
    static func minutes(
        _ connection: any Connection, of device: Int64, from: Instant, to: Instant
    ) throws -> [String: [(at: Instant, rollup: Rollup)]] {
        let rows = try connection.query(
            """
            SELECT factor, start_at, \(Rollup.columns) FROM minute_rollup
            WHERE device_id = ?1 AND start_at >= ?2 AND start_at < ?3 ORDER BY factor, start_at
            """, [.integer(device), .integer(from.milliseconds), .integer(to.milliseconds)])
        return byFactor(rows)
    }

    static func rollups(
        _ connection: any Connection, of device: Int64, _ period: Rollup.Period, from: Instant, to: Instant
    ) throws -> [String: [(at: Instant, rollup: Rollup)]] {
        if period == .minute { return try minutes(connection, of: device, from: from, to: to) }
        let rows = try connection.query(
            """
            SELECT factor, start_at, \(Rollup.columns) FROM rollup
            WHERE device_id = ?1 AND period = ?2 AND start_at >= ?3 AND start_at < ?4 ORDER BY factor, start_at
            """, [.integer(device), .text(period.rawValue), .integer(from.milliseconds), .integer(to.milliseconds)])
        return byFactor(rows)
    }

    private static func byFactor(_ rows: [Row]) -> [String: [(at: Instant, rollup: Rollup)]] {
        var result: [String: [(at: Instant, rollup: Rollup)]] = [:]
        for row in rows {
            result[row.text("factor"), default: []].append((Instant(milliseconds: row.integer("start_at")), Rollup(row)))
        }
        return result
    }
}
