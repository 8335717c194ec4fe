import Access
import CodeTables
import Database
import HealthSurveillance
import OccupationalDiseases
import Organisations
import Pages
import Registers

/// Yield of a round, patients by town against the threshold, what a station did, what cabins measured.
enum CarePages {
    static let towns = "/rehabilitation/towns"
    static let readers: Set<Role> = [.cdc, .bureauOfficer, .leader]
    static let routes: [Route] = [.get(towns, .roles(readers), byTown)]

    static let panels: [RecordPanel] = [
        RecordPanel("screening_round", .top) { page, record in
            let yield = try await page.product.registers.read { try ScreeningYield.read($0, round: record.id) }
            func share(_ part: Int, _ whole: Int) -> String {
                whole == 0 ? "" : "（\(part * 1_000 / whole / 10).\(part * 1_000 / whole % 10)%）"
            }
            return Components.section(
                CareTexts.yield,
                Components.facts([
                    (CareTexts.invited, HTML(text: String(yield.invited))),
                    (CareTexts.screened, HTML(text: "\(yield.screened)\(share(yield.screened, yield.invited))")),
                    (CareTexts.readCount, HTML(text: String(yield.read))),
                    (CareTexts.suspected, HTML(text: "\(yield.suspected)\(share(yield.suspected, yield.screened))")),
                    (CareTexts.referred, HTML(text: String(yield.referred))),
                    (CareTexts.confirmed, HTML(text: "\(yield.confirmed)\(share(yield.confirmed, yield.screened))")),
                ]))
        },
        RecordPanel("rehabilitation_station", .top) { page, record in
            let row = try await page.product.registers.read { connection in
                try connection.first(
                    """
                    SELECT COUNT(*) AS sessions, COUNT(DISTINCT patient) AS patients FROM rehabilitation_session
                    WHERE void = 0 AND station = ?1 AND session_day >= ?2
                    """, [.integer(record.id), .text("\(page.today.year)-01-01")])
            }
            guard let row else { return nil }
            return "<p>\(CareTexts.served(row.int("patients"), row.int("sessions")))</p>"
        },
        RecordPanel("worker", .bottom) { page, record in
            guard page.may(.register("cabin_visit", .view)) else { return nil }
            let registers = page.product.registers
            let visits = try await registers.read { connection in
                try registers.records(
                    connection, CabinVisit.self, where: "t.void = 0 AND t.worker = ?1", [.integer(record.id)],
                    order: "t.visit_day DESC, t.id DESC", limit: 50)
            }
            guard !visits.isEmpty else { return nil }
            try await page.logRead(.view, registers.register(of: CabinVisit.self), records: visits.map(\.id), filter: "worker")
            let rows = visits.map { visit -> [HTML] in
                [
                    HTML(text: visit.record.day?.description ?? ""),
                    HTML(text: page.product.codes.entry("cabin_service", visit.record.service)?.label ?? ""),
                    HTML(text: visit.record.results), HTML(text: visit.record.advice),
                ]
            }
            return Components.section(
                CareTexts.cabinVisits, Components.table(CareTexts.cabinVisits, columns: CareTexts.visitColumns, rows: rows))
        },
    ]

    /// Living patients by town: which towns reach the threshold, and whether a station serves there.
    private static func byTown(_ page: PageRequest) async throws -> PageAnswer {
        let region = page.principal.region
        let year = "\(page.today.year)-01-01"
        let rows = try await page.product.registers.read { connection in
            try connection.query(
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
        }
        let codes = page.product.codes
        let lines = rows.map { row -> [HTML] in
            let code = row.text("region_code")
            let isTown = codes.region(code)?.regionType == "town"
            let qualifies = isTown && row.integer("living") >= RehabilitationFigures.threshold
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
            body: "<p class=\"muted\">\(CareTexts.townsNote(Int(RehabilitationFigures.threshold)))</p>"
                + Components.table(CareTexts.townsTitle, columns: CareTexts.townColumns, rows: lines, empty: CareTexts.nobody))
    }
}
