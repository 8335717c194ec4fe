import Pages
import Registers
import RuleExplorer
import Rulebook

/// All indicators of the plan that holds in a region: the table by which the plan is judged.
public enum IndicatorListPage {
    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let view = try IndicatorView.read(page)
        let board = Indicators.board(page.product.registers)
        let standing = try await page.product.registers.read { try board.standing($0, region: view.region, on: view.day) }
        let body: HTML = """
            \(form(page, view))
            \(standing.map { table($0) } ?? nothing(page))
            """
        return page.page(IndicatorTexts.title, body: body)
    }

    /// Whoever may enter the plan is led to where it is loaded.
    private static func nothing(_ page: PageRequest) -> HTML {
        let way: HTML =
            page.may(.register("plan_indicator", .create))
            ? "<p><a class=\"button primary\" href=\"\(IndicatorAddress.loading)\">\(PlanLoadingTexts.title)</a></p>" : .empty
        return "<p class=\"empty\">\(IndicatorTexts.noPlan)</p>\(way)"
    }

    public static func form(_ page: PageRequest, _ view: IndicatorView) -> HTML {
        """
        <form method="get" class="filters"><div class="filter-grid">
        <div><label for="region">\(IndicatorTexts.region)</label><select id="region" name="region">\(IndicatorView.choices(page, view.region).html { entry in
            "<option value=\"\(entry.code)\"\(attribute: "selected", if: entry.code == view.region)>\(entry.label)</option>"
        })</select></div>
        <div><label for="day">\(IndicatorTexts.day)</label><input id="day" name="day" type="date" value="\(view.day.description)"></div>
        <div><button class="button primary" type="submit">\(IndicatorTexts.show)</button></div>
        </div></form>
        """
    }

    public static func table(_ standing: PlanStanding) -> HTML {
        let rows = standing.lines.map { line -> [HTML] in
            let counts = line.count.map { count -> HTML in
                line.target.isPercent ? HTML(text: IndicatorTexts.counts(count.sum.numerator, count.sum.denominator)) : .empty
            }
            return [
                HTML(text: line.number),
                "<a href=\"\(IndicatorAddress.indicator(line.id, region: standing.region, day: standing.day))\">\(line.name)</a>",
                HTML(text: line.targetText), "<strong>\(line.valueText)</strong>", counts ?? .empty,
                "\(verdict(line.verdict))\(why(line))",
                HTML(text: line.asOf?.description ?? ""),
            ]
        }
        return "<p class=\"lead\">\(standing.plan)</p>"
            + Components.table(standing.plan, columns: IndicatorTexts.columns, rows: rows)
    }

    /// How target and counts were compared.
    static func why(_ line: IndicatorLine) -> HTML {
        var input: [String: JSONValue] = [
            "comparator": .text(line.target.comparator.rawValue), "percent": .boolean(line.target.isPercent),
        ]
        input["target"] = line.target.value.map { .number($0) }
        input["base"] = line.base.map { .number($0) }
        guard let sum = line.count?.sum, let day = line.asOf else { return .empty }
        input["numerator"] = .number(Double(sum.numerator))
        input["denominator"] = .number(Double(sum.denominator))
        guard let finding = Why.finding("indicator_target", input, on: day) else { return .empty }
        let definition = line.measure.map { [Finding.Step($0.definition)] } ?? []
        return Why.details(finding.preceded(by: [.init("\(line.source)：\(line.name) \(line.targetText)")] + definition))
    }

    static func verdict(_ verdict: IndicatorVerdict) -> HTML {
        let tone: Lifecycle.State.Tone =
            switch verdict {
            case .met: .good
            case .notMet: .bad
            case .notApplicable: .neutral
            case .noData: .warning
            }
        return Components.badge(verdict.label, tone)
    }
}
