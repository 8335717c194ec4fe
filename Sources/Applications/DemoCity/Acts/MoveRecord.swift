import Database
import Registers

/// Moves a record on, with what is written down at that step.
@discardableResult
func move(
    _ record: StoredRecord, _ step: String, _ fields: [String: Value] = [:], in transaction: RegisterTransaction
) throws -> StoredRecord {
    var draft = try transaction.opened(record.draft)
    for (name, value) in fields { draft[name] = value }
    return try transaction.transition(record, step, draft: draft, reason: "模拟数据")
}

/// Records of a register by its name, in the order in which they were made.
func records(
    of register: String, where condition: String, _ arguments: [Value] = [], limit: Int? = nil,
    in transaction: RegisterTransaction
) throws -> [StoredRecord] {
    guard let found = transaction.registers.catalogue.register(register) else { throw RegisterError.notFound }
    return try transaction.registers.queries.all(
        transaction.connection, found, where: "t.void = 0 AND " + condition, arguments, limit: limit)
}
