import Calendars
import Registers

/// The acts of the hearing programme for a simulated city: the same functions that the pages call, with chance given.
public enum DemoHearing {
    /// Draws a planned survey, notes what `look` sees at each place, and counts it.
    public static func survey(
        _ id: Int64, in transaction: RegisterTransaction, look: () -> (result: String, fault: String)
    ) throws {
        guard let planned = try transaction.find(WearingSurvey.self, id) else { throw RegisterError.notFound }
        try WearingActs.draw(planned.stored, planned.record, transaction)
        guard let drawn = try transaction.find(WearingSurvey.self, id) else { return }
        var seen: [Int64: (result: String, fault: String)] = [:]
        for place in try WearingActs.observations(transaction.connection, transaction.registers, survey: id) {
            seen[place.id] = look()
        }
        try WearingActs.observe(drawn.stored, seen, transaction)
        try WearingActs.count(drawn.stored, drawn.record, transaction)
    }

    /// Coaches those of an employer who failed a fit test.
    public static func coach(employer: Int64, in transaction: RegisterTransaction) throws {
        for test in try transaction.registers.records(
            transaction.connection, FitTest.self, where: "t.void = 0 AND t.employer = ?1 AND t.state = 'failed'",
            [.integer(employer)])
        {
            try FitJudgement.coach(test.stored, test.record, how: "换小号并重新演示佩戴（模拟）", transaction)
        }
    }

    /// Refers those of an employer whose shift a second test confirmed.
    public static func refer(employer: Int64, in transaction: RegisterTransaction) throws {
        for test in try transaction.registers.records(
            transaction.connection, AudiogramRecord.self, where: "t.void = 0 AND t.employer = ?1 AND t.state = 'confirmed'",
            [.integer(employer)])
        {
            try AudiogramActs.refer(test.stored, test.record, to: "模拟医院耳鼻喉科（模拟）", on: transaction.today, transaction)
        }
    }

    /// The employer's own score and its application.
    public static func apply(_ id: Int64, losing lost: [String: Double], in transaction: RegisterTransaction) throws {
        guard let draft = try transaction.find(HearingDemonstration.self, id),
            let table = DemonstrationActs.table(draft.record, transaction)
        else { throw RegisterError.notFound }
        let claims = table.items.reduce(into: [:]) { claims, item in
            claims[item.code] = DemonstrationActs.Claim(
                points: max(0, Double(item.points) - (lost[item.code] ?? 0)), evidence: "模拟佐证")
        }
        try DemonstrationActs.claim(draft.stored, draft.record, claims, transaction)
        guard let claimed = try transaction.find(HearingDemonstration.self, id) else { return }
        try DemonstrationActs.apply(claimed.stored, claimed.record, transaction)
    }

    /// The reviewers' score, and the name when it is enough.
    public static func review(_ id: Int64, given: [String: Double], in transaction: RegisterTransaction) throws {
        guard let applied = try transaction.find(HearingDemonstration.self, id) else { throw RegisterError.notFound }
        try DemonstrationActs.review(applied.stored, applied.record, given, opinion: "现场评审（模拟）", transaction)
        guard let reviewed = try transaction.find(HearingDemonstration.self, id) else { return }
        try DemonstrationActs.name(reviewed.stored, reviewed.record, transaction)
    }

    public static func evaluate(pilot id: Int64, conclusion: String, in transaction: RegisterTransaction) throws {
        guard let running = try transaction.find(AssistancePilot.self, id) else { throw RegisterError.notFound }
        try PilotPages.evaluate(running.stored, running.record, conclusion: conclusion, transaction)
    }
}
