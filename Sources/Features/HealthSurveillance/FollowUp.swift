import Access
import Calendars
import Database
import Ledger
import Organisations
import Registers
import Rulebook

/// What an employer must do after an examination: transfer, arrange the diagnosis, arrange the recheck. Closed with a proof.
public struct FollowUp: RegisterRecord {
    public var examination: Int64 = 0
    public var worker: Int64 = 0
    public var employer: Int64 = 0
    public var kind = ""
    public var dueDay: Day?
    public var basis = ""
    public var doneDay: Day?
    public var proof = ""
    public init() {}

    public static let declaration = Declaration<FollowUp>("follow_up", "检查后处置") {
        Field(\.kind, "kind", "处置事项").required().code("follow_up_kind").listed()
        Field(\.worker, "worker", "劳动者").reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed()
        Field(\.examination, "examination", "检查").reference("examination", by: "exam_day")
        Field(\.dueDay, "due_day", "期限").listed()
        Field(\.basis, "basis", "依据").length(200)
        Field(\.doneDay, "done_day", "完成日期").listed()
        Field(\.proof, "proof", "凭据").length(200).help("调岗通知、诊断受理单、复查报告的名称和编号")
    }
    .named(by: "examination", "kind").titled(by: "kind", "due_day").region(.through("employer")).owned(.through("employer"))
    .holdsPersons().writtenByActs()
    .lifecycle(
        Lifecycle(
            states: [.init("open", "待办", tone: .progress), .init("done", "已办结", editable: false, tone: .good)],
            transitions: [.init("finish", "办结", from: ["open"], to: "done", verb: .edit, byAct: true)])
    )
    .grant(.employer, [.view, .edit], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .edit, .export], .region).grant(.countyClerk, [.view], .region)
    .menu("职业健康监护").serves("R-27").index("worker").index("examination")
}

/// Clocks of an examination: what each conclusion asks for, and by when.
public enum HealthClocks {
    static let notice = RecordClock(
        "notice", title: "书面告知劳动者和用人单位", basis: "职业病防治法第三十六条、第五十五条；GBZ 188-2025 4.8.5：及时", role: .healthInstitution)
    public static let suspectedReport = RecordClock(
        "suspected_report", title: "报告疑似职业病", basis: "职业病防治法第五十条、第五十五条：及时", role: .healthInstitution)
    static func followUp(_ title: String, basis: String) -> RecordClock {
        RecordClock("follow_up", title: title, basis: basis, role: .employer)
    }

    /// Starts and settles clocks as an examination is accepted, returned or withdrawn.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        let wasAccepted = change.before.map { $0.state == "accepted" && !$0.isVoid } ?? false
        let isAccepted = record.state == "accepted" && !record.isVoid
        guard wasAccepted != isAccepted else { return }
        guard isAccepted else { return try transaction.settleClocks(of: record) }
        guard let conclusion = ExaminationConclusion(rawValue: record["conclusion"].text ?? ""), conclusion != .noAbnormality
        else {
            return
        }
        if record["worker_told_day"].isNull || record["employer_told_day"].isNull {
            try transaction.start(notice, on: record, from: transaction.today, due: transaction.today)
        }
        if conclusion == .suspectedDisease {
            try transaction.start(suspectedReport, on: record, from: transaction.today, due: transaction.today)
        }
    }
}

/// Opens what the employer owes from the day on which it was told, and closes it with its proof.
public enum FollowUps {
    static func kind(of conclusion: ExaminationConclusion) -> (kind: String, clock: String?)? {
        switch conclusion {
        case .contraindication: ("transfer", nil)
        case .suspectedDisease: ("arrange_diagnosis", "suspected_arrange")
        case .recheck: ("recheck", "recheck_report")
        case .noAbnormality, .otherAbnormality: nil
        }
    }

    /// Notes the notice with its proof; the employer's clock begins when it was told.
    public static func note(
        _ examination: StoredRecord, worker: Day, employer: Day, proof: String, _ transaction: RegisterTransaction
    ) throws {
        guard var found = try transaction.find(Examination.self, examination.id) else { throw RegisterError.notFound }
        (found.record.workerToldDay, found.record.employerToldDay, found.record.noticeProof) = (worker, employer, proof)
        let after = try transaction.update(found.stored, to: found.record, action: "notice")
        try transaction.settle(HealthClocks.notice.name, on: after)
        guard let conclusion = ExaminationConclusion(rawValue: found.record.conclusion), let needed = kind(of: conclusion),
            let person = found.record.worker
        else { return }
        var followUp = FollowUp()
        (followUp.examination, followUp.worker) = (examination.id, person)
        (followUp.employer, followUp.kind) = (found.record.employer, needed.kind)
        (followUp.dueDay, followUp.basis) = due(needed.clock, told: employer, examined: found.record.day ?? employer)
        let existing = try transaction.registers.records(
            transaction.connection, FollowUp.self, where: "t.void = 0 AND t.examination = ?1 AND t.kind = ?2",
            [.integer(examination.id), .text(needed.kind)], limit: 1)
        guard existing.isEmpty else { return }
        let stored = try transaction.insert(followUp)
        let title = transaction.registers.codes.entry("follow_up_kind", needed.kind)?.label ?? needed.kind
        try transaction.start(
            HealthClocks.followUp(title, basis: followUp.basis), on: stored, from: employer, due: followUp.dueDay ?? employer)
    }

    /// The law prints no number for a transfer: it is due on the day of the notice. The periods of GBZ 188-2025 hold from its first
    /// day; for the 2014 edition, which prints none, the same period is our own choice and says so.
    private static func due(_ clock: String?, told: Day, examined: Day) -> (Day, String) {
        guard let clock, let period = LegalPeriods.clock(clock) else { return (told, "职业病防治法第三十五条：调离，及时") }
        let event = clock == "recheck_report" ? examined : told
        if let due = period.due(from: event) { return (due.day, "\(period.clause)：\(period.periodText)") }
        let due = period.period?.due(from: event).day ?? event
        return (due, "参照 \(period.clause)：\(period.periodText)（检查日期在其施行之前，平台约定）")
    }

    public static func finish(_ followUp: StoredRecord, on day: Day, proof: String, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(FollowUp.self, followUp.id) else { throw RegisterError.notFound }
        (found.record.doneDay, found.record.proof) = (day, proof)
        let draft = Draft(found.stored.draft.register, values: FollowUp.declaration.encode(found.record))
        let done = try transaction.transition(found.stored, "finish", draft: draft)
        try transaction.settleClocks(of: done)
    }
}
