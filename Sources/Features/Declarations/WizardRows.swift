import Pages
import Registers

/// The step that lists hazards per post; each row has a page of its own, so that a phone shows one thing at a time.
enum HazardRows {
    static func list(_ page: PageRequest, _ content: DeclarationContent) -> HTML {
        let rows = content.hazards.map { row -> [HTML] in
            [
                HTML(text: row.record.workplace), HTML(text: row.record.workshop), HTML(text: row.record.post),
                HTML(text: hazard(row.record.hazard, page)), HTML(text: DeclarationTexts.persons(row.record.exposedHeadcount)),
                WizardRowPages.acts(page, content.id, .hazards, row.id),
            ]
        }
        return """
            <p>\(DeclarationTexts.hazardLead)</p>
            \(Components.table(DeclarationStep.hazards.title, columns: DeclarationTexts.hazardColumns, rows: rows))
            <p><a class="button" href="\(DeclarationAddress.row(content.id, .hazards, nil))">\(DeclarationTexts.addHazard)</a></p>
            \(WizardPages.passOn(content, .hazards))
            """
    }

    static func hazard(_ code: String, _ page: PageRequest) -> String {
        page.product.codes.entry("hazard_factor", code)?.label ?? code
    }
}

enum ProductRows {
    static func list(_ page: PageRequest, _ content: DeclarationContent) -> HTML {
        let rows = content.products.map { row -> [HTML] in
            [
                HTML(text: row.record.product), HTML(text: words(row.record.output)), HTML(text: row.record.unit),
                WizardRowPages.acts(page, content.id, .products, row.id),
            ]
        }
        return """
            <p>\(DeclarationTexts.productLead)</p>
            \(Components.table(DeclarationStep.products.title, columns: DeclarationTexts.productColumns, rows: rows))
            <p><a class="button" href="\(DeclarationAddress.row(content.id, .products, nil))">\(DeclarationTexts.addProduct)</a></p>
            \(WizardPages.passOn(content, .products))
            """
    }

    static func words(_ number: Double?) -> String {
        guard let number, let field = DeclaredProduct.register.field("output") else { return "" }
        return PlainValue.text(.real(number), of: field)
    }
}

/// One row of a step: the page that adds or changes it, and the act that removes it.
enum WizardRowPages {
    static func acts(_ page: PageRequest, _ id: Int64, _ step: DeclarationStep, _ row: Int64) -> HTML {
        """
        <a href="\(DeclarationAddress.row(id, step, row))">\(DeclarationTexts.change)</a>
        <form method="post" action="\(DeclarationAddress.removal(id, step, row))">\(page.tokenField)<button type="submit" class="link-button">\(DeclarationTexts.remove)</button></form>
        """
    }

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let content = try await WizardPages.content(page)
        let (step, row) = try place(page)
        var texts: [String: String] = [:]
        if let row {
            guard let stored = stored(content, step, row) else { throw RegisterError.notFound }
            for field in stored.draft.register.fields { texts[field.name] = PlainValue.text(stored[field.name], of: field) }
        } else if step == .hazards, let last = content.hazards.last?.record {
            // Most rows follow one at the same workplace and workshop.
            texts = ["workplace": last.workplace, "workshop": last.workshop]
        }
        return draw(page, content.id, step, row, texts, [])
    }

    static func save(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        let (step, row) = try place(page)
        let save = SaveDeclaration(registers: page.product.registers)
        do {
            if step == .hazards {
                try await save.row(DeclaredHazard.self, of: id, row: row, page.form.input, by: page.principal)
            } else {
                try await save.row(DeclaredProduct.self, of: id, row: row, page.form.input, by: page.principal)
            }
        } catch RegisterError.invalid(let problems) {
            return draw(page, id, step, row, page.form.input, problems)
        }
        return page.redirect(DeclarationAddress.step(id, step), done: "saved")
    }

    static func remove(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        let (step, row) = try place(page)
        guard let row else { throw RegisterError.notFound }
        let save = SaveDeclaration(registers: page.product.registers)
        if step == .hazards {
            try await save.remove(DeclaredHazard.self, of: id, row: row, by: page.principal)
        } else {
            try await save.remove(DeclaredProduct.self, of: id, row: row, by: page.principal)
        }
        return page.redirect(DeclarationAddress.step(id, step), done: "removed-row")
    }

    private static func place(_ page: PageRequest) throws -> (DeclarationStep, Int64?) {
        let word = try page.parameter("row")
        guard let step = DeclarationStep(rawValue: try page.parameter("step")), [.hazards, .products].contains(step),
            word == "new" || Int64(word) != nil
        else { throw RegisterError.notFound }
        return (step, Int64(word))
    }

    private static func stored(_ content: DeclarationContent, _ step: DeclarationStep, _ row: Int64) -> StoredRecord? {
        step == .hazards
            ? content.hazards.first { $0.id == row }?.stored : content.products.first { $0.id == row }?.stored
    }

    private static func draw(
        _ page: PageRequest, _ id: Int64, _ step: DeclarationStep, _ row: Int64?, _ texts: [String: String],
        _ problems: [FieldProblem]
    ) -> PageAnswer {
        let register = step == .hazards ? DeclaredHazard.register : DeclaredProduct.register
        let inputs = register.fields.filter { !$0.isComputed && $0.name != "declaration" }.html { field in
            FieldInput(page: page, register: register, field: field, text: texts[field.name] ?? "", problems: problems).html()
        }
        let title =
            step == .hazards
            ? (row == nil ? DeclarationTexts.addHazard : DeclarationTexts.editHazard)
            : (row == nil ? DeclarationTexts.addProduct : DeclarationTexts.editProduct)
        let back = DeclarationAddress.step(id, step)
        return page.page(
            title, status: problems.isEmpty ? .ok : .unprocessableContent, crumbs: [Crumb(step.title, back)],
            body: """
                \(ErrorSummary.html(problems))
                <form method="post" action="\(DeclarationAddress.row(id, step, row))" class="record-form" novalidate>\(page.tokenField)
                <fieldset class="form-section"><div class="form-grid">\(inputs)</div></fieldset>
                <div class="form-end"><a class="button" href="\(back)">\(DeclarationTexts.back)</a> <button class="button primary" type="submit">\(DeclarationTexts.save)</button></div>
                </form>
                """)
    }
}
