import Calendars
import Employers
import Pages
import Registers

/// Declaration of occupational hazards: six types, their periods, receipt, return, yearly update.
public enum Declarations {
    public static let registers: [Register] = [
        DeclarationRecord.register, DeclaredHazard.register, DeclaredClass.register, DeclaredProduct.register,
    ]

    public static let slice = Slice("declarations") { slice in
        slice.registers = registers
        slice.menu = [
            MenuEntry("申报", DeclarationTexts.declare, DeclarationAddress.declare, .register("declaration", .edit)),
            MenuEntry("申报", DeclarationTexts.desk, DeclarationAddress.desk, .register("declaration", .approve)),
            MenuEntry("申报", DeclarationTexts.overdue, DeclarationAddress.overdue, .register("declaration", .approve)),
            MenuEntry("申报", DeclarationTexts.check, DeclarationAddress.check, .signedIn),
        ]
        slice.routes = DeclarationRoutes.all
        slice.panels = [DeclarationPanels.handling, DeclarationPanels.parts]
        slice.deskPanels = [DeclarationPanels.clerk, DeclarationPanels.employer]
        slice.notices = DeclarationTexts.notices
        slice.prepare = { join(&$0) }
    }

    /// Hands consequences to the catalogue: an employer whose hazards are confirmed owes its first declaration; one that closes or
    /// has no hazard owes none.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.after(Employer.register.name) { change, transaction in
            guard let before = change.before, before.state != change.after.state else { return }
            try follow(change.after, transaction)
        }
    }

    private static func follow(_ employer: StoredRecord, _ transaction: RegisterTransaction) throws {
        switch employer.state {
        case EmployerState.inOperation:
            if let until = employer["declared_until"].text.flatMap({ Day($0) }),
                let last = employer["last_declared_day"].text.flatMap({ Day($0) })
            {
                try transaction.start(DeclarationClocks.yearlyUpdate, on: employer, from: last, due: until)
            } else {
                // Never declared: at once, unless the project's completion gives 30 days from its acceptance.
                let event = employer["operation_start"].text.flatMap { Day($0) }
                let due = DeclarationPeriods.inForce.dueDay(.initial, event: event, lastAccepted: nil) ?? transaction.today
                try transaction.start(
                    DeclarationClocks.firstDeclaration, on: employer, from: event ?? transaction.today,
                    due: max(due, transaction.today))
            }
        case EmployerState.noHazard, EmployerState.closed:
            try transaction.settle(DeclarationClocks.firstDeclaration.name, on: employer)
            try transaction.settle(DeclarationClocks.yearlyUpdate.name, on: employer)
        default: return
        }
    }
}
