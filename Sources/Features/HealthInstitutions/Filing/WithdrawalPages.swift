import Calendars
import Pages
import Registers

/// Ending a filing on its own day.
enum WithdrawalPages {
    static func address(_ id: Int64) -> String { "/health_institution/\(id)/withdrawal-day" }

    static let routes: [Route] = [
        .post("/health_institution/{id}/withdrawal-day", .register("health_institution", .approve)) { page in
            let record = try await page.record("health_institution", for: .approve)
            let reason = TextReading.trim(page.form.text("reason"))
            do {
                guard let day = DayReading.read(TextReading.trim(page.form.text("withdrawn_day"))) else {
                    throw RegisterError.invalid([
                        FieldProblem("withdrawn_day", .notADay, InstitutionTexts.withdrawalDayMissing)
                    ])
                }
                try await page.product.registers.write(as: page.principal) {
                    try HealthInstitution.withdraw(record, on: day, reason: String(reason.prefix(300)), $0)
                }
            } catch RegisterError.invalid(let problems) {
                return page.page(
                    InstitutionTexts.withdrawal, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("health_institution", record.id))],
                    body: ErrorSummary.html(problems) + form(page, record, problems))
            }
            return page.redirect(RecordAddress.record("health_institution", record.id), done: "filing-withdrawn")
        }
    ]

    static let panel = RecordPanel("health_institution", .bottom) { page, record in
        guard !record.isVoid, record.state != "withdrawn",
            page.product.registers.decide(page.principal, .approve, record).isAllowed
        else { return nil }
        return "<details class=\"more\"><summary>\(InstitutionTexts.withdrawal)</summary>\(form(page, record, []))</details>"
    }

    private static func form(_ page: PageRequest, _ record: StoredRecord, _ problems: [FieldProblem]) -> HTML {
        func input(_ name: String, _ label: String) -> HTML {
            """
            <div class="field" id="field-\(name)"><label for="\(name)">\(label)</label>\(ErrorSummary.beside(name, problems))
            <input id="\(name)" name="\(name)" maxlength="300" required value="\(page.form.text(name))"></div>
            """
        }
        return """
            <p class="muted">\(InstitutionTexts.withdrawalHelp)</p>
            <form method="post" action="\(address(record.id))" class="record-form">\(page.tokenField)
            \(input("withdrawn_day", InstitutionTexts.withdrawnOn))\(input("reason", InstitutionTexts.withdrawalReason))
            <button class="button danger" type="submit">\(InstitutionTexts.withdrawal)</button></form>
            """
    }
}
