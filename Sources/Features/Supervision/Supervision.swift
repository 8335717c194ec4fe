import Database
import Pages
import Registers

/// 监督执法: who inspects, whom, how often; replayable draws; visits, orders, risk classes.
public enum Supervision {
    public static let registers: [Register] = [
        InspectionPlan.register, InspectionDraw.register, Inspection.register, InspectionMember.register,
        ChecklistAnswer.register, CorrectionOrder.register, RiskGrading.register, SelfCheck.register, SelfCheckAnswer.register,
        InspectionFrequency.register, InspectionItem.register, Inspector.register, InspectorConflict.register,
        EnforcementEquipment.register,
    ]

    static let schema = [
        SchemaStep("supervision 1: draw files and document numbers", [DrawStorage.table, DocumentNumber.table])
    ]

    /// Hands consequences to the catalogue: what changes a risk class grades it anew.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.after("post_hazard") { change, transaction in
            try GradeRisk.again(change.after["employer"].integer, occasion: "岗位或危害因素变化", in: transaction)
        }
        catalogue.after("measurement") { change, transaction in
            try GradeRisk.again(change.after["employer"].integer, occasion: "检测结果变化", in: transaction)
        }
    }

    public static let slice = Slice("supervision") { slice in
        slice.registers = registers
        slice.schema = schema
        slice.menu = [
            MenuEntry(
                SupervisionTexts.menu, SupervisionTexts.frequency, FrequencyPage.address, .register("risk_grading", .export)),
            MenuEntry(SupervisionTexts.menu, SupervisionTexts.openTitle, DrawPages.open, .anyone),
        ]
        slice.routes = DrawPages.routes + InspectionPages.routes + SelfCheckPages.routes + FrequencyPage.routes
        slice.panels = DrawPages.panels + InspectionPanels.all + SelfCheckPages.panels
        slice.notices = SupervisionTexts.notices
        slice.prepare = join
    }
}
