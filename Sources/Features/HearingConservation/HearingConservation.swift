import Access
import Organisations
import Pages
import Registers

/// The hearing programme: noisy posts, controls, protectors that fit, hearing over the years, and what was done.
public enum HearingConservation {
    public static let registers: [Register] = [
        HearingProgramme.register, HearingPost.register, HearingProtector.register, FitTest.register, WearingSurvey.register,
        WearingObservation.register, AudiogramRecord.register, HearingAction.register, HearingDemonstration.register,
        DemonstrationPoints.register, AssistancePilot.register,
    ]

    /// Hands completions, consequences and figures to the catalogue.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.after(HearingProgramme.register.name, ProgrammeSteps.check)
        catalogue.complete(HearingPost.register.name, HearingPost.complete)
        catalogue.after("measurement", HearingPost.follow(measurement:_:))
        catalogue.after(HearingProtector.register.name, HearingPost.follow(protector:_:))
        catalogue.complete(FitTest.register.name, FitJudgement.complete)
        catalogue.after(FitTest.register.name, FitJudgement.settle)
        catalogue.complete(WearingSurvey.register.name, WearingSurvey.complete)
        catalogue.figures(from: WearingObservation.register.name, WearingFigures.source)
        catalogue.complete(AudiogramRecord.register.name, AudiogramActs.complete)
        catalogue.after(AudiogramRecord.register.name, AudiogramActs.settle)
    }

    public static let slice = Slice("hearing-conservation") { slice in
        slice.requirements = ["R-35", "R-36", "R-38", "R-39", "R-50"]
        slice.registers = registers
        slice.menu = [
            MenuEntry("听力保护", ChainTexts.list, ChainPage.list, .roles(Set(HearingRoles.followers))),
            MenuEntry("听力保护", NoiseTexts.title, NoiseDatabasePage.address, .roles(NoiseDatabasePage.readers)),
            MenuEntry("听力保护", PilotTexts.title, PilotPages.list, .roles(PilotPages.readers)),
            MenuEntry("听力保护", DemonstrationTexts.openTitle, DemonstrationPages.open, .anyone),
            MenuEntry("听力保护", ChainTexts.own, ChainPage.list, .roles([.employer])),
            MenuEntry("听力保护", HearingTexts.myHearing, AudiogramPages.own, .roles([.worker])),
        ]
        slice.routes =
            ChainPage.routes + ProtectionPages.routes + WearingPages.routes + AudiogramPages.routes + NoiseDatabasePage.routes
            + DemonstrationPages.routes + PilotPages.routes
        slice.panels =
            [ChainPage.employerPanel] + ProtectionPages.panels + WearingPages.panels + AudiogramPages.panels
            + DemonstrationPages.panels + PilotPages.panels
        slice.notices = [
            "fit-coached": "已登记辅导，请安排复测。", "wearing-drawn": "样本已确定，可以到现场观察。", "wearing-saved": "已保存。",
            "wearing-counted": "已统计。", "hearing-referred": "已登记转诊。", "demonstration-claimed": "已保存自评。",
            "demonstration-applied": "已提交申报。",
            "demonstration-reviewed": "已保存评审。", "demonstration-named": "已命名，名单已公开。", "pilot-evaluated": "已评估，结果已固定。",
        ]
        slice.prepare = join
    }
}
