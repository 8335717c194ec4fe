import Calendars
import Employers
import Registers

/// Until when an employer is declared as a whole.
enum DeclaredDays {
    /// A declaration for all workplaces covers the employer; declarations by workplace cover it only together, until the first of
    /// them lapses.
    static func settle(
        _ employerID: Int64, covering whole: (accepted: Day, until: Day)?, ended: Bool = false, _ transaction: RegisterTransaction
    ) throws {
        guard let found = try transaction.find(Employer.self, employerID) else { return }
        var employer = found.record
        if let whole {
            employer.lastDeclaredDay = whole.accepted
            employer.declaredUntil = whole.until
        } else if ended {
            employer.declaredUntil = nil
        } else {
            let places = try transaction.registers.records(
                transaction.connection, Workplace.self, where: "t.employer = ?1 AND t.void = 0 AND t.state = 'in_use'",
                [.integer(employerID)])
            let days = places.map(\.record.declaredUntil)
            employer.declaredUntil = days.contains(nil) ? nil : days.compactMap { $0 }.min()
            employer.lastDeclaredDay = places.compactMap(\.record.lastDeclaredDay).max()
        }
        let after = try transaction.update(found.stored, to: employer, action: "declare")
        try transaction.settle(DeclarationClocks.firstDeclaration.name, on: after)
        try transaction.settle(DeclarationClocks.yearlyUpdate.name, on: after)
        if let until = employer.declaredUntil, let last = employer.lastDeclaredDay {
            try transaction.start(DeclarationClocks.yearlyUpdate, on: after, from: last, due: until)
        }
    }
}
