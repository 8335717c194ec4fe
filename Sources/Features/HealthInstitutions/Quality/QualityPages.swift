import Calendars
import Pages
import Registers

/// The form on the screen, and what it said on the assessment's page.
enum QualityPages {
    static func address(_ id: Int64) -> String { "/quality_control/\(id)/form" }

    static let routes: [Route] = [
        .get("/quality_control/{id}/form", .register("quality_control", .edit)) { page in
            let record = try await page.record("quality_control", for: .edit)
            return draw(page, record, ScoreQuality.Entry(), [])
        },
        .post("/quality_control/{id}/form", .register("quality_control", .edit)) { page in
            let record = try await page.record("quality_control", for: .edit)
            var entry = ScoreQuality.Entry()
            for (name, value) in page.form.pairs {
                let value = TextReading.trim(value)
                if name.hasPrefix("points-") { entry.points[String(name.dropFirst(7))] = value }
                if name.hasPrefix("remark-") { entry.remarks[String(name.dropFirst(7))] = String(value.prefix(300)) }
            }
            let typed = entry
            do {
                try await page.product.registers.write(as: page.principal) { try ScoreQuality.score(record.id, typed, $0) }
            } catch RegisterError.invalid(let problems) {
                return draw(page, record, typed, problems)
            }
            return page.redirect(RecordAddress.record("quality_control", record.id), done: "quality-scored")
        },
    ]

    static let panel = RecordPanel("quality_control", .top) { page, record in
        if record.state == "visited", page.product.registers.decide(page.principal, .edit, record).isAllowed {
            return "<p><a class=\"button primary\" href=\"\(address(record.id))\">\(InstitutionTexts.openForm)</a></p>"
        }
        guard let form = QualityForm.version(record.draft.text("form_version")) else { return nil }
        let registers = page.product.registers
        let scores = try await registers.read {
            try registers.records($0, QualityScore.self, where: "t.void = 0 AND t.quality_control = ?1", [.integer(record.id)])
        }
        let byItem = Dictionary(scores.map { ($0.record.item, $0.record) }) { first, _ in first }
        let rows = form.items.map { item -> [HTML] in
            let score = byItem[item.code]
            return [
                HTML(text: item.code), HTML(text: item.group), HTML(text: item.text), HTML(text: plain(item.points)),
                score?.points.map { HTML(text: plain($0)) } ?? Components.badge(InstitutionTexts.notApplicable, .neutral),
                HTML(text: score?.remark ?? ""),
            ]
        }
        return Components.section(
            InstitutionTexts.formTitle,
            Components.table(InstitutionTexts.formTitle, columns: InstitutionTexts.scoreColumns, rows: rows))
    }

    private static func draw(
        _ page: PageRequest, _ record: StoredRecord, _ entry: ScoreQuality.Entry, _ problems: [FieldProblem]
    ) -> PageAnswer {
        let visited = record.draft.day("visited_day") ?? page.today
        guard record.state == "visited", let form = QualityForm.inForce(on: visited) else {
            return page.redirect(RecordAddress.record("quality_control", record.id))
        }
        var group = ""
        let items = form.items.html { item -> HTML in
            let heading: HTML = item.group == group ? .empty : "<h2>\(item.group)</h2>"
            group = item.group
            let key = item.isKey ? Components.badge(InstitutionTexts.key, .warning) : .empty
            let (points, remark) = ("points-\(item.code)", "remark-\(item.code)")
            return heading + """
                <div class="field" id="field-\(points)"><label for="\(points)">\(item.code) \(item.text)（\(plain(item.points)) 分）</label>\(key)
                \(ErrorSummary.beside(points, problems))<input id="\(points)" name="\(points)" maxlength="6" value="\(entry.points[item.code] ?? "")">
                <div id="field-\(remark)"><label for="\(remark)">\(InstitutionTexts.remark)</label>\(ErrorSummary.beside(remark, problems))
                <input id="\(remark)" name="\(remark)" maxlength="300" value="\(entry.remarks[item.code] ?? "")"></div></div>
                """
        }
        let body: HTML = """
            <p>\(InstitutionTexts.formLead)</p><p class="notice notice-warning" role="note">\(InstitutionTexts.formNote)（\(form.version)）</p>
            \(ErrorSummary.html(problems))
            <form method="post" action="\(address(record.id))" class="record-form">\(page.tokenField)\(items)
            <button class="button primary" type="submit">\(InstitutionTexts.score)</button></form>
            """
        return page.page(
            InstitutionTexts.formTitle, status: problems.isEmpty ? .ok : .unprocessableContent,
            crumbs: [Crumb(record.title, RecordAddress.record("quality_control", record.id))], body: body)
    }

    static func plain(_ points: Double) -> String { points == points.rounded() ? String(Int(points)) : String(points) }
}
