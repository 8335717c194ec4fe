import Database
import Registers

/// What differs between a declaration and the one before it: all that a yearly update shows, and what the clerk looks at.
public struct DeclarationComparison: Sendable {
    public struct FieldDifference: Sendable {
        public let field: FieldDefinition
        public let before: Value
        public let after: Value
    }

    public struct HazardDifference: Sendable {
        public enum Kind: String, Sendable { case added, removed, changed }
        public let kind: Kind
        public let before: DeclaredHazard?
        public let after: DeclaredHazard?
    }

    public let fields: [FieldDifference]
    public let hazards: [HazardDifference]
    public var isEmpty: Bool { fields.isEmpty && hazards.isEmpty }

    /// Fields that say what is declared; those about the handling differ every time.
    static func isContent(_ field: FieldDefinition) -> Bool {
        !field.isComputed && !["employer", "workplace", "type", "year", "event_day", "filler", "remark"].contains(field.name)
    }

    public init(before: DeclarationContent, after: DeclarationContent) {
        let register = DeclarationRecord.register
        let old = DeclarationRecord.declaration.encode(before.record)
        let new = DeclarationRecord.declaration.encode(after.record)
        fields = register.fields.indices.compactMap { index in
            guard Self.isContent(register.fields[index]), old[index] != new[index] else { return nil }
            return FieldDifference(field: register.fields[index], before: old[index], after: new[index])
        }
        hazards = Self.hazards(before.hazards.map(\.record), after.hazards.map(\.record))
    }

    private static func hazards(_ before: [DeclaredHazard], _ after: [DeclaredHazard]) -> [HazardDifference] {
        func key(_ row: DeclaredHazard) -> [String] { [row.workplace, row.workshop, row.post, row.hazard] }
        func content(_ row: DeclaredHazard) -> DeclaredHazard {
            var copy = row
            copy.declarationID = 0
            copy.origin = nil
            return copy
        }
        let old = Dictionary(before.map { (key($0), $0) }) { first, _ in first }
        let new = Dictionary(after.map { (key($0), $0) }) { first, _ in first }
        let keys = Set(old.keys).union(new.keys).sorted { $0.lexicographicallyPrecedes($1) }
        return keys.compactMap { key in
            switch (old[key], new[key]) {
            case (nil, let row?): HazardDifference(kind: .added, before: nil, after: row)
            case (let row?, nil): HazardDifference(kind: .removed, before: row, after: nil)
            case (let row?, let other?) where content(row) != content(other):
                HazardDifference(kind: .changed, before: row, after: other)
            default: nil
            }
        }
    }
}
