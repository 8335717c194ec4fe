import Access
import Calendars
import Organisations
import Registers

/// The yearly monitoring form of a county: its lines are filled from the records, checked, reported.
public struct DiseaseMonitoringForm: RegisterRecord {
    public var year = 0
    public var regionCode = ""
    public var deadline: Day?
    public var collectedDay: Day?
    public var checkedDay: Day?
    public var reportedDay: Day?
    public var completeness: Double?
    public var note = ""
    public var cardsDue: Int?
    public var cardsReported: Int?
    public var cardsInTime: Int?
    public var cardsReturned: Int?
    public var visitsDue: Int?
    public var visited: Int?
    public var screened: Int?
    public var screeningSuspected: Int?
    public var rehabilitated: Int?
    public var sessions: Int?
    public init() {}

    public static let declaration = Declaration<DiseaseMonitoringForm>("disease_monitoring", "重点职业病监测") {
        Field(\.year, "year", "年度").required().range(2016...2100).listed()
        Field(\.regionCode, "region_code", "县（市、区）").required().code("region").listed()
        Field(\.deadline, "deadline", "上报期限").required().listed()
        Field(\.collectedDay, "collected_day", "由记录汇总").computed().listed()
        Field(\.completeness, "completeness", "完整率").computed().unit("%").listed()
            .help("有劳动者任职记录的用人单位，占名录内在营且存在职业病危害的用人单位")
        Field(\.checkedDay, "checked_day", "审核日期").computed()
        Field(\.reportedDay, "reported_day", "上报日期").computed().listed()
        Field(\.note, "note", "说明").multiline(1_000)
        Field(\.cardsDue, "cards_due", "应报告病例").computed().section("诊断与报告").help("当年确诊并已满 15 日的病例")
        Field(\.cardsReported, "cards_reported", "已报告").computed().section("诊断与报告")
        Field(\.cardsInTime, "cards_in_time", "15 日内报告").computed().section("诊断与报告").help("职业病诊断与鉴定管理办法第三十二条")
        Field(\.cardsReturned, "cards_returned", "现处于退回更正").computed().section("诊断与报告")
        Field(\.visitsDue, "visits_due", "应随访患者").computed().section("随访").help("年初在册的尘肺病患者，含失访")
        Field(\.visited, "visited", "已随访").computed().section("随访").help("当年随访到在世或死亡结果的")
        Field(\.screened, "screened", "筛查拍片人数").computed().section("主动筛查")
        Field(\.screeningSuspected, "screening_suspected", "筛查疑似人数").computed().section("主动筛查")
        Field(\.rehabilitated, "rehabilitated", "接受康复患者").computed().section("康复")
        Field(\.sessions, "sessions", "康复服务人次").computed().section("康复")
    }
    .named(by: "year", "region_code").titled(by: "year", "region_code").region(.field("region_code"))
    .sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("task", "已下达", tone: .progress), .init("collected", "已汇总，待审核", tone: .progress),
                .init("checked", "已审核", editable: false, tone: .progress), .init("reported", "已上报", editable: false, tone: .good),
                .init("summary", "已纳入汇总", editable: false, tone: .good),
            ],
            transitions: [
                .init("collect", "由记录汇总", from: ["task", "collected"], to: "collected", verb: .edit, byAct: true),
                .init("check", "审核通过", from: ["collected"], to: "checked", verb: .edit, stamps: "checked_day"),
                .init("reopen", "退回重新汇总", from: ["checked", "reported"], to: "collected", verb: .approve, reason: true),
                .init("report", "上报", from: ["checked"], to: "reported", verb: .edit, stamps: "reported_day"),
                .init("summarise", "纳入汇总", from: ["reported"], to: "summary", verb: .approve),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region).grant(
        [.leader, .countyClerk], [.view], .region
    )
    .menu("重点职业病监测").serves("R-63")
}

/// One line of a form: counts of persons for a group of hazards.
public struct DiseaseMonitoringLine: RegisterRecord {
    public var form: Int64 = 0
    public var group = ""
    public var exposed = 0
    public var due = 0
    public var examined = 0
    public var suspected = 0
    public var suspectedBefore: Int?
    public var contraindicated = 0
    public var diagnosed = 0
    public var died = 0
    public var benefited = 0
    public init() {}

    public static let declaration = Declaration<DiseaseMonitoringLine>("disease_monitoring_line", "重点职业病监测表") {
        Field(\.form, "form", "监测").reference("disease_monitoring", by: "year").required()
        Field(\.group, "hazard_group", "危害因素").required().code("monitored_hazard").listed()
        Field(\.exposed, "exposed", "接害人数").listed()
        Field(\.due, "due", "在岗应检人数").listed()
        Field(\.examined, "examined", "在岗实检人数").listed()
        Field(\.suspected, "suspected", "疑似职业病人数").listed()
        Field(\.suspectedBefore, "suspected_before", "其中上岗前检查发现").listed()
        Field(\.contraindicated, "contraindicated", "职业禁忌证人数").listed()
        Field(\.diagnosed, "diagnosed", "确诊人数").listed()
        Field(\.died, "died", "死亡人数").listed()
        Field(\.benefited, "benefited", "落实工伤待遇人数").listed()
    }
    .named(by: "form", "hazard_group").titled(by: "hazard_group").region(.through("form")).writtenByActs()
    .grant([.cdc, .bureauOfficer, .leader, .countyClerk], [.view, .export], .region)
    .menu("重点职业病监测").serves("R-63")
}
