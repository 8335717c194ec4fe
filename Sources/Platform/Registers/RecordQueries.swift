import Access
import Database

/// Reads records without asking who may; callers that answer a person go through `RecordList` or check `Registers.decide`.
public struct RecordQueries: Sendable {
    public init() {}

    public func find(_ connection: any Connection, _ register: Register, _ id: Int64) throws -> StoredRecord? {
        try all(connection, register, where: "t.id = ?1", [.integer(id)]).first
    }

    /// All records that meet a condition over the alias `t`, ordered by number.
    public func all(
        _ connection: any Connection, _ register: Register, where condition: String, _ arguments: [Value] = [],
        order: String = "t.id", limit: Int? = nil
    ) throws -> [StoredRecord] {
        var records: [StoredRecord] = []
        let bound = limit.map { " LIMIT \($0)" } ?? ""
        let count = StoredRecord.columns.count + register.fields.count
        try connection.forEachRow(
            "SELECT \(register.selection) FROM \(register.name) t WHERE \(condition) ORDER BY \(order)\(bound)",
            arguments
        ) { view in
            records.append(StoredRecord(register, row: (0..<count).map(view.value)))
        }
        return records
    }

    /// The live record with these natural-key values; sealed fields are looked up through `index`.
    func byNaturalKey(
        _ connection: any Connection, _ draft: Draft, index: (_ draft: Draft, _ position: Int) -> String?
    ) throws -> StoredRecord? {
        let register = draft.register
        guard !register.naturalKey.isEmpty else { return nil }
        var conditions = ["t.void = 0"]
        var arguments: [Value] = []
        for name in register.naturalKey {
            guard let position = register.position(name) else { return nil }
            let (field, value) = (register.fields[position], draft.values[position])
            if value.isNull {
                // An empty part is a part of the key like any other (a post with one unnumbered sampling point).
                guard !field.isRequired else { return nil }
                conditions.append("t.\(name) IS NULL")
            } else if field.sealing != nil, let index = index(draft, position) {
                arguments.append(.text(index))
                conditions.append("t.\(name)_index = ?\(arguments.count)")
            } else {
                arguments.append(value)
                conditions.append("t.\(name) = ?\(arguments.count)")
            }
        }
        return try all(connection, register, where: conditions.joined(separator: " AND "), arguments, limit: 1).first
    }

    /// The words for referenced records, for lists that show references.
    func titles(
        _ connection: any Connection, _ register: Register, ids: Set<Int64>, codes: any CodeBook, inside: Set<Int64>? = nil
    ) throws -> [Int64: String] {
        guard !ids.isEmpty else { return [:] }
        var titles: [Int64: String] = [:]
        let sorted = ids.sorted()
        for start in stride(from: 0, to: sorted.count, by: 500) {
            let part = sorted[start..<min(start + 500, sorted.count)]
            let places = (1...part.count).map { "?\($0)" }.joined(separator: ", ")
            for record in try all(connection, register, where: "t.id IN (\(places))", part.map { .integer($0) }) {
                titles[record.id] = inside?.contains(record.id) ?? true ? record.title(codes) : record.outsideTitle(codes)
            }
        }
        return titles
    }
}

extension Registers {
    /// The words for referenced records, codes by their labels.
    public func titles(_ connection: any Connection, _ register: Register, ids: Set<Int64>) throws -> [Int64: String] {
        try queries.titles(connection, register, ids: ids, codes: codes)
    }

    /// The words for referenced records as somebody meets them who may open only some of them.
    public func titles(
        _ connection: any Connection, _ register: Register, ids: Set<Int64>, inside: Set<Int64>
    ) throws -> [Int64: String] {
        try queries.titles(connection, register, ids: ids, codes: codes, inside: inside)
    }

    /// Those of some records that a principal may open.
    public func reachable(
        _ connection: any Connection, _ register: Register, ids: Set<Int64>, for principal: Principal
    ) throws -> Set<Int64> {
        guard mayAttempt(principal, .view, register) else { return [] }
        var reachable: Set<Int64> = []
        let sorted = ids.sorted()
        for start in stride(from: 0, to: sorted.count, by: 500) {
            let part = sorted[start..<min(start + 500, sorted.count)]
            let places = (1...part.count).map { "?\($0)" }.joined(separator: ", ")
            let scope = condition(principal, .view, register, first: part.count + 1)
            let rows = try connection.query(
                "SELECT t.id FROM \(register.name) t WHERE t.id IN (\(places)) AND \(scope.sql)",
                part.map { .integer($0) } + scope.arguments)
            reachable.formUnion(rows.map { $0.integer("id") })
        }
        return reachable
    }
}
