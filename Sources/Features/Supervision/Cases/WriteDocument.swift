import Calendars
import Database
import Registers
import Rulebook

/// Documents that people write in the course of a case: the file fills in what it knows, the rest is typed.
enum WriteDocument {
    struct Content: Sendable {
        var kind = ""
        var person = ""
        var place = ""
        var text = ""
    }

    /// - Throws: `SupervisionError.caseRefused` for a document that does not belong to this state, or that lacks what it asks for.
    @discardableResult
    static func write(
        _ stored: StoredRecord, _ file: EnforcementCase, _ content: Content, in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard let form = DocumentForm.named(content.kind), form.states.contains(stored.state) else {
            throw SupervisionError.caseRefused("案件的这个阶段不制作该文书，请从列出的文书中选择。")
        }
        if !form.person.isEmpty, content.person.isEmpty {
            throw SupervisionError.caseRefused("请填写“\(form.person)”。")
        }
        if !form.asks.isEmpty, content.text.isEmpty { throw SupervisionError.caseRefused("请填写“\(form.asks)”。") }
        try check(form, stored, file, transaction)
        let issued = try CaseDocuments.issue(form, file, stored, content, in: transaction)
        try keepEvidenceClock(of: stored, transaction)
        return issued
    }

    /// What must have happened before.
    private static func check(
        _ form: DocumentForm, _ stored: StoredRecord, _ file: EnforcementCase, _ transaction: RegisterTransaction
    ) throws {
        switch form.kind {
        case "hearing_invitation", "hearing_record", "hearing_opinion":
            guard file.hearingDay != nil else {
                throw SupervisionError.caseRefused("请先登记听证申请和听证日期（行政处罚法第六十四条），再制作听证文书。")
            }
        case "reminder", "enforcement_application":
            guard let due = file.paymentDue, transaction.today > due, file.paidDay == nil else {
                throw SupervisionError.caseRefused("缴款期限届满仍未履行的，才制作催告书和强制执行申请书（行政处罚法第七十二条）。")
            }
            if form.kind == "enforcement_application", try !exists("reminder", of: stored, "AND state = 'served'", transaction) {
                throw SupervisionError.caseRefused("申请强制执行前应当先催告并送达催告书（行政强制法第五十四条）。")
            }
        case "preservation_handling":
            guard try exists("preservation", of: stored, "", transaction) else {
                throw SupervisionError.caseRefused("本案没有先行登记保存的证据，不需要处理决定（行政处罚法第五十六条）。")
            }
        default: break
        }
    }

    private static func exists(
        _ kind: String, of stored: StoredRecord, _ condition: String, _ transaction: RegisterTransaction
    ) throws -> Bool {
        try transaction.connection.first(
            "SELECT id FROM case_document WHERE void = 0 AND enforcement_case = ?1 AND kind = ?2 \(condition) LIMIT 1",
            [.integer(stored.id), .text(kind)]) != nil
    }

    /// Seven days from the registration to its handling (行政处罚法 56), by the documents that stand.
    private static func keepEvidenceClock(of stored: StoredRecord, _ transaction: RegisterTransaction) throws {
        let last = try transaction.connection.first(
            """
            SELECT kind, issued_day FROM case_document WHERE void = 0 AND enforcement_case = ?1
            AND kind IN ('preservation', 'preservation_handling') ORDER BY id DESC LIMIT 1
            """, [.integer(stored.id)])
        try transaction.settle("penalty_evidence", on: stored)
        guard let last, last.text("kind") == "preservation", let day = Day(last.text("issued_day")) else { return }
        try CaseClocks.start("penalty_evidence", "处理先行登记保存的证据", on: stored, from: day, transaction)
    }

    /// A document written by mistake: out of the file, its number is not given again. What has been served is corrected by a new document.
    static func withdraw(_ id: Int64?, of stored: StoredRecord, reason: String, in transaction: RegisterTransaction) throws {
        guard let id, let found = try transaction.find(CaseDocument.self, id), Int64(found.record.caseID) == stored.id,
            found.stored.state == "issued", !found.stored.isVoid,
            DocumentForm.named(found.record.kind)?.isWrittenByAct == false
        else { throw SupervisionError.caseRefused("只能作废本案自行制作、尚未送达的文书；已送达的请另行制作更正的文书。") }
        guard !reason.isEmpty else { throw SupervisionError.caseRefused("请写明作废的理由。") }
        try transaction.withdraw(found.stored, reason: reason)
        try keepEvidenceClock(of: stored, transaction)
    }

    /// A document came back with its receipt; that of the notice starts the party's periods.
    static func serve(
        _ id: Int64?, of stored: StoredRecord, _ file: EnforcementCase, day: Day?, receiver: String,
        in transaction: RegisterTransaction
    ) throws {
        guard let id, let found = try transaction.find(CaseDocument.self, id), Int64(found.record.caseID) == stored.id,
            found.stored.state == "issued", !found.stored.isVoid, DocumentForm.served.contains(found.record.kind)
        else { throw SupervisionError.caseRefused("请选择本案一份尚未送达的文书。") }
        guard let day, let issued = found.record.issuedDay, day >= issued, day <= transaction.today, !receiver.isEmpty else {
            throw SupervisionError.caseRefused("请填写签收日期（不早于制作、不晚于今天）和签收人（行政处罚法第六十一条）。")
        }
        if stored.state == "told", NoticeReceipt.kinds.contains(found.record.kind) {
            return try NoticeReceipt.record(stored, file, day: day, receiver: receiver, in: transaction)
        }
        guard DocumentForm.named(found.record.kind)?.isWrittenByAct == false else {
            throw SupervisionError.caseRefused("这份文书的签收随案件办理登记：决定书在“送达”，情况说明通知书在“记录书面核查情况”。")
        }
        try CaseDocuments.receive(found.stored, found.record, day, receiver, in: transaction)
    }
}
