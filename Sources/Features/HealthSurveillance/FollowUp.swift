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

    /// Notes the notice with its proof; the employer's clock begins when it was told. Worker and employer may be told on different days
    /// and by different people; what is left out stays as it was, and a day entered anew corrects the one before.
    public static func note(
        _ examination: StoredRecord, worker: Day?, employer: Day?, proof: String, _ transaction: RegisterTransaction
    ) throws {
        guard var found = try transaction.find(Examination.self, examination.id) else { throw RegisterError.notFound }
        found.record.workerToldDay = worker ?? found.record.workerToldDay
        found.record.employerToldDay = employer ?? found.record.employerToldDay
        if !proof.isEmpty, !found.record.noticeProof.contains(proof) {
            found.record.noticeProof = [found.record.noticeProof, proof].filter { !$0.isEmpty }.joined(separator: "；")
        }
        let after = try transaction.update(found.stored, to: found.record, action: "notice")
        if found.record.workerToldDay != nil, found.record.employerToldDay != nil {
            try transaction.settle(HealthClocks.notice.name, on: after)
        }
        guard let told = found.record.employerToldDay, let conclusion = ExaminationConclusion(rawValue: found.record.conclusion),
            let needed = kind(of: conclusion), let person = found.record.worker
        else { return }
        var followUp = FollowUp()
        (followUp.examination, followUp.worker) = (examination.id, person)
        (followUp.employer, followUp.kind) = (found.record.employer, needed.kind)
        (followUp.dueDay, followUp.basis) = due(needed.clock, told: told, examined: found.record.day ?? told)
        let existing = try transaction.registers.records(
            transaction.connection, FollowUp.self, where: "t.void = 0 AND t.examination = ?1 AND t.kind = ?2",
            [.integer(examination.id), .text(needed.kind)], limit: 1
        ).first
        let stored: StoredRecord
        if let existing {
            guard existing.stored.state == "open", existing.record.dueDay != followUp.dueDay else { return }
            stored = try transaction.update(existing.stored, to: followUp, action: "correct")
        } else {
            stored = try transaction.insert(followUp)
        }
        let title = transaction.registers.codes.entry("follow_up_kind", needed.kind)?.label ?? needed.kind
        try transaction.start(
            HealthClocks.followUp(title, basis: followUp.basis), on: stored, from: told, due: followUp.dueDay ?? told)
    }

    /// A recheck is done when the person was examined again for the same hazard; nobody enters that twice.
    static func finishRechecks(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.after.state == "accepted", change.before?.state != "accepted", !change.after.isVoid,
            let worker = change.after["worker"].integer, let day = change.after["exam_day"].text,
            // An import asks once, not at each of its rows.
            try transaction.once(
                FollowUp.register.name, "open rechecks",
                {
                    try transaction.connection.first(
                        "SELECT id FROM follow_up WHERE void = 0 AND state = 'open' AND kind = 'recheck' LIMIT 1") != nil
                })
        else { return }
        let open = try transaction.connection.query(
            """
            SELECT f.id FROM follow_up f JOIN examination e ON e.id = f.examination WHERE f.void = 0 AND f.worker = ?1
            AND f.state = 'open' AND f.kind = 'recheck' AND e.agent = ?2 AND e.exam_day < ?3 ORDER BY f.id
            """, [.integer(worker), change.after["agent"], .text(day)])
        for row in open {
            guard let found = try transaction.find(FollowUp.self, row.integer("id"))?.stored, let done = Day(day) else {
                continue
            }
            try finish(found, on: done, proof: HealthTexts.recheckedBy("#\(change.after.id)"), transaction)
        }
    }

    /// A record that was put right may conclude otherwise, or belong to somebody else: what it had opened follows it.
    static func follow(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before, change.after.isVoid || (change.after.state == "accepted" && before.state != "accepted"),
            before.isVoid != change.after.isVoid || before.state != change.after.state
        else { return }
        for open in try transaction.registers.records(
            transaction.connection, FollowUp.self, where: "t.void = 0 AND t.examination = ?1 AND t.state = 'open'",
            [.integer(change.after.id)])
        {
            let conclusion = ExaminationConclusion(rawValue: change.after["conclusion"].text ?? "")
            guard !change.after.isVoid, conclusion.flatMap(kind)?.kind == open.record.kind else {
                try transaction.withdraw(open.stored, reason: HealthTexts.concludesOtherwise)
                continue
            }
            var record = open.record
            record.worker = change.after["worker"].integer ?? record.worker
            record.employer = change.after["employer"].integer ?? record.employer
            try transaction.update(open.stored, to: record, action: "correct")
        }
    }

    /// Diagnosis has been applied for: what the employer was to arrange is arranged.
    public static func finishByDiagnosis(
        of examination: Int64, institution: String, on day: Day, _ transaction: RegisterTransaction
    ) throws {
        for open in try transaction.registers.records(
            transaction.connection, FollowUp.self,
            where: "t.void = 0 AND t.examination = ?1 AND t.kind = 'arrange_diagnosis' AND t.state = 'open'",
            [.integer(examination)])
        {
            try finish(open.stored, on: day, proof: HealthTexts.appliedAt(String(institution.prefix(100))), transaction)
        }
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
        if found.record.kind == "transfer", try isStillExposed(found.record, transaction) {
            throw RegisterError.invalid([FieldProblem("done", .inconsistent, HealthTexts.stillOnPost)])
        }
        (found.record.doneDay, found.record.proof) = (day, proof)
        let draft = Draft(found.stored.draft.register, values: FollowUp.declaration.encode(found.record))
        let done = try transaction.transition(found.stored, "finish", draft: draft)
        try transaction.settleClocks(of: done)
    }

    /// Whether the register of posts still has the person where the hazard is, with nothing that says the exposure stopped.
    private static func isStillExposed(_ followUp: FollowUp, _ transaction: RegisterTransaction) throws -> Bool {
        try transaction.connection.first(
            """
            SELECT d.id FROM examination_due d JOIN assignment a ON a.id = d.assignment WHERE d.void = 0 AND d.worker = ?1
            AND d.employer = ?2 AND d.kind = 'contraindicated' AND d.last_examination = ?3
            AND (a.stopped_day IS NULL OR a.resumed_day IS NOT NULL) LIMIT 1
            """, [.integer(followUp.worker), .integer(followUp.employer), .integer(followUp.examination)]) != nil
    }
}
