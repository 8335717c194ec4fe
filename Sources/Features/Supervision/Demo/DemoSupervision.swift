import Access
import Calendars
import Registers

/// The acts of supervision for a simulated city: the same functions that the pages call, with chance and answers given.
public enum DemoSupervision {
    public static func commit(_ plan: StoredRecord, secret: [UInt8], in transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(InspectionPlan.self, plan.id) else { throw RegisterError.notFound }
        try HoldDraw.commit(
            found.stored, found.record, redrawReason: "", random: Randomness { Array(secret.prefix($0)) }, in: transaction)
    }

    /// Holds and publishes every draw that waits for its public value.
    public static func hold(publicValue: String, witness: String, in transaction: RegisterTransaction) throws {
        for found in try transaction.registers.records(
            transaction.connection, InspectionDraw.self, where: "t.void = 0 AND t.state = 'committed'")
        {
            try HoldDraw.run(found.stored, found.record, publicValue: publicValue, witness: witness, in: transaction)
            guard let held = try transaction.find(InspectionDraw.self, found.id) else { continue }
            try transaction.transition(held.stored, "publish")
        }
    }

    public static func visit(_ id: Int64, place: Int, in transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(Inspection.self, id), found.stored.state == InspectionState.dispatched,
            let checklist = Checklist.named("general", on: transaction.today)
        else { return }
        let isFaulty = place % 3 == 0
        var answers: [String: (answer: String, finding: String)] = [:]
        for item in checklist.items { answers[item.code] = ("yes", "") }
        if isFaulty { answers["G13"] = ("no", "部分岗位除尘设施未运行（模拟）") }
        try ConcludeInspection.answer(found.stored, checklist, answers, in: transaction)
        guard let filled = try transaction.find(Inspection.self, id) else { return }
        try ConcludeInspection.conclude(
            filled.stored, filled.record,
            .init(
                visited: transaction.today, outcome: isFaulty ? "ordered" : "none", problems: isFaulty ? "部分岗位除尘设施未运行（模拟）" : ""),
            in: transaction)
        guard let concluded = try transaction.find(Inspection.self, id) else { return }
        if isFaulty {
            try IssueOrder.issue(
                concluded.stored, concluded.record,
                .init(
                    article: "article_72", content: "恢复除尘设施运行并维护（模拟）", deadline: transaction.today + 30, isWarning: true),
                in: transaction)
        }
        // One of twelve still waits to be made public.
        guard place % 12 != 4 else { return }
        try ConcludeInspection.publish(concluded.stored, concluded.record, in: transaction)
    }
}
