import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// 简易程序 (行政处罚法 51 to 53): a clear breach found on a visit is punished there and then with a warning or a small fine.
///
/// A way of its own through the register of cases: clue, decided on the spot, recorded by the bureau, performed, closed, archived.
enum SpotPenalty {
    struct Decision: Sendable {
        var article = ""
        var order: Int64?
        var act = ""
        var facts = ""
        var place = ""
        /// As the decision says it: `09:30`.
        var time = ""
        var partyKind = ""
        var isWarned = false
        var fine: Int?
        var degree = ""
        var departure = ""
        /// Certificate shown; facts, reasons, ground and rights told.
        var isTold = false
        /// What the party said, or that it had nothing to say.
        var defence = ""
        var officers: [Int64] = []
        var receiver = ""
        var hasRefusedSigning = false
        /// Why the fine was collected on the spot; empty when it was not.
        var collectionGround = ""
        var ticket = ""
    }

    static func impose(
        _ stored: StoredRecord, _ file: EnforcementCase, _ decision: Decision, in transaction: RegisterTransaction
    ) throws {
        let today = transaction.today
        try checkWords(decision)
        var decided = file
        decided.act = decision.act
        decided.cause = EnforcementCase.cause(of: decision.act)
        decided.facts = decision.facts
        decided.article = decision.article
        decided.order = decision.order.map { Int($0) }
        // Found going on at the visit.
        decided.actEnded = today
        decided.procedure = "simple"
        decided.partyKind = decision.partyKind
        decided.isWarned = decision.isWarned
        decided.fine = (decision.fine ?? 0) > 0 ? decision.fine : nil
        decided.degree = decision.degree
        decided.departure = decision.departure
        try checkVisit(decided, decision.officers, transaction)
        try TownshipCase.checkPower(decided, in: transaction)
        try CaseActs.checkOfficers(decision.officers, employer: Int64(file.employer), transaction)
        try SpotLimit.check(decided)
        try CasePenalty.check(decided, fine: decided.fine, in: transaction)
        try checkOnce(decided, transaction)
        let row = try Discretion.check(decided, at: stored.regionPath, fine: decided.fine, in: transaction)
        decided.discretion = row.map { Int($0.id) }
        if row == nil { (decided.degree, decided.departure) = ("", "") }
        decided.firstOfficer = Int(decision.officers[0])
        decided.secondOfficer = Int(decision.officers[1])
        decided.handler = transaction.principal.accountID
        decided.defence = decision.defence
        decided.decidedDay = today
        decided.decidedTime = decision.time
        decided.decidedPlace = decision.place
        decided.outcome = "punished"
        decided.decisionNumber = try DocumentNumber.next("当罚", stored.regionPath, transaction)
        decided.servedDay = today
        decided.serviceMethod = "direct"
        decided.hasRefusedSigning = decision.hasRefusedSigning
        if decided.fine != nil { decided.paymentDue = CaseClocks.due("penalty_payment", from: today) }
        try SpotCollection.collect(&decided, decision.collectionGround, decision.ticket, today)
        let after = try transaction.move(stored, "punish_on_spot", to: decided)
        try transaction.settleClocks(of: after)
        try deliver(decided, after, decision, transaction)
        try startClocks(decided, after, transaction)
    }

    /// The decision is handed over on the spot; a party that refuses to sign is noted on it (52).
    private static func deliver(
        _ file: EnforcementCase, _ stored: StoredRecord, _ decision: Decision, _ transaction: RegisterTransaction
    ) throws {
        try CaseDocuments.issue("spot_decision", file, stored, number: file.decisionNumber, in: transaction)
        let receiver = decision.hasRefusedSigning ? SupervisionTexts.refusedSigning : decision.receiver
        try CaseDocuments.serve("spot_decision", of: stored.id, transaction.today, receiver, in: transaction)
    }

