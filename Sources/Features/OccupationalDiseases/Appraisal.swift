import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// A 鉴定 of a diagnosis: first in the city, then in the province, which is final.
public struct Appraisal: RegisterRecord {
    public var diagnosis: Int64 = 0
    public var level = ""
    public var applicant = ""
    public var appliedDay: Day?
    public var acceptedDay: Day?
    public var result = ""
    public var conclusion = ""
    public var disease = ""
    public var stage = ""
    public var servedDay: Day?
    public var note = ""
    public init() {}

    public static let declaration = Declaration<Appraisal>("appraisal", "职业病诊断鉴定") {
        Field(\.diagnosis, "diagnosis_case", "诊断").required().reference("diagnosis_case", by: "certificate").listed()
        Field(\.level, "level", "级别").required().code("appraisal_level").listed()
        Field(\.applicant, "applicant", "申请人").code("appraisal_applicant").listed().help("劳动者和用人单位各自收到证明书的日期不同，申请期限各自起算")
        Field(\.appliedDay, "applied_day", "申请日期").required().listed()
        Field(\.acceptedDay, "accepted_day", "受理日期").computed()
        Field(\.result, "result", "鉴定结论").code("appraisal_result").listed()
        Field(\.conclusion, "conclusion", "改变后的结论").code("diagnosis_conclusion").help("鉴定结论为“改变”的填写")
        Field(\.disease, "disease", "改变后的职业病名称").code("disease_2025")
        Field(\.stage, "stage", "改变后的分期或分级").code("disease_grade")
        Field(\.servedDay, "served_day", "鉴定书送达").computed().listed()
        Field(\.note, "note", "说明").multiline(1_000)
    }
    .named(by: "diagnosis_case", "level").titled(by: "level", "applied_day").region(.through("diagnosis_case")).owned(.author)
    .holdsPersons()
    .lifecycle(
        Lifecycle(
            states: [
                .init("applied", "已申请", tone: .progress), .init("accepted", "已受理", tone: .progress),
                .init("served", "鉴定书已送达", editable: false, tone: .good),
            ],
            transitions: [
                .init("accept", "受理", from: ["applied"], to: "accepted", verb: .edit, stamps: "accepted_day"),
                .init("serve", "送达鉴定书", from: ["accepted"], to: "served", verb: .edit, stamps: "served_day"),
            ])
    )
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit], .region)
    .menu("职业病诊断").serves("R-57")

    /// Applied for in time: thirty days after the certificate, fifteen after the city's appraisal (令第6号 34, 35).
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("diagnosis_case"), let applied = draft.day("applied_day"),
            let diagnosis = try transaction.find(DiagnosisCase.self, id)?.record
        else { return }
        func refuse(_ sentence: String) -> RegisterError { .invalid([FieldProblem("applied_day", .inconsistent, sentence)]) }
        var event = diagnosis.servedDay
        // Each party's thirty days run from its own copy.
        if CertificateDelivery.parties.contains(draft.text("applicant")) {
            event = try CertificateDelivery.day(of: draft.text("applicant"), diagnosis: id, transaction) ?? event
        }
        var clock = "appraisal_first"
        if draft.text("level") == "province" {
            event = try transaction.registers.records(
                transaction.connection, Appraisal.self, where: "t.void = 0 AND t.diagnosis_case = ?1 AND t.level = 'city'",
                [.integer(id)], limit: 1
            ).first?.record.servedDay
            clock = "appraisal_second"
        }
        guard let event else { throw refuse(DiseaseTexts.notServed) }
        guard let due = LegalPeriods.clock(clock)?.due(from: event) else { return }
        if applied < event { throw refuse(DiseaseTexts.notServed) }
        if applied > due.day { throw refuse(DiseaseTexts.tooLate(due.day.description)) }
        if draft.day("served_day") != nil {
            let problems = resultProblems(draft)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
        }
    }

    /// What is served says how it ended, and where it changed the conclusion, to what: the register of patients follows it.
    private static func resultProblems(_ draft: Draft) -> [FieldProblem] {
        guard !draft.text("result").isEmpty else { return [FieldProblem("result", .missing, DiseaseTexts.result)] }
        guard draft.text("result") == "changed" else { return [] }
        switch draft.text("conclusion") {
        case "": return [FieldProblem("conclusion", .missing, PatientTexts.changedConclusion)]
        case "confirmed":
            return draft.text("disease").isEmpty
                ? [FieldProblem("disease", .missing, PatientTexts.changedDisease)] : DiseaseGrade.problems(draft)
        default: return []
        }
    }

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state else { return }
        try transaction.settleClocks(of: change.after)
        guard change.after.state == "accepted", let clock = LegalPeriods.clock("appraisal_decision"),
            let due = clock.due(from: transaction.today)
        else { return }
        try transaction.start(
            RecordClock(
                "appraisal_decision", title: clock.name, basis: "\(clock.clause)：\(clock.periodText)", role: .bureauOfficer),
            on: change.after, from: transaction.today, due: due.day)
    }
}
