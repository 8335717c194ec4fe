import Access
import Database
import Pages
import Registers

/// What an institution has against the standard of its kind, and what its laboratory cannot test though people here are exposed to it.
enum CapabilityPanel {
    static let panel = RecordPanel("organisation", draw: draw)
    /// Factors of the region beside the common ones: those with most exposed persons.
    static let regional = 10

    private struct Content: Sendable {
        var values: [String: Double]
        var testable: Set<String>
        var exposed: [(factor: String, persons: Int64)]
    }

    private static func draw(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let items = CapabilityStandard.items(of: record.draft.text("type"))
        guard page.may(.register("institution_capability", .view)), !items.isEmpty else { return nil }
        let (day, region, id) = (page.today, page.principal.region, record.id)
        var content = try await page.product.registers.read { connection in
            Content(
                values: try CapabilityStandard.values(connection, id, on: day),
                testable: try CapabilityStandard.testable(connection, id, on: day), exposed: try exposed(connection, region))
        }
        let able = CapabilityStandard.commonFactors.count(where: content.testable.contains)
        content.values[CapabilityStandard.counted] = CapabilityStandard.commonShare(content.testable)
        return Components.section(
            InstitutionTexts.capability,
            Components.table(
                InstitutionTexts.capability, columns: InstitutionTexts.capabilityColumns,
                rows: items.map { line($0, content.values[$0.code]) })) + parameters(page, content, able: able)
    }

    private static func line(_ item: CapabilityStandard.Item, _ value: Double?) -> [HTML] {
        let gap: HTML =
            value.map { value in
                value >= item.minimum
                    ? Components.badge(InstitutionTexts.met, .good)
                    : Components.badge("-\(plain(item.minimum - value)) \(item.unit)", .bad)
            } ?? Components.badge(InstitutionTexts.unknown, .warning)
        return [
            HTML(text: item.code), HTML(text: item.label), HTML(text: value.map { "\(plain($0)) \(item.unit)" } ?? ""),
            HTML(text: "≥ \(plain(item.minimum)) \(item.unit)"), gap, HTML(text: item.basis),
        ]
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String((value * 10).rounded() / 10)
    }

    private static func parameters(_ page: PageRequest, _ content: Content, able: Int) -> HTML {
        let persons = Dictionary(content.exposed.map { ($0.factor, $0.persons) }, uniquingKeysWith: { first, _ in first })
        let missing = content.exposed.map(\.factor).filter {
            !content.testable.contains($0) && !CapabilityStandard.commonFactors.contains($0)
        }
        let rows = (CapabilityStandard.commonFactors + missing.prefix(regional)).map { factor -> [HTML] in
            [
                HTML(text: page.product.codes.entry("hazard_factor", factor)?.label ?? factor),
                HTML(text: "\(persons[factor] ?? 0)"),
                content.testable.contains(factor)
                    ? Components.badge(InstitutionTexts.able, .good) : Components.badge(InstitutionTexts.unable, .warning),
            ]
        }
        return Components.section(
            InstitutionTexts.parameters,
            "<p>\(InstitutionTexts.common(able, CapabilityStandard.commonFactors.count))</p><p class=\"muted\">\(InstitutionTexts.parametersHelp)</p>"
                + Components.table(InstitutionTexts.parameters, columns: InstitutionTexts.parametersColumns, rows: rows))
    }

    /// Persons exposed to each factor in a region, most first.
    private static func exposed(_ connection: any Connection, _ region: RegionPath) throws -> [(factor: String, persons: Int64)] {
        try connection.query(
            """
            SELECT hazard, SUM(exposed_headcount) AS persons FROM post_hazard
            WHERE void = 0 AND region_path >= ?1 AND region_path < ?2 GROUP BY hazard ORDER BY persons DESC, hazard LIMIT 200
            """, [.text(region.lowerBound), .text(region.upperBound)]
        ).map { ($0.text("hazard"), $0.integer("persons")) }
    }
}
