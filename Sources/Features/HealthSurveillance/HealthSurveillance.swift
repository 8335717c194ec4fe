import Access
import Organisations
import Pages
import Registers

/// Workers' health surveillance: persons, posts they work at, examinations checked by the rulebook, and the lists
/// of who must be examined.
public enum HealthSurveillance {
    public static let registers: [Register] = [
        Worker.register, Assignment.register, Examination.register, ExaminationDue.register, FollowUp.register,
    ]

    /// Hands completions and consequences to the catalogue.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.complete(Assignment.register.name, Assignment.complete)
        catalogue.prepare(Examination.register.name, ExaminationFindings.init)
        catalogue.complete(Examination.register.name, CheckExamination.complete)
        catalogue.begin(Examination.register.name, CheckExamination.beginning)
        catalogue.after(Examination.register.name, CheckExamination.settle)
        catalogue.after(Examination.register.name, HealthClocks.run)
        catalogue.after(Examination.register.name, FollowUps.finishRechecks)
        catalogue.after(Examination.register.name, FollowUps.follow)
        KeepDueList.join(&catalogue)
    }

    public static let slice = Slice("health-surveillance") { slice in
        slice.requirements = ["R-13", "R-27"]
        slice.registers = registers
        slice.menu = [
            MenuEntry("职业健康监护", HealthTexts.dueTitle, DuePages.address, .roles(DuePages.readers)),
            MenuEntry("职业健康监护", HealthTexts.exchangeTitle, ExchangePages.address, .register("examination", .create)),
            MenuEntry("职业健康监护", HealthTexts.ownStaff, StaffPages.list, .roles([.employer])),
            MenuEntry("职业健康监护", HealthTexts.tellResults, ResultNoticePages.address, .roles([.employer])),
            MenuEntry("职业健康监护", HealthTexts.myFile, StaffPages.own, .roles([.worker])),
        ]
        slice.routes =
            DuePages.routes + StaffPages.routes + ResultNoticePages.routes + CorrectName.routes + ExaminationPanels.routes
            + ExchangePages.routes
        slice.panels = [WorkerFile.panel, AssignmentPanel.panel, CorrectName.panel] + ExaminationPanels.all
        slice.deskPanels = [DuePages.desk]
        slice.notices = [
            "health-noticed": "已登记告知，处置期限从告知之日起算。", "follow-up-done": "已办结。",
            "name-corrected": "姓名已更正。", "results-told": "告知已登记。", "result-confirmed": "已确认收到。",
        ]
        slice.prepare = join
    }
}
