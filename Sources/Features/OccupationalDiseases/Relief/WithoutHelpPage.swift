import Access
import Calendars
import Database
import Organisations
import Pages
import Registers

/// Living patients whom no help has reached, one click away.
enum HelpPages {
    static let address = "/patients/without-help"
    static let routes: [Route] = [.get(address, .register("patient", .view), list)]

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        let registers = page.product.registers
        let register = registers.register(of: Patient.self)
        let scope = registers.condition(page.principal, .view, register, first: 1)
        let (rows, paging) = try await page.part(
            of: """
                SELECT t.id, w.shown, t.disease, t.stage, t.region_code, t.has_employer,
                (SELECT COUNT(*) FROM assistance a WHERE a.void = 0 AND a.patient = t.id AND a.pushed_day IS NOT NULL) AS pushed
                FROM patient t JOIN worker w ON w.id = t.worker WHERE t.void = 0 AND t.state <> 'died' AND \(scope.sql)
                AND NOT EXISTS (SELECT 1 FROM assistance a WHERE a.void = 0 AND a.patient = t.id AND a.outcome = 'granted')
                ORDER BY t.region_code, t.id
                """, scope.arguments)
        try await page.logRead(.list, register, records: rows.map { $0.integer("id") }, filter: "without-help")
        let codes = page.product.codes
        let lines = rows.map { row -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("patient", row.integer("id")))\">\(row.text("shown"))</a>",
                HTML(text: codes.entry("disease_2025", row.text("disease"))?.label ?? ""),
                HTML(text: codes.entry("disease_grade", row.text("stage"))?.label ?? ""),
                HTML(text: codes.entry("region", row.text("region_code"))?.label ?? ""),
                row.integer("has_employer") == 1 ? .empty : Components.badge(DiseaseTexts.noEmployer, .warning),
                HTML(text: String(row.integer("pushed"))),
            ]
        }
        return page.page(
            DiseaseTexts.withoutHelp,
            body: "<p class=\"muted\">\(DiseaseTexts.withoutHelpNote)\(DiseaseTexts.persons(paging.total))</p>"
                + Components.table(
                    DiseaseTexts.withoutHelp, columns: DiseaseTexts.helpColumns, rows: lines, empty: DiseaseTexts.everybodyHelped)
                + paging.links
        )
    }
}
