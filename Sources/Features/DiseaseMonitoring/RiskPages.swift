import Access
import CodeTables
import Database
import Organisations
import Pages
import Registers

/// The risk by disease and industry of a year beside the year before, and its way from calculated to published (R-64, states as R-05).
enum RiskPages {
    static let address = "/monitoring/risks"
    private static let steps = ["review": "in_force", "publish": "reviewed", "reopen": "reviewed"]

    static let routes: [Route] = [
        .get(address, .register("disease_risk", .view), table),
        .post("\(address)/{step}", .register("disease_risk", .create)) { page in
            let step = try page.parameter("step")
            guard steps[step] != nil, let year = Int(page.form.text("year")) else { throw RegisterError.notFound }
            let (region, reason) = (page.principal.region.code, page.form.text("_reason"))
            try await page.product.registers.write(as: page.principal) { try move(step, region, year, reason, $0) }
            return page.redirect("\(address)?year=\(year)", done: "risk-moved")
        },
    ]

    /// All risks of a region and year go together: a table is reviewed and published, not a cell.
    static func move(_ step: String, _ region: String, _ year: Int, _ reason: String, _ transaction: RegisterTransaction) throws {
        let risks = try transaction.registers.records(
            transaction.connection, DiseaseRisk.self, where: "t.void = 0 AND t.year = ?1 AND t.region_code = ?2",
            [.integer(Int64(year)), .text(region)])
        guard !risks.isEmpty else { throw RegisterError.wrongState(label: MonitoringTexts.noRisk) }
        for risk in risks { try transaction.transition(risk.stored, step, reason: reason) }
    }

    private static func table(_ page: PageRequest) async throws -> PageAnswer {
        let year = MonitoringPages.year(of: page)
        let registers = page.product.registers
        let region = page.principal.region.code
        let all = try await registers.read { connection in
            try registers.records(
                connection, DiseaseRisk.self, where: "t.void = 0 AND t.region_code = ?1 AND t.year IN (?2, ?3)",
                [.text(region), .integer(Int64(year)), .integer(Int64(year - 1))])
        }
        let before = Dictionary(
            all.filter { $0.record.year == year - 1 }.map { ("\($0.record.group)|\($0.record.industry)", $0.record.level) }
        ) { first, _ in first }
        let codes = page.product.codes
        let tones = DiseaseRisk.register.field("level")?.tones ?? [:]
        func level(_ code: String) -> HTML {
            Components.badge(codes.entry("disease_risk_level", code)?.label ?? code, tones[code] ?? .neutral)
        }
        let order = ["high": 0, "medium": 1, "low": 2, "unknown": 3]
        let risks = all.filter { $0.record.year == year }.sorted {
            (order[$0.record.level] ?? 9, $0.record.group, $0.record.industry)
                < (order[$1.record.level] ?? 9, $1.record.group, $1.record.industry)
        }
        let rows = risks.map { found -> [HTML] in
            let risk = found.record
            let state = DiseaseRisk.register.lifecycle.state(found.stored.state)
            return [
                "<a href=\"\(RecordAddress.record("disease_risk", found.id))\">\(FormPanels.label(page, risk.group))</a>",
                HTML(text: codes.entry("industry", risk.industry)?.label ?? risk.industry), HTML(text: String(risk.employers)),
                HTML(text: String(risk.exposed)), HTML(text: "\(risk.exceeded) / \(risk.tested)"),
                HTML(text: risk.prevalence.map { "\(risk.affected)（\($0)‰）" } ?? String(risk.affected)), level(risk.level),
                before["\(risk.group)|\(risk.industry)"].map(level) ?? .empty,
                state.map { Components.badge($0.label, $0.tone) } ?? .empty,
            ]
        }
        return page.page(
            MonitoringTexts.risks,
            body: MonitoringPages.years(address, year, page) + "<p class=\"muted\">\(MonitoringTexts.riskNote)</p>"
                + acts(page, year, Set(risks.map(\.stored.state)))
                + Components.table(
                    MonitoringTexts.year(year), columns: MonitoringTexts.riskColumns, rows: rows, empty: MonitoringTexts.noRisk))
    }

    private static func acts(_ page: PageRequest, _ year: Int, _ states: Set<String>) -> HTML {
        guard page.may(.register("disease_risk", .create)), year <= page.today.year else { return .empty }
        let field: HTML = "<input type=\"hidden\" name=\"year\" value=\"\(year)\">"
        var acts = HTML.empty
        if states.isEmpty || states == ["in_force"] {
            acts += Components.act(page, "/disease_risk/assessment", MonitoringTexts.assess(year), fields: field)
        }
        if states == ["in_force"] { acts += Components.act(page, "\(address)/review", MonitoringTexts.review, fields: field) }
        if states == ["reviewed"] {
            acts += Components.act(page, "\(address)/publish", MonitoringTexts.publish, kind: "primary", fields: field)
        }
        if !states.isEmpty, states != ["in_force"] {
            acts += Components.reasonedAct(page, "\(address)/reopen", MonitoringTexts.reopen, fields: field)
        }
        return "<div class=\"toolbar\">\(acts)</div>"
    }
}
