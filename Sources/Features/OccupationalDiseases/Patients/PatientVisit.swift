import Access
import Calendars
import Ledger
import Organisations
import Registers

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

    public static let declaration = Declaration<PatientVisit>("patient_visit", "患者随访") {
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
