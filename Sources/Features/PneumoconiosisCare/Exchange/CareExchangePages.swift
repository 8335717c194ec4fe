import Access
import Calendars
import Organisations
import Pages
import Registers

/// Hands examinations and treatment of a period to the platform of the province, and takes what it hands back (R-69).
enum CareExchangePages {
    static let address = "/care/exchange"
    static let roles: Set<Role> = [.cdc, .bureauOfficer, .healthInstitution]
    private static let largest = 16 * 1_024 * 1_024
    private static let shownAtMost = 200

    static let routes: [Route] = [
        .get(address, .roles(roles)) { page in draw(page) },
        .post("\(address)/file", .roles(roles), send),
        .post(address, .roles(roles), body: .upload(largest), take),
    ]

    private static func send(_ page: PageRequest) async throws -> PageAnswer {
        guard let from = Day(TextReading.trim(page.form.text("from"))), let to = Day(TextReading.trim(page.form.text("to"))),
            from <= to
        else { return draw(page, problem: FieldProblem("from", .notADay, CareTexts.periodWrong)) }
        let (registers, principal) = (page.product.registers, page.principal)
        let written = try await registers.read { try ExchangeFile.write($0, registers, for: principal, from: from, to: to) }
        guard written.count > 0 else { return draw(page, problem: FieldProblem("from", .missing, CareTexts.nothingToSend)) }
        guard written.count <= ExchangeFile.bound else {
            return draw(page, problem: FieldProblem("from", .outOfRange, CareTexts.tooManyLines(ExchangeFile.bound)))
        }
        // Who took which persons' data out is on record before the file leaves.
        for (name, numbers) in written.records.sorted(by: { $0.key < $1.key }) {
            guard let register = registers.catalogue.register(name) else { continue }
            try await page.logRead(.export, register, records: numbers, filter: "care_exchange", count: numbers.count)
        }
        let count = written.count
        let digest = written.digest
        _ = try await registers.write(as: principal) { transaction in
            var note = CareExchange()
            (note.direction, note.day, note.from, note.to) = ("out", transaction.today, from, to)
            (note.records, note.digest) = (count, digest)
            return try transaction.insert(note)
        }
        return page.download(.init(string: written.text), name: "care-\(from)-\(to).ndjson", type: "application/x-ndjson")
    }

    private static func take(_ page: PageRequest) async throws -> PageAnswer {
        guard let file = page.form.file("file"), !file.bytes.isEmpty else {
            return draw(page, problem: FieldProblem("file", .missing, CareTexts.fileMissing))
        }
        let (registers, principal) = (page.product.registers, page.principal)
        let content: (lines: [ExchangeFile.Line], digest: String)
        do {
            content = try ExchangeFile.read(Array(file.bytes))
        } catch let problem as ExchangeFile.Problem {
            return draw(page, problem: FieldProblem("file", .inconsistent, problem.sentence))
        }
        let result = try await TakeExchange.take(content.lines, registers, as: principal)
        let refused = Set(result.refusals.map(\.line)).count
        _ = try await registers.write(as: principal) { transaction in
            var note = CareExchange()
            (note.direction, note.day, note.digest) = ("in", transaction.today, content.digest)
            (note.records, note.refused, note.known) = (result.taken, refused, result.known)
            return try transaction.insert(note)
        }
        let rows = result.refusals.prefix(shownAtMost).map { refusal -> [HTML] in
            [
                HTML(text: String(refusal.line)), HTML(text: refusal.type), HTML(text: refusal.label),
                HTML(text: refusal.message),
            ]
        }
        return page.page(
            CareTexts.taken, crumbs: [Crumb(CareTexts.exchangeTitle, address)],
            body: "<p class=\"lead\">\(CareTexts.result(result.taken, result.known, refused))</p>"
                + (rows.isEmpty
                    ? .empty
                    : "<p>\(CareTexts.refusedNote)</p>"
                        + Components.table(CareTexts.taken, columns: CareTexts.refusalColumns, rows: Array(rows))))
    }

    private static func draw(_ page: PageRequest, problem: FieldProblem? = nil) -> PageAnswer {
        let trouble = problem.map { ErrorSummary.html([$0]) } ?? .empty
        let first = Day(year: page.today.year, month: page.today.month, day: 1) ?? page.today
        return page.page(
            CareTexts.exchangeTitle, status: problem == nil ? .ok : .unprocessableContent,
            body: trouble + "<p>\(CareTexts.exchangeLead)</p><p class=\"muted\">\(CareTexts.exchangeMark)</p>"
                + Components.section(
                    CareTexts.sendTitle,
                    """
                    <form class="record-form" method="post" action="\(address)/file">\(page.tokenField)
                    <div class="field" id="field-from"><label for="from">\(CareTexts.periodFrom)</label>
                    <input id="from" type="date" name="from" required value="\(first.description)"></div>
                    <div class="field"><label for="to">\(CareTexts.periodTo)</label>
                    <input id="to" type="date" name="to" required value="\(page.today.description)"></div>
                    <button class="button primary" type="submit">\(CareTexts.sendFile)</button></form>
                    """)
                + Components.section(
                    CareTexts.takeTitle,
                    """
                    <form class="upload" method="post" action="\(address)" enctype="multipart/form-data">\(page.tokenField)
                    <div id="field-file"><label for="file">\(CareTexts.file)</label>
                    <input id="file" type="file" name="file" required accept=".ndjson,.jsonl,.json"></div>
                    <button class="button primary" type="submit">\(CareTexts.takeFile)</button></form>
                    """)
                + "<p><a href=\"\(RecordAddress.list("care_exchange"))\">\(CareExchange.register.title)</a></p>")
    }
}
