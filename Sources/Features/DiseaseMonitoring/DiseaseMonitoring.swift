import Pages
import Registers

/// Yearly monitoring of key diseases from the records, and their risk by disease and industry.
public enum DiseaseMonitoring {
    public static let registers: [Register] = [
        DiseaseMonitoringForm.register, DiseaseMonitoringLine.register, MonitoringInstitutionLine.register, DiseaseRisk.register,
        ReportSurvey.register, ReportSurveyCase.register, BenefitPayment.register, MonitoringCheck.register,
        MonitoringCheckItem.register,
    ]

    public static func join(_ catalogue: inout Catalogue) {
        catalogue.after(DiseaseMonitoringForm.register.name, IssueForms.run)
        catalogue.complete(BenefitPayment.register.name, BenefitPayment.complete)
        catalogue.after(ReportSurvey.register.name, MatchReports.run)
        catalogue.complete(MonitoringCheckItem.register.name, DrawCheck.completeItem)
    }

    public static let slice = Slice("disease-monitoring") { slice in
        slice.registers = registers
        slice.requirements = ["R-63", "R-64", "R-67"]
        slice.menu = [
            MenuEntry("重点职业病监测", MonitoringTexts.menu, MonitoringPages.overview, .roles(MonitoringPages.readers)),
            MenuEntry("重点职业病监测", MonitoringTexts.risks, RiskPages.address, .register("disease_risk", .view)),
        ]
        slice.routes =
            MonitoringPages.routes + SummaryPage.routes + RiskPages.routes + SurveyPages.routes + CheckPages.routes
        slice.panels = [MonitoringPages.panel] + SurveyPages.panels + CheckPages.panels
        slice.notices = MonitoringTexts.notices
        slice.prepare = join
    }
}
