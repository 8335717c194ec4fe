import Calendars
import Database

/// What institutions reported of a post, for other slices that hold something of their own against it.
public struct InstitutionResult: Sendable, Hashable {
    public let id: Int64
    public let post: Int64
    public let factor: String
    public let day: Day
    public let institution: String
    /// L_EX,8h in dB(A), or the time-weighted average in mg/m³; nil for a result below detection.
    public let value: Double?
    public let text: String
    public let outcome: String

    /// Results of some posts, newest first.
    public static func of(_ connection: any Connection, posts: Set<Int64>) throws -> [InstitutionResult] {
        let sorted = posts.sorted()
        var results: [InstitutionResult] = []
        for start in stride(from: 0, to: sorted.count, by: 500) {
            let part = sorted[start..<min(start + 500, sorted.count)]
            let places = (1...part.count).map { "?\($0)" }.joined(separator: ", ")
            results += try connection.query(
                """
                SELECT id, post, factor, sampled_day, institution, lex_8h, c_twa, outcome FROM measurement
                WHERE void = 0 AND post IN (\(places)) AND sampled_day IS NOT NULL AND (lex_8h IS NOT NULL OR c_twa IS NOT NULL)
                ORDER BY sampled_day DESC, id DESC
                """, part.map { .integer($0) }
            ).compactMap(InstitutionResult.init)
        }
        return results
    }

    private init?(_ row: Row) {
        guard let day = Day(row.text("sampled_day")) else { return nil }
        id = row.integer("id")
        post = row.integer("post")
        factor = row.text("factor")
        self.day = day
        institution = row.text("institution")
        outcome = row.text("outcome")
        if let level = row["lex_8h"].real {
            value = level
            text = "\(level) dB(A)"
        } else {
            value = Double(row.text("c_twa"))
            text = "\(row.text("c_twa")) mg/m3"
        }
    }
}
