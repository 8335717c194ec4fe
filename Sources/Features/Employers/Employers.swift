import Database
import Pages
import Registers

/// The roster of employers and their files: employer, workplace, post, hazards per post.
public enum Employers {
    public static let registers: [Register] = [
        Employer.register, Workplace.register, Post.register, PostHazard.register,
    ]

    /// The employer's own page is its file (一企一档): other slices add their class of information to it as a `RecordPanel("employer")`.
    public static let slice = Slice("employers") { slice in
        slice.registers = registers
        slice.schema = [OutsideRateStep.step]
        slice.menu = [
            MenuEntry("用人单位", EmployerTexts.duplicates, EmployerAddress.duplicates, .register(Employer.register.name, .merge))
        ]
        slice.routes = EmployerRoutes.all
        slice.panels = [EmployerFile.overview, EmployerFile.hazards]
        slice.notices = EmployerTexts.notices
        slice.prepare = { join(&$0) }
    }

    /// Hands figures and consequences to the catalogue.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.figures(from: Employer.register.name, EmployerFigures.ofEmployer)
        catalogue.figures(from: Workplace.register.name, EmployerFigures.ofWorkplace)
        catalogue.after(PostHazard.register.name) { change, transaction in
            try sumUp(change, "employer", transaction)
        }
        catalogue.after(Post.register.name) { change, transaction in
            guard change.before?.isVoid != change.after.isVoid || change.before?["workplace"] != change.after["workplace"] else {
                return
            }
            try sumUp(change, "employer", transaction)
        }
        catalogue.after(Workplace.register.name) { change, transaction in
            let after = change.after
            if change.before == nil { try roster(after, transaction) }
            guard let before = change.before, before.state != after.state || before.isVoid != after.isVoid else { return }
            try sumUp(change, "employer", transaction)
        }
        catalogue.after(Employer.register.name) { change, transaction in
            guard let before = change.before, isRostered(before) != isRostered(change.after) else { return }
            for workplace in try transaction.registers.records(
                transaction.connection, Workplace.self, where: "t.employer = ?1 AND t.void = 0", [.integer(change.after.id)])
            {
                try roster(workplace.stored, transaction)
            }
        }
    }

    /// Exposed persons and nature of the hazards follow from the posts, in the same transaction.
    private static func sumUp(_ change: RecordChange, _ field: String, _ transaction: RegisterTransaction) throws {
        for id in Set([change.before?[field].integer, change.after[field].integer].compactMap { $0 }).sorted() {
            guard let found = try transaction.find(Employer.self, id), !found.stored.isVoid else { continue }
            let exposure = try EmployerExposure.read(transaction.connection, employer: id)
            var employer = found.record
            employer.exposedHeadcount = exposure.lines.isEmpty ? nil : exposure.exposed
            employer.riskNature = exposure.nature
            try transaction.update(found.stored, to: employer, action: "sum_up")
        }
    }

    private static func isRostered(_ employer: StoredRecord) -> Bool {
        employer.state == EmployerState.inOperation && employer["is_industrial"].integer == 1 && !employer.isVoid
    }

    private static func roster(_ stored: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard let id = stored["employer"].integer, let employer = try transaction.find(Employer.self, id),
            let current = try transaction.find(Workplace.self, stored.id)
        else { return }
        var workplace = current.record
        workplace.isRostered = isRostered(employer.stored)
        try transaction.update(current.stored, to: workplace, action: "roster")
    }
}
