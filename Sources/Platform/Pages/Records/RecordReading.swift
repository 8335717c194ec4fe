import Access
import Calendars
import Database
import Registers

/// Finds the record of the address for someone who may do this to it. “Not there” and “not yours” are the same answer.
struct RecordReading {
    let page: PageRequest
    let register: Register

    init(_ page: PageRequest, _ register: Register) {
        self.page = page
        self.register = register
    }

    func record(for verb: Verb) async throws -> StoredRecord {
        let id = try page.recordNumber()
        let (registers, register) = (page.product.registers, register)
        guard let record = try await registers.read({ try registers.queries.find($0, register, id) }),
            registers.decide(page.principal, .view, record).isAllowed || registers.decide(page.principal, verb, record).isAllowed
        else { throw RegisterError.notFound }
        guard registers.decide(page.principal, verb, record).isAllowed else { throw RegisterError.denied }
        return record
    }
}

extension PageRequest {
    /// The record of the address, for slices' own pages and acts.
    public func record(_ register: String, for verb: Verb) async throws -> StoredRecord {
        guard let register = product.catalogue.register(register) else { throw RegisterError.notFound }
        return try await RecordReading(self, register).record(for: verb)
    }
}
