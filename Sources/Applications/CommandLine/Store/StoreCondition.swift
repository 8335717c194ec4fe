import Calendars
import Database
import Registers

/// What a sound store never holds, whatever was done with it.
enum StoreCondition {
    /// Running clocks without a record in force to run on.
    static func clocks(_ connection: any Connection, _ catalogue: Catalogue) throws -> [String] {
        try connection.query("SELECT DISTINCT register FROM due_item WHERE settled_at IS NULL ORDER BY register").flatMap { row in
            let name = row.text("register")
            guard catalogue.register(name) != nil else { return ["\(name): no such register"] }
            return try connection.query(
                """
                SELECT d.clock, d.record_id FROM due_item d
                WHERE d.register = ?1 AND d.settled_at IS NULL
                AND (d.due_day < d.started_day OR NOT EXISTS (SELECT 1 FROM \(name) t WHERE t.id = d.record_id AND t.void = 0))
                ORDER BY d.id
                """, [.text(name)]
            ).map { "\(name)/\($0.integer("record_id")) \($0.text("clock"))" }
        }
    }

    /// The last write lies in the future: the machine's clock was put back, and periods would be counted wrongly.
    static func time(_ connection: any Connection, now: Instant) throws -> [String] {
        let last = try connection.value("SELECT MAX(at) FROM ledger_entry").integer ?? 0
        // Servers of one store may differ by a little.
        return last > now.milliseconds + 60_000 ? [Instant(milliseconds: last).description] : []
    }

    /// Code tables that a register names and the store does not hold.
    static func missingTables(_ registers: Registers) -> [String] {
        Set(registers.catalogue.registers.flatMap { $0.fields.compactMap(\.codeTable) }).sorted().filter {
            registers.codes.entries($0).isEmpty
        }
    }
}
