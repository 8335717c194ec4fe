import Access
import CodeTables
import Database
import Organisations
import Pages
import Registers

/// Filling a form, which county is how complete, and assessing the risk.
enum MonitoringPages {
    static let overview = "/monitoring/diseases"
    static let readers: Set<Role> = [.cdc, .bureauOfficer, .leader, .countyClerk]

    static let routes: [Route] = [
        .get(overview, .roles(readers), byCounty),
        .post("/disease_monitoring/{id}/collection", .register("disease_monitoring", .edit)) { page in
            let record = try await page.record("disease_monitoring", for: .edit)
            try await page.product.registers.write(as: page.principal) { try CollectMonitoring.collect(record.id, $0) }
            return page.redirect(RecordAddress.record("disease_monitoring", record.id), done: "monitoring-collected")
        },
        .post("/disease_risk/assessment", .register("disease_risk", .create)) { page in
            let year = Int(page.form.text("year")) ?? page.today.year
            guard (2016...page.today.year).contains(year) else { throw RegisterError.notFound }
            let region = page.principal.region.code
            _ = try await page.product.registers.write(as: page.principal) { try AssessRisk.assess(region, year: year, $0) }
            return page.redirect("\(RiskPages.address)?year=\(year)", done: "risk-assessed")
        },
        .post("\(overview)/tasks", .register("disease_monitoring", .create)) { page in
            let year = Int(page.form.text("year")) ?? page.today.year
            guard (2016...page.today.year).contains(year) else { throw RegisterError.notFound }
            let counties = page.product.codes.counties(of: page.principal.region.code).map(\.code)
            let count = try await page.product.registers.write(as: page.principal) {
                try IssueForms.issue(counties, year: year, $0)
            }
            return page.redirect("\(overview)?year=\(year)", done: count > 0 ? "forms-issued" : "forms-all-issued")
        },
    ]

    static let panel = RecordPanel("disease_monitoring", .top) { page, record in
        let registers = page.product.registers
        var body = HTML.empty
        if ["task", "collected"].contains(record.state), registers.decide(page.principal, .edit, record).isAllowed {
            body += Components.act(page, "/disease_monitoring/\(record.id)/collection", MonitoringTexts.collect, kind: "primary")
        }
        let lines = try await registers.read { connection in
            try registers.records(
                connection, DiseaseMonitoringLine.self, where: "t.void = 0 AND t.form = ?1", [.integer(record.id)], order: "t.id")
        }
        guard !lines.isEmpty else { return body }
        let rows = lines.map(\.record).map { line -> [HTML] in
            [HTML(text: page.product.codes.entry("monitored_hazard", line.group)?.label ?? line.group)]
                + [
                    line.exposed, line.due, line.examined, line.suspected, line.suspectedBefore ?? 0, line.contraindicated,
                    line.diagnosed, line.died, line.benefited,
                ].map { HTML(text: String($0)) }
        }
        return body
            + Components.section(
                MonitoringTexts.form, Components.table(MonitoringTexts.form, columns: MonitoringTexts.lineColumns, rows: rows))
            + (try await FormPanels.institutions(page, record))
            + (try await FormPanels.differences(page, record, lines.map(\.record)))
    }

    /// Every county of the account's region with its form of the year: none, how far, how complete.
    private static func byCounty(_ page: PageRequest) async throws -> PageAnswer {
        let year = year(of: page)
        let codes = page.product.codes
        let counties = codes.counties(of: page.principal.region.code)
        let registers = page.product.registers
        let (forms, totals) = try await registers.read { connection in
            let forms = try registers.records(
                connection, DiseaseMonitoringForm.self, where: "t.void = 0 AND t.year = ?1", [.integer(Int64(year))])
            let lines = try connection.query(
                """
                SELECT l.form, l.exposed, l.due, l.examined FROM disease_monitoring_line l JOIN disease_monitoring f ON f.id = l.form
                WHERE l.void = 0 AND f.year = ?1 AND l.hazard_group = 'all' ORDER BY l.id
                """, [.integer(Int64(year))])
            return (forms, Dictionary(lines.map { ($0.integer("form"), $0) }) { first, _ in first })
        }
        let byRegion = Dictionary(forms.map { ($0.record.regionCode, $0) }) { first, _ in first }
        let rows = counties.map { county -> [HTML] in
            guard let form = byRegion[county.code] else {
                return [HTML(text: county.label), Components.badge(MonitoringTexts.noForm, .bad)]
                    + Array(repeating: .empty, count: 6)
            }
            let state = form.stored.draft.register.lifecycle.state(form.stored.state)
            let total = totals[form.id]
            let due = total?.integer("due") ?? 0
            let examined = total?.integer("examined") ?? 0
            return [
                "<a href=\"\(RecordAddress.record("disease_monitoring", form.id))\">\(county.label)</a>",
                state.map { Components.badge($0.label, $0.tone) } ?? .empty,
                HTML(text: form.record.completeness.map { "\($0)%" } ?? MonitoringTexts.notYet),
                HTML(text: total.map { String($0.integer("exposed")) } ?? ""),
                HTML(text: total == nil ? "" : "\(examined) / \(due)"),
                HTML(text: due == 0 ? "" : "\(examined * 1_000 / due / 10)%"),
                rate(form.record.cardsInTime, form.record.cardsDue), rate(form.record.visited, form.record.visitsDue),
            ]
        }
        let issue: HTML =
            page.may(.register("disease_monitoring", .create)) && byRegion.count < counties.count && year <= page.today.year
            ? Components.act(
                page, "\(overview)/tasks", MonitoringTexts.issue(year),
                fields: "<input type=\"hidden\" name=\"year\" value=\"\(year)\">") : .empty
        let assess: HTML =
            page.may(.register("disease_risk", .create))
            ? Components.section(
                MonitoringTexts.risk,
                "<p class=\"muted\">\(MonitoringTexts.riskNote)</p>"
                    + Components.act(
                        page, "/disease_risk/assessment", MonitoringTexts.assess(year),
                        fields: "<input type=\"hidden\" name=\"year\" value=\"\(year)\">")) : .empty
        return page.page(
            MonitoringTexts.overview(year),
            body: years(overview, year, page)
                + "<p class=\"muted\">\(MonitoringTexts.completenessNote)</p>"
                + Components.table(MonitoringTexts.overview(year), columns: MonitoringTexts.countyColumns, rows: rows) + issue
                + "<p><a href=\"\(SummaryPage.address)?year=\(year)\">\(MonitoringTexts.summary(year))</a></p>" + assess)
    }

    /// The year before and the year after, as far as there is one.
    static func years(_ address: String, _ year: Int, _ page: PageRequest) -> HTML {
        let around = [year - 1, year + 1].filter { (2016...page.today.year).contains($0) }
        return "<p>\(around.html { "<a class=\"button\" href=\"\(address)?year=\($0)\">\(MonitoringTexts.year($0))</a> " })</p>"
    }

    static func year(of page: PageRequest) -> Int {
        page.query["year"].flatMap { Int($0) }.flatMap { (2016...2100).contains($0) ? $0 : nil } ?? page.today.year
    }

    /// Parts and whole with their share; nothing where nothing was counted, “not applicable” where nobody is due.
    static func rate(_ part: Int?, _ whole: Int?) -> HTML {
        guard let part, let whole else { return .empty }
        return HTML(text: whole == 0 ? MonitoringTexts.notApplicable : "\(part) / \(whole)（\(part * 100 / whole)%）")
    }
}
