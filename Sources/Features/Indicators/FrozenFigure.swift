import Access
import Calendars
import Registers

/// A value as it was published at the end of a period. It is never rewritten: a later recount is shown beside it.
struct FrozenFigure: RegisterRecord {
    var indicator = 0
    var region = ""
    var period = ""
    var cutOff: Day?
    var numerator: Int64 = 0
    var denominator: Int64 = 0
    var excluded: Int64 = 0
    var verdict = ""
    var measure = ""
    var unitOfAccount = ""
    var numeratorHash = ""
    var denominatorHash = ""
    init() {}

    static let declaration = Declaration<FrozenFigure>("frozen_figure", "已公布指标值") {
        Field(\.indicator, "indicator", "规划指标").reference("plan_indicator", by: "name").required().listed()
        Field(\.region, "region_code", "地区").code("region").required().listed()
        Field(\.period, "period", "期间").required().listed().length(20)
        Field(\.cutOff, "cut_off", "统计截止日").required().listed()
        Field(\.numerator, "numerator", "分子").listed()
        Field(\.denominator, "denominator", "分母").listed()
        Field(\.excluded, "excluded", "未计入").help("不能判定等未计入分母的数量")
        Field(\.verdict, "verdict", "评价").code("verdict").listed()
            .toned(["met": .good, "not_met": .bad, "no_data": .warning])
        Field(\.measure, "measure", "计算方法").code("measure")
        Field(\.unitOfAccount, "unit_of_account", "计量单位").length(40)
        Field(\.numeratorHash, "numerator_hash", "分子名单校验值").length(64)
        Field(\.denominatorHash, "denominator_hash", "分母名单校验值").length(64)
    }
    .named(by: "indicator", "region_code", "period").titled(by: "period").region(.field("region_code"))
    .sorted(by: "cut_off", descending: true).writtenByActs()
    .grant([.bureauOfficer], [.view, .create, .export, .publish], .region)
    .grant([.leader, .cdc, .supervisor, .countyClerk, .townOfficer], [.view, .export], .region)
    .menu("规划与指标").serves("R-121", "R-117")
}
