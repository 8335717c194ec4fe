import Database
import Pages
import Registers
import Spreadsheets

/// How far this year's self-checks are, and who has not sent one (R-26): every year begins with nobody.
enum SelfCheckYearPage {
    static let address = "/self-check-year"
    static let sheet = "/self-check-year.csv"
    static let routes: [Route] = [
        .get(address, .register("risk_grading", .export), show), .get(sheet, .register("risk_grading", .export), export),
    ]

    private static let due = """
        FROM employer e LEFT JOIN self_check c ON c.employer = e.id AND c.void = 0 AND c.year = ?3
        WHERE e.void = 0 AND e.state = 'in_operation' AND e.exposed_headcount > 0 AND e.region_path >= ?1 AND e.region_path < ?2
        """

    private struct Content: Sendable {
        var states: [String: Int] = [:]
        var overdue = 0
        var total: Int { states.values.reduce(0, +) }
        func count(_ names: String...) -> Int { names.reduce(0) { $0 + (states[$1] ?? 0) } }
        var missing: Int { count("", "open") }
    }

    private static func key(_ page: PageRequest) -> [Value] {
        [
            .text(page.principal.region.lowerBound), .text(page.principal.region.upperBound),
            .integer(Int64(page.today.year)),
        ]
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (key, today) = (key(page), page.today)
        let content = try await page.product.registers.read { connection in
            var content = Content()
            for row in try connection.query(
                "SELECT COALESCE(c.state, '') AS state, COUNT(*) AS found \(due) GROUP BY c.state", key)
            {
                content.states[row.text("state")] = row.int("found")
            }
            content.overdue = Int(
                try connection.value(
                    """
                    SELECT COUNT(*) FROM self_check_problem p WHERE p.void = 0 AND p.state = 'open' AND p.deadline < ?3
                    AND p.region_path >= ?1 AND p.region_path < ?2
                    """, [key[0], key[1], .text(today.description)]
                ).integer ?? 0)
            return content
        }
        let paging = Paging(page, "missing", total: content.missing)
        let rows = try await missing(page, limit: Paging.size, offset: paging.offset)
        let open = "\(RecordAddress.list("self_check_problem"))?\(Query([("state", "open"), ("sort", "deadline")]).text)"
        return page.page(
            RiskTexts.year,
            body: """
                <p class="lead">\(RiskTexts.yearLead(today.year))</p>
                \(Components.facts([
                    (RiskTexts.due, "\(content.total)"),
                    (RiskTexts.submitted, "\(content.total - content.missing)"),
                    (RiskTexts.filling, "\(content.count("open"))"), (RiskTexts.rectifying, "\(content.count("rectifying"))"),
                    (RiskTexts.overdueProblems, "<a href=\"\(open)\">\(content.overdue)</a>"),
                ]))
                <p><a class="button" href="\(sheet)">\(RiskTexts.export)</a></p>
                \(Components.section("\(RiskTexts.missing)（\(content.missing)）",
                    Components.table(RiskTexts.missing, columns: RiskTexts.missingColumns, rows: rows.map { line($0, page) })
                        + paging.links))
                """)
    }

    private static func missing(_ page: PageRequest, limit: Int, offset: Int) async throws -> [Row] {
        let key = key(page)
        return try await page.product.registers.read { connection in
            try connection.query(
                """
                SELECT e.id, e.name, e.credit_code, e.exposed_headcount, COALESCE(c.state, '') AS state,
                COALESCE((SELECT MAX(g.risk_class) FROM risk_grading g WHERE g.void = 0 AND g.employer = e.id AND g.is_current = 1),
                    '') AS risk_class
                \(due) AND (c.state IS NULL OR c.state = 'open') ORDER BY e.exposed_headcount DESC, e.id LIMIT ?4 OFFSET ?5
                """, key + [.integer(Int64(limit)), .integer(Int64(offset))])
        }
    }

    private static func line(_ row: Row, _ page: PageRequest) -> [HTML] {
        [
            "<a href=\"\(RecordAddress.record("employer", row.integer("id")))\">\(row.text("name"))</a>",
            HTML(text: row.text("credit_code")), "\(row.integer("exposed_headcount"))", HTML(text: row.text("risk_class")),
            HTML(text: row.text("state").isEmpty ? RiskTexts.notOpened : RiskTexts.filling),
        ]
    }

    private static func export(_ page: PageRequest) async throws -> PageAnswer {
        let rows = try await missing(page, limit: 1_000_000, offset: 0)
        try await page.logRead(
            .export, page.product.registers.register(of: SelfCheck.self), records: [], filter: sheet, count: rows.count)
        return page.sheet(
            RiskTexts.missing, RiskTexts.missingColumns,
            rows.map { row in
                [
                    .text(row.text("name")), .text(row.text("credit_code")), .integer(row.integer("exposed_headcount")),
                    .text(row.text("risk_class")),
                    .text(row.text("state").isEmpty ? RiskTexts.notOpened : RiskTexts.filling),
                ]
            })
    }
}
