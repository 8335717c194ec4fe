import Access
import CodeTables
import Database
import Organisations
import Pages
import Registers

/// The counties' reported forms summed up for the level above.
enum SummaryPage {
    static let address = "/monitoring/diseases/summary"
    static let routes: [Route] = [.get(address, .roles(MonitoringPages.readers), summary)]

    private static func summary(_ page: PageRequest) async throws -> PageAnswer {
        let year = MonitoringPages.year(of: page)
        let region = page.principal.region
        let arguments: [Value] = [.integer(Int64(year)), .text(region.lowerBound), .text(region.upperBound)]
        let forms =
            "f.void = 0 AND f.year = ?1 AND f.state IN ('reported', 'summary') AND f.region_path >= ?2 AND f.region_path < ?3"
        let (lines, count) = try await page.product.registers.read { connection in
            let lines = try connection.query(
                """
                SELECT l.hazard_group, SUM(l.exposed) AS exposed, SUM(l.due) AS due, SUM(l.examined) AS examined,
                SUM(l.suspected) AS suspected, SUM(COALESCE(l.suspected_before, 0)) AS suspected_before,
                SUM(l.contraindicated) AS contraindicated, SUM(l.diagnosed) AS diagnosed, SUM(l.died) AS died,
                SUM(l.benefited) AS benefited FROM disease_monitoring_line l JOIN disease_monitoring f ON f.id = l.form
                WHERE l.void = 0 AND \(forms) GROUP BY l.hazard_group ORDER BY l.hazard_group
                """, arguments)
            let count = try connection.value("SELECT COUNT(*) FROM disease_monitoring f WHERE \(forms)", arguments).integer ?? 0
            return (lines, Int(count))
        }
        let byGroup = Dictionary(lines.map { ($0.text("hazard_group"), $0) }) { first, _ in first }
        let columns = [
            "exposed", "due", "examined", "suspected", "suspected_before", "contraindicated", "diagnosed", "died", "benefited",
        ]
        let rows = HazardGroup.allCases.compactMap { group -> [HTML]? in
            guard let row = byGroup[group.rawValue] else { return nil }
            return [HTML(text: FormPanels.label(page, group.rawValue))]
                + columns.map { HTML(text: String(row[$0].integer ?? 0)) }
        }
        let counties = page.product.codes.counties(of: region.code).count
        return page.page(
            MonitoringTexts.summary(year), crumbs: [Crumb(MonitoringTexts.menu, "\(MonitoringPages.overview)?year=\(year)")],
            body: MonitoringPages.years(address, year, page) + "<p>\(MonitoringTexts.summed(count, counties))</p>"
                + "<p class=\"muted\">\(MonitoringTexts.summaryNote)</p>"
                + Components.table(MonitoringTexts.summary(year), columns: MonitoringTexts.lineColumns, rows: rows))
    }
}
