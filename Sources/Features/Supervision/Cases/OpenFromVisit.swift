import Access
import Database
import Pages
import Registers

/// What a visit found becomes a clue that names the visit, for the ordinary procedure or for a penalty on the spot.
enum OpenFromVisit {
    static let routes: [Route] = [
        .post("/inspection/{id}/case", .register("enforcement_case", .create)) { page in
            let visit = try await page.record("inspection", for: .view)
            let (registers, principal) = (page.product.registers, page.principal)
            let id = try await registers.write(as: principal) { transaction in
                guard let found = try transaction.find(Inspection.self, visit.id), !found.stored.isVoid else {
                    throw RegisterError.notFound
                }
                let stored = try open(found.stored, found.record, in: transaction)
                guard registers.decide(principal, .create, stored).isAllowed else { throw RegisterError.denied }
                return stored.id
            }
            return page.redirect(RecordAddress.record("enforcement_case", id), done: "case-opened")
        }
    ]

    static let panels = [RecordPanel("inspection", .top, draw: offer)]

    @discardableResult
    static func open(_ stored: StoredRecord, _ visit: Inspection, in transaction: RegisterTransaction) throws -> StoredRecord {
        guard visit.visitedDay != nil, visit.outcome != "none", !visit.problems.isEmpty else {
            throw SupervisionError.caseRefused("检查还没有完成，或者没有发现问题，不能列为案件线索。")
        }
        let known = try transaction.connection.first(
            "SELECT number FROM enforcement_case WHERE void = 0 AND inspection = ?1 AND state = 'clue' ORDER BY id LIMIT 1",
            [.integer(stored.id)])
        if let known { throw SupervisionError.caseRefused("这次检查已列为案件线索 \(known.text("number"))，请先办理。") }
        var clue = EnforcementCase()
        clue.employer = visit.employer
        clue.source = "inspection"
        clue.sourceText = visit.problems
        clue.inspection = Int(stored.id)
        TownshipCase.mark(&clue, opener: transaction.principal)
        return try CaseActs.open(clue, in: transaction)
    }

    private static func offer(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("enforcement_case", .create)), record.draft.day("visited_day") != nil,
            ![InspectionState.dispatched, InspectionState.replaced].contains(record.state),
            record.draft.text("outcome") != "none", !record.draft.text("problems").isEmpty
        else { return nil }
        return Components.section(
            SupervisionTexts.caseDoor,
            "<p class=\"hint\">\(SupervisionTexts.caseOfVisitHint)</p>"
                + Components.act(page, "/inspection/\(record.id)/case", SupervisionTexts.caseOfVisit))
    }
}
