import Access
import Calendars
import Database
import Ledger
import Organisations
import Registers

/// A patient with an occupational disease: entered by the confirmed diagnosis, or by hand for those of former years. Everyone with
/// pneumoconiosis is visited each year and never forgotten when lost. One record a person: of several diseases the one to follow up.
public struct Patient: RegisterRecord {
    public var worker: Int64?
    public var name = ""
    public var idNumber = ""
    public var disease = ""
    public var stage = ""
    public var diagnosedDay: Day?
    public var regionCode = ""
    public var isInsured = false
    public var hasEmployer = true
    public var lastVisit: Day?
    public var diedDay: Day?
    public var deathCause = ""
    public var diagnosis: Int64?
    public init() {}

    public static let declaration = Declaration<Patient>("patient", "职业病患者") {
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码")
        Field(\.disease, "disease", "职业病名称").required().code("disease_2025").listed()
        Field(\.stage, "stage", "分期或分级").code("disease_grade").listed().help("尘肺病填期别，其他职业病有分级的填分级")
        Field(\.diagnosedDay, "diagnosed_day", "诊断日期").required().listed()
        Field(\.regionCode, "region_code", "现住地区").required().code("region").listed().help("填到镇（街道），康复覆盖按镇统计")
        Field(\.isInsured, "is_insured", "参加工伤保险").listed()
        Field(\.hasEmployer, "has_employer", "有明确责任用人单位").listed()
        Field(\.lastVisit, "last_visit", "最近随访").computed().listed()
        Field(\.diedDay, "died_day", "死亡日期").computed()
        Field(\.deathCause, "death_cause", "死亡原因").computed()
        Field(\.diagnosis, "diagnosis_case", "诊断").computed().reference("diagnosis_case", by: "certificate")
            .help("由本系统的诊断转入的，此前的患者没有")
    }
    .acts(["visit": "随访", "diagnose": "诊断转入", "responsibility": "责任主体核查"])
    .named(by: "id_number").titled(by: "disease", "stage", "diagnosed_day").region(.field("region_code")).holdsPersons()
    .check { draft in DiseaseGrade.problems(draft) }
    .lifecycle(
        Lifecycle(
            states: [
                .init("living", "在世", tone: .progress), .init("lost", "失访", tone: .warning),
                .init("died", "死亡", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("lose", "失访", from: ["living"], to: "lost", verb: .edit, byAct: true),
                .init("find", "找到", from: ["lost"], to: "living", verb: .edit, byAct: true),
                .init("die", "死亡", from: ["living", "lost"], to: "died", verb: .edit, byAct: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-59").index("worker").index("diagnosis_case")

    static let visit = RecordClock("yearly_visit", title: "尘肺病患者年度随访", basis: "重点职业病监测：每年随访（R-59）", role: .cdc)

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("diagnosed_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("diagnosed_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        draft["worker"] = try CasePerson.link(draft, transaction)
    }

    /// A living or lost patient with pneumoconiosis always has a visit coming: a year after the last one, at once when nobody ever
    /// visited.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        let isSame = change.before.map { before in
            before.state == record.state && ["last_visit", "disease"].allSatisfy { before[$0] == record[$0] }
        }
        guard isSame != true else { return }
        guard record.state != "died", !record.isVoid, DiseaseGrade.isPneumoconiosis(record["disease"].text ?? "") else {
            return try transaction.settleClocks(of: record)
        }
        let last = record["last_visit"].text.flatMap { (text: String) in Day(text) }
        try transaction.start(
            visit, on: record, from: last ?? transaction.today, due: last?.adding(months: 12) ?? transaction.today)
    }
}
