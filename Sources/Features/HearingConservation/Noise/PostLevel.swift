import Calendars
import CodeTables
import Database
import OnlineMonitoring

/// Where the exposure level of a post comes from: the institution's report, or the sensor that hangs there.
struct PostLevel: Sendable, Equatable {
    var value: Double
    var day: Day
    var origin: String

    /// The last report of a year, else the last before it.
    static func measured(_ connection: any Connection, post: Int64, year: Int) throws -> PostLevel? {
        guard
            let row = try connection.first(
                """
                SELECT lex_8h, lex_40h, sampled_day, report FROM measurement WHERE void = 0 AND post = ?1 AND factor = ?2
                AND COALESCE(lex_8h, lex_40h) IS NOT NULL AND sampled_day <= ?3 ORDER BY sampled_day DESC, id DESC LIMIT 1
                """, [.integer(post), .text(HazardFactor.noise), .text("\(year)-12-31")]),
            let value = row["lex_8h"].real ?? row["lex_40h"].real, let day = Day(row.text("sampled_day"))
        else { return nil }
        let report = row["report"].text.map { "，报告 \($0)" } ?? ""
        return PostLevel(value: value, day: day, origin: "检测 \(day)\(report)")
    }

    /// The median of the shifts that the sensors of the post covered in a year.
    static func sensed(_ connection: any Connection, post: Int64, year: Int) throws -> PostLevel? {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31),
            let shifts = try SensorShifts.noise(connection, post: post, from: first, to: last)
        else { return nil }
        let verified = shifts.isVerified ? "" : "，含未经检定的读数"
        return PostLevel(
            value: (shifts.median * 10).rounded() / 10, day: shifts.last, origin: "在线 \(shifts.count) 个班次的中位数\(verified)")
    }
}
