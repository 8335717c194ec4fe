import Organisations
import Pages
import Registers

/// The technical-service institutions and their control: qualification, reports, job trails, scores, yearly checks, capability,
/// and reasons to look at them.
public enum ServiceInstitutions {
    public static let registers: [Register] = [
        InstitutionQualification.register, InstitutionReport.register, InstitutionJob.register, InstitutionBreach.register,
        InstitutionCheck.register, InstitutionClue.register, InstitutionCapability.register, LaboratoryParameter.register,
    ]

    public static let slice = Slice("service-institutions") { slice in
        slice.registers = registers
        slice.menu = [
            MenuEntry(InstitutionTexts.menu, InstitutionTexts.board, InstitutionBoard.address, .roles(InstitutionBoard.roles)),
            MenuEntry(InstitutionTexts.menu, InstitutionTexts.list, InstitutionPages.list, .anyone),
        ]
        slice.routes = InstitutionPages.routes + InstitutionBoard.routes + ReasonsPanel.routes + ScorePanels.routes
        slice.panels = [ReasonsPanel.panel] + ScorePanels.all + ReportPanels.all + [CapabilityPanel.panel]
        slice.notices = [
            "clue-noted": "已列为线索。核查之前不作任何结论。", "breach-answered": "已提交。", "breach-scored": "已记分。",
        ]
        slice.prepare = { catalogue in
            catalogue.complete("measurement", QualificationInForce.complete)
            catalogue.complete(InstitutionReport.register.name, InstitutionReport.complete)
            catalogue.complete(InstitutionJob.register.name, InstitutionJob.complete)
            catalogue.complete(InstitutionCheck.register.name, InstitutionCheck.complete)
            catalogue.after(InstitutionCheck.register.name, InstitutionCheck.after)
            catalogue.after(InstitutionBreach.register.name, ScoreActs.after)
        }
    }
}
