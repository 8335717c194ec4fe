import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// What a diagnosis waits for outside the institution: a survey of the workplace, a decision on disputed papers, labour arbitration
/// (职业病防治法 47–49). While it runs, the periods of the case stand still.
public struct DiagnosisSuspension: RegisterRecord {
    public var diagnosis: Int64 = 0
    public var kind = ""
    public var requestedDay: Day?
    public var department = ""
    public var subject = ""
    public var acceptedDay: Day?
    public var outcome = ""
    public var endedDay: Day?
    public init() {}

    public static let declaration = Declaration<DiagnosisSuspension>("diagnosis_suspension", "诊断中止事项") {
        Field(\.diagnosis, "diagnosis_case", "诊断").required().reference("diagnosis_case", by: "id_number").listed()
        Field(\.kind, "kind", "事项").required().code("diagnosis_suspension_kind").listed()
        Field(\.requestedDay, "requested_day", "提请或收到异议日期").required().listed()
        Field(\.department, "department", "受理部门").required().length(80).listed().example("县（市、区）卫生健康局；劳动人事争议仲裁委员会")
        Field(\.subject, "subject", "调查或争议的内容").required().multiline(1_000)
        Field(\.acceptedDay, "accepted_day", "受理日期").computed().listed()
        Field(\.outcome, "outcome", "结果").multiline(2_000).help("现场调查的情况、判定或仲裁的结果；办结前填写")
        Field(\.endedDay, "ended_day", "办结日期").computed().listed()
    }
    .named(by: "diagnosis_case", "kind", "requested_day").titled(by: "kind", "requested_day").region(.through("diagnosis_case"))
    .owned(.through("diagnosis_case")).sorted(by: "requested_day", descending: true).holdsPersons()
    .lifecycle(
        Lifecycle(
            states: [
                .init("requested", "已提请", tone: .progress), .init("accepted", "已受理", tone: .progress),
                .init("ended", "已办结", editable: false, tone: .good), .init("refused", "不予受理", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("accept", "受理", from: ["requested"], to: "accepted", verb: .edit, stamps: "accepted_day"),
                .init("refuse", "不予受理", from: ["requested"], to: "refused", verb: .edit, reason: true, stamps: "ended_day"),
                .init("end", "办结", from: ["requested", "accepted"], to: "ended", verb: .edit, stamps: "ended_day"),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit], .organisation)
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("职业病诊断").serves("R-57").index("diagnosis_case")

    /// A survey and a decision on papers run from the request (47, 48: 收到要求, 收到异议); arbitration from its acceptance (49: 受理), because
    /// nothing is certain before.
    public static func begins(_ kind: String, requested: Day?, accepted: Day?) -> Day? {
        kind == "arbitration" ? accepted : requested
    }

    /// The period in which whoever was asked must be done.
    static func clock(of kind: String) -> String {
        switch kind {
        case "survey": "survey_on_site"
        case "dispute": "dispute_decision"
        default: "labour_arbitration"
        }
    }

    /// Days on which the case stood still, the first counted and the day of the end not; nil while it runs.
    var days: SuspendedDays? {
        Self.begins(kind, requested: requestedDay, accepted: acceptedDay).map { SuspendedDays(from: $0, until: endedDay) }
    }

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard before == nil, let id = draft.integer("diagnosis_case"), let requested = draft.day("requested_day"),
            let found = try transaction.find(DiagnosisCase.self, id)
        else { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError {
            .invalid([FieldProblem(field, .inconsistent, sentence)])
        }
        if requested > transaction.today { throw refuse("requested_day", DiseaseTexts.inFuture) }
        if let applied = found.record.appliedDay, requested < applied {
            throw refuse("requested_day", DiseaseTexts.requestedBefore)
        }
        guard ["applied", "asked", "complete"].contains(found.stored.state) else {
            throw refuse("diagnosis_case", DiseaseTexts.alreadyDiagnosed)
        }
    }

    /// Its own period starts and ends, and the case's periods stop and go on.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state || change.before?.isVoid != change.after.isVoid else { return }
        let record = change.after
        if record.state == "ended", record.draft.text("outcome").isEmpty {
            throw RegisterError.invalid([FieldProblem("outcome", .missing, DiseaseTexts.outcomeMissing)])
        }
        try transaction.settleClocks(of: record)
        let kind = record.draft.text("kind")
        if !record.isVoid, ["requested", "accepted"].contains(record.state),
            let from = begins(kind, requested: record.draft.day("requested_day"), accepted: record.draft.day("accepted_day")),
            let clock = LegalPeriods.clock(clock(of: kind)), let due = clock.due(from: from)
        {
            try transaction.start(
                RecordClock(
                    clock.id, title: clock.name, basis: "\(clock.clause)：\(clock.periodText)（\(clock.mark.label)）",
                    role: kind == "arbitration" ? .healthInstitution : .bureauOfficer),
                on: record, from: from, due: due.day)
        }
        if let id = record.draft.integer("diagnosis_case"), let diagnosis = try transaction.find(DiagnosisCase.self, id)?.stored {
            try DiagnosisCase.keepClocks(diagnosis, transaction)
        }
    }

    /// Of a case, whatever their state but refused: one that was not accepted stopped nothing.
    static func days(of diagnosis: Int64, _ transaction: RegisterTransaction) throws -> [SuspendedDays] {
        try transaction.registers.records(
            transaction.connection, DiagnosisSuspension.self,
            where: "t.void = 0 AND t.diagnosis_case = ?1 AND t.state <> 'refused'", [.integer(diagnosis)], order: "t.id"
        ).compactMap(\.record.days)
    }
}
