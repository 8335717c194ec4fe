import Database

/// A stored record together with its typed form.
public struct TypedRecord<Record: RegisterRecord>: Sendable, Identifiable {
    public let stored: StoredRecord
    public let record: Record
    public var id: Int64 { stored.id }
}

extension Registers {
    /// The register of a type as the running catalogue holds it.
    public func register<Record: RegisterRecord>(of type: Record.Type) -> Register {
        catalogue.register(Record.register.name) ?? Record.register
    }

    /// The typed form of a stored record, sealed fields in plain text.
    public func typed<Record: RegisterRecord>(_ stored: StoredRecord, as type: Record.Type) throws -> TypedRecord<Record> {
        TypedRecord(stored: stored, record: Record.declaration.decode(try opened(stored.draft).values))
    }

    public func find<Record: RegisterRecord>(
        _ connection: any Connection, _ type: Record.Type, _ id: Int64
    ) throws -> TypedRecord<Record>? {
        try queries.find(connection, register(of: type), id).map { try typed($0, as: type) }
    }

    /// Records that meet a condition over the alias `t`, without asking who may see them.
    public func records<Record: RegisterRecord>(
        _ connection: any Connection, _ type: Record.Type, where condition: String = "t.void = 0", _ arguments: [Value] = [],
        order: String = "t.id", limit: Int? = nil
    ) throws -> [TypedRecord<Record>] {
        try queries.all(connection, register(of: type), where: condition, arguments, order: order, limit: limit)
            .map { try typed($0, as: type) }
    }
}
