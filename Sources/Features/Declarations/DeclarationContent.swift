import Database
import Registers

/// A declaration with everything that it declares.
public struct DeclarationContent: Sendable {
    public var stored: StoredRecord
    public var record: DeclarationRecord
    public var hazards: [TypedRecord<DeclaredHazard>]
    public var classes: [TypedRecord<DeclaredClass>]
    public var products: [TypedRecord<DeclaredProduct>]

    public var id: Int64 { stored.id }
    public var type: DeclarationType? { DeclarationType(rawValue: record.type) }

    public static func read(_ connection: any Connection, _ registers: Registers, _ id: Int64) throws -> DeclarationContent? {
        guard let found = try registers.find(connection, DeclarationRecord.self, id) else { return nil }
        func rows<Row: RegisterRecord>(_ type: Row.Type, _ order: String) throws -> [TypedRecord<Row>] {
            try registers.records(
                connection, type, where: "t.declaration = ?1 AND t.void = 0", [.integer(id)], order: order)
        }
        return DeclarationContent(
            stored: found.stored, record: found.record,
            hazards: try rows(DeclaredHazard.self, "t.workplace, t.workshop, t.post, t.hazard, t.id"),
            classes: try rows(DeclaredClass.self, "t.hazard_class, t.id"),
            products: try rows(DeclaredProduct.self, "t.id"))
    }
}

/// Declarations of an employer by what they are to the next one.
public enum DeclarationQueries {
    /// The accepted declarations in force for an employer, or for one workplace of it; newest first. One for all workplaces covers each.
    public static func inForce(
        _ connection: any Connection, _ registers: Registers, employer: Int64, workplace: Int64?
    ) throws -> [TypedRecord<DeclarationRecord>] {
        var condition = "t.employer = ?1 AND t.state = 'accepted' AND t.void = 0"
        var arguments: [Value] = [.integer(employer)]
        if let workplace {
            arguments.append(.integer(workplace))
            condition += " AND (t.workplace = ?2 OR t.workplace IS NULL)"
        }
        return try registers.records(
            connection, DeclarationRecord.self, where: condition + " AND t.type <> 'cancel'", arguments,
            order: "t.accepted_day DESC, t.id DESC")
    }

    /// Declarations being made or waiting, of the same scope.
    static func open(
        _ connection: any Connection, _ registers: Registers, employer: Int64, workplace: Int64?
    ) throws -> [TypedRecord<DeclarationRecord>] {
        try registers.records(
            connection, DeclarationRecord.self,
            where: """
                t.employer = ?1 AND t.state IN ('draft', 'submitted', 'returned') AND t.void = 0
                AND COALESCE(t.workplace, 0) = ?2
                """, [.integer(employer), .integer(workplace ?? 0)])
    }
}
