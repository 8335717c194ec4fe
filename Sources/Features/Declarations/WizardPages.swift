import Access
import Pages
import Registers

/// The wizard of a declaration: each step is a page of its own, saved when it is left, forwards and backwards without loss.
enum WizardPages {
    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let content = try await content(page)
        return try await draw(page, content, try step(page, content), texts: nil, problems: [])
    }

    static func save(_ page: PageRequest) async throws -> PageAnswer {
        let content = try await content(page)
        let step = try step(page, content)
        let type = content.type ?? .initial
        let save = SaveDeclaration(registers: page.product.registers)
        do {
            switch step {
            case .base, .people:
                try await save.fields(
                    content.id, input(page, step.fields(for: type)), expected: Int64(page.form.text("_version")),
                    by: page.principal)
            case .classes:
                try await save.rows(DeclaredClass.self, of: content.id, ClassForm.input(page, content), by: page.principal)
            case .hazards, .products, .check: break
            }
        } catch RegisterError.invalid(let problems) {
            return try await draw(page, content, step, texts: page.form.input, problems: problems)
        } catch RegisterError.stale {
            let problem = FieldProblem("", .inconsistent, RegisterError.stale(current: 0).message)
            return try await draw(page, content, step, texts: page.form.input, problems: [problem])
        }
        let next = page.form["_to"] == "check" ? .check : step.neighbour(1, type) ?? .check
        return page.redirect(DeclarationAddress.step(content.id, next))
    }

    static func submit(_ page: PageRequest) async throws -> PageAnswer {
        let content = try await content(page)
        do {
            try await SubmitDeclaration(registers: page.product.registers)(content.id, by: page.principal)
        } catch RegisterError.invalid(let problems) {
            return try await draw(page, content, .check, texts: nil, problems: problems)
        }
        return page.redirect(RecordAddress.record("declaration", content.id), done: "submitted")
    }

    /// Only what the step asks for; a sealed field left empty stays as it is.
    private static func input(_ page: PageRequest, _ fields: [String]) -> [String: String] {
        page.form.input.filter { name, text in
            guard fields.contains(name), let field = DeclarationRecord.register.field(name) else { return false }
            return field.sealing == nil || !TextReading.trim(text).isEmpty
        }
    }

    static func content(_ page: PageRequest) async throws -> DeclarationContent {
        let record = try await page.record("declaration", for: .edit)
        let registers = page.product.registers
        guard let content = try await registers.read({ try DeclarationContent.read($0, registers, record.id) }) else {
            throw RegisterError.notFound
        }
        guard !record.isVoid, [DeclarationState.draft, DeclarationState.returned].contains(record.state) else {
            throw RegisterError.wrongState(label: DeclarationRecord.lifecycle.state(record.state)?.label ?? "")
        }
        return content
    }

    private static func step(_ page: PageRequest, _ content: DeclarationContent) throws -> DeclarationStep {
        guard let step = DeclarationStep(rawValue: try page.parameter("step")),
            DeclarationStep.steps(of: content.type ?? .initial).contains(step)
        else { throw RegisterError.notFound }
        return step
    }

    private static func draw(
        _ page: PageRequest, _ content: DeclarationContent, _ step: DeclarationStep, texts: [String: String]?,
        problems: [FieldProblem]
    ) async throws -> PageAnswer {
        let form: HTML =
            switch step {
            case .base, .people: fields(page, content, step, texts, problems)
            case .hazards: HazardRows.list(page, content)
            case .classes: ClassForm.html(page, content, problems)
            case .products: ProductRows.list(page, content)
            case .check: try await CheckAnswers.html(page, content)
            }
        let returned: HTML =
            content.record.returnReason.isEmpty
            ? .empty
            : "<div class=\"notice notice-warning\" role=\"note\"><strong>\(DeclarationTexts.returned)</strong>：\(content.record.returnReason)</div>"
        return page.page(
            step.title, status: problems.isEmpty ? .ok : .unprocessableContent,
            crumbs: [Crumb(DeclarationTexts.declare, DeclarationAddress.declare)],
            body: """
                \(progress(content, step))\(returned)\(summary(problems, content, on: step))
                \(form)
                """)
    }

    /// On the last page a problem leads to the step that mends it.
    private static func summary(_ problems: [FieldProblem], _ content: DeclarationContent, on step: DeclarationStep) -> HTML {
        guard step == .check, !problems.isEmpty else { return ErrorSummary.html(problems) }
        let type = content.type ?? .initial
        let lines = problems.html { problem -> HTML in
            let home = DeclarationStep.steps(of: type).first {
                $0.rawValue == problem.field || $0.fields(for: type).contains(problem.field)
            }
            guard let home else { return "<li>\(problem.message)</li>" }
            return
                "<li><a href=\"\(DeclarationAddress.step(content.id, home))#field-\(problem.field)\">\(problem.message)</a></li>"
        }
        return """
            <div class="error-summary" role="alert" tabindex="-1" id="error-summary" autofocus><h2>\(RegisterError.invalid(problems).message)</h2><ul>\(lines)</ul></div>
            """
    }

    private static func progress(_ content: DeclarationContent, _ step: DeclarationStep) -> HTML {
        let steps = DeclarationStep.steps(of: content.type ?? .initial)
        let number = (steps.firstIndex(of: step) ?? 0) + 1
        return """
            <p class="muted">\(DeclarationTexts.title(content.type?.label ?? "", content.record.year)) · \(DeclarationTexts.step(number, steps.count))</p>
            <nav aria-label="\(DeclarationTexts.steps)"><ol class="steps">\(steps.html { other in
                "<li\(attribute: "aria-current=\"step\"", if: other == step)><a href=\"\(DeclarationAddress.step(content.id, other))\">\(other.title)</a></li>"
            })</ol></nav>
            """
    }

    private static func fields(
        _ page: PageRequest, _ content: DeclarationContent, _ step: DeclarationStep, _ texts: [String: String]?,
        _ problems: [FieldProblem]
    ) -> HTML {
        let register = DeclarationRecord.register
        let type = content.type ?? .initial
        let inputs = step.fields(for: type).compactMap { register.field($0) }.html { field -> HTML in
            var shown = field
            if field.name == "event_day", let label = type.eventLabel { shown.label = label }
            var text = texts?[field.name] ?? ""
            if field.sealing == nil {
                text = texts?[field.name] ?? PlainValue.text(content.stored[field.name], of: field)
            } else if !content.stored[field.name].isNull {
                shown.help = DeclarationTexts.sealedNow(
                    page.product.registers.masked(content.stored[field.name], field: field, of: register))
            }
            return FieldInput(page: page, register: register, field: shown, text: text, problems: problems).html()
        }
        let version = Int64(page.form.text("_version")) ?? content.stored.version
        return """
            <form method="post" action="\(DeclarationAddress.step(content.id, step))" class="record-form" novalidate>\(page.tokenField)
            <input type="hidden" name="_version" value="\(version)">
            <fieldset class="form-section"><div class="form-grid">\(inputs)</div></fieldset>
            \(end(content, step))
            </form>
            """
    }

    /// Back, save and go on, save and return to the check page.
    static func end(_ content: DeclarationContent, _ step: DeclarationStep) -> HTML {
        """
        <div class="form-end">\(back(content, step))<button class="button primary" type="submit">\(DeclarationTexts.save)</button>
        <button class="button" type="submit" name="_to" value="check">\(DeclarationTexts.toCheck)</button></div>
        """
    }

    static func back(_ content: DeclarationContent, _ step: DeclarationStep) -> HTML {
        step.neighbour(-1, content.type ?? .initial).map {
            "<a class=\"button\" href=\"\(DeclarationAddress.step(content.id, $0))\">\(DeclarationTexts.back)</a> "
        } ?? .empty
    }

    /// For steps that list rows: back, and on to the next.
    static func passOn(_ content: DeclarationContent, _ step: DeclarationStep) -> HTML {
        let next = step.neighbour(1, content.type ?? .initial) ?? .check
        return """
            <div class="form-end">\(back(content, step))<a class="button primary" href="\(DeclarationAddress.step(content.id, next))">\(DeclarationTexts.goNext)</a></div>
            """
    }
}
