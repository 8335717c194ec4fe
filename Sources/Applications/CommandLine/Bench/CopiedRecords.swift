import Database
import HealthSurveillance
import Registers

/// Makes a store of millions out of one of thousands: the people of the sheets again and again under other numbers, with their posts,
/// examinations and due lists, written by the store itself. The ledger knows nothing of them: such a store is for reading fast, not for
/// proving anything.
enum CopiedRecords {
    /// Numbers of the copies begin far above all others.
    private static let distance: Int64 = 1_000_000_000

    /// - Returns: how many examinations there are then.
    static func make(_ copies: Int, _ registers: Registers) async throws -> Int64 {
        let moved: [(register: Register, fields: Set<String>)] = [
            (registers.register(of: Worker.self), []), (registers.register(of: Assignment.self), ["worker"]),
            (registers.register(of: Examination.self), ["worker"]),
            (registers.register(of: ExaminationDue.self), ["worker", "assignment", "last_examination"]),
        ]
        let statements = moved.map { sql($0.register, $0.fields) }
        for copy in 1...max(1, copies) where copies > 0 {
            let offset = Int64(copy) * distance
            try await registers.database.write { connection in
                for statement in statements {
                    try connection.execute(statement, [.integer(offset), .text(":\(copy)"), .integer(distance)])
                }
            }
        }
        return try await registers.read { try $0.value("SELECT COUNT(*) FROM examination WHERE void = 0").integer ?? 0 }
    }

    /// References to what is copied too move with it; numbers of persons become those of others.
    private static func sql(_ register: Register, _ moved: Set<String>) -> String {
        var columns = ["version", "state", "region_path", "organisation_id", "void", "created_at", "updated_at"]
        var values = columns
        for field in register.fields {
            columns.append(field.name)
            values.append(moved.contains(field.name) ? "\(field.name) + ?1" : field.name)
            guard field.sealing != nil else { continue }
            columns.append(field.name + "_index")
            values.append(field.name == "id_number" ? "id_number_index || ?2" : field.name + "_index")
        }
        // Every statement names all three values, whether or not its register needs them.
        return """
            INSERT INTO \(register.name) (id, \(columns.joined(separator: ", "))) SELECT id + ?1, \(values.joined(separator: ", "))
            FROM \(register.name) WHERE id < ?3 AND ?2 <> ''
            """
    }
}
