import Access
import Calendars
import CodeTables
import Database
import Organisations
import Pages
import Registers

/// The public list, and which county has no institution, with what capacity against what is due.
enum InstitutionPages {
    static let list = "/health/institutions"
    static let coverage = "/health/institutions/coverage"
    static let readers: Set<Role> = [.bureauOfficer, .cdc, .supervisor, .countyClerk, .leader]

    static let routes: [Route] = [.get(list, .anyone, published), .get(coverage, .roles(readers), covered)]

    static let panel = RecordPanel("health_institution", .top) { page, record in
        let registers = page.product.registers
        let institution = try registers.typed(record, as: HealthInstitution.self).record
        let examiners = try await registers.read { connection in
            try connection.value(
                """
                SELECT COUNT(*) FROM institution_resource WHERE void = 0 AND institution = ?1 AND kind = 'chief_examiner'
                AND (valid_until IS NULL OR valid_until >= ?2)
                """, [.integer(record.id), .text(page.today.description)]
            ).integer ?? 0
        }
        let gaps = shortfalls(institution, examiners: examiners)
        guard !gaps.isEmpty else { return nil }
        return Components.section(
            InstitutionTexts.shortfalls,
            "<ul>\(gaps.html { "<li>\($0)</li>" })</ul><p class=\"muted\">\(InstitutionTexts.shortfallNote)</p>")
    }

    /// Conditions of the filing that the record does not show to be met (职业健康检查管理办法 第五条).
    static func shortfalls(_ institution: HealthInstitution, examiners: Int64) -> [String] {
        guard institution.service == "examination" else { return [] }
        var gaps: [String] = []
        if (institution.area ?? 0) < 400 { gaps.append(InstitutionTexts.smallArea) }
        if examiners == 0 { gaps.append(InstitutionTexts.noExaminer) }
        if institution.dust, !institution.hasRadiologyLicence { gaps.append(InstitutionTexts.noLicence) }
        return gaps
    }

    private static func published(_ page: PageRequest) async throws -> PageAnswer {
        let registers = page.product.registers
        let (institutions, results) = try await registers.read { connection in
            (
                try registers.records(
                    connection, HealthInstitution.self, where: "t.void = 0 AND t.state IN ('published', 'changed')",
                    order: "t.region_code, t.service, t.name, t.id", limit: 1_000),
                try connection.query(
                    """
                    SELECT institution, year, score, result, rectified_day FROM quality_control WHERE void = 0 AND state = 'published'
                    ORDER BY institution, year, id
                    """)
            )
        }
        let codes = page.product.codes
        // The rows come in the order of years: the last one stays.
        let latest = Dictionary(results.map { ($0.integer("institution"), $0) }) { $1 }
        let rows = institutions.map { found -> [HTML] in
            let institution = found.record
            let quality = latest[found.id].map { row in
                "\(row.integer("year")) 年："
                    + (row.text("result") == "failed" && !row["rectified_day"].isNull
                        ? InstitutionTexts.afterRectification : codes.entry("quality_result", row.text("result"))?.label ?? "")
            }
            return [
                HTML(text: institution.name), HTML(text: codes.entry("institution_service", institution.service)?.label ?? ""),
                HTML(text: codes.regionName(institution.regionCode)), HTML(text: institution.address),
                HTML(text: institution.phone), HTML(text: institution.categories.map(\.label).joined(separator: "、")),
                HTML(text: institution.number), HTML(text: quality ?? ""),
            ]
        }
        return page.page(
            InstitutionTexts.listTitle,
            body: Components.table(
                InstitutionTexts.listTitle, columns: InstitutionTexts.listColumns, rows: rows,
                empty: InstitutionTexts.nonePublished))
    }

