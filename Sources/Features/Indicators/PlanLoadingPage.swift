import Pages
import Registers

/// Entering a plan's indicator table in one act: choose, look, load.
enum PlanLoadingPage {
    /// What the form says: which table, for which region, under which name.
    private struct Choice {
        var plans: [ShippedPlan]
        var plan: ShippedPlan?
        var region: String
        var title: String
        var problems: [FieldProblem] = []

        var isForeign: Bool { plan.map { $0.area != region } ?? false }
        /// The rows as they would be entered; without a name yet, the plan's rows stand under the region all the same.
        var wanted: ShippedPlan? { isForeign ? plan?.adopted(by: region, titled: title) : plan }
    }

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        try await draw(page, choice(page) { page.query[$0] ?? "" })
    }

    static func load(_ page: PageRequest) async throws -> PageAnswer {
        var choice = choice(page) { TextReading.trim(page.form.text($0)) }
        if choice.isForeign {
            if choice.title.isEmpty { choice.problems.append(FieldProblem("title", .missing, PlanLoadingTexts.titleMissing)) }
            if choice.title.count > 100 { choice.problems.append(FieldProblem("title", .tooLong, PlanLoadingTexts.titleTooLong)) }
        }
        guard choice.problems.isEmpty, let wanted = choice.wanted else { return try await draw(page, choice) }
        let outcome = try await LoadPlanIndicators(registers: page.product.registers)(wanted, by: page.principal)
        return page.redirect(
            "\(IndicatorAddress.list)?region=\(wanted.area)", done: outcome.entered > 0 ? "plan-loaded" : "plan-unchanged")
    }

    /// Without a choice yet: the account's own plan where there is one.
    private static func choice(_ page: PageRequest, _ value: (String) -> String) -> Choice {
        let act = LoadPlanIndicators(registers: page.product.registers)
        let plans = ShippedPlan.all(page.product.codes)
        let own = page.principal.region.code
        var choice = Choice(plans: plans, plan: nil, region: value("region"), title: value("title"))
        let area = value("plan")
        if area.isEmpty {
            choice.plan =
                plans.first { $0.area == own } ?? plans.first { act.mayLoad(into: $0.area, page.principal) } ?? plans.first
        } else {
            choice.plan = plans.first { $0.area == area }
            if choice.plan == nil { choice.problems.append(FieldProblem("plan", .unknownCode, PlanLoadingTexts.planUnknown)) }
        }
        if choice.region.isEmpty {
            let area = choice.plan?.area ?? own
            choice.region = act.mayLoad(into: area, page.principal) ? area : own
        }
        if !act.mayLoad(into: choice.region, page.principal) {
            choice.problems.append(FieldProblem("region", .unknownCode, PlanLoadingTexts.regionUnknown))
            choice.region = own
        }
        return choice
    }

    private static func draw(_ page: PageRequest, _ choice: Choice) async throws -> PageAnswer {
        var body: HTML = "<p>\(PlanLoadingTexts.lead)</p>"
        body += ErrorSummary.html(choice.problems)
        body += chooser(page, choice)
        if let wanted = choice.wanted {
            let act = LoadPlanIndicators(registers: page.product.registers)
            let rows = try await page.product.registers.read { try act.preview(wanted, $0) }
            let name = page.product.codes.entry("region", choice.region)?.label ?? choice.region
            body += Components.section("\(choice.plan?.title ?? "") → \(name)", table(wanted.title, rows) + loader(page, choice))
        }
        return page.page(
            PlanLoadingTexts.title, status: choice.problems.isEmpty ? .ok : .unprocessableContent,
            crumbs: [Crumb(IndicatorTexts.title, IndicatorAddress.list)], body: body)
    }

    private static func chooser(_ page: PageRequest, _ choice: Choice) -> HTML {
        let plans = choice.plans.html { plan in
            "<option value=\"\(plan.area)\"\(attribute: "selected", if: plan.area == choice.plan?.area)>\(plan.title)</option>"
        }
        let regions = IndicatorView.choices(page, choice.region).html { entry in
            "<option value=\"\(entry.code)\"\(attribute: "selected", if: entry.code == choice.region)>\(entry.label)</option>"
        }
        return """
            <form method="get" class="filters"><div class="filter-grid">
            <div id="field-plan"><label for="plan">\(PlanLoadingTexts.plan)</label>\(ErrorSummary.beside("plan", choice.problems))
            <select id="plan" name="plan">\(plans)</select></div>
            <div id="field-region"><label for="region">\(PlanLoadingTexts.region)</label>\(ErrorSummary.beside("region", choice.problems))
            <select id="region" name="region">\(regions)</select></div>
            <div><button class="button" type="submit">\(PlanLoadingTexts.preview)</button></div>
            </div></form>
            """
    }

    private static func table(_ title: String, _ rows: [LoadPlanIndicators.Row]) -> HTML {
        Components.table(
            title, columns: PlanLoadingTexts.columns,
            rows: rows.map { row in
                let indicator = row.indicator
                let condition: HTML =
                    switch row.condition {
                    case .missing: Components.badge(PlanLoadingTexts.missing, .neutral)
                    case .same: Components.badge(PlanLoadingTexts.same, .good)
                    case .corrected(let target): Components.badge(PlanLoadingTexts.corrected(target), .warning)
                    case .countable: Components.badge(PlanLoadingTexts.countable, .warning)
                    }
                return [
                    HTML(text: indicator.number), HTML(text: indicator.name),
                    HTML(text: indicator.targetText + indicator.unitMark),
                    HTML(text: indicator.target.comparator.label),
                    HTML(text: Indicators.measures[indicator.measure]?.title ?? PlanLoadingTexts.reported), condition,
                ]
            })
    }

    private static func loader(_ page: PageRequest, _ choice: Choice) -> HTML {
        let name: HTML =
            choice.isForeign
            ? """
            <p class="notice notice-warning">\(PlanLoadingTexts.foreign)</p>
            <div class="field" id="field-title"><label for="title">\(PlanLoadingTexts.ownTitle)</label>\(ErrorSummary.beside("title", choice.problems))
            <input id="title" name="title" maxlength="100" value="\(choice.title)"></div>
            """ : .empty
        return """
            <form method="post" action="\(IndicatorAddress.loading)" class="record-form">\(page.tokenField)
            <input type="hidden" name="plan" value="\(choice.plan?.area ?? "")"><input type="hidden" name="region" value="\(choice.region)">
            \(name)<p><button class="button primary" type="submit">\(PlanLoadingTexts.load)</button></p></form>
            """
    }
}

extension PlanIndicator {
    /// “%” behind a share; counts carry their unit after a space, words none.
    fileprivate var unitMark: String { targetValue == nil ? "" : unit == "%" ? "%" : " \(unit)" }
}
