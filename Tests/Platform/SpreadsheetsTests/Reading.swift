import Foundation
import Spreadsheets

/// All rows of a file as texts with gaps, the way a person would read them aloud.
func texts(_ bytes: [UInt8], sheet: SheetChoice = .first, limits: SheetLimits = .standard) throws -> [[String]] {
    try texts(SheetReader.open(bytes: bytes, sheet: sheet, limits: limits))
}

func texts(_ reader: SheetReader) throws -> [[String]] {
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append((0..<row.lastColumn).map { row.text($0 + 1) }) }
    return rows
}

func texts(_ text: String) throws -> [[String]] { try texts(Array(text.utf8)) }

func file(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = temporaryPath(name)
    try Data(bytes).write(to: URL(filePath: path))
    return path
}

/// The error with which a file is refused; nil when it is read to its end.
func refusal(_ bytes: [UInt8], sheet: SheetChoice = .first, limits: SheetLimits = .standard) -> SheetError? {
    do {
        _ = try texts(bytes, sheet: sheet, limits: limits)
        return nil
    } catch {
        return error as? SheetError
    }
}
