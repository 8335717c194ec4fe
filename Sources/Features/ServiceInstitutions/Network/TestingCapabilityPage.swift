import Access
import Calendars
import Database
import Organisations
import Pages
import Registers

/// What the centres for disease control can test by themselves today, with what and with whom, and whether they hold a qualification
/// (R-98).
enum TestingCapabilityPage {
    static let address = "/testing-capability"
    static let routes: [Route] = [.get(address, .roles(InstitutionBoard.roles), show)]

    struct Line: Sendable {
        var id: Int64
        var name: String
        var common = 0
        var parameters = 0
        var accredited = 0
        var lapsed = 0
        var equipment = 0
        var staff = 0
        /// From and until of each qualification that was granted, oldest first; withdrawn ones end where they were withdrawn.
        var terms: [(from: Day, until: Day, isInForce: Bool)] = []
    }

    static func lines(_ connection: any Connection, in region: RegionPath, on day: Day) throws -> [Line] {
        try connection.query(
            """
            SELECT id, name FROM organisation WHERE void = 0 AND state <> 'closed' AND type IN ('cdc', 'prevention_institute')
            AND region_path >= ?1 AND region_path < ?2 ORDER BY region_path, name, id
            """, [.text(region.lowerBound), .text(region.upperBound)]
        ).map { row in
            var line = Line(id: row.integer("id"), name: row.text("name"))
            let parameters = try connection.query(
                """
                SELECT factor, accreditation, equipment, staff, CASE WHEN state = 'in_use' AND from_day <= ?2
                AND (until_day IS NULL OR until_day >= ?2) THEN 1 ELSE 0 END AS counts FROM laboratory_parameter
                WHERE void = 0 AND institution = ?1 ORDER BY id
                """, [.integer(line.id), .text(day.description)])
            let counted = parameters.filter { $0.flag("counts") }
            let factors = Set(counted.map { $0.text("factor") })
            line.common = CapabilityStandard.commonFactors.count(where: factors.contains)
            line.parameters = counted.count
            line.accredited = counted.count { !($0["accreditation"].text ?? "").isEmpty }
            line.lapsed = parameters.count - counted.count
            line.equipment = Set(counted.compactMap { $0["equipment"].text }.filter { !$0.isEmpty }).count
            line.staff = counted.compactMap { $0["staff"].integer }.max().map { Int($0) } ?? 0
            line.terms = try connection.query(
                """
                SELECT from_day, until_day, state FROM institution_qualification WHERE void = 0 AND institution = ?1
                ORDER BY from_day, id
                """, [.integer(line.id)]
            ).compactMap { term in
                guard let from = Day(term.text("from_day")), let until = Day(term.text("until_day")) else { return nil }
                return (from, until, term.text("state") == "granted" && from <= day && until >= day)
            }
            return line
        }
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (region, day) = (page.principal.region, page.today)
        let lines = try await page.product.registers.read { try Self.lines($0, in: region, on: day) }
        let rows = lines.map { line -> [HTML] in
            let list = "\(RecordAddress.list("laboratory_parameter"))?\(Query([("institution", "#\(line.id)")]).text)"
            return [
                "<a href=\"\(RecordAddress.record("organisation", line.id))\">\(line.name)</a>",
                "\(line.common)／\(CapabilityStandard.commonFactors.count)", "<a href=\"\(list)\">\(line.parameters)</a>",
                "\(line.accredited)", "\(line.lapsed)", "\(line.equipment)", "\(line.staff)", qualification(line),
            ]
        }
        return page.page(
            NetworkTexts.testing,
            body: "<p class=\"lead\">\(NetworkTexts.testingLead)</p>"
                + Components.table(
                    NetworkTexts.testing, columns: NetworkTexts.testingColumns, rows: rows, empty: NetworkTexts.nobody))
    }

    /// Never held, held, lost, regained: what the plan asks a centre that lost it to do.
    static func qualification(_ line: Line) -> HTML {
        guard let last = line.terms.last else { return Components.badge(NetworkTexts.never, .warning) }
        guard let current = line.terms.last(where: \.isInForce) else {
            return Components.badge(NetworkTexts.lost("\(last.until)"), .bad)
        }
        let isRegained = line.terms.contains { !$0.isInForce && $0.from < current.from }
        let until = "\(current.until)"
        return Components.badge(isRegained ? NetworkTexts.regained(until) : NetworkTexts.held(until), .good)
    }
}
