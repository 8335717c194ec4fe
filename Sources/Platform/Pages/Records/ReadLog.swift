import Access
import Registers

/// Notes in the access log what is about to be shown. Reads of persons wait until the line is durable.
extension PageRequest {
    public func logRead(
        _ action: AccessEntry.Action, _ register: Register, records: [Int64], filter: String = "", count: Int? = nil,
        reason: String = ""
    ) async throws {
        let log = product.access.log
        let reason = reason.isEmpty ? principal.tokenScope.map { Texts.Token.used($0.token) } ?? "" : reason
        // A list of an ordinary register is told by its filter; persons are told one by one.
        let named = register.holdsPersons || action != .list
        let entry = AccessEntry(
            action, by: principal, at: product.clock.now(), register: register.name, recordIDs: named ? records : [],
            filterDigest: filter.isEmpty ? "" : log.filterDigest(filter), count: count ?? records.count, reason: reason,
            address: address)
        if register.holdsPersons || action == .unmask || action == .export {
            try await log.recordDurably(entry)
        } else {
            try await log.record(entry)
        }
    }
}
