import Database
import InspectionDraws

/// The result of a draw, read from its own file.
enum DrawnResult {
    static func read(_ connection: any Connection, _ draw: Int64) throws -> [DrawnObject] {
        let text = try DrawStorage.files(connection, of: draw).texts["result.csv"] ?? ""
        return CommaText.read(text).dropFirst().compactMap { line in
            guard line.fields.count >= 4, let place = Int(line.fields[0]) else { return nil }
            return DrawnObject(
                place: place, object: line.fields[1], isReserve: line.fields[2] == "1",
                team: line.fields[3].split(separator: ";").map(String.init))
        }
    }
}
