import Access
import Calendars
import Database
import Registers
import Rulebook

/// What is done on a case up to the notice before the decision; every refusal names its article.
enum CaseActs {
    /// A clue becomes a case file: from a visit, an order that was not followed, a complaint, a hand-over of warnings.
    @discardableResult
    static func open(_ clue: EnforcementCase, in transaction: RegisterTransaction) throws -> StoredRecord {
        guard !TextReading.trim(clue.sourceText).isEmpty else { throw SupervisionError.caseRefused("请写明线索内容。") }
        guard transaction.registers.codes.entry("case_source", clue.source) != nil else {
            throw SupervisionError.caseRefused("请选择案件来源。")
        }
        var clue = clue
        let party = try transaction.connection.first(
            "SELECT region_code, name FROM employer WHERE id = ?1", [.integer(Int64(clue.employer))])
        guard let party, let region = party["region_code"].text else { throw RegisterError.notFound }
        clue.partyName = party.text("name")
        clue.openedDay = transaction.today
        clue.number = try SerialNumber.next("AJ", "enforcement_case", "number", region: region, transaction)
        return try transaction.insert(clue)
    }

    static func accept(_ stored: StoredRecord, _ file: EnforcementCase, in transaction: RegisterTransaction) throws {
        try VerifyClue.checkVerified(stored, file, in: transaction)
        var accepted = file
        accepted.acceptedDay = transaction.today
        let after = try transaction.move(stored, "accept", to: accepted)
        try transaction.settleClocks(of: after)
    }

    struct Filing: Sendable {
        var act = ""
        var ended: Day?
        var hasHarm = false
        var officers: [Int64] = []
        /// Needed where a township files: it must be on its list.
        var article = ""
    }

    /// 立案: two officers (42), none with a conflict (43), within the time bar (36).
    static func register(_ stored: StoredRecord, _ file: EnforcementCase, _ filing: Filing, in transaction: RegisterTransaction)
        throws
    {
        guard !filing.act.isEmpty, let ended = filing.ended, ended <= transaction.today else {
            throw SupervisionError.caseRefused("请写明违法行为及其终了日期（不晚于今天）。")
        }
        var filed = file
        if !filing.article.isEmpty { filed.article = filing.article }
        try TownshipCase.checkPower(filed, in: transaction)
        try checkOfficers(filing.officers, employer: Int64(file.employer), transaction)
        try checkTimeBar(ended, hasHarm: filing.hasHarm, today: transaction.today)
        filed.act = filing.act
        filed.cause = EnforcementCase.cause(of: filing.act)
        filed.procedure = "ordinary"
        filed.actEnded = ended
        filed.hasHarm = filing.hasHarm
        filed.firstOfficer = Int(filing.officers[0])
        filed.secondOfficer = Int(filing.officers[1])
        filed.handler = transaction.principal.accountID
        filed.filedDay = transaction.today
        filed.decisionDue = CaseClocks.due("penalty_decision", from: transaction.today)
        let after = try transaction.move(stored, "file", to: filed)
        try CaseClocks.start("penalty_decision", "作出处罚决定", on: after, from: transaction.today, transaction)
    }

    static func checkTimeBar(_ ended: Day, hasHarm: Bool, today: Day) throws {
        let bar = hasHarm ? "penalty_time_bar_health" : "penalty_time_bar"
        // Acts that ended before the law came into force fall under its predecessor's two years; the clock is counted all the same.
        let until = CaseClocks.due(bar, from: ended) ?? LegalPeriods.clock(bar)?.period?.due(from: ended).day
        if let until, today > until {
            throw SupervisionError.caseRefused(
                "违法行为终了至今已超过处罚时效（\(until) 届满），不再给予行政处罚（行政处罚法第三十六条）。涉及生命健康且有危害后果的，时效为五年。")
        }
    }

    static func checkOfficers(_ officers: [Int64], employer: Int64, _ transaction: RegisterTransaction) throws {
        guard officers.count == 2, officers[0] != officers[1] else { throw SupervisionError.tooFewInspectors }
        for id in officers {
            guard let found = try transaction.find(Inspector.self, id), found.record.kind == "inspector" else {
                throw SupervisionError.tooFewInspectors
            }
            if let reason = found.record.objection(state: found.stored.state, on: transaction.today) {
                throw SupervisionError.inspectorBarred(name: found.record.name, reason: reason)
            }
            if try OpenInspection.isBarred(id, employer, transaction) {
                throw SupervisionError.inspectorBarred(name: found.record.name, reason: "与当事人登记有回避关系")
            }
        }
    }

