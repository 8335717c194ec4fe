import Organisations
import Pages
import Registers

/// A person who was entered under a wrong name, or has taken another: the disease control centre puts the file right with a reason, and
/// whoever enters the person from then on uses the right name.
enum CorrectName {
    static func address(_ id: Int64) -> String { "/worker/\(id)/name" }

    static func correct(_ worker: StoredRecord, name: String, reason: String, _ transaction: RegisterTransaction) throws {
        let (name, reason) = (TextReading.trim(name), TextReading.trim(reason))
        guard var found = try transaction.find(Worker.self, worker.id), !found.stored.isVoid else { throw RegisterError.notFound }
        var problems: [FieldProblem] = []
        if name.count < 2 || name.count > 50 { problems.append(FieldProblem("name", .missing, HealthTexts.nameMissing)) }
        if reason.isEmpty { problems.append(FieldProblem("reason", .missing, HealthTexts.correctionReason)) }
        guard problems.isEmpty else { throw RegisterError.invalid(problems) }
        found.record.name = name
        try transaction.update(found.stored, to: found.record, action: "correct_name", reason: reason)
    }

    static let routes: [Route] = [
        .post("/worker/{id}/name", .register("worker", .unmask)) { page in
            let record = try await page.record("worker", for: .unmask)
            let (name, reason) = (page.form.text("name"), page.form.text("reason"))
            do {
                try await page.product.registers.write(as: page.principal) {
                    try correct(record, name: name, reason: String(reason.prefix(300)), $0)
                }
            } catch RegisterError.invalid(let problems) {
                return page.page(
                    HealthTexts.correctName, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("worker", record.id))],
                    body: ErrorSummary.html(problems) + form(page, record.id, problems))
            }
            return page.redirect(RecordAddress.record("worker", record.id), done: "name-corrected")
        }
    ]

    static let panel = RecordPanel("worker", .bottom) { page, record in
        guard page.product.registers.decide(page.principal, .unmask, record).isAllowed else { return nil }
        return "<details class=\"more\"><summary>\(HealthTexts.correctName)</summary>\(form(page, record.id, []))</details>"
    }

    private static func form(_ page: PageRequest, _ id: Int64, _ problems: [FieldProblem]) -> HTML {
        func input(_ name: String, _ label: String) -> HTML {
            """
            <div class="field" id="field-\(name)"><label for="correct-\(name)">\(label)</label>\(ErrorSummary.beside(name, problems))
            <input id="correct-\(name)" name="\(name)" maxlength="300" autocomplete="off"></div>
            """
        }
        return """
            <p class="muted">\(HealthTexts.correctNameHelp)</p>
            <form method="post" action="\(address(id))" class="record-form">\(page.tokenField)
            \(input("name", HealthTexts.rightName))\(input("reason", HealthTexts.correctionReasonLabel))
            <button class="button primary" type="submit">\(HealthTexts.correctName)</button></form>
            """
    }
}
