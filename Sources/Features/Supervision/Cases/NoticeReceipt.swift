import Calendars
import Registers
import Rulebook

/// The notice before the decision comes back with its receipt: from that day the party's periods run (行政处罚法 44, 64).
enum NoticeReceipt {
    static let kinds: Set<String> = ["notice", "hearing_notice"]

    static func record(
        _ stored: StoredRecord, _ file: EnforcementCase, day: Day?, receiver: String, in transaction: RegisterTransaction
    ) throws {
        guard stored.state == "told", let waiting = try CaseDocuments.waiting(kinds, of: stored.id, in: transaction) else {
            throw SupervisionError.caseRefused("没有等待签收的告知书；已登记的签收不能更改。")
        }
        guard let day, let issued = waiting.record.issuedDay, day >= issued, day <= transaction.today, !receiver.isEmpty else {
            throw SupervisionError.caseRefused("请填写签收日期（不早于制作、不晚于今天）和签收人（行政处罚法第六十一条）。")
        }
        try CaseDocuments.receive(waiting.stored, waiting.record, day, receiver, in: transaction)
        var received = file
        received.noticeReceived = day
        let after = try transaction.move(stored, "receive_notice", to: received)
        if file.hasHearingRight {
            try CaseClocks.start("penalty_hearing_request", "当事人申请听证届满", on: after, from: day, transaction)
        }
    }

    /// A receipt that was entered wrongly, put right by whoever approves: paper, file and clock together, with the reason.
    static func correct(
        _ stored: StoredRecord, _ file: EnforcementCase, day: Day?, reason: String, in transaction: RegisterTransaction
    ) throws {
        guard stored.state == "told", file.noticeReceived != nil,
            let served = try transaction.registers.records(
                transaction.connection, CaseDocument.self, where: "t.void = 0 AND t.enforcement_case = ?1 AND t.state = 'served'",
                [.integer(stored.id)], order: "t.id DESC"
            ).first(where: { kinds.contains($0.record.kind) })
        else { throw SupervisionError.caseRefused("没有可以更正的告知书签收；作出决定以后不能更正。") }
        guard let day, let issued = served.record.issuedDay, day >= issued, day <= transaction.today, !reason.isEmpty else {
            throw SupervisionError.caseRefused("请填写更正后的签收日期（不早于制作、不晚于今天）和理由（行政处罚法第六十一条）。")
        }
        var document = served.record
        document.servedDay = day
        try transaction.update(served.stored, to: document)
        var corrected = file
        corrected.noticeReceived = day
        let after = try transaction.move(stored, "correct_receipt", to: corrected, reason: reason)
        guard file.hasHearingRight, file.hearingRequested == nil else { return }
        try transaction.settle("penalty_hearing_request", on: after)
        try CaseClocks.start("penalty_hearing_request", "当事人申请听证届满", on: after, from: day, transaction)
    }

    /// Last day on which the party may still ask for a hearing; nil where there is nothing to ask for.
    static func hearingDeadline(_ file: EnforcementCase, received: Day) -> Day? {
        file.hasHearingRight ? CaseClocks.due("penalty_hearing_request", from: received) : nil
    }

    /// Last day for statement and defence, where the office has set one: the law names no number of days.
    static func defenceDeadline(received: Day, today: Day) -> Day? {
        CaseParameters.inForce(on: today).defenceDays.map { LegalPeriod.workingDays($0).due(from: received).day }
    }

    /// Refuses a decision before the party has been told and heard, or its periods are over (行政处罚法 44, 45, 62, 64, 65).
    static func checkHeard(_ file: EnforcementCase, today: Day) throws {
        guard let received = file.noticeReceived else {
            throw SupervisionError.caseRefused(
                "告知书还没有送达签收，不得作出处罚决定（行政处罚法第四十四、六十二条）。请先登记告知书的签收日期和签收人。")
        }
        if file.hearingRequested != nil {
            guard let hearing = file.hearingDay, today > hearing else {
                throw SupervisionError.caseRefused("当事人已申请听证，听证结束后方可作出决定（行政处罚法第六十四、六十五条）。")
            }
            return
        }
        if let last = hearingDeadline(file, received: received), today <= last {
            throw SupervisionError.caseRefused(
                "当事人申请听证的期限 \(last) 尚未届满（自 \(received) 收到告知书起五个工作日），不得作出决定（行政处罚法第六十四条）。")
        }
        if file.defence.isEmpty, let last = defenceDeadline(received: received, today: today), today <= last {
            throw SupervisionError.caseRefused(
                "当事人陈述和申辩的期限 \(last) 尚未届满（自 \(received) 收到告知书起），不得作出决定（行政处罚法第四十五、六十二条）；当事人已陈述申辩或明确放弃的，请先记录。")
        }
    }
}
