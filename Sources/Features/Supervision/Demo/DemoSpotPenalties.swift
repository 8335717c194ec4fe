import Access
import Calendars
import Database
import Registers

/// Penalties on the spot in a simulated city, one left behind at every step: the acts that the pages call.
public enum DemoSpotPenalties {
    /// How far each goes.
    public enum End: Int, CaseIterable, Sendable { case decided, recorded, closed, archived }

    static let mark = "（模拟当场处罚）"

    /// A visit, its finding as a clue, and the decision, all on one day.
    public static func impose(_ end: End, at employer: Int64, team: [Int64], in transaction: RegisterTransaction) throws {
        var visit = Inspection()
        visit.employer = Int(employer)
        visit.kind = "routine"
        let opened = try OpenInspection.open(visit, team: team, transaction)
        guard let going = try transaction.find(Inspection.self, opened.id) else { return }
        try ConcludeInspection.conclude(
            going.stored, going.record,
            .init(visited: transaction.today, outcome: "pending", problems: "未将检查结果如实告知劳动者\(mark)"), in: transaction)
        guard let done = try transaction.find(Inspection.self, opened.id) else { return }
        let clue = try OpenFromVisit.open(done.stored, done.record, in: transaction)
        guard let found = try transaction.find(EnforcementCase.self, clue.id) else { return }
        try SpotPenalty.impose(found.stored, found.record, decision(end, team), in: transaction)
    }

    /// A warning, a fine for the bank, a fine collected on the spot.
    private static func decision(_ end: End, _ team: [Int64]) -> SpotPenalty.Decision {
        var decision = SpotPenalty.Decision(
            article: "article_71", act: "未如实告知劳动者职业健康检查结果", facts: "查看告知记录并询问两名劳动者，无告知签收（模拟）", place: "用人单位会议室（模拟）",
            time: "10:30", partyKind: "organisation", isWarned: true, isTold: true, defence: "当事人表示没有异议（模拟）", officers: team,
            receiver: "模拟收件人")
        if end == .recorded || end == .closed {
            decision.article = "article_74"
            decision.act = "未按规定报告疑似职业病"
            decision.facts = "检查机构已告知疑似结果，报告登记为空（模拟）"
            decision.fine = end == .recorded ? 2_000 : 100
        }
        if end == .closed {
            decision.collectionGround = "small"
            decision.ticket = "模拟票据 0001"
        }
        return decision
    }

    /// What the days after bring: money on its way to the bank, the record of the bureau, the end.
    public static func follow(isLeader: Bool, in transaction: RegisterTransaction) throws {
        let known = try transaction.registers.records(
            transaction.connection, EnforcementCase.self,
            where: "t.void = 0 AND t.procedure = 'simple' AND t.state IN ('on_the_spot', 'served', 'closed')", order: "t.id")
        for found in known { try step(found, isLeader, transaction) }
    }

    private static func step(_ found: TypedRecord<EnforcementCase>, _ isLeader: Bool, _ transaction: RegisterTransaction) throws {
        let (stored, file) = (found.stored, found.record)
        switch (stored.state, isLeader) {
        case ("on_the_spot", true): try SpotPenalty.record(stored, file, in: transaction)
        case ("on_the_spot", false), ("served", false):
            guard file.collectedDay != nil, file.bankedDay == nil else { return }
            try SpotCollection.deposit(stored, file, day: transaction.today, in: transaction)
        // The fine for the bank is still awaited.
        case ("served", true) where file.fine == nil || file.bankedDay != nil:
            try CaseDecision.close(stored, file, paid: nil, in: transaction)
        case ("closed", true) where file.fine == nil: try transaction.transition(stored, "archive")
        default: break
        }
    }

    /// Records of breaches whose longest period is over are ended.
    public static func endCredit(in transaction: RegisterTransaction) throws {
        for found in try transaction.registers.records(
            transaction.connection, CreditRecord.self,
            where: "t.void = 0 AND t.state IN ('listed', 'applied') AND t.longest_until < ?1",
            [.text(transaction.today.description)],
            order: "t.id")
        { try CreditActs.end(found.stored, found.record, in: transaction) }
    }
}
