import Database
import Pages
import Registers

/// 监督执法: who inspects, whom, how often; replayable draws; visits, orders, risk classes.
public enum Supervision {
    public static let registers: [Register] = [
        InspectionPlan.register, InspectionDraw.register, Inspection.register, InspectionMember.register,
        ChecklistAnswer.register, CorrectionOrder.register, EnforcementCase.register, CaseDocument.register, RiskGrading.register,
        SelfCheck.register, SelfCheckAnswer.register, SelfCheckProblem.register,
        Complaint.register, CreditRecord.register, InspectionFrequency.register, InspectionItem.register, Inspector.register,
        InspectorConflict.register,
        DiscretionRule.register, TownshipPower.register, InspectorTraining.register, EnforcementEquipment.register,
        FieldEntry.register, ObjectList.register, ListedObject.register,
    ]

    static let schema = [
        SchemaStep("supervision 1: draw files and document numbers", [DrawStorage.table, DocumentNumber.table]),
        SchemaStep("supervision 2: reporters, sealed", [ComplaintActs.table]),
        SchemaStep("supervision 3: keys of devices, sealed", [FieldKey.table]),
    ]

    /// Hands consequences to the catalogue: what changes a risk class grades it anew.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.seal(FieldKey.sealed + ComplaintActs.sealed)
        catalogue.after(EnforcementCase.register.name, CreditActs.list)
        catalogue.figures(from: EnforcementCase.register.name, CaseFigures.source)
        catalogue.figures(from: ListedObject.register.name, CoverageFigures.source)
        catalogue.after(Inspection.register.name) { change, transaction in
            try CoverageFigures.mark([.keyIndustry, .medicalRadiation], change.after["employer"].integer, transaction)
        }
        catalogue.after("institution_check") { change, transaction in
            try CoverageFigures.mark([.institution], change.after["institution"].integer, transaction)
        }
        catalogue.after(SelfCheckProblem.register.name, SelfCheckProblems.after)
        catalogue.after(SelfCheck.register.name, SelfCheckProblems.afterCheck)
        catalogue.after(InspectorTraining.register.name, InspectorTraining.count)
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
        slice.operations = FieldPages.operations
        slice.menu = [
            MenuEntry(SupervisionTexts.menu, CoverageTexts.title, CoveragePage.address, .register("object_list", .view)),
            MenuEntry(SupervisionTexts.menu, FieldTexts.title, FieldPages.app, .register("inspection", .edit)),
            MenuEntry(
                SupervisionTexts.menu, SupervisionTexts.campaigns, CampaignPages.address, .register("inspection_plan", .create)),
            MenuEntry(
                SupervisionTexts.staffMenu, SupervisionTexts.whoMayGo, WhoMayGoPage.address,
                .register("enforcement_equipment", .view)),
            MenuEntry(
                SupervisionTexts.riskMenu, SupervisionTexts.frequency, FrequencyPage.address, .register("risk_grading", .export)),
            MenuEntry(SupervisionTexts.riskMenu, RiskTexts.year, SelfCheckYearPage.address, .register("risk_grading", .export)),
            MenuEntry(SupervisionTexts.menu, SupervisionTexts.openTitle, DrawPages.open, .anyone),
            MenuEntry(SupervisionTexts.publicMenu, SupervisionTexts.reportTitle, ComplaintPages.form, .anyone),
            MenuEntry(
                SupervisionTexts.publicMenu, ComplaintTexts.register, ComplaintRegistration.address,
                .register("complaint", .create)),
            MenuEntry(SupervisionTexts.publicMenu, SupervisionTexts.creditTitle, CreditPages.list, .anyone),
        ]
        slice.routes =
            DrawPages.routes + InspectionPages.routes + SelfCheckPages.routes + SelfCheckProblemPages.routes
            + SelfCheckYearPage.routes + FrequencyPage.routes + CasePages.routes + TakeHandover.routes + OpenFromVisit.routes
            + CampaignPages.routes + WhoMayGoPage.routes + FieldPages.routes + CoveragePage.routes
            + ComplaintPages.routes + ComplaintCase.routes + CreditPages.routes + SupervisionFile.routes
        slice.panels =
            DrawPages.panels + InspectionPanels.all + SelfCheckPages.panels
            + SelfCheckProblemPages.panels + CasePanel.all
            + TakeHandover.panels + OpenFromVisit.panels + CampaignPages.panels + FieldPages.panels + CoveragePage.panels
            + ComplaintHandling.panels + ComplaintCase.panels + CreditPages.panels + [SupervisionFile.panel]
        slice.notices = SupervisionTexts.notices
        slice.prepare = join
    }
}
