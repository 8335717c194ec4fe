import Access
import Calendars
import Database
import Registers
import Rulebook

/// Decision, service, payment and closing of a case.
enum CaseDecision {
    struct Decision: Sendable {
        var fine: Int?
        var reviewer = ""
        var discussion = ""
        /// Why a decision comes after its 90 days, as approved.
        var lateReason = ""
        /// Where the defence changed them; else as told.
        var degree = ""
        var departure = ""
    }

    static func decide(_ stored: StoredRecord, _ file: EnforcementCase, _ decision: Decision, in transaction: RegisterTransaction)
        throws
    {
        guard stored.state == "told" else {
            throw SupervisionError.caseRefused("作出处罚决定前应当告知当事人拟作的处罚和权利（行政处罚法第四十四、六十二条）。")
        }
        try NoticeReceipt.checkHeard(file, today: transaction.today)
        if let proposed = file.proposedFine, (decision.fine ?? 0) > proposed {
            throw SupervisionError.caseRefused("不得因当事人申辩加重处罚：拟罚款 \(proposed) 元（行政处罚法第四十五条）。确有新事实的应重新告知。")
        }
        guard (decision.fine != nil) == (file.proposedFine != nil) else {
            throw SupervisionError.caseRefused("罚款应与告知的内容一致（行政处罚法第四十四条）。")
        }
        try CasePenalty.check(file, fine: decision.fine, in: transaction)
        try TownshipCase.checkDecider(file, transaction.principal)
        var decided = file
        if !decision.degree.isEmpty { decided.degree = decision.degree }
        if !decision.departure.isEmpty { decided.departure = decision.departure }
        decided.discretion = try Discretion.check(decided, at: stored.regionPath, fine: decision.fine, in: transaction).map {
            Int($0.id)
        }
        if file.hasHearingRight {
            guard !decision.reviewer.isEmpty else { throw SupervisionError.caseRefused("听证案件未经法制审核不得作出决定（行政处罚法第五十八条）。") }
            guard !decision.discussion.isEmpty else { throw SupervisionError.caseRefused("较重的处罚应由负责人集体讨论决定（行政处罚法第五十七条）。") }
        }
        try checkReviewer(decision.reviewer, file, transaction)
        if let due = file.decisionDue, transaction.today > due, decision.lateReason.isEmpty {
            throw SupervisionError.caseRefused("已超过立案之日起九十日（\(due)）的决定期限（行政处罚法第六十条），请填写依法延期的批准情况。")
        }
        decided.fine = decision.fine
        decided.reviewer = decision.reviewer
        decided.discussion = decision.discussion
        decided.decidedDay = transaction.today
        decided.outcome = "punished"
        decided.decisionNumber = try DocumentNumber.next("罚", stored.regionPath, transaction)
        let after = try transaction.move(stored, "decide", to: decided, reason: decision.lateReason)
        try transaction.settleClocks(of: after)
        try CaseDocuments.issue("decision", decided, after, number: decided.decisionNumber, in: transaction)
        try CaseClocks.start("penalty_service", "送达处罚决定书", on: after, from: transaction.today, transaction)
    }

    /// Who investigates does not review (org design; 58 asks for a reviewer who first passed the law examination).
    private static func checkReviewer(_ reviewer: String, _ file: EnforcementCase, _ transaction: RegisterTransaction) throws {
        for id in [file.firstOfficer, file.secondOfficer].compactMap({ $0 }) where !reviewer.isEmpty {
            guard try transaction.find(Inspector.self, Int64(id))?.record.name != reviewer else {
                throw SupervisionError.caseRefused("承办人不能担任本案的法制审核人（行政处罚法第五十八条）。")
            }
        }
    }

    static func refuse(_ stored: StoredRecord, _ file: EnforcementCase, reason: String, in transaction: RegisterTransaction)
        throws
    {
        guard !reason.isEmpty else { throw SupervisionError.caseRefused("请写明不予立案的理由。") }
        try transaction.settleClocks(of: try transaction.transition(stored, "refuse", reason: reason))
    }

    static func spare(_ stored: StoredRecord, _ file: EnforcementCase, reason: String, in transaction: RegisterTransaction) throws
    {
        try end(stored, file, "spare", "not_punished", reason, "不予处罚的理由应属于行政处罚法第三十三条或三十六条的情形，请写明。", transaction)
    }

    static func move(_ stored: StoredRecord, _ file: EnforcementCase, reason: String, in transaction: RegisterTransaction) throws
    {
        try end(stored, file, "move", "moved", reason, "请写明移送的机关和理由（行政处罚法第二十七条）。", transaction)
    }

    private static func end(
        _ stored: StoredRecord, _ file: EnforcementCase, _ transition: String, _ outcome: String, _ reason: String,
        _ sentence: String, _ transaction: RegisterTransaction
    ) throws {
        guard !reason.isEmpty else { throw SupervisionError.caseRefused(sentence) }
        var ended = file
        ended.outcome = outcome
        ended.decidedDay = transaction.today
        let after = try transaction.move(stored, transition, to: ended, reason: reason)
        try transaction.settleClocks(of: after)
    }

    static func serve(
        _ stored: StoredRecord, _ file: EnforcementCase, day: Day?, method: String, receiver: String,
        in transaction: RegisterTransaction
    ) throws {
        guard let day, let decided = file.decidedDay, day >= decided, day <= transaction.today, !receiver.isEmpty,
            transaction.registers.codes.entry("service_method", method) != nil
        else { throw SupervisionError.caseRefused("请填写送达日期（不早于决定、不晚于今天）、送达方式和签收人（行政处罚法第六十一条）。") }
        var served = file
        served.servedDay = day
        served.serviceMethod = method
        served.paymentDue = CaseClocks.due("penalty_payment", from: day)
        let after = try transaction.move(stored, "serve", to: served)
        try transaction.settle("penalty_service", on: after)
        try CaseDocuments.serve("decision", of: stored.id, day, receiver, in: transaction)
        if (file.fine ?? 0) > 0 {
            try CaseClocks.start("penalty_payment", "当事人缴纳罚款", on: after, from: day, transaction)
        }
    }

    /// Closed by somebody other than the handler; two who close at once meet the same version, and the second is told.
    static func close(_ stored: StoredRecord, _ file: EnforcementCase, paid: Day?, in transaction: RegisterTransaction) throws {
        guard file.handler != transaction.principal.accountID else {
            throw SupervisionError.caseRefused("承办人不能给自己办理的案件结案，请由负责人审批。")
        }
        var closed = file
        if stored.state == "served", (file.fine ?? 0) > 0 {
            guard let paid = file.paidDay ?? paid, let served = file.servedDay, paid >= served, paid <= transaction.today else {
                throw SupervisionError.caseRefused("罚款尚未缴清，不能结案（行政处罚法第七十二条）。请填写缴清日期。")
            }
            closed.paidDay = paid
        }
        if file.collectedDay != nil, file.bankedDay == nil {
            throw SupervisionError.caseRefused("当场收缴的罚款还没有缴付指定银行，不能结案（行政处罚法第七十一条）。")
        }
        closed.endedDay = transaction.today
        let after = try transaction.move(stored, "close", to: closed)
        try transaction.settleClocks(of: after)
    }

    /// 行政处罚法 72(1): 3 % a day on what is late, never more than the fine itself.
    static func surcharge(_ fine: Yuan, due: Day, paid: Day) -> Yuan {
        let days = max(0, paid - due)
        return Yuan(min(fine.amount, fine.amount * 3 * days / 100))
    }
}
