import Access
import Calendars
import Organisations
import Registers

/// A round of 监测质控: records drawn by a published number are looked at again, and the round says how timely and how true they are.
public struct MonitoringCheck: RegisterRecord {
    public var title = ""
    public var year = 0
    public var regionCode = ""
    public var kind = ""
    public var size = 0
    public var limit = 0
    public var seed = ""
    public var population: Int?
    public var drawnDay: Day?
    public var timeliness: Double?
    public var accuracy: Double?
    public var scoredDay: Day?
    public var conclusion = ""
    public init() {}

    public static let declaration = Declaration<MonitoringCheck>("monitoring_check", "监测质控") {
        Field(\.title, "title", "名称").required().length(80).listed()
        Field(\.year, "year", "年度").required().range(2016...2100).listed().help("抽取这一年发生的记录")
        Field(\.regionCode, "region_code", "地区").required().code("region").listed()
        Field(\.kind, "kind", "抽取对象").required().code("check_object").listed()
        Field(\.size, "size", "样本数").required().range(1...500)
        Field(\.limit, "limit_days", "及时录入期限").required().unit("日").range(1...366)
            .help("检查、检测、剂量从发生到录入；报告卡从诊断到报告（第6号令第三十二条 15 日）。其余期限按方案填写")
        Field(\.seed, "seed", "抽样随机数").required().length(40).help("公开的数字，如当日公布的开奖号码；相同的随机数抽出相同的样本")
        Field(\.population, "population", "总体").computed().listed()
        Field(\.drawnDay, "drawn_day", "抽样日期").computed()
        Field(\.timeliness, "timeliness", "及时性得分").computed().listed()
        Field(\.accuracy, "accuracy", "准确性得分").computed().listed()
        Field(\.scoredDay, "scored_day", "计分日期").computed()
        Field(\.conclusion, "conclusion", "结论和要求").multiline(1_000)
    }
    .named(by: "title", "year", "region_code").titled(by: "title", "year").region(.field("region_code"))
    .sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "已计划", tone: .progress), .init("drawn", "已抽样，复核中", tone: .progress),
                .init("scored", "已计分", editable: false, tone: .good),
            ],
            transitions: [
                .init("draw", "抽样", from: ["planned"], to: "drawn", verb: .edit, byAct: true),
                .init("score", "计分", from: ["drawn"], to: "scored", verb: .edit, byAct: true),
                .init("reopen", "更正复核结果", from: ["scored"], to: "drawn", verb: .approve, reason: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region).grant(.leader, [.view], .region)
    .menu("重点职业病监测").serves("R-67")
}

/// A record of the sample: what it said when it was drawn, and what the second look found.
public struct MonitoringCheckItem: RegisterRecord {
    public var check: Int64 = 0
    public var record: Int64 = 0
    public var source = ""
    public var eventDay: Day?
    public var enteredDay: Day?
    public var days: Int?
    public var isInTime = false
    public var content = ""
    public var found = ""
    public var verdict = ""
    public var checkedDay: Day?
    public var checker = ""
    public var correctedDay: Day?
    public init() {}

    public static let declaration = Declaration<MonitoringCheckItem>("monitoring_check_item", "质控样本") {
        Field(\.check, "monitoring_check", "质控").computed().reference("monitoring_check", by: "title").listed()
        Field(\.record, "record_number", "记录编号").computed().listed()
        Field(\.source, "source", "来源机构").computed().listed()
        Field(\.eventDay, "event_day", "发生日期").computed().listed()
        Field(\.enteredDay, "entered_day", "录入或报告日期").computed()
        Field(\.days, "days", "间隔").computed().unit("日").listed()
        Field(\.isInTime, "is_in_time", "及时").computed().listed()
        Field(\.content, "content", "原记录").computed().length(500)
        Field(\.found, "found", "复核结果").length(500).help("复测、复读或核对原始资料得到的值")
        Field(\.verdict, "verdict", "判定").code("check_verdict").listed()
            .toned(["agrees": .good, "differs": .bad, "not_found": .warning])
        Field(\.checkedDay, "checked_day", "复核日期").computed()
        Field(\.checker, "checker", "复核人").length(40)
        Field(\.correctedDay, "corrected_day", "更正日期").help("来源机构改正原记录的日期")
    }
    .named(by: "monitoring_check", "record_number").titled(by: "source", "event_day").region(.through("monitoring_check"))
    .sorted(by: "event_day").holdsPersons()
    .grant([.cdc, .bureauOfficer], [.view, .edit, .export], .region)
    .menu("重点职业病监测").serves("R-67").index("monitoring_check")
}
