import Access
import Calendars
import Registers
import Rulebook

/// A row of a plan's indicator table: what the plan says, and how the office tests it.
struct PlanIndicator: RegisterRecord {
    var region = ""
    var plan = ""
    var number = ""
    var name = ""
    var targetText = ""
    var targetValue: Double?
    var printedComparator = ""
    var testedComparator = ""
    var unit = ""
    var measure = ""
    var numeratorText = ""
    var denominatorText = ""
    var source = ""
    var evidence = ""
    var validFrom: Day?
    var validTo: Day?
    init() {}

    static let declaration = Declaration<PlanIndicator>("plan_indicator", "规划指标表") {
        Field(\.region, "region_code", "规划地区").code("region").required().listed()
        Field(\.plan, "plan", "规划名称").required().length(100)
        Field(\.number, "number", "序号").required().listed().length(10)
        Field(\.name, "name", "指标名称").required().listed().length(120)
        Field(\.targetText, "target_text", "目标值（规划原文）").required().listed().length(30)
        Field(\.targetValue, "target_value", "目标数值").atLeast(0).help("“稳步提升”一类没有数值的留空")
        Field(\.printedComparator, "printed_comparator", "规划所印比较符").code("comparator").required()
        Field(\.testedComparator, "tested_comparator", "评价采用的比较符").code("comparator").required().listed()
            .help("恰好等于目标值时是否算达标，由此处决定；修改会留下记录")
        Field(\.unit, "unit", "单位").required().length(20)
        Field(\.measure, "measure", "计算方法").code("measure").required().listed()
        Field(\.numeratorText, "numerator_text", "分子").length(200).section("口径")
        Field(\.denominatorText, "denominator_text", "分母").length(200).section("口径")
        Field(\.source, "source", "出处").length(120).section("口径")
        Field(\.evidence, "evidence", "口径依据").code("evidence").required().section("口径")
        Field(\.validFrom, "valid_from", "起用日期").section("口径")
        Field(\.validTo, "valid_to", "停用日期").section("口径")
    }
    .named(by: "region_code", "number").titled(by: "name").region(.field("region_code")).sorted(by: "number")
    .grant([.bureauOfficer], [.view, .edit, .create, .export], .region)
    .grant([.leader, .cdc, .supervisor, .countyClerk, .townOfficer], [.view, .export], .region)
    .menu("规划与指标").serves("R-121")

    var target: Target {
        Target(value: targetValue, comparator: Comparator(rawValue: testedComparator) ?? .bare, isPercent: unit == "%")
    }
}
