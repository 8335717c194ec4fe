import Database
import Pages
import Registers
import WorkplaceMonitoring

/// The indicators of the plans: targets as configuration, live values that open, frozen periods, recounts.
public enum Indicators {
    public static let measures = MeasureBook(
        [DeclarationRate.measure, CaseHandlingRate.measure] + MonitoringPassRate.measures
            + DoseMonitoringRate.measures + [RehabilitationCoverage.measure, WearingRate.measure]
            + InstitutionCoverage.measures + SupervisionCoverageRate.measures)

    public static func board(_ registers: Registers) -> IndicatorBoard {
        IndicatorBoard(registers: registers, measures: measures)
    }

    /// Records behind each frozen value: what makes a published number provable after corrections.
    static let frozenMembers = """
        CREATE TABLE frozen_member (
            frozen_id {int} NOT NULL,
            part {text} NOT NULL,
            register {text} NOT NULL,
            record_id {int} NOT NULL,
            PRIMARY KEY (frozen_id, part, record_id)
        )
        """

    static let registers: [Register] = [PlanIndicator.register, ReportedFigure.register, FrozenFigure.register]
}

extension Indicators {
    public static let slice = Slice("indicators") { slice in
        slice.requirements = ["R-121"]
        slice.registers = registers
        slice.menu = [
            MenuEntry("规划与指标", IndicatorTexts.title, IndicatorAddress.list, .roles(IndicatorRoutes.readers)),
            MenuEntry("规划与指标", PlanLoadingTexts.title, IndicatorAddress.loading, .register("plan_indicator", .create)),
        ]
        slice.routes = IndicatorRoutes.all
        slice.schema = [SchemaStep("indicators 1: records behind frozen values", [frozenMembers])]
        slice.notices = [
            "figure-published": "已公布。公布值和名单从此不再改变。", "plan-loaded": PlanLoadingTexts.loaded,
            "plan-unchanged": PlanLoadingTexts.unchanged,
        ]
    }
}
