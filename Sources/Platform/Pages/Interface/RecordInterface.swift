import Access
import Database
import Hummingbird
import NIOCore
import Registers

/// One record as JSON: read, made, changed, moved on, withdrawn.
struct RecordInterface {
    let shape: RecordShape
    let page: PageRequest

    init(_ shape: RecordShape, _ page: PageRequest) {
        self.shape = shape
        self.page = page
    }

    private var register: Register { shape.register }
    private var registers: Registers { page.product.registers }

    func one() async throws -> Response {
        let record = try await RecordReading(page, register).record(for: .view)
        try await page.logRead(.view, register, records: [record.id])
        return try await answer(record.id, status: .ok)
    }

    func create() async throws -> Response {
        let input = try allowed(JSONInput.read(page.body, register))
        let (registers, principal, register) = (registers, page.principal, register)
        let record = try await registers.write(as: principal) { transaction in
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let (draft, problems) = reading.read(input, into: Draft(register), isNew: true)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            return try transaction.insert(draft)
        }
        var response = try await answer(record.id, status: .created)
        response.headers[.location] = InterfaceAddress.record(register.name, record.id)
        return response
    }

    func change() async throws -> Response {
        let input = try allowed(JSONInput.read(page.body, register))
        let version = try expectedVersion()
        let id = try await act(.edit) { transaction, record, principal, registers in
            guard record.version == version else { throw RegisterError.stale(current: record.version) }
            try RecordForm.checkEditable(record)
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let (draft, problems) = reading.read(input, into: try transaction.opened(record.draft), isNew: false)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            return try transaction.update(record, to: draft, expected: version)
        }
        return try await answer(id, status: .ok)
    }

    func withdraw() async throws -> Response {
        let reason = try reason()
        let version = try expectedVersion()
        let id = try await act(.edit) { transaction, record, _, _ in
            guard record.version == version else { throw RegisterError.stale(current: record.version) }
            try RecordForm.checkEditable(record)
            return try transaction.withdraw(record, reason: reason)
        }
        return try await answer(id, status: .ok)
    }

    func move(_ transition: Lifecycle.Transition) async throws -> Response {
        let reason = try reason()
        let version = try page.head.headers[.ifMatch] == nil ? nil : expectedVersion()
        let id = try await act(transition.verb) { transaction, record, _, _ in
            try transaction.transition(record, transition.name, expected: version, reason: reason)
        }
        return try await answer(id, status: .ok)
    }

    // MARK: Parts

    private func reason() throws -> String { try JSONInput.read(page.body, register)["reason"] ?? "" }

    /// Fields that this role may not see are as good as unknown.
    private func allowed(_ input: [String: String]) throws -> [String: String] {
        let unknown = input.keys.filter { name in
            register.field(name).map { !registers.isVisible($0, to: page.principal) } ?? false
        }
        guard unknown.isEmpty else { throw RegisterError.denied }
        return input
    }

    private func expectedVersion() throws -> Int64 {
        let text = page.head.headers[.ifMatch] ?? ""
        guard let version = Int64(text.filter { $0 != "\"" }) else { throw PageError.versionMissing }
        return version
    }

    private func act(
        _ verb: Verb,
        _ body: @escaping @Sendable (RegisterTransaction, StoredRecord, Principal, Registers) throws -> StoredRecord
    ) async throws -> Int64 {
        let id = try page.recordNumber()
        let (registers, principal, register) = (registers, page.principal, register)
        _ = try await RecordReading(page, register).record(for: verb)
        do {
            return try await registers.write(as: principal) { transaction in
                guard let record = try registers.queries.find(transaction.connection, register, id),
                    registers.decide(principal, verb, record).isAllowed
                else { throw RegisterError.notFound }
                return try body(transaction, record, principal, registers).id
            }
        } catch RegisterError.stale(let current) {
            throw try await StaleRecord.make(page, register, id, since: (try? expectedVersion()) ?? current)
        }
    }

    private func answer(_ id: Int64, status: HTTPResponse.Status) async throws -> Response {
        let (shape, registers, fields) = (shape, registers, shape.visible(page.principal))
        let (body, version) = try await registers.read { connection -> (ByteBuffer, Int64) in
            var json = JSONText(capacity: 1_024)
            var version: Int64 = 0
            try connection.forEachRow(
                "SELECT \(shape.columns) FROM \(shape.register.name) t WHERE t.id = ?1", [.integer(id)]
            ) { row in
                version = row.integer(1)
                shape.write(row, fields, registers, to: &json)
            }
            return (json.buffer, version)
        }
        var response = Response.json(body, status: status)
        response.headers[.eTag] = "\"\(version)\""
        return response
    }
}
