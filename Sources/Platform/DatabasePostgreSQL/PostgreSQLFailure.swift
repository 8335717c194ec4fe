import CLibPQ
import Database

/// Turns SQLSTATE into kinds.
enum PostgreSQLFailure {
    static func describe(_ result: OpaquePointer?, on connection: OpaquePointer?) -> DatabaseError {
        guard let result, let state = field("C", of: result) else {
            let words = connection.flatMap(PQerrorMessage).map { String(cString: $0) } ?? "no connection"
            return DatabaseError(.unavailable, trimmed(words))
        }
        let words = field("M", of: result) ?? ""
        let detail = field("D", of: result).map { " \($0)" } ?? ""
        return DatabaseError(kind(state, result), "\(words)\(detail) (SQLSTATE \(state))")
    }

    /// An error without SQLSTATE was made by libpq itself: it lost the server, even where PQstatus does not say so yet
    /// (after an immediate shutdown it says so one command later).
    static func isFromServer(_ result: OpaquePointer?) -> Bool { result.flatMap { field("C", of: $0) } != nil }

    private static func kind(_ state: String, _ result: OpaquePointer) -> DatabaseError.Kind {
        let table = field("t", of: result) ?? ""
        switch state {
        case "23505": return .duplicate(duplicateColumns(result, table: table))
        case "23503": return .foreignKey
        case "23502": return .notNull("\(table).\(field("c", of: result) ?? "")")
        case "23514": return .check(field("n", of: result) ?? "")
        case "57014", "55P03", "40P01", "25P03": return .timeout
        case "57P01", "57P02", "57P03", "57P05", "53300": return .unavailable
        case "53100", "25006", "58030": return .readOnly
        case "XX001", "XX002": return .damaged
        // The schema was changed under a prepared statement; the next attempt prepares it anew.
        case "0A000" where isStalePlan(result): return .unavailable
        default: break
        }
        switch state.prefix(2) {
        case "08": return .unavailable
        case "42", "22", "0A", "26": return .statement
        default: return .other
        }
    }

    static func isStalePlan(_ result: OpaquePointer) -> Bool {
        field("C", of: result) == "0A000" && field("R", of: result) == "RevalidateCachedQuery"
    }

    /// The detail reads “Key (code, year)=(…) already exists.” in every language of the server.
    private static func duplicateColumns(_ result: OpaquePointer, table: String) -> String {
        guard let detail = field("D", of: result), let open = detail.firstIndex(of: "("),
            let close = detail.range(of: ")=(")
        else { return field("n", of: result) ?? table }
        return detail[detail.index(after: open)..<close.lowerBound].split(separator: ", ").map { "\(table).\($0)" }
            .joined(separator: ", ")
    }

    /// A field of the error report, by the letter libpq names it with.
    private static func field(_ letter: Character, of result: OpaquePointer) -> String? {
        guard let code = letter.asciiValue else { return nil }
        return PQresultErrorField(result, CInt(code)).map { String(cString: $0) }
    }

    private static func trimmed(_ words: String) -> String {
        words.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
