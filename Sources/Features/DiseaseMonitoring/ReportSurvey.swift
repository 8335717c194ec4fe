import Access
import Calendars
import HealthSurveillance
import Organisations
import Registers

/// The yearly survey of missing and late reports: every case diagnosed from July to June held against its card, and payments of work-injury
/// and medical insurance held against the cases (监测方案 module 6).
public struct ReportSurvey: RegisterRecord {
    public var year = 0
    public var regionCode = ""
    public var cases: Int?
    public var inTime: Int?
    public var late: Int?
    public var missing: Int?
    public var unmatched: Int?
    public var matchedDay: Day?
    public var checkedDay: Day?
    public var note = ""
    public init() {}

    public static let declaration = Declaration<ReportSurvey>("report_survey", "漏报迟报调查") {
        Field(\.year, "year", "年度").required().range(2016...2100).listed().help("上一年 7 月 1 日至本年 6 月 30 日诊断的病例")
        Field(\.regionCode, "region_code", "地区").required().code("region").listed()
        Field(\.cases, "cases", "应报告病例").computed().listed()
        Field(\.inTime, "in_time", "按时报告").computed().listed()
        Field(\.late, "late", "迟报").computed().listed()
        Field(\.missing, "missing", "漏报").computed().listed()
        Field(\.unmatched, "unmatched", "待核支付").computed().listed().help("有工伤或医保支付而没有诊断和患者登记的人员")
        Field(\.matchedDay, "matched_day", "比对日期").computed()
        Field(\.checkedDay, "checked_day", "审核日期").computed()
        Field(\.note, "note", "说明").multiline(1_000)
    }
    .named(by: "year", "region_code").titled(by: "year", "region_code").region(.field("region_code"))
    .sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("open", "待比对", tone: .progress), .init("matched", "已比对，待查明原因", tone: .progress),
                .init("checked", "已审核", editable: false, tone: .good),
            ],
            transitions: [
                .init("match", "由记录比对", from: ["open", "matched"], to: "matched", verb: .edit, byAct: true),
                .init("check", "审核", from: ["matched"], to: "checked", verb: .edit, stamps: "checked_day"),
                .init("return", "退回", from: ["checked"], to: "matched", verb: .approve, reason: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region).grant(.leader, [.view], .region)
    .menu("重点职业病监测").serves("R-63")
}

/// A case of the survey, or a payment for which there is none.
public struct ReportSurveyCase: RegisterRecord {
    public var survey: Int64 = 0
    public var source = ""
    public var diagnosis: Int64?
    public var payment: Int64?
    public var worker: Int64?
    public var eventDay: Day?
    public var institution = ""
    public var reportDay: Day?
    public var days: Int?
    public var verdict = ""
    public var hasBenefit = false
    public var cause = ""
    public var remedy = ""
    public init() {}

    static let tones: [String: Lifecycle.State.Tone] = [
        "in_time": .good, "late": .warning, "missing": .bad, "unmatched": .bad, "pending": .neutral,
    ]

    public static let declaration = Declaration<ReportSurveyCase>("report_survey_case", "漏报迟报明细") {
        Field(\.survey, "survey", "调查").computed().reference("report_survey", by: "year").listed()
        Field(\.source, "source", "来源").computed().code("survey_source").listed()
        Field(\.diagnosis, "diagnosis_case", "诊断").computed().reference("diagnosis_case", by: "certificate").listed()
        Field(\.payment, "payment", "支付").computed().reference("benefit_payment", by: "paid_day")
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.eventDay, "event_day", "诊断或支付日期").computed().listed()
        Field(\.institution, "institution", "诊断机构或支付部门").computed().listed()
        Field(\.reportDay, "report_day", "报告日期").computed()
        Field(\.days, "days", "间隔").computed().unit("日")
        Field(\.verdict, "verdict", "判定").computed().code("survey_verdict").listed().toned(tones)
        Field(\.hasBenefit, "has_benefit", "有工伤或医保支付").computed().listed()
        Field(\.cause, "cause", "原因").length(300).listed().help("迟报、漏报和待核支付查明的原因")
        Field(\.remedy, "remedy", "处理").length(300).help("补报日期、卡号；不是职业病的写明依据")
    }
    .named(by: "survey", "diagnosis_case", "payment").titled(by: "verdict", "event_day").region(.through("survey"))
    .sorted(by: "event_day", descending: true).holdsPersons()
    .grant([.cdc, .bureauOfficer], [.view, .edit, .export], .region)
    .menu("重点职业病监测").serves("R-63").index("survey")
}

/// What work-injury or medical insurance paid for an occupational disease, as their sheet says it; a person, a day, a kind.
public struct BenefitPayment: RegisterRecord {
    public var regionCode = ""
    public var kind = ""
    public var paidDay: Day?
    public var worker: Int64?
    public var name = ""
    public var idNumber = ""
    public var diagnosis = ""
    public var payer = ""
    public init() {}

    public static let declaration = Declaration<BenefitPayment>("benefit_payment", "工伤和医保支付记录") {
        Field(\.regionCode, "region_code", "地区").required().code("region").listed()
        Field(\.kind, "kind", "支付").required().code("payment_kind").listed()
        Field(\.paidDay, "paid_day", "支付日期").required().listed()
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码")
        Field(\.diagnosis, "diagnosis", "支付所依疾病").required().length(100).listed()
        Field(\.payer, "payer", "支付部门").required().length(80)
    }
    .named(by: "id_number", "paid_day", "kind").titled(by: "kind", "paid_day").region(.field("region_code"))
    .sorted(by: "paid_day", descending: true).holdsPersons()
    .help("由人社、医保部门提供的职业病相关支付名单，导入后用于查找漏报；只留核对所需的最少内容。")
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("重点职业病监测").serves("R-63").index("worker")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("paid_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("paid_day", .inconsistent, MonitoringTexts.inFuture)])
        }
        draft["worker"] = .integer(
            try Worker.link(
                name: draft.text("name"), number: draft.text("id_number"), region: draft.text("region_code"), transaction))
    }
}
