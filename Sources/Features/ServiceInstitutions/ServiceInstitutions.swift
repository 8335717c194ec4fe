import Organisations
import Pages
import Registers

/// The technical-service institutions and their control: qualification, reports, job trails, scores, yearly checks, capability,
/// and reasons to look at them.
public enum ServiceInstitutions {
    public static let registers: [Register] = [
        InstitutionQualification.register, InstitutionReport.register, InstitutionJob.register, InstitutionBreach.register,
        InstitutionCheck.register, InstitutionCheckAnswer.register,
        InstitutionClue.register, InstitutionCapability.register, LaboratoryParameter.register,
        SupportRole.register, GradeReview.register,
    ]

    public static let slice = Slice("service-institutions") { slice in
        slice.registers = registers
        slice.menu = [
            MenuEntry(InstitutionTexts.menu, InstitutionTexts.board, InstitutionBoard.address, .roles(InstitutionBoard.roles)),
            MenuEntry(
                InstitutionTexts.networkMenu, NetworkTexts.title, SupportNetworkPage.address, .roles(InstitutionBoard.roles)),
            MenuEntry(
                InstitutionTexts.networkMenu, NetworkTexts.testing, TestingCapabilityPage.address,
                .roles(InstitutionBoard.roles)),
            MenuEntry(InstitutionTexts.menu, InstitutionTexts.list, InstitutionPages.list, .anyone),
        ]
        slice.routes =
            InstitutionPages.routes + InstitutionBoard.routes + CheckPages.routes + SupportNetworkPage.routes
            + TestingCapabilityPage.routes + ReasonsPanel.routes + ScorePanels.routes
        slice.panels = [ReasonsPanel.panel] + ScorePanels.all + ReportPanels.all + [CapabilityPanel.panel, CheckPages.panel]
        slice.notices = [
            "clue-noted": "已列为线索。核查之前不作任何结论。", "breach-answered": "已提交。", "breach-scored": "已记分。",
            "check-filled": "检查表已保存。", "checks-planned": "已列入本年度检查计划。",
        ]
        slice.prepare = { catalogue in
            catalogue.complete("measurement", QualificationInForce.complete)
            catalogue.complete(InstitutionReport.register.name, InstitutionReport.complete)
            catalogue.complete(InstitutionJob.register.name, InstitutionJob.complete)
            catalogue.complete(InstitutionCheck.register.name, InstitutionCheck.complete)
            catalogue.complete(InstitutionBreach.register.name, InstitutionBreach.complete)
            catalogue.after(GradeReview.register.name, GradeReview.after)
            catalogue.after(InstitutionCheck.register.name, InstitutionCheck.after)
            catalogue.after(InstitutionBreach.register.name, ScoreActs.after)
        }
    }
}
