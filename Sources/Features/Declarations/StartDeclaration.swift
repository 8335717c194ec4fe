import Access
import Calendars
import CodeTables
import Employers
import Registers

/// Opens a declaration as a draft, filled from the facts and, where there is one, from the last declaration: nothing is typed twice.
public struct StartDeclaration: Sendable {
    let registers: Registers
    var periods = DeclarationPeriods.inForce

    public init(registers: Registers) { self.registers = registers }

    /// - Parameter workplace: the one workplace that is declared; nil for all of the employer's.
    /// - Returns: the number of the new draft.
    @discardableResult
    public func callAsFunction(
        _ type: DeclarationType, employer: Int64, workplace: Int64? = nil, eventDay: Day? = nil, by principal: Principal
    ) async throws -> Int64 {
        try await registers.write(as: principal) { transaction in
            try start(type, employer, workplace, eventDay, transaction)
        }
    }

    private func start(
        _ type: DeclarationType, _ employerID: Int64, _ workplaceID: Int64?, _ eventDay: Day?, _ transaction: RegisterTransaction
    ) throws -> Int64 {
        guard let employer = try transaction.find(Employer.self, employerID), !employer.stored.isVoid,
            registers.decide(transaction.principal, .edit, employer.stored).isAllowed
        else { throw RegisterError.notFound }
        guard employer.stored.state != EmployerState.closed else {
            throw DeclarationError.notDeclaring(
                label: employer.stored.draft.register.lifecycle.state(employer.stored.state)?.label ?? "")
        }
        let workplace = try workplaceID.map { id in
            guard let found = try transaction.find(Workplace.self, id), found.record.employer == employerID, !found.stored.isVoid
            else { throw RegisterError.notFound }
            return found
        }
        let connection = transaction.connection
        guard try DeclarationQueries.open(connection, registers, employer: employerID, workplace: workplaceID).isEmpty else {
            throw DeclarationError.anotherOpen
        }
        let last = try DeclarationQueries.inForce(connection, registers, employer: employerID, workplace: workplaceID).first
        try check(type, last?.record.acceptedDay, today: transaction.today)

        var record = DeclarationRecord()
        record.employer = employerID
        record.workplace = workplaceID
        record.type = type.rawValue
        record.year = transaction.today.year
        record.eventDay = type.eventLabel == nil ? nil : eventDay
        record.previous = last?.id
        record.dueDay = periods.dueDay(type, event: record.eventDay, lastAccepted: last?.record.acceptedDay)
        record.take(employer.record)
        if let workplace { record.take(workplace.record) }
        if let last { record.take(last.record) }
        let exposure = try EmployerExposure.read(connection, employer: employerID, workplace: workplaceID)
        record.take(exposure)
        let stored = try transaction.insert(record)
        try copyHazards(to: stored.id, employerID, workplaceID, transaction)
        try copyClasses(to: stored.id, exposure, transaction)
        try copyProducts(to: stored.id, from: last?.id, transaction)
        return stored.id
    }

    private func check(_ type: DeclarationType, _ lastAccepted: Day?, today: Day) throws {
        guard let lastAccepted else {
            if type != .initial { throw DeclarationError.nothingDeclared }
            return
        }
        if type == .initial { throw DeclarationError.alreadyDeclared }
        let opens = periods.windowOpens(lastAccepted)
        if type == .yearly, today < opens { throw DeclarationError.windowNotOpen(opens: opens) }
    }

    private func copyHazards(
        to declaration: Int64, _ employer: Int64, _ workplace: Int64?, _ transaction: RegisterTransaction
    ) throws {
        for fact in try HazardFacts.read(transaction.connection, registers, employer: employer, workplace: workplace) {
            var row = fact.declared
            row.declarationID = declaration
            try transaction.insert(row)
        }
    }

    private func copyClasses(to declaration: Int64, _ exposure: EmployerExposure, _ transaction: RegisterTransaction) throws {
        for entry in registers.codes.entries(CodeTableNames.hazardClass) {
            var row = DeclaredClass()
            row.declarationID = declaration
            row.hazardClass = entry.code
            let exposed = exposure.exposed(toClass: entry.code)
            row.isPresent = exposure.lines.contains { $0.hazardClass == entry.code }
            row.exposed = row.isPresent ? exposed : nil
            try transaction.insert(row)
        }
    }

    private func copyProducts(to declaration: Int64, from last: Int64?, _ transaction: RegisterTransaction) throws {
        guard let last, let content = try DeclarationContent.read(transaction.connection, registers, last) else { return }
        for product in content.products {
            var row = product.record
            row.declarationID = declaration
            try transaction.insert(row)
        }
    }
}

extension DeclarationRecord {
    fileprivate mutating func take(_ employer: Employer) {
        name = employer.name
        creditCode = employer.creditCode
        regionCode = employer.regionCode
        registeredAddress = employer.registeredAddress
        address = employer.address
        industry = employer.industry
        size = employer.size
        ownership = employer.ownership
        affiliation = employer.affiliation
        legalRepresentative = employer.legalRepresentative
        contactName = employer.contactName
        contactPhone = employer.contactPhone
        headcount = employer.headcount
        outsourced = employer.outsourced
        cumulativeCases = employer.cumulativeCases
    }

    /// A workplace declares where it stands.
    fileprivate mutating func take(_ workplace: Workplace) {
        regionCode = workplace.regionCode
        if !workplace.address.isEmpty { address = workplace.address }
    }

    /// What no register holds yet is carried over from the last declaration.
    fileprivate mutating func take(_ last: DeclarationRecord) {
        filler = last.filler
        isPrincipalTrained = last.isPrincipalTrained
        isOfficerTrained = last.isOfficerTrained
    }

    fileprivate mutating func take(_ exposure: EmployerExposure) {
        guard !exposure.lines.isEmpty else { return }
        exposedTotal = exposure.exposed
        silicaExposed = exposure.exposed(to: HazardFactor.silica)
        coalExposed = exposure.exposed(to: HazardFactor.coal)
        leadExposed = exposure.exposed(to: HazardFactor.lead)
        benzeneExposed = exposure.exposed(to: HazardFactor.benzene)
        noiseExposed = exposure.exposed(to: HazardFactor.noise)
    }
}
