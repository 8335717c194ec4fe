import Pages
import Registers

/// The technical-service institutions and their control: qualification, scope, validity.
public enum ServiceInstitutions {
    public static let registers: [Register] = [InstitutionQualification.register]

    public static let slice = Slice("service-institutions") { slice in
        slice.registers = registers
        slice.menu = [MenuEntry(InstitutionTexts.menu, InstitutionTexts.list, InstitutionPages.list, .anyone)]
        slice.routes = InstitutionPages.routes
        slice.prepare = { catalogue in catalogue.complete("measurement", QualificationInForce.complete) }
    }
}
