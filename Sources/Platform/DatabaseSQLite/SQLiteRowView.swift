import Database
import GRDBSQLite

/// Reads cells straight from the statement; one pointer, so that it fits into an existential without allocation.
struct SQLiteRowView: RowView {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, CInt(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, CInt(column)) }
    func real(_ column: Int) -> Double { sqlite3_column_double(statement, CInt(column)) }
    func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }
    func withUTF8(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) { body(bytes(column)) }

    /// They stay where they are until the next step of the statement.
    private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(statement, CInt(column))
        let count = Int(sqlite3_column_bytes(statement, CInt(column)))
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    func value(_ column: Int) -> Value {
        switch sqlite3_column_type(statement, CInt(column)) {
        case SQLITE_INTEGER: return .integer(integer(column))
        case SQLITE_FLOAT: return .real(real(column))
        case SQLITE_TEXT: return .text(text(column))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, CInt(column))
            let count = Int(sqlite3_column_bytes(statement, CInt(column)))
            return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
        default: return .null
        }
    }
}
