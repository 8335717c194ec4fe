import Access
import Database
import Pages
import Registers

/// A report that holds becomes a clue of a case, by whoever handles it; the case names the report, never the reporter.
enum ComplaintCase {
    static let routes: [Route] = [
        .post("/complaint/{id}/case", .register("enforcement_case", .create)) { page in
            let complaint = try await page.record("complaint", for: .edit)
            let code = TextReading.folded(page.typed("employer")).uppercased()
            let (registers, principal) = (page.product.registers, page.principal)
            let id = try await registers.write(as: principal) { transaction in
                guard let found = try transaction.find(Complaint.self, complaint.id), !found.stored.isVoid else {
                    throw RegisterError.notFound
                }
                let stored = try open(found.stored, found.record, code: code, in: transaction)
                guard registers.decide(principal, .create, stored).isAllowed else { throw RegisterError.denied }
                return stored.id
            }
            return page.redirect(RecordAddress.record("enforcement_case", id), done: "case-opened")
        }
    ]

    static let panels = [RecordPanel("complaint", .top, draw: offer)]

    /// - Parameter code: of the employer, where the report itself names none that is known.
    @discardableResult
    static func open(_ stored: StoredRecord, _ complaint: Complaint, code: String, in transaction: RegisterTransaction) throws
        -> StoredRecord
    {
        guard complaint.handler == transaction.principal.accountID else { throw SupervisionError.notYours }
        guard ["accepted", "investigated", "answered"].contains(stored.state) else {
            throw SupervisionError.caseRefused("举报受理以后才能列为案件线索。")
        }
        let known = try transaction.connection.first(
            "SELECT number FROM enforcement_case WHERE void = 0 AND complaint = ?1 ORDER BY id LIMIT 1", [.integer(stored.id)])
        if let known { throw SupervisionError.caseRefused("这件举报已列为案件线索 \(known.text("number"))。") }
        let employer =
            try complaint.employer.map(Int64.init)
            ?? transaction.connection.value(
                "SELECT id FROM employer WHERE void = 0 AND credit_code = ?1", [.text(code)]
            ).integer
        guard let employer else {
            throw SupervisionError.caseRefused("举报没有对应的用人单位，请填写当事人的统一社会信用代码。")
        }
        var clue = EnforcementCase()
        clue.employer = Int(employer)
        clue.source = "complaint"
        // What was found stands for what was said: more people read a case than a report.
        clue.sourceText = complaint.investigation.isEmpty ? complaint.facts : complaint.investigation
        clue.inspection = complaint.inspection
        clue.complaint = Int(stored.id)
        TownshipCase.mark(&clue, opener: transaction.principal)
        return try CaseActs.open(clue, in: transaction)
    }

    private static func offer(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard ["accepted", "investigated", "answered"].contains(record.state), page.may(.register("enforcement_case", .create)),
            record.draft.integer("handler_account") == page.principal.accountID
        else { return nil }
        let parts = FormParts(page: page, prefix: "complaint-case")
        let party: HTML =
            record["employer"].isNull
            ? parts.text("employer", SupervisionTexts.complaintParty, length: 18) : .empty
        return Components.section(
            SupervisionTexts.caseDoor, parts.form("/complaint/\(record.id)/case", SupervisionTexts.caseOfVisit, party))
    }
}
