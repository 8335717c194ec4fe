import Database
import Registers

/// Where a visit was changed by somebody else while this device was away: both versions, for the officer to decide.
struct FieldConflict: Encodable, Sendable {
    struct Item: Encodable, Sendable {
        var checklist: String
        var item: String
        var text: String
        var mine: FieldEntrySent.Answer
        var theirs: FieldEntrySent.Answer
        var by: String
    }

    struct Ended: Encodable, Sendable {
        var state: String
        var visited: String
        var outcome: String
        var problems: String
    }

    var status = "conflict"
    var items: [Item] = []
    /// Set when the visit was ended meanwhile.
    var ended: Ended?

    /// Nil when the entry can be taken as it is.
    static func find(_ sent: FieldEntrySent, _ stored: StoredRecord, _ visit: Inspection, _ transaction: RegisterTransaction)
        throws
        -> FieldConflict?
    {
        var conflict = FieldConflict()
        if stored.state != InspectionState.dispatched {
            let codes = transaction.registers.codes
            conflict.ended = Ended(
                state: stored.draft.register.lifecycle.state(stored.state)?.label ?? stored.state,
                visited: visit.visitedDay?.description ?? "",
                outcome: codes.entry("inspection_result", visit.outcome)?.label ?? visit.outcome, problems: visit.problems)
        }
        let base = Dictionary((sent.base ?? []).map { ($0.place, $0) }) { first, _ in first }
        let mine = Dictionary((sent.answers ?? []).map { ($0.place, $0) }) { first, _ in first }
        for found in try transaction.registers.records(
            transaction.connection, ChecklistAnswer.self, where: "t.void = 0 AND t.inspection = ?1", [.integer(stored.id)],
            order: "t.checklist, t.item, t.id")
        {
            let theirs = FieldEntrySent.Answer(
                checklist: found.record.checklist, item: found.record.item, answer: found.record.answer,
                finding: found.record.finding)
            guard let own = mine[theirs.place], own != theirs, base[theirs.place] != theirs else { continue }
            let last = try transaction.connection.first(
                """
                SELECT account_id, account_name FROM ledger_entry WHERE register = 'checklist_answer' AND record_id = ?1
                ORDER BY version DESC LIMIT 1
                """, [.integer(found.id)])
            // What this account itself sent before, with an answer that never came back, is no conflict.
            if conflict.ended == nil, last?.integer("account_id") == transaction.principal.accountID { continue }
            conflict.items.append(
                Item(
                    checklist: theirs.checklist, item: theirs.item, text: found.record.text, mine: own, theirs: theirs,
                    by: last?.text("account_name") ?? ""))
        }
        return conflict.items.isEmpty && conflict.ended == nil ? nil : conflict
    }
}
