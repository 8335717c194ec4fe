import Access
import Calendars
import Database
import Registers
import Rulebook

/// Cases of a simulated city, one left behind at every step, so that each state can be looked at: the acts that the pages call.
public enum DemoCases {
    /// In the order in which the cases are opened: how far each goes.
    public enum End: Int, CaseIterable, Sendable {
        case clue, notFiled, accepted, filed, investigated, told, decided, served, closed, archived, notPunished, moved
    }

    /// One step of all cases on its day, counted from the day on which they were opened.
    public enum Step: Int, CaseIterable, Sendable {
        case accept = 2, file = 4, investigate = 20, tell = 22, receive = 24, decide = 40, serve = 44, close = 58, archive = 60
    }

    static let mark = "（模拟案件"

    /// - Parameter ends: a case at the same place of `employers` for each.
    public static func open(_ ends: [End], at employers: [Int64], in transaction: RegisterTransaction) throws {
        for (end, employer) in zip(ends, employers) {
            var clue = EnforcementCase()
            clue.employer = Int(employer)
            clue.source = "inspection"
            clue.sourceText = "检查发现劳动者未按规定参加职业健康检查\(mark) \(transaction.today.year)-\(end.rawValue)）"
            try CaseActs.open(clue, in: transaction)
        }
    }

    /// - Parameters:
    ///   - handler: who handles the cases.
    ///   - officers: the two who investigate.
    ///   - fine: proposed and imposed, within the city's discretion table.
    public static func step(
        _ step: Step, year: Int, officers: [Int64], isLeader: Bool, fine: Int, in transaction: RegisterTransaction
    ) throws {
        for end in End.allCases {
            let known = try transaction.registers.records(
                transaction.connection, EnforcementCase.self, where: "t.void = 0 AND t.source_text LIKE ?1",
                [.text("%\(mark) \(year)-\(end.rawValue)）")], order: "t.id")
            for found in known { try move(found, end, step, officers, isLeader, fine, transaction) }
        }
    }

    /// The leader approves and closes, the handler does the rest.
    private static func move(
        _ found: TypedRecord<EnforcementCase>, _ end: End, _ step: Step, _ officers: [Int64], _ isLeader: Bool, _ fine: Int,
        _ transaction: RegisterTransaction
    ) throws {
        let (stored, file) = (found.stored, found.record)
        func goes(_ last: End) -> Bool { end.rawValue >= last.rawValue }
        switch (step, isLeader) {
        case (.accept, true) where end == .notFiled && stored.state == "clue":
            try CaseDecision.refuse(stored, file, reason: "违法行为轻微并已当场改正（模拟）", in: transaction)
        case (.accept, false) where goes(.accepted) && stored.state == "clue": try CaseActs.accept(stored, file, in: transaction)
        case (.file, false) where goes(.filed) && stored.state == "accepted":
            try CaseActs.register(
                stored, file, .init(act: "未按规定组织劳动者进行职业健康检查（模拟）", ended: transaction.today - 5, officers: officers),
                in: transaction)
        case (.investigate, false) where goes(.investigated) && stored.state == "filed":
            try CaseActs.investigate(stored, file, facts: "花名册、体检记录和询问笔录为证（模拟）", in: transaction)
        case (.tell, true) where end == .notPunished && stored.state == "investigated":
            try CaseDecision.spare(stored, file, reason: "初次违法、危害后果轻微并及时改正（模拟）", in: transaction)
        case (.tell, true) where end == .moved && stored.state == "investigated":
            try CaseDecision.move(stored, file, reason: "属于其他机关管辖（模拟）", in: transaction)
        case (.tell, false) where goes(.told) && end.rawValue <= End.archived.rawValue && stored.state == "investigated":
            try CaseActs.tell(stored, file, .init(article: "article_71", fine: fine, degree: "general"), in: transaction)
        // The last one that was told still waits for its receipt: no decision before it.
        case (.receive, false) where goes(.decided) && stored.state == "told":
            try NoticeReceipt.record(stored, file, day: transaction.today, receiver: "模拟收件人", in: transaction)
        case (.decide, true) where goes(.decided) && stored.state == "told":
            try CaseDecision.decide(
                stored, file, .init(fine: fine, reviewer: "模拟法制审核员", discussion: "集体讨论同意（模拟）"), in: transaction)
        case (.serve, false) where goes(.served) && stored.state == "decided":
            try CaseDecision.serve(
                stored, file, day: transaction.today, method: "direct", receiver: "模拟收件人", in: transaction)
        case (.close, true) where goes(.closed) && stored.state == "served":
            try CaseDecision.close(stored, file, paid: transaction.today - 3, in: transaction)
        case (.archive, true) where end == .archived && stored.state == "closed": try transaction.transition(stored, "archive")
        default: break
        }
    }

    /// What became of the bad records of last year's decisions: one asked for repair, one was repaired, one decision was withdrawn.
    public static func settleCredit(_ day: CreditDay, in transaction: RegisterTransaction) throws {
        let records = try transaction.registers.records(
            transaction.connection, CreditRecord.self, where: "t.void = 0 AND t.from_day < ?1",
            [.text("\(transaction.today.year)-01-01")], order: "t.id")
        for (place, found) in records.enumerated() {
            switch (day, place % 4, found.stored.state) {
            case (.apply, 0...1, "listed"):
                try CreditActs.apply(found.stored, found.record, proof: "缴款凭证和整改报告（模拟）", pledge: "今后依法组织体检（模拟）", in: transaction)
            case (.answer, 0, "applied"): try transaction.transition(found.stored, "repair")
            case (.answer, 2, "listed"): try transaction.transition(found.stored, "withdraw_decision", reason: "行政复议撤销决定（模拟）")
            default: break
            }
        }
    }

    public enum CreditDay: Sendable { case apply, answer }
}
