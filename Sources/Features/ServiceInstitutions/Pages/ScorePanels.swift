import Access
import Calendars
import Database
import Organisations
import Pages
import Registers

/// The year's score on an institution's page, and on a breach what may be done next.
enum ScorePanels {
    static let all = [RecordPanel("organisation", draw: sum), RecordPanel("institution_breach", .top, draw: acts)]

    static let routes: [Route] = [
        .post("/institution_breach/{id}/answer", .register("institution_breach", .view)) { page in
            let text = TextReading.trim(page.form.text("text"))
            return try await act(page, .view, done: "breach-answered") {
                try ScoreActs.answer($0, String(text.prefix(2_000)), in: $1)
            }
        },
        .post("/institution_breach/{id}/score", .register("institution_breach", .approve)) { page in
            try await act(page, .approve, done: "breach-scored") { try ScoreActs.score($0, in: $1) }
        },
    ]

    private static func sum(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("institution_breach", .view)), InstitutionKind.isTested(record.draft.text("type")) else {
            return nil
        }
        let day = page.today
        let (points, years) = try await page.product.registers.read {
            (try InstitutionBreach.points($0, record.id, year: day.year), try InstitutionBreach.years($0, record.id))
        }
        let rows = years.map { line -> [HTML] in
            let consequence = ScoreTable.consequence(line.points, on: min(day, Day(year: line.year, month: 12, day: 31) ?? day))
            return [
                "\(line.year)", "\(line.count)", "\(line.points)", HTML(text: consequence?.text ?? ""),
                HTML(text: line.year == day.year ? InstitutionTexts.running : InstitutionTexts.cleared),
            ]
        }
        let reached = ScoreTable.consequence(points, on: day)
        let badge = reached.map { Components.badge($0.text, $0.isKey ? .bad : .warning) } ?? .empty
        return Components.section(
            InstitutionTexts.score,
            "<p>\(InstitutionTexts.sum(day.year, points)) \(badge)</p><p class=\"muted\">\(InstitutionTexts.tableNote)</p>"
                + Components.table(InstitutionTexts.years, columns: InstitutionTexts.yearColumns, rows: rows))
    }

    private static func acts(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard !record.isVoid else { return nil }
        let isOwn = page.principal.role == .institutionStaff
        let mayScore = page.product.registers.decide(page.principal, .approve, record).isAllowed
        let address = RecordAddress.record("institution_breach", record.id)
        switch record.state {
        case "told" where isOwn:
            return answer(page, address, InstitutionTexts.defend, ScoreActs.term("defence", of: record, from: "told_day"))
        case "scored" where isOwn && record["appealed_day"].isNull:
            return answer(page, address, InstitutionTexts.appeal, ScoreActs.term("appeal", of: record, from: "scored_day"))
        case "told" where mayScore, "heard" where mayScore:
            let term = ScoreActs.term("defence", of: record, from: "told_day").map {
                InstitutionTexts.due(InstitutionTexts.defend, $0)
            }
            return Components.section(
                InstitutionTexts.score,
                "<p>\(term ?? "")</p>" + Components.act(page, "\(address)/score", InstitutionTexts.scoreAct, kind: "primary"))
        default: return nil
        }
    }

    private static func answer(_ page: PageRequest, _ address: String, _ title: String, _ last: Day?) -> HTML {
        Components.section(
            title,
            """
            <p>\(last.map { InstitutionTexts.due(title, $0) } ?? "")</p>
            <form method="post" action="\(address)/answer" class="record-form">\(page.tokenField)
            <div class="field"><label for="answer">\(InstitutionTexts.answerLabel)</label>
            <textarea id="answer" name="text" rows="5" maxlength="2000" required></textarea></div>
            <button class="button primary" type="submit">\(InstitutionTexts.answerSend)</button></form>
            """)
    }

    private static func act(
        _ page: PageRequest, _ verb: Verb, done: String,
        _ body: @escaping @Sendable (StoredRecord, RegisterTransaction) throws -> Void
    ) async throws -> PageAnswer {
        let id = try await page.record("institution_breach", for: verb).id
        let (registers, principal) = (page.product.registers, page.principal)
        try await registers.write(as: principal) { transaction in
            guard let found = try transaction.find(InstitutionBreach.self, id)?.stored, !found.isVoid,
                registers.decide(principal, verb, found).isAllowed
            else { throw RegisterError.notFound }
            try body(found, transaction)
        }
        return page.redirect(RecordAddress.record("institution_breach", id), done: done)
    }
}
