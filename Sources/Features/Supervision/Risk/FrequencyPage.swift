import Access
import Calendars
import Database
import Pages
import Registers
import Spreadsheets

/// Who is visited too seldom or too often for the risk class (R-80).
enum FrequencyPage {
    static let address = "/inspection-frequency"
    static let sheet = "/inspection-frequency.csv"
    static let routes: [Route] = [
        .get(address, .register("risk_grading", .export), show), .get(sheet, .register("risk_grading", .export), export),
    ]

    struct Line: Sendable {
        var employer: Int64
        var name: String
        var code: String
        var riskClass: String
        var visits: Int
        var wanted: Double
        var years: Double
        var last: String
        var isUnder: Bool { Double(visits) < wanted }
        /// Twice what the class asks for, and more than one visit above it.
        var isOver: Bool { Double(visits) > max(wanted * 2, wanted + 1) }
    }

    /// Every graded employer in operation, with its visits in the period of its class; visits are those at which inspectors met the
    /// object on their own accord: no patrol, no re-inspection of an order, no closed door.
    static func lines(_ connection: any Connection, region: RegionPath, on day: Day) throws -> [Line] {
        let frequencies = try InspectionFrequency.inForce(connection, on: day)
        var lines: [Line] = []
        for (riskClass, frequency) in frequencies.sorted(by: { $0.key < $1.key }) {
            let years = frequency.years ?? 1
            let since = day.adding(months: -Int((years * 12).rounded()))
            lines += try connection.query(
                """
                SELECT e.id, e.name, e.credit_code, COUNT(i.id) AS visits, COALESCE(MAX(i.visited_day), '') AS last_day FROM risk_grading g
                JOIN employer e ON e.id = g.employer
                LEFT JOIN inspection i ON i.employer = e.id AND i.void = 0 AND i.visited_day > ?4 AND i.visited_day <= ?5
                AND i.kind NOT IN ('patrol', 'recheck') AND i.outcome NOT IN ('unreachable', 'closed')
                WHERE g.void = 0 AND g.is_current = 1 AND g.risk_class = ?1 AND e.void = 0 AND e.state = 'in_operation'
                AND e.region_path >= ?2 AND e.region_path < ?3 GROUP BY e.id, e.name, e.credit_code ORDER BY visits, e.id
                """,
                [
                    .text(riskClass), .text(region.lowerBound), .text(region.upperBound), .text(since.description),
                    .text(day.description),
                ]
            ).map {
                Line(
                    employer: $0.integer("id"), name: $0.text("name"), code: $0.text("credit_code"), riskClass: riskClass,
                    visits: $0.int("visits"),
                    wanted: frequency.visits ?? 0, years: years, last: $0.text("last_day"))
            }
        }
        return lines
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (region, day) = (page.principal.region, page.today)
        let (lines, frequencies, unassessed) = try await page.product.registers.read {
            (
                try Self.lines($0, region: region, on: day), try InspectionFrequency.inForce($0, on: day),
                try Unassessed.count($0, in: region)
            )
        }
        let rows = frequencies.sorted { $0.key < $1.key }.map { riskClass, frequency -> [HTML] in
            let own = lines.filter { $0.riskClass == riskClass }
            let list = "\(RecordAddress.list("risk_grading"))?\(Query([("risk_class", riskClass), ("is_current", "1")]).text)"
            return [
                HTML(text: page.product.codes.entry("risk_class", riskClass)?.label ?? riskClass),
                HTML(text: words(frequency.visits ?? 0, frequency.years ?? 1)), "\(frequency.weight)",
                "<a href=\"\(list)\">\(own.count)</a>", "\(own.count(where: \.isUnder))", "\(own.count(where: \.isOver))",
                HTML(text: frequency.basis),
            ]
        }
        let set: HTML =
            page.may(.register("inspection_frequency", .create))
            ? "<a class=\"button\" href=\"\(RecordAddress.list("inspection_frequency"))/new\">\(RiskTexts.setFrequency)</a> "
            : .empty
        return page.page(
            SupervisionTexts.frequency,
            body: """
                <p class="notice notice-warning" role="note">\(SupervisionTexts.unverified)</p>
                \(Components.table(SupervisionTexts.frequency, columns: SupervisionTexts.frequencyColumns, rows: rows))
                <p class="muted">\(RiskTexts.counted)</p>
                <p>\(set)<a class="button" href="\(sheet)">\(RiskTexts.export)</a></p>
                \(list(page, "under", SupervisionTexts.under, lines.filter(\.isUnder)))
                \(list(page, "over", SupervisionTexts.over, lines.filter(\.isOver)))
                \(try await Unassessed.section(page, total: unassessed))
                """)
    }

    private static func list(_ page: PageRequest, _ name: String, _ title: String, _ lines: [Line]) -> HTML {
        // The riskiest first: those are visited next.
        let sorted = lines.sorted { ($0.riskClass, $0.employer) > ($1.riskClass, $1.employer) }
        let paging = Paging(page, name, total: sorted.count)
        let rows = sorted.dropFirst(paging.offset).prefix(Paging.size).map { line -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("employer", line.employer))\">\(line.name)</a>", HTML(text: line.riskClass),
                "\(line.visits)", HTML(text: words(line.wanted, line.years)), HTML(text: line.last),
            ]
        }
        return Components.section(
            "\(title)（\(sorted.count)）",
            Components.table(title, columns: SupervisionTexts.underColumns, rows: Array(rows)) + paging.links)
    }

    private static func words(_ visits: Double, _ years: Double) -> String { "\(number(visits)) 次／\(number(years)) 年" }
    private static func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }

    /// Every graded employer with its verdict, for the yearly plan.
    private static func export(_ page: PageRequest) async throws -> PageAnswer {
        let (region, day) = (page.principal.region, page.today)
        let lines = try await page.product.registers.read { try Self.lines($0, region: region, on: day) }
        try await page.logRead(
            .export, page.product.registers.register(of: RiskGrading.self), records: [], filter: sheet, count: lines.count)
        return page.sheet(
            SupervisionTexts.frequency, RiskTexts.sheetColumns,
            lines.map { line in
                [
                    .text(line.name), .text(line.code), .text(line.riskClass), .integer(Int64(line.visits)), .real(line.wanted),
                    .real(line.years), .text(line.last),
                    .text(line.isUnder ? SupervisionTexts.under : line.isOver ? SupervisionTexts.over : RiskTexts.enough),
                ]
            })
    }
}
