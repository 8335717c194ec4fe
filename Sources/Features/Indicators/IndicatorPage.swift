import Calendars
import Database
import Pages
import Registers
import Rulebook

/// One indicator: value, definition, records behind it, published values and what a recount says today.
enum IndicatorPage {
    private struct Content: Sendable {
        var line: IndicatorLine
        var plan: PlanIndicator
        var recount: Measure.Count?
        var frozen: [(row: TypedRecord<FrozenFigure>, recount: PeriodRecount?)]
    }

    static func show(_ page: PageRequest) async throws -> PageAnswer { try await draw(page, problems: []) }

    private static func draw(_ page: PageRequest, problems: [FieldProblem]) async throws -> PageAnswer {
        let id = try page.recordNumber()
        let view = try IndicatorView.read(page)
        let content = try await read(page, id, view)
        let line = content.line
        let name = page.product.codes.entry("region", view.region)?.label ?? view.region
        var body: HTML = "<p class=\"lead\">\(IndicatorTexts.inRegion(name, view.day))</p>"
        body += ErrorSummary.html(problems)
        body += IndicatorListPage.form(page, view)
        body += Components.section(IndicatorTexts.value, value(content, view))
        body += Components.section(IndicatorTexts.definition, definition(content))
        if line.measure != nil {
            body += Components.section(IndicatorTexts.frozen, frozen(content))
            if page.may(.register("frozen_figure", .publish)) {
                body += Components.section(IndicatorTexts.freeze, freezeForm(page, id, view, problems))
            }
        }
        return page.page(
            line.name, status: problems.isEmpty ? .ok : .unprocessableContent,
            crumbs: [Crumb(IndicatorTexts.title, "\(IndicatorAddress.list)?region=\(view.region)&day=\(view.day)")], body: body)
    }

    private static func read(_ page: PageRequest, _ id: Int64, _ view: IndicatorView) async throws -> Content {
        let board = Indicators.board(page.product.registers)
        return try await page.product.registers.read { connection in
            guard let line = try board.line(connection, indicator: id, region: view.region, on: view.day),
                let plan = try board.registers.find(connection, PlanIndicator.self, id),
                let path = board.registers.codes.regionPath(view.region)
            else { throw RegisterError.notFound }
            let frozen = try board.registers.records(
                connection, FrozenFigure.self, where: "t.void = 0 AND t.indicator = ?1 AND t.region_code = ?2",
                [.integer(id), .text(view.region)], order: "t.cut_off DESC, t.id DESC", limit: 20)
            return Content(
                line: line, plan: plan.record, recount: try line.measure?.recount(connection, path, view.day),
                frozen: try frozen.map { ($0, try board.recount(connection, frozen: $0.id)) })
        }
    }

    private static func value(_ content: Content, _ view: IndicatorView) -> HTML {
        let line = content.line
        var facts: [(name: String, value: HTML)] = [
            (IndicatorTexts.value, "<strong class=\"figure\">\(line.valueText)</strong>"),
            (IndicatorTexts.target, HTML(text: line.targetText)),
            (
                IndicatorTexts.comparedAs,
                "\(line.target.comparator.label)（\(IndicatorTexts.printed) “\(content.plan.printedComparator)”）"
            ),
            (IndicatorTexts.verdict, "\(IndicatorListPage.verdict(line.verdict))\(IndicatorListPage.why(line))"),
        ]
        if line.measure != nil, let count = line.count {
            for part in Measure.Part.allCases {
                let number =
                    switch part {
                    case .numerator: count.sum.numerator
                    case .denominator: count.sum.denominator
                    case .excluded: count.excluded
                    }
                facts.append(
                    (
                        part.label,
                        "<a href=\"\(IndicatorAddress.members(line.id, part, region: view.region, day: view.day))\">\(number)</a>"
                    ))
            }
            let agrees = content.recount?.sum == count.sum
            facts.append(
                (
                    IndicatorTexts.recount,
                    Components.badge(agrees ? IndicatorTexts.roll : IndicatorTexts.mismatch, agrees ? .good : .bad)
                ))
        } else if !line.reportedBy.isEmpty {
            facts.append((IndicatorTexts.reportedBy, "\(line.reportedBy)（\(line.asOf?.description ?? "")）"))
        }
        return Components.facts(facts)
    }

