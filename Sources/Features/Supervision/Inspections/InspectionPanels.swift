import Access
import Database
import Pages
import Registers

/// What a visit, an order and an employer's file show of supervision.
enum InspectionPanels {
    static let all: [RecordPanel] = [
        RecordPanel("inspection", .top, draw: visit), RecordPanel("correction_order", .top, draw: order),
        RecordPanel("employer", draw: history),
    ]

    private static func visit(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let parts = FormParts(page: page, prefix: "visit")
        let registers = page.product.registers
        func may(_ verb: Verb) -> Bool { registers.decide(page.principal, verb, record).isAllowed }
        var body = HTML.empty
        if record.state == InspectionState.dispatched, may(.edit) {
            let links = Checklist.inForce(on: page.today).html { checklist in
                """
                <li><a href="\(InspectionPages.checklist(record.id, checklist.name))">\(page.product.codes.entry("checklist", checklist.name)?.label ?? checklist.name)</a></li>
                """
            }
            body += "<h3>\(SupervisionTexts.checklists)</h3><ul>\(links)</ul>"
            body += parts.form(
                "/inspection/\(record.id)/conclusion", SupervisionTexts.conclude,
                parts.day("visited", SupervisionTexts.visitedDay, value: page.today.description)
                    + parts.codes("outcome", SupervisionTexts.outcome, table: "inspection_result")
                    + parts.area("problems", SupervisionTexts.problems, required: false)
                    + parts.area("opinion", SupervisionTexts.opinion, required: false, hint: SupervisionTexts.opinionHint))
            if may(.approve) {
                body += Components.reasonedAct(page, "/inspection/\(record.id)/replacement", SupervisionTexts.replace)
            }
        }
        if record.state == InspectionState.concluded, may(.approve) {
            body += Components.act(page, "/inspection/\(record.id)/publication", SupervisionTexts.publish, kind: "primary")
        }
        if [InspectionState.concluded, InspectionState.published].contains(record.state),
            page.may(.register("correction_order", .create)), may(.edit)
        {
            body += parts.form(
                "/inspection/\(record.id)/order", SupervisionTexts.issue,
                parts.choice("article", SupervisionTexts.article, InspectionPages.articles, required: false)
                    + parts.area("content", SupervisionTexts.content, value: record.draft.text("problems"))
                    + parts.day("deadline", SupervisionTexts.deadline) + parts.tick("warning", SupervisionTexts.warning))
        }
        return try await Components.section(SupervisionTexts.checklists, body + answers(page, record.id))
    }

    /// What was answered, breaches first.
    private static func answers(_ page: PageRequest, _ id: Int64) async throws -> HTML {
        let registers = page.product.registers
        let answers = try await registers.read {
            try registers.records(
                $0, ChecklistAnswer.self, where: "t.void = 0 AND t.inspection = ?1", [.integer(id)],
                order: "CASE WHEN t.answer = 'no' THEN 0 ELSE 1 END, t.checklist, t.item, t.id")
        }
        let rows = answers.map { found -> [HTML] in
            let answer = found.record
            let label = page.product.codes.entry("check_answer", answer.answer)?.label ?? answer.answer
            return [
                HTML(text: answer.item), HTML(text: answer.text), HTML(text: answer.clause),
                Components.badge(label, answer.answer == "no" ? .bad : answer.answer == "yes" ? .good : .neutral),
                HTML(text: answer.finding),
            ]
        }
        return Components.table(SupervisionTexts.checklists, columns: SupervisionTexts.answerColumns, rows: rows)
    }

    private static func order(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        guard record.state == "issued", registers.decide(page.principal, .edit, record).isAllowed else { return nil }
        let parts = FormParts(page: page, prefix: "order")
        var body = Components.act(page, "/correction_order/\(record.id)/recheck", SupervisionTexts.recheck, kind: "primary")
        if registers.decide(page.principal, .approve, record).isAllowed {
            body += parts.form(
                "/correction_order/\(record.id)/extension", SupervisionTexts.extend,
                parts.day("applied", SupervisionTexts.appliedDay) + parts.day("until", SupervisionTexts.until)
                    + parts.area("reason", SupervisionTexts.reason))
        }
        return Components.section(SupervisionTexts.recheck, body)
    }

    /// One file per object with all visits (R-86), and the door to a new one.
    private static func history(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("inspection", .view)) else { return nil }
        let registers = page.product.registers
        let region = RegionPath(stored: record.regionPath)
        let (visits, people, plans) = try await registers.read { connection in
            (
                try registers.records(
                    connection, Inspection.self, where: "t.void = 0 AND t.employer = ?1", [.integer(record.id)],
                    order: "COALESCE(t.visited_day, '9999'), t.id", limit: 200),
                try registers.records(
                    connection, Inspector.self, where: "t.void = 0 AND t.state = 'in_force'", order: "t.name, t.id"),
                try InspectionPages.plans(of: region, on: page.today, connection)
            )
        }
        func label(_ table: String, _ code: String) -> HTML { HTML(text: page.product.codes.entry(table, code)?.label ?? code) }
        let rows = visits.reversed().map { found -> [HTML] in
            [
                HTML(text: found.record.visitedDay?.description ?? ""),
                "<a href=\"\(RecordAddress.record("inspection", found.id))\">\(found.record.number)</a>",
                label("inspection_kind", found.record.kind), label("inspection_result", found.record.outcome),
                HTML(text: found.record.team),
                HTML(text: found.stored.draft.register.lifecycle.state(found.stored.state)?.label ?? ""),
            ]
        }
        var body = Components.table(
            SupervisionTexts.visits, columns: SupervisionTexts.visitColumns, rows: rows, empty: SupervisionTexts.noVisits)
        if page.may(.register("inspection", .create)) {
            let parts = FormParts(page: page, prefix: "visit")
            let free = people.filter {
                let own = RegionPath(stored: $0.stored.regionPath)
                return own.contains(region) && $0.record.objection(state: $0.stored.state, on: page.today) == nil
            }
            let boxes = free.html { person in
                """
                <label class="tick"><input type="checkbox" name="inspector" value="\(person.id)"> \(person.record.name)（\(page.product.codes.entry("inspector_kind", person.record.kind)?.label ?? "")）</label>
                """
            }
            body += parts.form(
                "/employer/\(record.id)/inspection", SupervisionTexts.startVisit,
                parts.codes("kind", SupervisionTexts.kind, table: "inspection_kind")
                    + (plans.isEmpty ? .empty : parts.choice("plan", SupervisionTexts.ofPlan, plans, required: false))
                    + "<fieldset class=\"field\"><legend>\(SupervisionTexts.team)</legend><p class=\"hint\">\(SupervisionTexts.teamHint)</p>\(boxes)</fieldset>"
            )
        }
        return Components.section(SupervisionTexts.visits, body)
    }
}
