import Access
import Hummingbird
import Registers

/// Moving a record on and withdrawing it, from the buttons of its page.
enum RecordActs {
    static func move(_ page: PageRequest, _ register: Register, _ transition: Lifecycle.Transition) async throws -> Response {
        let id = try await act(page, register, transition.verb) { transaction, record, version, reason in
            try transaction.transition(record, transition.name, expected: version, reason: reason)
        }
        return page.redirect(RecordAddress.record(register.name, id), done: "moved")
    }

    static func withdraw(_ page: PageRequest, _ register: Register) async throws -> Response {
        let id = try await act(page, register, .edit) { transaction, record, version, reason in
            try RecordForm.checkEditable(record)
            guard version == nil || version == record.version else { throw RegisterError.stale(current: record.version) }
            return try transaction.withdraw(record, reason: reason)
        }
        return page.redirect(RecordAddress.record(register.name, id), done: "withdrawn")
    }

    private static func act(
        _ page: PageRequest, _ register: Register, _ verb: Verb,
        _ body: @escaping @Sendable (RegisterTransaction, StoredRecord, Int64?, String) throws -> StoredRecord
    ) async throws -> Int64 {
        let id = try page.recordNumber()
        let (registers, principal) = (page.product.registers, page.principal)
        let (version, reason) = (Int64(page.form.text("_version")), page.form.text("_reason"))
        _ = try await RecordReading(page, register).record(for: verb)
        _ = try await registers.write(as: principal) { transaction in
            guard let record = try registers.queries.find(transaction.connection, register, id),
                registers.decide(principal, verb, record).isAllowed
            else { throw RegisterError.notFound }
            return try body(transaction, record, version, reason)
        }
        return id
    }
}
