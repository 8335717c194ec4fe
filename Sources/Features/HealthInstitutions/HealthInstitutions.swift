import HealthSurveillance
import Pages
import Registers

/// Institutions of examination and diagnosis: filing, doctors, quality control, blind re-reading, appointments.
public enum HealthInstitutions {
    public static let registers: [Register] = [
        HealthInstitution.register, FilingChange.register, InstitutionResource.register, Diagnostician.register,
        QualityControl.register,
        QualityScore.register, RereadingRound.register, RereadingSample.register, ExaminationBooking.register,
        BookedPerson.register,
    ]

    /// After `HealthSurveillance.join`: what the filing says is added to what the rulebook found.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.complete(Examination.register.name, CheckFiling.complete)
        catalogue.complete(ExaminationBooking.register.name, ExaminationBooking.complete)
        catalogue.complete(HealthInstitution.register.name, HealthInstitution.complete)
        catalogue.complete(FilingChange.register.name, FilingChange.complete)
        catalogue.after(HealthInstitution.register.name, ExaminationBooking.afterFiling)
        catalogue.after(HealthInstitution.register.name, FilingChange.afterFiling)
        catalogue.after(HealthInstitution.register.name, HealthInstitution.afterRefiling)
        catalogue.after(FilingChange.register.name, FilingChange.run)
        catalogue.after(ExaminationBooking.register.name, BookedPerson.afterBooking)
        catalogue.after(QualityControl.register.name, QualityControl.run)
        catalogue.figures(from: HealthInstitution.register.name, InstitutionFigures.ofInstitution)
        catalogue.figures(from: Diagnostician.register.name, InstitutionFigures.ofDiagnostician)
    }

    public static let slice = Slice("health-institutions") { slice in
        slice.registers = registers
        slice.requirements = ["R-53"]
        slice.menu = [
            MenuEntry("检查与诊断机构", InstitutionTexts.listTitle, InstitutionPages.list, .anyone),
            MenuEntry("检查与诊断机构", InstitutionTexts.coverageTitle, InstitutionPages.coverage, .roles(InstitutionPages.readers)),
            MenuEntry("职业健康监护", InstitutionTexts.bookings, BookingPages.address, .roles([.healthInstitution])),
        ]
        slice.routes =
            WithdrawalPages.routes + RectificationPages.routes + BookedPeoplePages.routes + InstitutionPages.routes
            + QualityPages.routes + RereadingPages.routes + BookingPages.routes
        slice.panels = [
            InstitutionPages.panel, QualityPages.panel, RereadingPages.panel, BookingPages.answer, BookingPages.panel,
            WithdrawalPages.panel, RectificationPages.panel, BookedPeoplePages.panel,
        ]
        slice.notices = InstitutionTexts.notices
        slice.prepare = join
    }
}
