import Access
import Calendars
import Organisations
import Registers

/// What was measured of one factor at one post on one sampling day, and what the rulebook says of it.
///
/// Results are texts because a laboratory reports `<0.05` as often as `0.05`; the text is kept, the rulebook reads it.
struct Measurement: RegisterRecord {
    var task = 0
    var employer = 0
    var post = 0
    var factor = ""
    var limitRow = ""
    var sampledDay: Day?
    var sample = ""
    var report = ""
    var serviceInstitution: Int?
    var institution = ""
    var hoursPerDay: Double?
    var daysPerWeek: Double?
    var timeWeighted = ""
    var shortTerm = ""
    var ceiling = ""
    var peak = ""
    var respirable = ""
    var freeSilica: Double?
    var noiseDaily: Double?
    var noiseWeekly: Double?
    var isSteady = false
    var outcome = ""
    var findings = ""
    var note = ""
    init() {}

    static let declaration = Declaration<Measurement>("measurement", "监测结果") {
        Field(\.task, "task", "监测任务").reference("monitoring_task", by: "title").required().filterable()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
            .aliases("统一社会信用代码", "企业")
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer").required().listed().aliases("工种", "检测岗位")
        Field(\.factor, "factor", "危害因素").code("hazard_factor").required().listed().aliases("检测项目", "职业病危害因素")
        Field(\.limitRow, "limit_row", "限值名称").length(80)
            .help("GBZ 2.1 中对应的物质名称；危害因素名称与限值名称不同、或对应多个限值时填写").aliases("限值对应物质")
        Field(\.sampledDay, "sampled_day", "采样日期").required().listed()
        Field(\.sample, "sample", "样品（点）编号").length(40).help("同一岗位同一天有多个测点时，用编号区分").aliases("测点", "样品编号")
        Field(\.report, "report", "报告编号").length(60)
        Field(\.serviceInstitution, "service_institution", "检测机构").reference("organisation", by: "name").filterable()
            .help("已登记的技术服务机构；由该机构查看和更正。机构自己录入时不必填写")
        Field(\.institution, "institution", "检测机构名称").length(100).help("未登记的机构写明名称；已登记的自动填写").aliases("机构名称")
        Field(\.hoursPerDay, "hours_per_day", "每天接触时间").unit("h").range(0.01...24).section("接触时间").help("不填按 8 h 计")
        Field(\.daysPerWeek, "days_per_week", "每周工作天数").unit("d").range(0.5...7).section("接触时间").help("不填按 5 d 计")
        Field(\.timeWeighted, "c_twa", "C-TWA（总尘、化学因素）").unit("mg/m3").length(20).section("化学因素和粉尘").example("<0.05")
            .aliases("CTWA", "C_TWA", "时间加权平均浓度", "总尘")
        Field(\.respirable, "c_twa_respirable", "C-TWA（呼尘）").unit("mg/m3").length(20).section("化学因素和粉尘").aliases("呼尘")
        Field(\.shortTerm, "c_ste", "C-STE（15 min）").unit("mg/m3").length(60).section("化学因素和粉尘")
            .help("多个结果用分号隔开，取最高值判定").aliases("CSTE", "C_STE", "短时间接触浓度")
        Field(\.ceiling, "c_me", "C-ME").unit("mg/m3").length(60).section("化学因素和粉尘").help("有 MAC 的物质；多个结果用分号隔开")
            .aliases("CME", "C_ME", "最高浓度")
        Field(\.peak, "c_pe", "峰接触浓度").unit("mg/m3").length(60).section("化学因素和粉尘")
            .help("只有 PC-TWA 的物质；写成 浓度@持续分钟@开始分钟，多个用分号隔开").aliases("CPE", "C_PE")
        Field(\.isSteady, "is_steady", "浓度无明显波动").section("化学因素和粉尘").help("无明显波动时可不做短时间采样（GBZ 331-2024 5.2.6.2.3）")
        Field(\.freeSilica, "free_silica_pct", "游离二氧化硅含量").unit("%").range(0...100).section("化学因素和粉尘").aliases("游离SiO2含量")
        Field(\.noiseDaily, "lex_8h", "L-EX,8h").unit("dB(A)").range(30...150).section("噪声").aliases("LEX8h", "LEX,8h", "8h等效声级")
        Field(\.noiseWeekly, "lex_40h", "L-EX,40h").unit("dB(A)").range(30...150).section("噪声").aliases("LEX40h", "LEX,40h")
        Field(\.outcome, "outcome", "判定").code("measurement_outcome").computed().listed()
            .toned(MonitoringVerdict.tones).section("判定")
        Field(\.findings, "findings", "判定依据").computed().technical().length(60_000).section("判定")
        Field(\.note, "note", "备注").multiline(500)
    }
    .named(by: "task", "post", "factor", "sampled_day", "sample").titled(by: "sampled_day", "factor")
    .region(.through("post")).owned(.through("employer")).performed(by: "service_institution").sorted(
        by: "sampled_day", descending: true
    )
    .derive { measurement, codes in MeasurementJudgement.standard.fill(&measurement, codes: codes) }
    .check { draft in MeasurementResults.problems(draft) }
    .lifecycle(
        Lifecycle(
            states: [.init("entered", "已录入", tone: .progress), .init("checked", "已审核", editable: false, tone: .good)],
            transitions: [
                .init("check", "审核", from: ["entered"], to: "checked", verb: .approve),
                .init("return", "退回更正", from: ["checked"], to: "entered", verb: .approve, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.cdc, [.view, .create, .edit, .approve, .export], .region)
    .grant([.countyClerk, .supervisor, .leader], [.view, .export], .region).grant(.employer, [.view], .organisation)
    .grant(.institutionStaff, [.view, .create, .edit, .export], .performed)
    .menu("监测").serves("R-22", "R-12", "R-94").index("post", "factor").index("employer", "sampled_day")
}