    static func investigate(_ stored: StoredRecord, _ file: EnforcementCase, facts: String, in transaction: RegisterTransaction)
        throws
    {
        guard !facts.isEmpty else { throw SupervisionError.caseRefused("请写明查明的事实和证据。") }
        try VerifyClue.checkGround(of: file, in: transaction)
        var done = file
        done.facts = facts
        done.investigatedDay = transaction.today
        try transaction.move(stored, "investigate", to: done)
    }

    struct Notice: Sendable {
        var article = ""
        var order: Int64?
        var gains: Int?
        var fine: Int?
        var other = ""
        var degree = ""
        var departure = ""
    }

    /// 事先告知 (44, 63): the amount is within the article and the region's discretion table, a warn-first article has its order, deadline and re-inspection.
    static func tell(_ stored: StoredRecord, _ file: EnforcementCase, _ notice: Notice, in transaction: RegisterTransaction)
        throws
    {
        var told = file
        told.article = notice.article
        told.order = notice.order.map { Int($0) }
        told.gains = notice.gains
        told.proposedFine = notice.fine
        told.otherPenalty = notice.other
        told.degree = notice.degree
        told.departure = notice.departure
        try TownshipCase.checkPower(told, in: transaction)
        try CasePenalty.check(told, fine: notice.fine, in: transaction)
        let row = try Discretion.check(told, at: stored.regionPath, fine: notice.fine, in: transaction)
        told.discretion = row.map { Int($0.id) }
        if row == nil { (told.degree, told.departure) = ("", "") }
        let hearing = CaseParameters.inForce(on: transaction.today)
        // 行政处罚法 63: larger fines, and stopping work or closing (as typed under other penalties).
        told.hasHearingRight = Yuan(notice.fine ?? 0) >= hearing.hearingFrom || !notice.other.isEmpty
        told.noticedDay = transaction.today
        let after = try transaction.move(stored, "tell", to: told)
        // The party's periods run from its receipt, not from today (`NoticeReceipt`).
        try CaseDocuments.issue(told.hasHearingRight ? "hearing_notice" : "notice", told, after, in: transaction)
    }

    struct Defence: Sendable {
        var text = ""
        var requested: Day?
        var hearing: Day?
    }

    /// Statements, a request for a hearing and its day (7 working days' notice, 64).
    static func defend(_ stored: StoredRecord, _ file: EnforcementCase, _ defence: Defence, in transaction: RegisterTransaction)
        throws
    {
        guard stored.state == "told", let received = file.noticeReceived else {
            throw SupervisionError.caseRefused("先送达事先告知书并登记签收，再记录陈述申辩或听证（行政处罚法第四十四、四十五条）。")
        }
        var heard = file
        if !defence.text.isEmpty { heard.defence = defence.text }
        if let requested = defence.requested {
            guard file.hasHearingRight else { throw SupervisionError.caseRefused("本案拟作的处罚不属于听证范围（行政处罚法第六十三条）。") }
            guard let last = NoticeReceipt.hearingDeadline(file, received: received), requested <= last else {
                throw SupervisionError.caseRefused("申请听证已超过收到告知书后五个工作日的期限（行政处罚法第六十四条）。")
            }
            guard requested >= received, requested <= transaction.today else {
                throw SupervisionError.caseRefused("申请听证的日期应在收到告知书（\(received)）之后、今天之前（行政处罚法第六十四条）。")
            }
            heard.hearingRequested = requested
        }
        if let hearing = defence.hearing {
            guard heard.hearingRequested != nil else { throw SupervisionError.caseRefused("当事人没有申请听证。") }
            guard let earliest = CaseClocks.due("penalty_hearing_notice", from: transaction.today), hearing >= earliest else {
                throw SupervisionError.caseRefused(
                    "应在举行听证的七个工作日前通知当事人（行政处罚法第六十四条），最早可安排在 \(CaseClocks.due("penalty_hearing_notice", from: transaction.today)?.description ?? "")。"
                )
            }
            heard.hearingDay = hearing
        }
        guard !defence.text.isEmpty || defence.requested != nil || defence.hearing != nil else {
            throw SupervisionError.caseRefused("请填写陈述申辩、申请听证日期或听证日期中的至少一项。")
        }
        let after = try transaction.move(stored, "defend", to: heard)
        if heard.hearingRequested != nil { try transaction.settle("penalty_hearing_request", on: after) }
    }
}
