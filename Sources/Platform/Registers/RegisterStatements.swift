import Foundation

/// SQL that follows from declarations, built once per register and shape.
final class RegisterStatements: @unchecked Sendable {
    private let lock = NSLock()
    private var texts: [String: String] = [:]

    func insert(_ register: Register, _ columns: [String]) -> String {
        cached("insert \(register.name)") {
            let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
            return "INSERT INTO \(register.name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        }
    }

    /// Changes one row if it still has the version that was read: id and version are the last two arguments.
    func update(_ register: Register, _ columns: [String]) -> String {
        cached("update \(register.name) \(columns.count)") {
            let sets = columns.enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: ", ")
            return "UPDATE \(register.name) SET \(sets) WHERE id = ?\(columns.count + 1) AND version = ?\(columns.count + 2)"
        }
    }

    private func cached(_ key: String, _ make: () -> String) -> String {
        lock.withLock {
            if let text = texts[key] { return text }
            let text = make()
            texts[key] = text
            return text
        }
    }
}
