import Database
import Pages
import Registers

/// The form of a yearly check on the screen, and what it said on the check's page.
enum CheckPages {
    static func address(_ id: Int64) -> String { "/institution_check/\(id)/form" }

    static let routes: [Route] = [
        .get("/institution_check/{id}/form", .register("institution_check", .edit), show),
        .post("/institution_check/{id}/form", .register("institution_check", .edit), save),
        .post(InstitutionBoard.planning, .register("institution_check", .create)) { page in
            try await page.product.registers.write(as: page.principal) { _ = try FillCheck.planYear($0) }
            return page.redirect(InstitutionBoard.address, done: "checks-planned")
        },
    ]

    static let panel = RecordPanel("institution_check", .top) { page, record in
        let registers = page.product.registers
        let check = try registers.typed(record, as: InstitutionCheck.self).record
        let (form, answers) = try await registers.read { [today = page.today] connection in
            (
                try FillCheck.form(of: check, today, connection),
                try InstitutionCheckAnswer.all(connection, registers, of: record.id).mapValues(\.record)
            )
        }
        guard let form else { return nil }
        let isOpen = record.state == "planned" || record.state == "checked"
        var body = HTML.empty
        if isOpen, !record.isVoid, registers.decide(page.principal, .edit, record).isAllowed {
            body += "<p><a class=\"button primary\" href=\"\(address(record.id))\">\(InstitutionTexts.fillForm)</a></p>"
        }
        let rows = form.items.compactMap { item -> [HTML]? in
            guard let answer = answers[item.code] else { return nil }
            let label = page.product.codes.entry("check_answer", answer.answer)?.label ?? answer.answer
            return [
                HTML(text: item.code), HTML(text: item.group), HTML(text: item.text), "\(item.points)",
                Components.badge(label, answer.answer == "no" ? .bad : .neutral), HTML(text: answer.finding),
            ]
        }
        body += Components.table(
            InstitutionTexts.formTitle, columns: InstitutionTexts.formColumns, rows: rows, empty: InstitutionTexts.formEmpty)
        return Components.section(InstitutionTexts.formTitle, body)
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("institution_check", for: .edit)
        let registers = page.product.registers
        let check = try registers.typed(record, as: InstitutionCheck.self).record
        let (form, answers) = try await registers.read { [today = page.today] connection in
            (
                try FillCheck.form(of: check, today, connection),
                try InstitutionCheckAnswer.all(connection, registers, of: record.id).mapValues(\.record)
            )
        }
        guard let form else { throw InstitutionError.noForm }
        var group = ""
        let items = form.items.html { item -> HTML in
            let heading: HTML = item.group == group ? .empty : "<h2>\(item.group)</h2>"
            group = item.group
            let former = answers[item.code]
            let radios = page.product.codes.entries("check_answer").html { choice in
                """
                <label class="tick"><input type="radio" name="answer-\(item.code)" value="\(choice.code)"\(attribute: "checked", if: former?.answer == choice.code)> \(choice.label)</label>
                """
            }
            let key = item.isKey ? Components.badge(InstitutionTexts.key, .warning) : .empty
            return heading + """
                <fieldset class="field"><legend>\(item.code) \(item.text)（\(item.points) 分）\(key)</legend><p class="hint">\(item.clause)</p>\(radios)
                <label for="finding-\(item.code)" class="visually-hidden">\(item.code) \(InstitutionTexts.finding)</label>
                <textarea id="finding-\(item.code)" name="finding-\(item.code)" rows="2" maxlength="1000" placeholder="\(InstitutionTexts.finding)">\(former?.finding ?? "")</textarea></fieldset>
                """
        }
        return page.page(
            InstitutionTexts.formTitle, crumbs: [Crumb(record.title, RecordAddress.record("institution_check", record.id))],
            body: """
                <p class="notice notice-warning" role="note">\(InstitutionTexts.formNote)（\(form.version)）</p>
                <form method="post" action="\(address(record.id))" class="record-form">\(page.tokenField)\(items)
                <button class="button primary" type="submit">\(InstitutionTexts.formSave)</button></form>
                """)
    }

    private static func save(_ page: PageRequest) async throws -> PageAnswer {
        let id = try await page.record("institution_check", for: .edit).id
        var answers: [String: FillCheck.Answer] = [:]
        for (name, value) in page.form.pairs where name.hasPrefix("answer-") {
            let item = String(name.dropFirst(7))
            answers[item] = FillCheck.Answer(
                answer: value, finding: String(TextReading.trim(page.form.text("finding-\(item)")).prefix(1_000)))
        }
        let (registers, principal, given) = (page.product.registers, page.principal, answers)
        try await registers.write(as: principal) { transaction in
            guard let found = try transaction.find(InstitutionCheck.self, id)?.stored, !found.isVoid,
                registers.decide(principal, .edit, found).isAllowed
            else { throw RegisterError.notFound }
            try FillCheck.save(found, given, in: transaction)
        }
        return page.redirect(RecordAddress.record("institution_check", id), done: "check-filled")
    }
}
