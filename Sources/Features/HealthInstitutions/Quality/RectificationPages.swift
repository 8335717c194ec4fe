import Calendars
import Organisations
import Pages
import Registers

/// The institution itself reports what it put right; the quality centre accepts it or sends it back (R-54).
enum RectificationPages {
    static func address(_ id: Int64) -> String { "/quality_control/\(id)/rectification" }

    static let routes: [Route] = [
        .post("/quality_control/{id}/rectification", .roles([.healthInstitution])) { page in
            let record = try await page.record("quality_control", for: .view)
            let text = TextReading.trim(page.form.text("rectification"))
            guard !text.isEmpty else {
                let problems = [FieldProblem("rectification", .missing, InstitutionTexts.rectificationMissing)]
                return page.page(
                    InstitutionTexts.rectify, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("quality_control", record.id))],
                    body: ErrorSummary.html(problems) + form(page, record, problems))
            }
            try await page.product.registers.write(as: page.principal) { transaction in
                guard var found = try transaction.find(QualityControl.self, record.id) else { throw RegisterError.notFound }
                found.record.rectification = String(text.prefix(2_000))
                let draft = Draft(found.stored.draft.register, values: QualityControl.declaration.encode(found.record))
                try transaction.transition(found.stored, "submit", draft: draft)
            }
            return page.redirect(RecordAddress.record("quality_control", record.id), done: "rectification-submitted")
        }
    ]

    static let panel = RecordPanel("quality_control", .top) { page, record in
        guard record.state == "rectifying", !record.isVoid, page.principal.role == .healthInstitution else { return nil }
        return form(page, record, [])
    }

    private static func form(_ page: PageRequest, _ record: StoredRecord, _ problems: [FieldProblem]) -> HTML {
        let typed = page.form.text("rectification")
        let text = typed.isEmpty ? record.draft.text("rectification") : typed
        return Components.section(
            InstitutionTexts.rectify,
            """
            <p class="muted">\(InstitutionTexts.rectifyHelp)</p>
            <form method="post" action="\(address(record.id))" class="record-form">\(page.tokenField)
            <div class="field" id="field-rectification"><label for="rectification">\(InstitutionTexts.rectificationText)</label>
            \(ErrorSummary.beside("rectification", problems))
            <textarea id="rectification" name="rectification" rows="6" maxlength="2000">\(text)</textarea></div>
            <button class="button primary" type="submit">\(InstitutionTexts.submitRectification)</button></form>
            """)
    }
}