    private static func startClocks(_ file: EnforcementCase, _ stored: StoredRecord, _ transaction: RegisterTransaction) throws {
        let today = transaction.today
        try CaseClocks.start("penalty_spot_report", "当场处罚决定报本机关备案", on: stored, from: today, transaction)
        if file.collectedDay != nil {
            try CaseClocks.start("penalty_collected", "当场收缴的罚款交至本机关", on: stored, from: today, transaction)
        } else if file.fine != nil {
            try CaseClocks.start("penalty_payment", "当事人缴纳罚款", on: stored, from: today, transaction)
        }
    }

    /// The bureau records what its officers reported to it (52); not the officer who decided.
    static func record(_ stored: StoredRecord, _ file: EnforcementCase, in transaction: RegisterTransaction) throws {
        guard file.handler != transaction.principal.accountID else {
            throw SupervisionError.caseRefused("作出当场处罚的人应报所属机关备案，不能自己备案（行政处罚法第五十二条）。")
        }
        var recorded = file
        recorded.reportedDay = transaction.today
        let after = try transaction.move(stored, "record_spot", to: recorded)
        try transaction.settle("penalty_spot_report", on: after)
    }

    // MARK: What is refused

    private static func checkWords(_ decision: Decision) throws {
        guard decision.isTold else {
            throw SupervisionError.caseRefused("当场处罚前应当出示执法证件，告知违法事实、处罚理由、依据和权利（行政处罚法第四十四、五十二条）。请确认后勾选。")
        }
        guard !decision.defence.isEmpty else {
            throw SupervisionError.caseRefused(
                "当场处罚前应当听取当事人的陈述和申辩，没有意见的也要写明（行政处罚法第四十五、六十二条）。")
        }
        let time = decision.time.split(separator: ":").compactMap { Int($0) }
        guard !decision.act.isEmpty, !decision.facts.isEmpty, !decision.place.isEmpty, time.count == 2,
            decision.time.count == 5, (0..<24).contains(time[0]), (0..<60).contains(time[1])
        else {
            throw SupervisionError.caseRefused("请写明违法行为、事实和证据、决定的时间（例如 09:30）和地点（行政处罚法第五十一、五十二条）。")
        }
        guard decision.hasRefusedSigning || !decision.receiver.isEmpty else {
            throw SupervisionError.caseRefused("决定书应当场交付当事人：请填写签收人，拒绝签收的请勾选并在决定书上注明（行政处罚法第五十二条）。")
        }
    }

    /// Found on a visit of this day by the same officers: later it is no longer on the spot.
    private static func checkVisit(_ file: EnforcementCase, _ officers: [Int64], _ transaction: RegisterTransaction) throws {
        guard let id = file.inspection, let visit = try transaction.find(Inspection.self, Int64(id))?.record,
            let visited = visit.visitedDay, visit.outcome != "none", visit.kind != "patrol"
        else {
            throw SupervisionError.caseRefused("当场处罚要有现场检查查明的违法事实（行政处罚法第五十一条）。请先完成检查并写明发现的问题。")
        }
        guard visited == transaction.today else {
            throw SupervisionError.caseRefused(
                "当场处罚应在检查当天当场作出（行政处罚法第五十一、五十二条），检查日期是 \(visited)。请按普通程序立案。")
        }
        for officer in officers {
            let member = try transaction.connection.first(
                "SELECT id FROM inspection_member WHERE void = 0 AND inspection = ?1 AND inspector = ?2",
                [.integer(Int64(id)), .integer(officer)])
            guard member != nil else {
                throw SupervisionError.caseRefused("当场处罚由参加这次检查的执法人员作出（行政处罚法第四十二、五十二条）。")
            }
        }
    }

    /// 行政处罚法 29: one act is not punished twice.
    private static func checkOnce(_ file: EnforcementCase, _ transaction: RegisterTransaction) throws {
        guard let id = file.inspection else { return }
        let known = try transaction.connection.first(
            """
            SELECT number FROM enforcement_case WHERE void = 0 AND inspection = ?1 AND article = ?2 AND act = ?3
            AND outcome = 'punished' ORDER BY id LIMIT 1
            """, [.integer(Int64(id)), .text(file.article), .text(file.act)])
        if let known {
            throw SupervisionError.caseRefused(
                "同一违法行为已由案件 \(known.text("number")) 处罚，不得再罚（行政处罚法第二十九条）。")
        }
    }
}
