import Calendars
import Database
import EarlyWarning
import Organisations
import Registers

/// Between an off-site clue and a case: somebody goes there, or the employer is asked in writing.
enum VerifyClue {
    /// Opens the visit that looks into the clue; the case names it.
    static func visit(_ stored: StoredRecord, _ file: EnforcementCase, team: [Int64], in transaction: RegisterTransaction) throws
    {
        guard file.inspection == nil else { throw SupervisionError.caseRefused("这条线索已安排现场核查，请在检查记录中办理。") }
        var visit = Inspection()
        visit.employer = file.employer
        visit.kind = "clue"
        var verified = file
        verified.inspection = Int(try OpenInspection.open(visit, team: team, transaction).id)
        try transaction.move(stored, "verify", to: verified)
    }

    /// A numbered notice to explain, with its last day as a clock of the case.
    static func notify(_ stored: StoredRecord, _ file: EnforcementCase, due: Day?, in transaction: RegisterTransaction) throws {
        guard file.replyDue == nil else { throw SupervisionError.caseRefused("已发出限期说明情况通知书，请记录书面核查情况。") }
        guard let due, due > transaction.today else { throw SupervisionError.caseRefused("说明期限应在今天之后。") }
        var asked = file
        asked.replyDue = due
        let after = try transaction.move(stored, "verify", to: asked)
        try CaseDocuments.issue("clue_notice", asked, after, in: transaction)
        try transaction.start(
            RecordClock("clue_reply", title: "当事人书面说明期限届满", basis: "限期说明情况通知书", role: .supervisor), on: after,
            from: transaction.today, due: due)
    }

    /// What the employer answered; silence can be noted only when the last day is over.
    static func reply(
        _ stored: StoredRecord, _ file: EnforcementCase, served: Day?, receiver: String, text: String,
        in transaction: RegisterTransaction
    ) throws {
        guard let due = file.replyDue, file.reply.isEmpty else {
            throw SupervisionError.caseRefused("请先发出限期说明情况通知书；已经记录的书面核查情况不重复记录。")
        }
        guard let served, served <= transaction.today, !receiver.isEmpty, !text.isEmpty else {
            throw SupervisionError.caseRefused("请填写通知书送达日期、签收人和核查情况。")
        }
        if text.contains("逾期未说明"), transaction.today <= due {
            throw SupervisionError.caseRefused("说明期限 \(due) 尚未届满，不能记为逾期未说明。")
        }
        var answered = file
        answered.reply = text
        let after = try transaction.move(stored, "verify", to: answered)
        try CaseDocuments.serve("clue_notice", of: stored.id, served, receiver, in: transaction)
        try transaction.settle("clue_reply", on: after)
    }

    /// A clue without evidence value is accepted only when it was looked into on the spot or in writing.
    static func checkVerified(_ stored: StoredRecord, _ file: EnforcementCase, in transaction: RegisterTransaction) throws {
        guard let handover = try unproven(file, transaction), file.reply.isEmpty else { return }
        guard try !hasVisit(file, since: handover, transaction) else { return }
        throw SupervisionError.caseRefused("来源数据没有证据效力，只能作为线索。请先现场核查，或发出限期说明情况通知书并记录结果，再受理。")
    }

    /// Facts that rest on readings without evidence value alone are no facts: somebody has to have been there.
    static func checkGround(of file: EnforcementCase, in transaction: RegisterTransaction) throws {
        guard let handover = try unproven(file, transaction), try !hasVisit(file, since: handover, transaction) else { return }
        throw SupervisionError.caseRefused("来源数据没有证据效力，只能作为线索。请先对该用人单位现场检查取证，再认定事实（行政处罚法第四十一、四十六条）。")
    }

    private static func unproven(_ file: EnforcementCase, _ transaction: RegisterTransaction) throws -> WarningHandover? {
        guard let id = file.handover, let handover = try transaction.find(WarningHandover.self, Int64(id))?.record,
            !handover.isEvidence
        else { return nil }
        return handover
    }

    private static func hasVisit(_ file: EnforcementCase, since handover: WarningHandover, _ transaction: RegisterTransaction)
        throws -> Bool
    {
        try transaction.connection.first(
            "SELECT id FROM inspection WHERE void = 0 AND employer = ?1 AND visited_day >= ?2 ORDER BY id LIMIT 1",
            [.integer(Int64(file.employer)), .text(handover.handedDay?.description ?? "")]) != nil
    }
}
