import Access
import Calendars
import Database
import Organisations
import Registers

/// Scores and clues about the institutions of a simulated city, one in every state.
public enum DemoScores {
    /// A breach for each state that comes before, beside and after a score.
    public static func states(_ institutions: [Int64], in transaction: RegisterTransaction) throws {
        guard !institutions.isEmpty else { return }
        for (place, end) in ["found", "told", "heard", "appealed", "withdrawn"].enumerated() {
            let institution = institutions[place % institutions.count]
            var breach = InstitutionBreach()
            breach.institution = Int(institution)
            breach.item = ["S06", "S05", "S07", "S08", "S04"][place]
            breach.facts = "专项检查发现（模拟 \(place + 1)）"
            breach.foundDay = transaction.today
            let found = try transaction.insert(breach, reason: "模拟数据")
            guard end != "found" else { continue }
            let told = try transaction.transition(found, "tell")
            switch end {
            case "heard": try hear(told.id, "记录已补齐（模拟）", transaction)
            case "appealed":
                try hear(told.id, "情况说明（模拟）", transaction)
                try later(told.id, transaction) { try ScoreActs.score($0, in: transaction) }
                try later(told.id, transaction) { scored in
                    var draft = scored.draft
                    draft["appeal"] = "对分值有异议（模拟）"
                    draft["appealed_day"] = .text(transaction.today.description)
                    try transaction.transition(scored, "appeal", draft: draft)
                }
            case "withdrawn": try transaction.transition(told, "withdraw_score", reason: "申辩成立（模拟）")
            default: break
            }
        }
    }

    /// The institution's words, entered for it: in a simulated city nobody signs in as each of them.
    private static func hear(_ id: Int64, _ words: String, _ transaction: RegisterTransaction) throws {
        try later(id, transaction) { told in
            var draft = told.draft
            draft["defence"] = .text(words)
            try transaction.transition(told, "hear", draft: draft)
        }
    }

    private static func later(_ id: Int64, _ transaction: RegisterTransaction, _ act: (StoredRecord) throws -> Void) throws {
        guard let found = try transaction.find(InstitutionBreach.self, id) else { throw RegisterError.notFound }
        try act(found.stored)
    }

    /// Up to four reasons to look at an institution, kept as clues: waiting, being looked into, explained, confirmed.
    public static func clues(of institution: Int64, in transaction: RegisterTransaction) throws {
        let reasons = try InstitutionEvidence.reasons(
            transaction.connection, institution, region: transaction.principal.region, until: transaction.today)
        for (place, reason) in reasons.prefix(4).enumerated() {
            let noted = try NoteClue.note(institution, reason.test.rawValue, reason.sentence, in: transaction)
            guard place > 0 else { continue }
            let looked = try transaction.transition(noted, "look")
            if place == 2 { try transaction.transition(looked, "explain", reason: "分批采样，仪器登记有误（模拟）") }
            if place == 3 { try transaction.transition(looked, "confirm", reason: "原始记录不能追溯（模拟）") }
        }
    }
}
