import Access
import Database
import Registers

/// Saves one step of a draft as it was typed; nothing is stored when something in the step is wrong, and all problems are told.
public struct SaveDeclaration: Sendable {
    let registers: Registers
    public init(registers: Registers) { self.registers = registers }

    /// Fields of the declaration itself.
    ///
    /// - Parameter expected: the version that the person saw.
    /// - Returns: the version now in force.
    @discardableResult
    public func fields(
        _ id: Int64, _ input: [String: String], expected: Int64? = nil, by principal: Principal
    ) async throws -> Int64 {
        try await registers.write(as: principal) { transaction in
            let draft = try editable(id, transaction)
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let read = reading.read(input, into: try transaction.opened(draft.stored.draft), isNew: false)
            guard read.problems.isEmpty else { throw RegisterError.invalid(read.problems) }
            return try transaction.update(draft.stored, to: read.draft, expected: expected).version
        }
    }

    /// All rows of one kind: rows with a number (`id`) are changed, rows without one are added, rows left out are withdrawn.
    ///
    /// A problem's field is written `row.field`, the row counted from 0.
    public func rows<Row: RegisterRecord>(
        _ type: Row.Type, of id: Int64, _ input: [[String: String]], by principal: Principal
    ) async throws {
        try await registers.write(as: principal) { transaction in
            _ = try editable(id, transaction)
            let register = registers.register(of: type)
            var left = Dictionary(
                uniqueKeysWithValues: try registers.queries.all(
                    transaction.connection, register, where: "t.declaration = ?1 AND t.void = 0", [.integer(id)]
                ).map { ($0.id, $0) })
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            var problems: [FieldProblem] = []
            var writes: [(StoredRecord?, Draft)] = []
            for (index, texts) in input.enumerated() {
                var texts = texts
                let known = texts.removeValue(forKey: "id").flatMap { Int64($0) }.flatMap { left.removeValue(forKey: $0) }
                var draft = try known.map { try transaction.opened($0.draft) } ?? Draft(register)
                draft["declaration"] = .integer(id)
                let read = reading.read(texts, into: draft, isNew: known == nil)
                problems += read.problems.map { FieldProblem("\(index).\($0.field)", $0.code, "第 \(index + 1) 行：" + $0.message) }
                writes.append((known, read.draft))
            }
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            for row in left.values.sorted(by: { $0.id < $1.id }) { try transaction.withdraw(row, reason: "申报中删除") }
            for (known, draft) in writes {
                if let known { try transaction.update(known, to: draft) } else { try transaction.insert(draft) }
            }
        }
    }

    /// One row: changed when its number is given, else added.
    public func row<Row: RegisterRecord>(
        _ type: Row.Type, of id: Int64, row: Int64?, _ input: [String: String], by principal: Principal
    ) async throws {
        try await registers.write(as: principal) { transaction in
            _ = try editable(id, transaction)
            let register = registers.register(of: type)
            let known = try row.map { try self.row($0, register, of: id, transaction) }
            var draft = try known.map { try transaction.opened($0.draft) } ?? Draft(register)
            draft["declaration"] = .integer(id)
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let read = reading.read(input, into: draft, isNew: known == nil)
            guard read.problems.isEmpty else { throw RegisterError.invalid(read.problems) }
            if let known { try transaction.update(known, to: read.draft) } else { try transaction.insert(read.draft) }
        }
    }

    public func remove<Row: RegisterRecord>(
        _ type: Row.Type, of id: Int64, row: Int64, by principal: Principal
    ) async throws {
        try await registers.write(as: principal) { transaction in
            _ = try editable(id, transaction)
            let known = try self.row(row, registers.register(of: type), of: id, transaction)
            try transaction.withdraw(known, reason: "申报中删除")
        }
    }

    private func row(
        _ row: Int64, _ register: Register, of id: Int64, _ transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard let known = try registers.queries.find(transaction.connection, register, row), !known.isVoid,
            known["declaration"] == .integer(id)
        else { throw RegisterError.notFound }
        return known
    }

    /// Throws the draft away; it stays in the history.
    public func discard(_ id: Int64, by principal: Principal) async throws {
        try await registers.write(as: principal) { transaction in
            let draft = try editable(id, transaction)
            try transaction.settleClocks(of: draft.stored)
            try transaction.withdraw(draft.stored, reason: "申报人撤回草稿")
        }
    }

    private func editable(_ id: Int64, _ transaction: RegisterTransaction) throws -> TypedRecord<DeclarationRecord> {
        guard let found = try registers.find(transaction.connection, DeclarationRecord.self, id), !found.stored.isVoid,
            registers.decide(transaction.principal, .edit, found.stored).isAllowed
        else { throw RegisterError.notFound }
        guard [DeclarationState.draft, DeclarationState.returned].contains(found.stored.state) else {
            throw RegisterError.wrongState(label: DeclarationRecord.lifecycle.state(found.stored.state)?.label ?? "")
        }
        return found
    }
}
