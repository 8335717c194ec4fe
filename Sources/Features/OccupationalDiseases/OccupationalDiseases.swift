import HealthSurveillance
import Pages
import Registers

/// From suspicion to certificate, report and appraisal; the pneumoconiosis register, stations and help.
public enum OccupationalDiseases {
    public static let registers: [Register] = [
        SuspectedCase.register, DiagnosisCase.register, DiagnosisSuspension.register, MaterialRequest.register,
        CertificateDelivery.register, Appraisal.register, Patient.register,
        PatientVisit.register,
        RehabilitationStation.register, RehabilitationThreshold.register, Assistance.register, HandOverLetter.register,
        HouseholdCheck.register, ResponsibilityFinding.register, ReportCard.register, CardDispatch.register,
        InsuredHeadcount.register,
    ]

    public static func join(_ catalogue: inout Catalogue) {
        catalogue.complete(SuspectedCase.register.name, SuspectedCase.complete)
        catalogue.complete(DiagnosisCase.register.name, DiagnosisCase.complete)
        catalogue.complete(DiagnosisSuspension.register.name, DiagnosisSuspension.complete)
        catalogue.complete(Appraisal.register.name, Appraisal.complete)
        catalogue.complete(Patient.register.name, Patient.complete)
        catalogue.complete(PatientVisit.register.name, PatientVisit.complete)
        catalogue.complete(InsuredHeadcount.register.name, InsuredHeadcount.complete)
        catalogue.complete(ReportCard.register.name, ReportCard.complete)
        catalogue.after(ReportCard.register.name, ReportCard.run)
        catalogue.after(Examination.register.name, SuspectedCase.afterCorrection)
        catalogue.after(Examination.register.name, SuspectedCase.afterExamination)
        catalogue.after(SuspectedCase.register.name, SuspectedCase.afterReport)
        catalogue.complete(MaterialRequest.register.name, MaterialRequest.complete)
        catalogue.complete(CertificateDelivery.register.name, CertificateDelivery.complete)
        catalogue.after(Examination.register.name, SuspectedNotice.afterExamination)
        catalogue.after(DiagnosisCase.register.name, DiagnosisCase.run)
        catalogue.after(DiagnosisCase.register.name, MaterialRequest.afterCase)
        catalogue.after(DiagnosisCase.register.name, CertificateDelivery.afterCase)
        catalogue.after(MaterialRequest.register.name, MaterialRequest.run)
        catalogue.after(DiagnosisSuspension.register.name, DiagnosisSuspension.run)
        catalogue.after(DiagnosisCase.register.name, EnterPatient.run)
        catalogue.after(Appraisal.register.name, Appraisal.run)
        catalogue.after(Appraisal.register.name, EnterPatient.afterAppraisal)
        catalogue.after(Patient.register.name, Patient.run)
        catalogue.after(Patient.register.name, PrepareHelp.run)
        joinRelief(&catalogue)
        catalogue.after(PatientVisit.register.name, PatientVisit.after)
        catalogue.figures(from: Patient.register.name, RehabilitationFigures.ofPatient)
        catalogue.figures(from: RehabilitationStation.register.name, RehabilitationFigures.ofStation)
    }

    private static func joinRelief(_ catalogue: inout Catalogue) {
        catalogue.complete(Assistance.register.name, Assistance.complete)
        catalogue.complete(HandOverLetter.register.name, HandOverLetter.complete)
        catalogue.complete(HouseholdCheck.register.name, HouseholdCheck.complete)
        catalogue.complete(ResponsibilityFinding.register.name, ResponsibilityFinding.complete)
        catalogue.begin(HouseholdCheck.register.name, HouseholdCheck.begin)
        catalogue.begin(ResponsibilityFinding.register.name, ResponsibilityFinding.begin)
        catalogue.after(Assistance.register.name, AssistanceClocks.run)
        catalogue.after(Assistance.register.name, Assistance.keepLetters)
        catalogue.after(Assistance.register.name, FollowHousehold.afterHelp)
        catalogue.after(Assistance.register.name, ResponsibilityFinding.afterHelp)
        catalogue.after(HandOverLetter.register.name, HandOverLetter.follow)
        catalogue.after(HouseholdCheck.register.name, FollowHousehold.run)
        catalogue.after(ResponsibilityFinding.register.name, ResponsibilityFinding.run)
    }

    public static let slice = Slice("occupational-diseases") { slice in
        slice.registers = registers
        slice.requirements = ["R-71"]
        slice.menu = [
            MenuEntry("救助与保险", DiseaseTexts.withoutHelp, HelpPages.address, .register("patient", .view)),
            MenuEntry("救助与保险", ReliefTexts.overview, HelpOverviewPage.address, .register("patient", .view)),
            MenuEntry("救助与保险", ReliefTexts.title, HandOverPages.address, .register("assistance", .export)),
            MenuEntry("职业病诊断", DispatchTexts.title, DispatchPages.address, .roles(DispatchPages.roles)),
            MenuEntry("救助与保险", DiseaseTexts.insuranceTitle, InsurancePages.address, .roles(InsurancePages.readers)),
        ]
        slice.routes =
            InsurancePages.routes + CertificatePages.routes + HelpPages.routes + HandOverPages.routes + FillReportCard.routes
            + HelpOverviewPage.routes + ReceivedHelpPages.routes
            + DispatchPages.routes + MaterialPages.routes + DeliveryPages.routes + SuspectedNotice.routes
        slice.panels =
            [
                CertificatePages.panel, SuspensionPanel.panel, HandOverPages.panel, SuspectedNotice.panel,
                ConclusionStanding.panel, WorkerDiagnoses.panel,
            ] + FillReportCard.panels + HelpPanels.all + MaterialPages.panels + DeliveryPages.panels
        slice.deskPanels = [ReceivedHelpPages.desk]
        slice.operations = ReceivedHelpPages.operations
        slice.notices = [
            "card-filled": "报告卡已由病例生成，请补填其余项目后上报。", "help-prepared": "已列出应移送的事项。",
            "suspected-told": "告知已登记。", "certificate-received": "送达已登记。",
            "handed-over": "已记为移送，文件在“已移送批次”中下载。",
        ]
        slice.prepare = join
    }
}