    private static func definition(_ content: Content) -> HTML {
        let line = content.line
        var facts: [(name: String, value: HTML)] = [
            (IndicatorTexts.plan, HTML(text: content.plan.plan)), (IndicatorTexts.source, HTML(text: line.source)),
            (Measure.Part.numerator.label, HTML(text: line.numeratorText)),
            (Measure.Part.denominator.label, HTML(text: line.denominatorText)),
        ]
        if let measure = line.measure {
            facts.append((IndicatorTexts.unit, HTML(text: measure.unitOfAccount)))
            facts.append(
                (IndicatorTexts.definition, "\(measure.definition)<br>\(Components.badge(IndicatorTexts.design, .warning))"))
        }
        return Components.facts(facts)
    }

    private static func frozen(_ content: Content) -> HTML {
        let rows = content.frozen.map { row, recount -> [HTML] in
            let record = row.record
            let shown = FrozenValue(record)
            return [
                HTML(text: record.period), HTML(text: record.cutOff?.description ?? ""), HTML(text: shown.text),
                HTML(text: IndicatorTexts.counts(record.numerator, record.denominator)),
                IndicatorListPage.verdict(IndicatorVerdict(rawValue: record.verdict) ?? .noData),
                recount.map { RecountView.html($0) } ?? .empty,
            ]
        }
        return Components.table(
            IndicatorTexts.frozen, columns: IndicatorTexts.frozenColumns, rows: rows, empty: IndicatorTexts.neverFrozen)
    }

    private static func freezeForm(_ page: PageRequest, _ id: Int64, _ view: IndicatorView, _ problems: [FieldProblem]) -> HTML {
        let period: String = page.form["period"] ?? "\(view.day.year)年"
        let cutOff: String = page.form["cut_off"] ?? view.day.description
        return """
            <p class="muted">\(IndicatorTexts.freezeHelp)</p>
            <form method="post" action="\(IndicatorAddress.publication(id))?region=\(view.region)&amp;day=\(view.day.description)" class="record-form">\(page.tokenField)
            <div class="field"><label for="period">\(IndicatorTexts.period)</label>\(ErrorSummary.beside("period", problems))
            <input id="period" name="period" maxlength="20" value="\(period)"></div>
            <div class="field"><label for="cut_off">\(IndicatorTexts.cutOff)</label>\(ErrorSummary.beside("cut_off", problems))
            <input id="cut_off" name="cut_off" type="date" value="\(cutOff)"></div>
            <button class="button primary" type="submit">\(IndicatorTexts.publish)</button></form>
            """
    }

    static func publish(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        let view = try IndicatorView.read(page)
        let period = TextReading.trim(page.form.text("period"))
        var problems: [FieldProblem] = []
        if period.isEmpty { problems.append(FieldProblem("period", .missing, IndicatorTexts.periodMissing)) }
        let cutOff = DayReading.read(TextReading.folded(page.form.text("cut_off")))
        if cutOff == nil {
            problems.append(FieldProblem("cut_off", .notADay, "“\(IndicatorTexts.cutOff)”：\(IndicatorTexts.noDay)。"))
        }
        guard problems.isEmpty, let cutOff else { return try await draw(page, problems: problems) }
        do {
            let freeze = FreezePeriod(board: Indicators.board(page.product.registers))
            try await page.product.registers.write(as: page.principal) { transaction in
                try freeze(transaction, indicator: id, region: view.region, period: period, cutOff: cutOff)
                return
            }
        } catch let error as IndicatorError {
            return try await draw(page, problems: [FieldProblem("period", .inconsistent, error.message)])
        }
        return page.redirect(IndicatorAddress.indicator(id, region: view.region, day: view.day), done: "figure-published")
    }
}

/// A frozen value as people read it.
struct FrozenValue {
    let text: String
    init(_ record: FrozenFigure) {
        text =
            SharePercent.text(.init(numerator: record.numerator, denominator: record.denominator))
            ?? IndicatorVerdict.notApplicable.label
    }
}

/// A published value beside today's count of the same period.
enum RecountView {
    static func html(_ recount: PeriodRecount) -> HTML {
        if recount.isSame { return Components.badge(IndicatorTexts.same, .good) }
        let lists = [(IndicatorTexts.added, recount.added), (IndicatorTexts.removed, recount.removed)].html { title, parts in
            Measure.Part.allCases.html { part in
                let ids = parts[part] ?? []
                guard !ids.isEmpty else { return .empty }
                return """
                    <li>\(title)（\(part.label)）：\(ids.prefix(20).html { id in
                        "<a href=\"\(RecordAddress.record(recount.register, id))\">#\(id)</a> "
                    })\(ids.count > 20 ? "…（\(ids.count)）" : "")</li>
                    """
            }
        }
        return """
            <details><summary>\(IndicatorTexts.differs)\(IndicatorTexts.counts(recount.now.numerator, recount.now.denominator))</summary>
            <ul>\(lists)</ul></details>
            """
    }
}
