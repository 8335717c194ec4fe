import CLibPQ
import Database
import Foundation

/// One row of a result. Three words, so that it fits into an existential without allocation.
struct PostgreSQLRowView: RowView {
    let result: OpaquePointer
    let row: CInt

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, CInt(column)) != 0 }

    func integer(_ column: Int) -> Int64 {
        let value = value(column)
        return value.integer ?? value.real.flatMap { Int64(exactly: $0.rounded(.towardZero)) } ?? Int64(value.text ?? "") ?? 0
    }

    func real(_ column: Int) -> Double {
        let value = value(column)
        return value.real ?? Double(value.text ?? "") ?? 0
    }

    func text(_ column: Int) -> String {
        var text = ""
        withUTF8(column) { text = String(decoding: $0, as: UTF8.self) }
        return text
    }

    func withUTF8(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        switch PQftype(result, CInt(column)) {
        case CellType.flag where !isNull(column):
            [cell(column).first == UInt8(ascii: "t") ? 49 : 48].withUnsafeBufferPointer(body)
        case CellType.bytes: CellType.decodeHex(cell(column)).withUnsafeBufferPointer(body)
        default: body(cell(column))
        }
    }

    func value(_ column: Int) -> Value {
        if isNull(column) { return .null }
        let cell = cell(column)
        switch PQftype(result, CInt(column)) {
        case 20, 21, 23, 26: return CellType.integer(cell).map(Value.integer) ?? .null
        case 700, 701: return .real(CellType.real(cell))
        case CellType.flag: return .integer(cell.first == UInt8(ascii: "t") ? 1 : 0)
        case CellType.bytes: return .bytes(CellType.decodeHex(cell))
        // count, sum and the like of whole numbers are NUMERIC here and INTEGER on SQLite.
        case CellType.numeric: return CellType.integer(cell).map(Value.integer) ?? .real(CellType.real(cell))
        default: return .text(String(decoding: cell, as: UTF8.self))
        }
    }

    private func cell(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start = PQgetvalue(result, row, CInt(column)) else { return UnsafeBufferPointer(start: nil, count: 0) }
        let count = Int(PQgetlength(result, row, CInt(column)))
        return UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }
}

/// Reads cells in PostgreSQL's text format.
enum CellType {
    static let flag: Oid = 16
    static let bytes: Oid = 17
    static let numeric: Oid = 1700

    /// Nil when there is anything but a whole number in the range of Int64.
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        if digits.isEmpty { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.subtractingReportingOverflow(Int64(digit - 48))
            if overflow || carry { return nil }
            number = sum
        }
        // Counted downwards, because Int64.min has no positive twin.
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    /// libpq ends every cell with a NUL, so strtod may read it in place.
    static func real(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        guard let start = text.baseAddress else { return 0 }
        return strtod(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), nil)
    }

    /// `\x` and two hexadecimal digits a byte.
    static func decodeHex(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        func nibble(_ digit: UInt8) -> UInt8 { digit <= 57 ? digit &- 48 : digit &- 87 }
        return stride(from: 2, to: text.count - 1, by: 2).map { nibble(text[$0]) << 4 | nibble(text[$0 + 1]) }
    }
}
