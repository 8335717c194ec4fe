import Access
import Calendars
import CodeTables
import Database
import Organisations
import Pages
import Registers

/// Insured against exposed headcount, employer by employer, and the employers with hazards that insure nobody (R-71).
enum InsurancePages {
    static let address = "/insurance/gap"
    static let readers: Set<Role> = [.bureauOfficer, .cdc, .leader, .countyClerk, .supervisor]
    static let routes: [Route] = [.get(address, .roles(readers), list)]

    /// An employer in operation with hazards; `insured` is the latest report, nil when there is none.
    struct Line: Sendable, Hashable {
        var employer: Int64
        var name: String
        var exposed: Int
        var insured: Int?
        var day: String
        var gap: Int { max(0, exposed - (insured ?? 0)) }
    }

    static func read(_ connection: any Connection, _ region: RegionPath) throws -> [Line] {
        try connection.query(
            """
            SELECT e.id, e.name, COALESCE(e.exposed_headcount, 0) AS exposed, i.insured, i.counted_day FROM employer e
            LEFT JOIN insured_headcount i ON i.id = (SELECT j.id FROM insured_headcount j WHERE j.void = 0 AND j.employer = e.id
                ORDER BY j.counted_day DESC, j.id DESC LIMIT 1)
            WHERE e.void = 0 AND e.state = 'in_operation' AND COALESCE(e.exposed_headcount, 0) > 0
            AND e.region_path >= ?1 AND e.region_path < ?2 ORDER BY e.id
            """, [.text(region.lowerBound), .text(region.upperBound)]
        ).map { row in
            Line(
                employer: row.integer("id"), name: row.text("name"), exposed: row.int("exposed"),
                insured: row["insured"].integer.map { Int($0) }, day: row["counted_day"].text ?? "")
        }
    }

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        let region = page.principal.region
        let lines = try await page.product.registers.read { try read($0, region) }
        let short = lines.filter { $0.gap > 0 }.sorted { ($0.gap, $1.employer) > ($1.gap, $0.employer) }
        let exposed = lines.reduce(0) { $0 + $1.exposed }
        // An employer may insure more people than it exposes: they cover nobody elsewhere.
        let covered = lines.reduce(0) { $0 + min($1.exposed, $1.insured ?? 0) }
        let rows = short.prefix(500).map { line -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("employer", line.employer))\">\(line.name)</a>",
                HTML(text: String(line.exposed)),
                line.insured.map { HTML(text: String($0)) } ?? Components.badge(DiseaseTexts.noInsuranceReport, .warning),
                line.insured == 0 ? Components.badge(String(line.gap), .bad) : HTML(text: String(line.gap)), HTML(text: line.day),
            ]
        }
        let facts: [(name: String, value: HTML)] = [
            (DiseaseTexts.hazardEmployers, HTML(text: String(lines.count))), (DiseaseTexts.exposed, HTML(text: String(exposed))),
            (
                DiseaseTexts.covered,
                HTML(
                    text: exposed == 0 ? "0" : "\(covered)（\(covered * 1_000 / exposed / 10).\(covered * 1_000 / exposed % 10)%）")
            ),
            (DiseaseTexts.uninsured, HTML(text: String(lines.count { $0.insured == 0 }))),
            (DiseaseTexts.unreported, HTML(text: String(lines.count { $0.insured == nil }))),
        ]
        return page.page(
            DiseaseTexts.insuranceTitle,
            body: "<p class=\"muted\">\(DiseaseTexts.insuranceNote)</p>" + Components.facts(facts)
                + Components.table(
                    DiseaseTexts.insuranceTitle, columns: DiseaseTexts.insuranceColumns, rows: Array(rows),
                    empty: DiseaseTexts.allInsured))
    }
}
