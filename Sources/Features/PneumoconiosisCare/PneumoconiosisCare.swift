import OccupationalDiseases
import Pages
import Registers

/// Screening, stations and cabins at work, the network and its referrals.
public enum PneumoconiosisCare {
    public static let registers: [Register] = [
        ScreeningRound.register, ScreenedPerson.register, RehabilitationSession.register, HealthCabin.register,
        CabinVisit.register,
        CareNetworkMember.register, CareExpert.register, PatientReferral.register, CareExchange.register,
    ]

    public static func join(_ catalogue: inout Catalogue) {
        catalogue.complete(ScreenedPerson.register.name, RunScreening.complete)
        catalogue.complete(RehabilitationSession.register.name, RehabilitationSession.complete)
        catalogue.complete(CabinVisit.register.name, CabinVisit.complete)
        catalogue.complete(PatientReferral.register.name, ReferPatient.complete)
        catalogue.after(ScreenedPerson.register.name, RunScreening.after)
        catalogue.after(ScreeningRound.register.name, RunScreening.afterRound)
        catalogue.after(RehabilitationSession.register.name, RehabilitationSession.after)
        catalogue.after(HealthCabin.register.name, CabinVisit.afterCabin)
        catalogue.after(PatientReferral.register.name, ReferPatient.after)
        catalogue.after(Patient.register.name, ReferPatient.afterPatient)
        catalogue.after(CareNetworkMember.register.name, ReferPatient.afterMember)
        // A clinic names the patients of the place it serves by their full number, though it opens no list of them.
        for server in [RehabilitationStation.register.name, CareNetworkMember.register.name] {
            catalogue.entrust(
                Patient.register.name, .init(byRegionOf: server, to: "organisation", except: ["proposed", "closed"]))
        }
        // A hospital also names whom others sent to it.
        catalogue.entrust(
            Patient.register.name,
            .init(by: PatientReferral.register.name, to: "receiver", field: "patient", except: ["declined", "recalled"]))
    }

    public static let slice = Slice("pneumoconiosis-care") { slice in
        slice.registers = registers
        slice.requirements = ["R-58", "R-60", "R-61", "R-62", "R-69"]
        slice.menu = [
            MenuEntry("尘肺病", CareTexts.townsTitle, CarePages.towns, .roles(CarePages.readers)),
            MenuEntry("尘肺病", CareTexts.yieldTitle, ScreeningPages.yields, .roles(ScreeningPages.readers)),
            MenuEntry("尘肺病", CareTexts.networkTitle, NetworkPages.address, .roles(NetworkPages.readers)),
            MenuEntry("尘肺病", CareTexts.exchangeTitle, CareExchangePages.address, .roles(CareExchangePages.roles)),
            MenuEntry("职业健康监护", CareTexts.myRecord, CareRecordPages.own, .roles([.worker])),
        ]
        slice.routes =
            CarePages.routes + ScreeningPages.routes + NetworkPages.routes + CareRecordPages.routes + CareExchangePages.routes
        slice.panels = [ScreeningPages.panel] + NetworkPages.panels + CareRecordPages.panels
        slice.notices = ScreeningPages.notices
        slice.prepare = join
    }
}
