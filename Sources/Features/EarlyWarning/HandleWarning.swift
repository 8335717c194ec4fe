import Calendars
import Organisations
import Registers

/// What people do about a warning: assign, answer, close, hand over.
public enum HandleWarning {
    public static func assign(_ stored: StoredRecord, to assignee: String, in transaction: RegisterTransaction) throws {
        let assignee = TextReading.trim(assignee)
        guard !assignee.isEmpty else { throw WarningError.assigneeMissing }
        try change(stored, "assign", in: transaction) { warning in
            warning.assignee = assignee
            warning.assignedAt = transaction.at
        }
    }

    public static func answer(_ stored: StoredRecord, _ answer: String, evidence: String, in transaction: RegisterTransaction)
        throws
    {
        let answer = TextReading.trim(answer)
        guard !answer.isEmpty else { throw WarningError.answerMissing }
        try change(stored, "answer", in: transaction) { warning in
            warning.answer = answer
            warning.evidence = TextReading.trim(evidence)
            warning.answeredAt = transaction.at
            warning.responseMinutes = warning.raisedAt.map { Int((transaction.at - $0) / 60_000) }
        }
        try transaction.settle(WarningClock.answer.name, on: stored)
    }

    /// Closing without an answer is for false alarms alone: anything else has been looked at and says so.
    public static func close(_ stored: StoredRecord, outcome: String, reason: String, in transaction: RegisterTransaction) throws
    {
        guard transaction.registers.codes.entry("warning_outcome", outcome) != nil else { throw WarningError.outcomeMissing }
        guard stored.state == WarningState.answered || outcome == "false_alarm" else { throw WarningError.notAnswered }
        guard !TextReading.trim(reason).isEmpty else { throw RegisterError.reasonMissing }
        try change(stored, "close", reason: reason, in: transaction) { warning in
            warning.outcome = outcome
            warning.closedAt = transaction.at
        }
        try transaction.settleClocks(of: stored)
    }

    /// One act: what supervision needs is written from the warning itself.
    @discardableResult
    public static func handOver(
        _ stored: StoredRecord, as kind: String, note: String, in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard stored.state != WarningState.closed else { throw RegisterError.wrongState(label: "已关闭") }
        guard kind == HandoverKind.supervision || kind == HandoverKind.clue else { throw WarningError.kindMissing }
        let warning = try transaction.registers.typed(stored, as: Warning.self).record
        guard kind != HandoverKind.supervision || warning.isEvidence else { throw WarningError.noEvidence }
        let open = try transaction.connection.first(
            "SELECT id FROM warning_handover WHERE void = 0 AND warning = ?1 AND kind = ?2 AND state <> 'declined' ORDER BY id",
            [.integer(stored.id), .text(kind)])
        guard open == nil else { throw WarningError.handedOver }
        var handover = WarningHandover()
        handover.warning = stored.id
        handover.employer = warning.employer
        handover.kind = kind
        handover.isEvidence = warning.isEvidence
        handover.handedDay = transaction.today
        let lines = [
            warning.title,
            "发出时间：\(warning.raisedAt?.description ?? "")，最近一次：\(warning.lastAt?.description ?? "")，共 \(warning.occurrences) 次",
            warning.limit.isEmpty ? "" : "实际值 \(warning.measured)，界限 \(warning.limit)", warning.basis,
            warning.isEvidence ? "" : WarningTexts.clue(warning.sourceKey), TextReading.trim(note),
        ]
        handover.content = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        return try transaction.insert(handover, reason: "由预警一键移交")
    }

    private static func change(
        _ stored: StoredRecord, _ transition: String, reason: String = "", in transaction: RegisterTransaction,
        _ body: (inout Warning) -> Void
    ) throws {
        var warning = try transaction.registers.typed(stored, as: Warning.self).record
        body(&warning)
        let register = transaction.registers.register(of: Warning.self)
        try transaction.transition(
            stored, transition, draft: Draft(register, values: Warning.declaration.encode(warning)), reason: reason)
    }
}
