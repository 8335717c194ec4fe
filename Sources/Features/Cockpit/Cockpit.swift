import Indicators
import Pages

/// The region cockpit: figures of the plan, of the regions below, over time, and what is overdue.
public enum Cockpit {
    public static let slice = Slice("cockpit") { slice in
        slice.schema = [ClosedMonths.step]
        slice.requirements = ["R-06"]
        slice.menu = [MenuEntry("规划与指标", CockpitTexts.title, "/cockpit", .roles(IndicatorRoutes.readers))]
        slice.routes = [.get("/cockpit", .roles(IndicatorRoutes.readers), CockpitPage.show)]
    }
}
