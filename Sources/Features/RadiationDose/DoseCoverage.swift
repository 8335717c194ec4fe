import Access
import Calendars
import CodeTables
import Database
import HealthSurveillance
import Organisations
import Pages
import Registers

/// The monitoring rate by county, medical and non-medical apart, opened to the persons who are not covered (R-66).
enum DoseCoverage {
    static let address = "/radiation/dose-coverage"
    static let missing = "/radiation/dose-coverage/missing"
    static let readers: Set<Role> = [.cdc, .bureauOfficer, .leader]
    static let fields = ["medical", "non_medical"]
    static let routes: [Route] = [
        .get(address, .roles(readers), byCounty), .get(missing, .register("radiation_worker", .export), list),
    ]

    struct Count: Sendable, Hashable {
        var persons = 0
        var monitored = 0
        var over = 0
        var nominal = 0
        var notWorn = 0
        var unread = 0
    }

    /// On the register in the year by the day; monitored as the plans' indicator counts it.
    private static let persons = """
        r.void = 0 AND r.field = ?3 AND r.from_day <= ?4 AND (r.to_day IS NULL OR r.to_day >= ?5)
        AND r.region_path >= ?1 AND r.region_path < ?2
        """
    private static let isMonitored = """
        EXISTS (SELECT 1 FROM dose_year y WHERE y.void = 0 AND y.radiation_worker = r.id
        AND y.year = CAST(SUBSTR(?4, 1, 4) AS INTEGER) AND y.monitored_until >= ?4)
        """

    private static func arguments(_ region: RegionPath, _ field: String, _ day: Day) -> [Value] {
        [
            .text(region.lowerBound), .text(region.upperBound), .text(field), .text(day.description), .text("\(day.year)-01-01"),
        ]
    }

    static func read(_ connection: any Connection, _ region: RegionPath, _ field: String, on day: Day) throws -> Count {
        let arguments = arguments(region, field, day)
        var count = Count()
        let rate = try connection.first(
            """
            SELECT COUNT(*) AS persons, SUM(CASE WHEN \(isMonitored) THEN 1 ELSE 0 END) AS monitored
            FROM radiation_worker r WHERE \(persons)
            """, arguments)
        (count.persons, count.monitored) = (rate?.int("persons") ?? 0, Int(rate?["monitored"].integer ?? 0))
        let readings = try connection.first(
            """
            SELECT SUM(CASE WHEN d.state IN ('over', 'investigated') THEN 1 ELSE 0 END) AS over_level,
            SUM(CASE WHEN d.kind = 'nominal' THEN 1 ELSE 0 END) AS nominal,
            SUM(CASE WHEN d.kind = 'not_worn' THEN 1 ELSE 0 END) AS not_worn
            FROM dose_reading d JOIN radiation_worker r ON r.id = d.radiation_worker
            WHERE d.void = 0 AND d.period_to >= ?5 AND \(persons)
            """, arguments)
        count.over = Int(readings?["over_level"].integer ?? 0)
        count.nominal = Int(readings?["nominal"].integer ?? 0)
        count.notWorn = Int(readings?["not_worn"].integer ?? 0)
        count.unread = Int(
            try connection.value(
                """
                SELECT COUNT(*) FROM dose_badge b JOIN radiation_worker r ON r.id = b.radiation_worker
                WHERE b.void = 0 AND b.state IN ('issued', 'returned') AND b.period_to < ?6 AND \(persons)
                """, arguments + [.text(day.adding(months: -1).description)]
            ).integer ?? 0)
        return count
    }

    private static func byCounty(_ page: PageRequest) async throws -> PageAnswer {
        let codes = page.product.codes
        let counties = codes.counties(of: page.principal.region.code)
        let today = page.today
        let rows = try await page.product.registers.read { connection in
            try counties.flatMap { county in
                try fields.map { field in
                    (county, field, try read(connection, codes.regionPath(county.code) ?? .nowhere, field, on: today))
                }
            }
        }
        let mayOpen = page.may(.register("radiation_worker", .export))
        let lines = rows.filter { $0.2.persons > 0 }.map { county, field, count -> [HTML] in
            let share = count.monitored * 1_000 / max(1, count.persons)
            let rate = "\(share / 10).\(share % 10)%"
            return [
                HTML(text: county.label), HTML(text: codes.entry("radiation_field", field)?.label ?? field),
                HTML(text: String(count.persons)), HTML(text: String(count.monitored)),
                mayOpen && count.monitored < count.persons
                    ? "<a href=\"\(missing)?region=\(county.code)&amp;field=\(field)\">\(rate)</a>" : HTML(text: rate),
                count.over == 0 ? HTML(text: "0") : Components.badge(String(count.over), .bad), HTML(text: String(count.nominal)),
                HTML(text: String(count.notWorn)), HTML(text: String(count.unread)),
            ]
        }
        return page.page(
            DoseTexts.coverageTitle,
            body: "<p class=\"muted\">\(DoseTexts.coverageNote)</p>"
                + Components.table(
                    DoseTexts.coverageTitle, columns: DoseTexts.coverageColumns, rows: lines, empty: DoseTexts.notApplicable))
    }

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        let codes = page.product.codes
        let field = page.query["field"] ?? ""
        guard let region = codes.regionPath(page.query["region"] ?? ""), page.principal.region.contains(region),
            fields.contains(field)
        else { throw RegisterError.notFound }
        let (rows, paging) = try await page.part(
            of: """
                SELECT r.id, w.shown, e.name, r.from_day, (SELECT MAX(y.covered_until) FROM dose_year y WHERE y.void = 0
                AND y.radiation_worker = r.id AND y.year = CAST(SUBSTR(?4, 1, 4) AS INTEGER)) AS covered_until
                FROM radiation_worker r JOIN worker w ON w.id = r.worker JOIN employer e ON e.id = r.employer
                WHERE \(persons) AND NOT \(isMonitored) ORDER BY e.name, r.id
                """, arguments(region, field, page.today))
        try await page.logRead(
            .list, page.product.registers.register(of: RadiationWorker.self), records: rows.map { $0.integer("id") },
            filter: "missing")
        let lines = rows.map { row -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("radiation_worker", row.integer("id")))\">\(row.text("shown"))</a>",
                HTML(text: row.text("name")), HTML(text: codes.entry("radiation_field", field)?.label ?? field),
                HTML(text: row.text("from_day")), HTML(text: row["covered_until"].text ?? DoseTexts.neverCovered),
            ]
        }
        return page.page(
            DoseTexts.missingTitle, crumbs: [Crumb(DoseTexts.coverageTitle, address)],
            body: Components.table(
                DoseTexts.missingTitle, columns: DoseTexts.missingColumns, rows: lines, empty: DoseTexts.nobodyMissing)
                + paging.links)
    }
}
