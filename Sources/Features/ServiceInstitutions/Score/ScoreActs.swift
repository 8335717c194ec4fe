import Access
import Calendars
import Organisations
import Registers

/// What is done about a breach: told, heard, scored, appealed against, each in its time.
enum ScoreActs {
    static let defenceClock = RecordClock(
        "score_defence", title: InstitutionTexts.defend, basis: InstitutionTexts.termBasis, role: .institutionStaff)

    /// Telling starts the institution's time to be heard; what is over settles it.
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        switch change.action {
        case "tell":
            try transaction.start(
                defenceClock, on: change.after, from: transaction.today,
                due: transaction.today + (ScoreTable.terms["defence"] ?? 0))
        case "hear", "score", "withdraw_score": try transaction.settle(defenceClock.name, on: change.after)
        default: return
        }
    }

    /// The institution's words: a defence before the score, an appeal after it.
    static func answer(_ stored: StoredRecord, _ text: String, in transaction: RegisterTransaction) throws {
        guard transaction.principal.role == .institutionStaff, transaction.principal.organisation == stored.organisation else {
            throw RegisterError.denied
        }
        guard !text.isEmpty else { throw InstitutionError.wordsMissing }
        var draft = stored.draft
        switch stored.state {
        case "told":
            draft["defence"] = .text(text)
            try transaction.transition(stored, "hear", draft: draft)
        case "scored":
            guard let last = term("appeal", of: stored, from: "scored_day"), transaction.today <= last else {
                throw InstitutionError.appealTooLate
            }
            guard stored["appealed_day"].isNull else { throw InstitutionError.appealedBefore }
            draft["appeal"] = .text(text)
            draft["appealed_day"] = .text(transaction.today.description)
            try transaction.transition(stored, "appeal", draft: draft)
        default: throw RegisterError.wrongState(label: stored.draft.register.lifecycle.state(stored.state)?.label ?? stored.state)
        }
    }

    /// Nobody is scored unheard: either the institution has spoken, or its time has passed.
    static func score(_ stored: StoredRecord, in transaction: RegisterTransaction) throws {
        if stored.state == "told" {
            guard let last = term("defence", of: stored, from: "told_day"), transaction.today > last else {
                throw InstitutionError.notHeard(until: term("defence", of: stored, from: "told_day"))
            }
        }
        var draft = stored.draft
        draft["scored_day"] = .text(transaction.today.description)
        try transaction.transition(stored, "score", draft: draft)
    }

    static func term(_ name: String, of stored: StoredRecord, from field: String) -> Day? {
        guard let start = stored.draft.day(field), let days = ScoreTable.terms[name] else { return nil }
        return start + days
    }
}
