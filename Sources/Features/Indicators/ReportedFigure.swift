import Access
import Calendars
import Registers

/// A figure that another department or a survey reports, for indicators that the platform does not yet count itself.
struct ReportedFigure: RegisterRecord {
    var indicator = 0
    var region = ""
    var year = 0
    var numerator: Int64 = 0
    var denominator: Int64?
    var base: Double?
    var cutOff: Day?
    var source = ""
    init() {}

    static let declaration = Declaration<ReportedFigure>("reported_figure", "上报指标数据") {
        Field(\.indicator, "indicator", "规划指标").reference("plan_indicator", by: "name").required().listed()
        Field(\.region, "region_code", "地区").code("region").required().listed()
        Field(\.year, "year", "年度").range(2016...2040).required().listed()
        Field(\.numerator, "numerator", "分子（或数值）").atLeast(0).required().listed()
        Field(\.denominator, "denominator", "分母").atLeast(0).listed().help("只有数值、没有分母的指标留空")
        Field(\.base, "base", "基期数值").atLeast(0).help("“稳步提升”类指标与此比较")
        Field(\.cutOff, "cut_off", "统计截止日").required().listed()
        Field(\.source, "source", "数据来源").required().listed().length(100).example("人社局来函")
    }
    .named(by: "indicator", "region_code", "year").titled(by: "year", "region_code").region(.field("region_code"))
    .sorted(by: "year", descending: true)
    .check { draft in
        guard let denominator = draft.integer("denominator"), let numerator = draft.integer("numerator"), numerator > denominator
        else { return [] }
        return [FieldProblem("numerator", .inconsistent, "“分子”不能大于“分母”，请核对。")]
    }
    .grant([.bureauOfficer], [.view, .create, .edit, .export], .region)
    .grant([.leader, .cdc, .supervisor, .countyClerk], [.view], .region)
    .menu("规划与指标").serves("R-121", "R-71")
}
