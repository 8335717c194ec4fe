import Calendars
import Indicators
import Ledger
import Pages
import Registers
import Rulebook

/// The region at a glance: indicators against the plan, the regions below, twelve months, what is overdue.
enum CockpitPage {
    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let view = try IndicatorView.read(page)
        let board = Indicators.board(page.product.registers)
        let wanted = page.query["indicator"].flatMap { Int64($0) }
        let data = try await page.product.registers.read {
            try CockpitData.read(
                $0, board, region: view.region, day: view.day, today: page.today, indicator: wanted)
        }
        if let months = data.months, !data.counted.isEmpty {
            _ = try await page.product.database.write { try months.keep($0, data.counted) }
        }
        let name = page.product.codes.entry("region", view.region)?.label ?? view.region
        let body: HTML = """
            <p class="lead">\(name) · \(CockpitTexts.fresh) \(page.product.clock.now().description)</p>
            \(IndicatorListPage.form(page, view))
            \(numbers(page, data))
            <div class="cockpit">
            \(Components.section(CockpitTexts.indicators, data.standing.map { IndicatorListPage.table($0) } ?? "<p class=\"empty\">\(IndicatorTexts.noPlan)</p>"))
            \(tiles(data, view))
            \(trend(data))
            \(overdue(data))
            </div>
            """
        return page.page(CockpitTexts.title, charts: true, body: body)
    }

    private static func numbers(_ page: PageRequest, _ data: CockpitData) -> HTML {
        let cards: [(String, Int64, String, String)] = [
            (CockpitTexts.employers, data.inOperation, CockpitTexts.home, "/employer?state=in_operation"),
            (CockpitTexts.candidates, data.candidates, CockpitTexts.home, "/employer?state=candidate"),
            (CockpitTexts.exposed, data.exposed, CockpitTexts.person, ""),
            (CockpitTexts.severe, data.severelyExposed, CockpitTexts.person, ""),
            (
                CockpitTexts.submitted, data.submitted, "",
                page.may(.register("declaration", .view)) ? "/declaration?state=submitted" : ""
            ),
        ]
        let items = cards.html { title, number, unit, address in
            let value: HTML = "<strong>\(number)</strong> <span class=\"unit\">\(unit)</span>"
            let shown: HTML = address.isEmpty ? value : "<a href=\"\(address)\">\(value)</a>"
            return "<li><span>\(title)</span><span>\(shown)</span></li>"
        }
        return "<ul class=\"numbers\">\(items)</ul>"
    }

    private static func tiles(_ data: CockpitData, _ view: IndicatorView) -> HTML {
        guard let chosen = data.chosen, !data.tiles.isEmpty else { return .empty }
        let choices = (data.standing?.lines ?? []).html { line in
            "<option value=\"\(line.id)\"\(attribute: "selected", if: line.id == chosen.id)>\(line.number). \(line.name)</option>"
        }
        let squares = data.tiles.html { tile in
            let verdict = tile.line?.verdict ?? .noData
            return """
                <li class="tile tile-\(verdict.rawValue)"><a href="/cockpit?region=\(tile.region)&amp;day=\(view.day.description)&amp;indicator=\(chosen.id)">
                <span class="tile-name">\(tile.name)</span><strong>\(tile.line?.valueText ?? "")</strong><span>\(verdict.label)</span></a></li>
                """
        }
        return Components.section(
            CockpitTexts.map,
            """
            <form method="get" class="inline-form"><input type="hidden" name="region" value="\(view.region)"><input type="hidden" name="day" value="\(view.day.description)">
            <label for="indicator">\(CockpitTexts.mapOf)</label> <select id="indicator" name="indicator">\(choices)</select>
            <button class="button" type="submit">\(IndicatorTexts.show)</button></form>
            <ul class="tiles">\(squares)</ul><p class="muted">\(CockpitTexts.mapHelp)</p>
            """)
    }

    private static func trend(_ data: CockpitData) -> HTML {
        guard let chosen = data.chosen, !data.trend.isEmpty else { return .empty }
        let rows = data.trend.map { point -> [HTML] in
            [
                HTML(text: point.day.description), "\(point.sum.numerator)", "\(point.sum.denominator)",
                HTML(text: SharePercent.text(point.sum) ?? IndicatorVerdict.notApplicable.label),
            ]
        }
        let table = Components.table(CockpitTexts.trend, columns: CockpitTexts.trendColumns, rows: rows)
        let chart = LineChart(
            title: chosen.name, labels: data.trend.map { $0.day.description },
            series: [
                .init(
                    name: chosen.name,
                    values: data.trend.map {
                        $0.sum.denominator == 0 ? nil : Double($0.sum.numerator) * 100 / Double($0.sum.denominator)
                    })
            ], unit: chosen.unit, mark: chosen.target.value.map { .init(name: CockpitTexts.target, value: $0) })
        return Components.section(
            "\(CockpitTexts.trend)：\(chosen.name)",
            "\(Components.chart(chart, table: table))<p class=\"muted\">\(CockpitTexts.trendHelp)</p>")
    }

    private static func overdue(_ data: CockpitData) -> HTML {
        let rows = data.overdue.map { item -> [HTML] in
            [HTML(text: item.title), "\(item.count)", HTML(text: item.oldest?.description ?? "")]
        }
        return Components.section(
            CockpitTexts.overdue,
            Components.table(
                CockpitTexts.overdue, columns: CockpitTexts.overdueColumns, rows: rows, empty: CockpitTexts.nothingOverdue))
    }
}
