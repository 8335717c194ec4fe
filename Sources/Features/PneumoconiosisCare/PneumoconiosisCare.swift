import OccupationalDiseases
import Pages
import Registers

/// Screening, stations and cabins at work, the network and its referrals.
public enum PneumoconiosisCare {
    public static let registers: [Register] = [
        ScreeningRound.register, ScreenedPerson.register, RehabilitationSession.register, HealthCabin.register,
        CabinVisit.register,
        CareNetworkMember.register, CareExpert.register, PatientReferral.register,
    ]

    public static func join(_ catalogue: inout Catalogue) {
        catalogue.complete(ScreenedPerson.register.name, RunScreening.complete)
        catalogue.complete(RehabilitationSession.register.name, RehabilitationSession.complete)
        catalogue.complete(CabinVisit.register.name, CabinVisit.complete)
        catalogue.complete(PatientReferral.register.name, PatientReferral.complete)
        catalogue.after(ScreenedPerson.register.name, RunScreening.after)
        catalogue.after(PatientReferral.register.name, PatientReferral.after)
    }

    public static let slice = Slice("pneumoconiosis-care") { slice in
        slice.registers = registers
        slice.requirements = ["R-60"]
        slice.menu = [MenuEntry("尘肺病", CareTexts.townsTitle, CarePages.towns, .roles(CarePages.readers))]
        slice.routes = CarePages.routes
        slice.panels = CarePages.panels
        slice.prepare = join
    }
}
