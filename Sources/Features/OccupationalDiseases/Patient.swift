import Access
import Calendars
import Database
import Ledger
import Organisations
import Registers

/// A pneumoconiosis patient of the register: every historical one, visited each year, never forgotten when lost.
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
    public init() {}

    public static let declaration = Declaration<Patient>("patient", "尘肺病患者") {
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码")
        Field(\.disease, "disease", "尘肺病种类").required().code("disease_2025").listed()
        Field(\.stage, "stage", "期别").required().code("pneumoconiosis_stage").listed()
        Field(\.diagnosedDay, "diagnosed_day", "诊断日期").required().listed()
        Field(\.regionCode, "region_code", "现住地区").required().code("region").listed().help("填到镇（街道），康复覆盖按镇统计")
        Field(\.isInsured, "is_insured", "参加工伤保险").listed()
        Field(\.hasEmployer, "has_employer", "有明确责任用人单位").listed()
        Field(\.lastVisit, "last_visit", "最近随访").computed().listed()
        Field(\.diedDay, "died_day", "死亡日期").computed()
        Field(\.deathCause, "death_cause", "死亡原因").computed()
    }
    .named(by: "id_number").titled(by: "disease", "stage", "diagnosed_day").region(.field("region_code")).holdsPersons()
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
    .menu("尘肺病").serves("R-59").index("worker")

    static let visit = RecordClock("yearly_visit", title: "尘肺病患者年度随访", basis: "重点职业病监测：每年随访（R-59）", role: .cdc)

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("diagnosed_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("diagnosed_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        draft["worker"] = try CasePerson.link(draft, transaction)
    }

    /// A living or lost patient always has a visit coming: a year after the last one, at once when nobody ever visited.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        let isNew = change.before == nil
        guard isNew || change.before?["last_visit"] != record["last_visit"] || change.before?.state != record.state else {
            return
        }
        guard record.state != "died", !record.isVoid else { return try transaction.settleClocks(of: record) }
        let last = record["last_visit"].text.flatMap { (text: String) in Day(text) }
        try transaction.start(
            visit, on: record, from: last ?? transaction.today, due: last?.adding(months: 12) ?? transaction.today)
    }
}

/// A yearly visit; what it finds moves the patient.
public struct PatientVisit: RegisterRecord {
    public var patient: Int64 = 0
    public var day: Day?
    public var way = ""
    public var outcome = ""
    public var complication = ""
    public var isTreated = false
    public var deathCause = ""
    public init() {}

    public static let declaration = Declaration<PatientVisit>("patient_visit", "尘肺病随访") {
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed()
        Field(\.day, "visit_day", "随访日期").required().listed()
        Field(\.way, "way", "方式").required().code("visit_way").listed()
        Field(\.outcome, "outcome", "情况").required().code("visit_outcome").listed()
        Field(\.complication, "complication", "并发症").code("pneumoconiosis_complication").listed()
        Field(\.isTreated, "is_treated", "接受治疗或康复")
        Field(\.deathCause, "death_cause", "死亡原因").length(100)
    }
    .named(by: "patient", "visit_day").titled(by: "visit_day", "outcome").region(.through("patient")).holdsPersons()
    .sorted(by: "visit_day", descending: true)
    .check { draft in
        draft.text("outcome") == "died" && draft.text("death_cause").isEmpty
            ? [FieldProblem("death_cause", .missing, DiseaseTexts.deathCause)] : []
    }
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-59")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("visit_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("visit_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        guard before == nil, let id = draft.integer("patient"), let patient = try transaction.find(Patient.self, id) else {
            return
        }
        if patient.stored.state == "died" {
            throw RegisterError.invalid([FieldProblem("patient", .inconsistent, DiseaseTexts.visitOfDead)])
        }
    }

    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before == nil, let visit = try transaction.find(PatientVisit.self, change.after.id)?.record,
            var found = try transaction.find(Patient.self, visit.patient)
        else { return }
        let state = found.stored.state
        // A lost patient was looked for and not seen: the visit is over, the list keeps him.
        found.record.lastVisit = max(found.record.lastVisit ?? Day(number: 0), visit.day ?? transaction.today)
        if visit.outcome == "died" { (found.record.diedDay, found.record.deathCause) = (visit.day, visit.deathCause) }
        let draft = Draft(found.stored.draft.register, values: Patient.declaration.encode(found.record))
        switch (visit.outcome, state) {
        case ("died", _): try transaction.transition(found.stored, "die", draft: draft)
        case ("lost", "living"): try transaction.transition(found.stored, "lose", draft: draft)
        case ("alive", "lost"): try transaction.transition(found.stored, "find", draft: draft)
        default: try transaction.update(found.stored, to: found.record, action: "visit")
        }
    }
}
