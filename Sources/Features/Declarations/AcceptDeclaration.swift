import Access
import Calendars
import Employers
import Organisations
import Registers

/// Accepts a declaration: receipt with a code that the public can check, facts written back where they changed, the employer
/// declared for 13 months, the declaration before it superseded.
public struct AcceptDeclaration: Sendable {
    let registers: Registers
    var periods = DeclarationPeriods.inForce
    let random: Randomness

    public init(registers: Registers, random: Randomness = .system) {
        self.registers = registers
        self.random = random
    }

    /// - Returns: number and check code of the receipt.
    @discardableResult
    public func callAsFunction(_ id: Int64, expected: Int64? = nil, by principal: Principal) async throws -> Receipt {
        try await registers.write(as: principal) { transaction in
            let found = try Self.waiting(id, registers, transaction)
            guard let content = try DeclarationContent.read(transaction.connection, registers, id), let type = content.type
            else { throw RegisterError.notFound }
            let receipt = Receipt(
                number: try Receipt.nextNumber(
                    transaction.connection, region: found.record.regionCode, year: transaction.today.year),
                checkCode: Receipt.makeCheckCode(random))
            var record = found.record
            record.acceptedDay = transaction.today
            record.currentUntil = type == .cancel ? nil : periods.currentUntil(transaction.today)
            record.receiptNumber = receipt.number
            record.checkCode = receipt.checkCode
            try supersede(record, by: id, type, transaction)
            let register = found.stored.draft.register
            let accepted = try transaction.transition(
                found.stored, "accept", draft: Draft(register, values: DeclarationRecord.declaration.encode(record)),
                expected: expected)
            try transaction.settleClocks(of: accepted)
            if type == .cancel {
                try end(record, transaction)
            } else {
                try WriteBack(registers: registers, transaction: transaction)(content)
                try declare(record, transaction)
            }
            return receipt
        }
    }

    /// A declaration that waits for this principal's decision.
    static func waiting(
        _ id: Int64, _ registers: Registers, _ transaction: RegisterTransaction
    ) throws -> TypedRecord<DeclarationRecord> {
        let principal = transaction.principal
        guard let found = try registers.find(transaction.connection, DeclarationRecord.self, id), !found.stored.isVoid,
            registers.decide(principal, .view, found.stored).isAllowed
        else { throw RegisterError.notFound }
        guard registers.decide(principal, .approve, found.stored).isAllowed else { throw RegisterError.denied }
        if found.record.isAcceptedByCity, principal.role == .countyClerk { throw DeclarationError.cityAccepts }
        guard found.stored.state == DeclarationState.submitted else {
            throw RegisterError.wrongState(label: DeclarationRecord.lifecycle.state(found.stored.state)?.label ?? "")
        }
        return found
    }

    /// Declarations of the same scope that this one takes the place of.
    private func supersede(
        _ record: DeclarationRecord, by id: Int64, _ type: DeclarationType, _ transaction: RegisterTransaction
    ) throws {
        for former in try DeclarationQueries.inForce(
            transaction.connection, registers, employer: record.employer, workplace: record.workplace)
        where former.id != id && (record.workplace == nil || former.record.workplace == record.workplace) {
            try transaction.transition(former.stored, type == .cancel ? "cancel" : "supersede")
        }
    }

    /// Notes how long the declaration is current: at its workplaces, and at the employer as the earliest of them.
    private func declare(_ record: DeclarationRecord, _ transaction: RegisterTransaction) throws {
        guard let accepted = record.acceptedDay, let until = record.currentUntil else { return }
        for place in try workplaces(of: record, transaction) {
            var workplace = place.record
            workplace.lastDeclaredDay = accepted
            workplace.declaredUntil = until
            try transaction.update(place.stored, to: workplace, action: "declare")
        }
        try DeclaredDays.settle(record.employer, covering: record.workplace == nil ? (accepted, until) : nil, transaction)
    }

    /// A cancellation ends the declaration; the employer, or the one workplace, is closed.
    private func end(_ record: DeclarationRecord, _ transaction: RegisterTransaction) throws {
        for place in try workplaces(of: record, transaction) {
            var workplace = place.record
            workplace.declaredUntil = nil
            let changed = try transaction.update(place.stored, to: workplace, action: "declare")
            if record.workplace != nil, changed.state == "in_use" {
                try transaction.transition(changed, "close", reason: "注销申报已受理")
            }
        }
        try DeclaredDays.settle(record.employer, covering: nil, ended: record.workplace == nil, transaction)
        guard record.workplace == nil, let employer = try transaction.find(Employer.self, record.employer),
            employer.stored.state != EmployerState.closed
        else { return }
        try transaction.transition(employer.stored, "close", reason: "注销申报已受理")
    }

    private func workplaces(
        of record: DeclarationRecord, _ transaction: RegisterTransaction
    ) throws -> [TypedRecord<Workplace>] {
        try registers.records(
            transaction.connection, Workplace.self, where: "t.employer = ?1 AND t.void = 0", [.integer(record.employer)]
        ).filter { record.workplace == nil ? $0.stored.state == "in_use" : $0.id == record.workplace }
    }
}
