import Access
import CodeTables
import Database
import OccupationalDiseases
import Organisations
import Pages
import Registers

/// Patients by town against the threshold, and whether a station serves there.
enum CarePages {
    static let towns = "/rehabilitation/towns"
    static let readers: Set<Role> = [.cdc, .bureauOfficer, .leader]
    static let routes: [Route] = [.get(towns, .roles(readers), byTown)]

    /// Living patients by town: which towns reach the threshold, and whether a station serves there.
    private static func byTown(_ page: PageRequest) async throws -> PageAnswer {
        let region = page.principal.region
        let year = "\(page.today.year)-01-01"
        let today = page.today
        let (rows, threshold) = try await page.product.registers.read { connection in
            let rows = try connection.query(
                """
                SELECT p.region_code, COUNT(*) AS living,
                (SELECT COUNT(*) FROM rehabilitation_station s WHERE s.void = 0 AND s.state = 'serving' AND s.kind = 'station'
                    AND s.region_code = p.region_code) AS stations,
                (SELECT COUNT(*) FROM rehabilitation_session r JOIN rehabilitation_station s ON s.id = r.station
                    WHERE r.void = 0 AND r.session_day >= ?3 AND s.region_code = p.region_code) AS sessions
                FROM patient p WHERE p.void = 0 AND p.state <> 'died' AND \(DiseaseGrade.isPneumoconiosis(column: "p.disease"))
                AND p.region_path >= ?1 AND p.region_path < ?2
                GROUP BY p.region_code ORDER BY living DESC, p.region_code LIMIT 500
                """, [.text(region.lowerBound), .text(region.upperBound), .text(year)])
            return (rows, try RehabilitationFigures.threshold(connection, region, on: today))
        }
        let codes = page.product.codes
        let lines = rows.map { row -> [HTML] in
            let code = row.text("region_code")
            let isTown = codes.region(code)?.regionType == "town"
            let qualifies = isTown && row.integer("living") >= threshold
            let verdict: HTML =
                !isTown
                ? Components.badge(CareTexts.noTown, .neutral)
                : !qualifies
                    ? HTML(text: CareTexts.below)
                    : row.integer("stations") > 0
                        ? Components.badge(CareTexts.covered, .good) : Components.badge(CareTexts.uncovered, .bad)
            return [
                HTML(text: codes.regionName(code)), HTML(text: String(row.integer("living"))), verdict,
                HTML(text: String(row.integer("stations"))), HTML(text: String(row.integer("sessions"))),
            ]
        }
        return page.page(
            CareTexts.townsTitle,
            body: "<p class=\"muted\">\(CareTexts.townsNote(Int(threshold)))</p>"
                + Components.table(CareTexts.townsTitle, columns: CareTexts.townColumns, rows: lines, empty: CareTexts.nobody))
    }
}
