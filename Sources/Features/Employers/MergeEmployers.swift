import Access
import Calendars
import Registers

/// Joins a duplicate into the employer that stays: its workplaces, posts, declarations and everything else that refers to it go
/// over with their history, and it becomes void with a pointer, all in one transaction.
public struct MergeEmployers: Sendable {
    let registers: Registers
    public init(registers: Registers) { self.registers = registers }

    public func callAsFunction(
        _ duplicate: Int64, into survivor: Int64, reason: String, by principal: Principal
    ) async throws {
        try await registers.write(as: principal) { transaction in
            guard let from = try transaction.find(Employer.self, duplicate),
                let into = try transaction.find(Employer.self, survivor), !from.stored.isVoid, !into.stored.isVoid
            else { throw RegisterError.notFound }
            guard duplicate != survivor else {
                throw RegisterError.invalid([FieldProblem("", .inconsistent, "请选择两家不同的用人单位。")])
            }
            for record in [from.stored, into.stored] where !registers.decide(principal, .merge, record).isAllowed {
                throw RegisterError.denied
            }
            var kept = into.record
            kept.takeOver(from.record)
            let updated = try transaction.update(into.stored, to: kept, action: "merge", reason: reason)
            try transaction.merge(from.stored, into: updated, pointer: "merged_into", reason: reason)
        }
    }
}

extension Employer {
    /// What the survivor does not know is taken from the duplicate; what it knows stays.
    fileprivate mutating func takeOver(_ other: Employer) {
        if formerName.isEmpty, EmployerName.key(other.name) != EmployerName.key(name) { formerName = other.name }
        if registrationNumber.isEmpty { registrationNumber = other.registrationNumber }
        if registeredAddress.isEmpty { registeredAddress = other.registeredAddress }
        if address.isEmpty { address = other.address }
        if size.isEmpty { size = other.size }
        if ownership.isEmpty { ownership = other.ownership }
        if affiliation.isEmpty { affiliation = other.affiliation }
        if legalRepresentative.isEmpty { legalRepresentative = other.legalRepresentative }
        if contactName.isEmpty { contactName = other.contactName }
        if contactPhone.isEmpty { contactPhone = other.contactPhone }
        headcount = headcount ?? other.headcount
        outsourced = outsourced ?? other.outsourced
        operationStart = operationStart ?? other.operationStart
        cumulativeCases = [cumulativeCases, other.cumulativeCases].compactMap { $0 }.max()
        isKeyEmployer = isKeyEmployer || other.isKeyEmployer
        lastDeclaredDay = [lastDeclaredDay, other.lastDeclaredDay].compactMap { $0 }.max()
        declaredUntil = [declaredUntil, other.declaredUntil].compactMap { $0 }.max()
    }
}