    /// Diagnosis is a matter of cities: which has an institution, public or private, and how many doctors are in force (R-56).
    private static func cities(_ page: PageRequest, _ counties: [String]) async throws -> HTML {
        let codes = page.product.codes
        let paths = counties.compactMap { codes.regionPath($0)?.text.split(separator: "/").prefix(2).joined(separator: "/") }
        let cities = Set(paths).sorted()
        let today = page.today.description
        let rows = try await page.product.registers.read { connection in
            try cities.map { city -> [HTML] in
                let place: [Value] = [.text(city), .text(city + "/"), .text(city + "0")]
                let within = "(t.region_path = ?1 OR (t.region_path >= ?2 AND t.region_path < ?3))"
                let found = try connection.query(
                    """
                    SELECT is_public, COUNT(*) AS number FROM health_institution t WHERE t.void = 0 AND t.service = 'diagnosis'
                    AND t.state IN ('published', 'changed') AND \(within) GROUP BY is_public ORDER BY is_public
                    """, place)
                let doctors =
                    try connection.value(
                        """
                        SELECT COUNT(*) FROM diagnostician t WHERE t.void = 0 AND t.state = 'qualified' AND t.valid_from <= ?4
                        AND (t.valid_until IS NULL OR t.valid_until >= ?4) AND \(within)
                        """, place + [.text(today)]
                    ).integer ?? 0
                func number(_ isPublic: Int64) -> Int64 {
                    found.first { $0.integer("is_public") == isPublic }?.integer("number") ?? 0
                }
                let code = city.split(separator: "/").last.map(String.init) ?? ""
                return [
                    HTML(text: codes.regionName(code)),
                    number(1) == 0 ? Components.badge(InstitutionTexts.nonePublic, .bad) : HTML(text: String(number(1))),
                    HTML(text: String(number(0))), HTML(text: String(doctors)),
                ]
            }
        }
        return Components.section(
            InstitutionTexts.diagnosisByCity,
            Components.table(InstitutionTexts.diagnosisByCity, columns: InstitutionTexts.cityColumns, rows: rows))
    }

    private static func covered(_ page: PageRequest) async throws -> PageAnswer {
        let counties = page.product.codes.counties(of: page.principal.region.code)
        let today = page.today
        let codes = page.product.codes
        let rows = try await page.product.registers.read { connection in
            try counties.map { county in
                (county, try CountyCapacity.read(connection, codes.regionPath(county.code) ?? .nowhere, on: today))
            }
        }
        let lines = rows.map { county, capacity -> [HTML] in
            [
                HTML(text: county.label),
                capacity.publicInstitutions == 0
                    ? Components.badge(InstitutionTexts.nonePublic, .bad) : HTML(text: String(capacity.publicInstitutions)),
                HTML(text: String(capacity.privateInstitutions)), HTML(text: String(capacity.diagnosing)),
                HTML(
                    text: InstitutionCategory.allCases.filter { !capacity.categories.contains($0) }.map(\.label).joined(
                        separator: "、")),
                HTML(text: String(capacity.daily)), HTML(text: String(capacity.due)),
                capacity.days.map { Components.badge(InstitutionTexts.days($0), $0 > 220 ? .warning : .good) } ?? .empty,
            ]
        }
        return page.page(
            InstitutionTexts.coverageTitle,
            body: "<p class=\"muted\">\(InstitutionTexts.coverageNote)</p>"
                + Components.table(InstitutionTexts.coverageTitle, columns: InstitutionTexts.coverageColumns, rows: lines)
                + (try await cities(page, counties.map(\.code))))
    }
}

/// What the institutions of a county can examine, and what is due there within a year.
struct CountyCapacity: Sendable, Hashable {
    var publicInstitutions = 0
    var privateInstitutions = 0
    var diagnosing = 0
    var categories: Set<InstitutionCategory> = []
    var daily = 0
    var due = 0

    /// Working days that the due examinations take; nil without capacity or without anything due.
    var days: Int? { daily == 0 || due == 0 ? nil : (due + daily - 1) / daily }

    static func read(_ connection: any Connection, _ county: RegionPath, on day: Day) throws -> CountyCapacity {
        var capacity = CountyCapacity()
        let rows = try connection.query(
            """
            SELECT service, is_public, daily_capacity, dust, chemical, physical, biological, radiation, special
            FROM health_institution WHERE void = 0 AND state IN ('published', 'changed') AND region_path >= ?1
            AND region_path < ?2 ORDER BY id
            """, [.text(county.lowerBound), .text(county.upperBound)])
        for row in rows {
            guard row.text("service") == "examination" else {
                capacity.diagnosing += 1
                continue
            }
            if row.integer("is_public") == 1 { capacity.publicInstitutions += 1 } else { capacity.privateInstitutions += 1 }
            capacity.daily += row["daily_capacity"].integer.map { Int($0) } ?? 0
            for category in InstitutionCategory.allCases where row[category.rawValue].integer == 1 {
                capacity.categories.insert(category)
            }
        }
        capacity.due = Int(
            try connection.value(
                """
                SELECT COUNT(DISTINCT worker) FROM examination_due WHERE void = 0 AND kind <> 'contraindicated' AND due_day <= ?3
                AND region_path >= ?1 AND region_path < ?2
                """, [.text(county.lowerBound), .text(county.upperBound), .text((day + 365).description)]
            ).integer ?? 0)
        return capacity
    }
}
