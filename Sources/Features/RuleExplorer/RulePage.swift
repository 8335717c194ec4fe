import Calendars
import Pages
import Registers
import Rulebook

/// One rule: clause and days, inputs, a form to try it, examples; and the finding after a try.
enum RulePage {
    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.parameter("id")
        guard let rule = Rulebook.rule(id) else {
            guard let judgement = WorkplaceJudgementGuide.guide(id) else { throw RegisterError.notFound }
            return judgement.page(page)
        }
        let examples = RuleExample.examples(of: rule.id)
        let chosen = page.query["example"].flatMap { Int($0) }.flatMap {
            examples.indices.contains($0 - 1) ? examples[$0 - 1] : nil
        }
        let day = rule.inForce.nearest(to: page.today)
        let attempt = RuleAttempt(rule, json: (chosen ?? examples.first)?.input ?? "{}", day: day)
        return draw(page, rule, attempt, chosen == nil ? nil : attempt.evaluated())
    }

    /// Tries an input. Nothing is stored, and values of a person stand in no address.
    static func evaluate(_ page: PageRequest) async throws -> PageAnswer {
        guard let rule = Rulebook.rule(try page.parameter("id")) else { throw RegisterError.notFound }
        let attempt = RuleAttempt(rule, form: page.form, today: page.today)
        return draw(page, rule, attempt, attempt.evaluated())
    }

    private static func draw(_ page: PageRequest, _ rule: Rule, _ attempt: RuleAttempt, _ result: RuleAttempt.Result?)
        -> PageAnswer
    {
        let failed = if case .refused? = result { true } else { false }
        let warning: HTML = rule.needsWarning ? "<div class=\"notice notice-warning\"><p>\(RuleTexts.warning)</p></div>" : .empty
        let body: HTML = """
            \(warning)\(facts(rule))
            \(result.map { FindingTrace.html($0) } ?? .empty)
            \(Components.section(RuleTexts.attempt, attempt.form(page)))
            \(inputs(rule))\(examples(rule))\(related(rule))
            """
        return page.page(
            rule.title, status: failed ? .unprocessableContent : .ok, crumbs: [Crumb(RuleTexts.title, RuleAddress.list)],
            body: body)
    }

    private static func facts(_ rule: Rule) -> HTML {
        let days = [
            rule.inForce.from.map { RuleTexts.from($0.description) }, rule.inForce.until.map { RuleTexts.until($0.description) },
        ].compactMap(\.self).joined(separator: "，")
        return Components.facts([
            (RuleTexts.identity, "<code>\(rule.id)</code>"), (RuleTexts.clause, HTML(text: rule.clause.description)),
            (RuleTexts.status, HTML(text: rule.status.rawValue)), (RuleTexts.mark, RuleListPage.mark(rule)),
            (RuleTexts.verifiedOn, HTML(text: RuleRegister.verifiedOn(rule.id)?.description ?? RuleTexts.neverVerified)),
            (RuleTexts.days, HTML(text: days.isEmpty ? RuleTexts.always : days)),
            (RuleTexts.unit, HTML(text: rule.unitText.isEmpty ? "—" : RuleTexts.unit(rule.unitText))),
        ])
    }

    private static func inputs(_ rule: Rule) -> HTML {
        let rows = rule.inputs.map { key -> [HTML] in
            let range: HTML = if case .number(let range) = key.kind { HTML(text: range.text) } else { HTML(text: key.kind.name) }
            return [
                "<code>\(key.path)</code>", HTML(text: key.meaning), range, HTML(text: RuleTexts.unit(key.unit)),
                HTML(text: key.isOptional ? RuleTexts.yes : ""),
            ]
        }
        return Components.section(
            RuleTexts.inputs, Components.table(RuleTexts.inputs, columns: RuleTexts.inputColumns, rows: rows))
    }

    private static func examples(_ rule: Rule) -> HTML {
        let rows = RuleExample.examples(of: rule.id).enumerated().map { index, example -> [HTML] in
            [
                "<code>\(example.input)</code>", "\(example.expected) \(RuleTexts.unit(example.unit))",
                HTML(text: example.source),
                "<a href=\"\(RuleAddress.rule(rule.id))?example=\(index + 1)\">\(RuleTexts.useExample)</a>",
            ]
        }
        return Components.section(
            RuleTexts.examples, Components.table(RuleTexts.examples, columns: RuleTexts.exampleColumns, rows: rows))
    }

    private static func related(_ rule: Rule) -> HTML {
        let others = Rulebook.rules.filter { $0.clause.instrument == rule.clause.instrument && $0.id != rule.id }
        guard !others.isEmpty else { return .empty }
        let items = others.html { "<li><a href=\"\(RuleAddress.rule($0.id))\">\($0.title)</a>（\($0.clause.description)）</li>" }
        return Components.section(RuleTexts.related, "<ul class=\"running\">\(items)</ul>")
    }
}
