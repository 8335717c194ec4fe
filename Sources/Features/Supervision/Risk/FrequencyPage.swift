import Access
import Calendars
import Database
import Pages
import Registers

/// Who is visited too seldom or too often for the risk class (R-80).
enum FrequencyPage {
    static let address = "/inspection-frequency"
    static let routes: [Route] = [.get(address, .register("risk_grading", .export), show)]

    struct Line: Sendable {
        var employer: Int64
        var name: String
        var riskClass: String
        var visits: Int
        var wanted: Double
        var years: Double
        var last: String
        var isUnder: Bool { Double(visits) < wanted }
        /// Twice what the class asks for, and more than one visit above it.
        var isOver: Bool { Double(visits) > max(wanted * 2, wanted + 1) }
    }

    /// Every graded employer in operation, with its visits in the period of its class; visits are those that took place.
    static func lines(_ connection: any Connection, region: RegionPath, on day: Day) throws -> [Line] {
        let frequencies = try InspectionFrequency.inForce(connection, on: day)
        var lines: [Line] = []
        for (riskClass, frequency) in frequencies.sorted(by: { $0.key < $1.key }) {
            let years = frequency.years ?? 1
            let since = day.adding(months: -Int((years * 12).rounded()))
            lines += try connection.query(
                """
                SELECT e.id, e.name, COUNT(i.id) AS visits, COALESCE(MAX(i.visited_day), '') AS last_day FROM risk_grading g
                JOIN employer e ON e.id = g.employer
                LEFT JOIN inspection i ON i.employer = e.id AND i.void = 0 AND i.visited_day > ?4 AND i.visited_day <= ?5
                WHERE g.void = 0 AND g.is_current = 1 AND g.risk_class = ?1 AND e.void = 0 AND e.state = 'in_operation'
                AND e.region_path >= ?2 AND e.region_path < ?3 GROUP BY e.id, e.name ORDER BY visits, e.id
                """,
                [
                    .text(riskClass), .text(region.lowerBound), .text(region.upperBound), .text(since.description),
                    .text(day.description),
                ]
            ).map {
                Line(
                    employer: $0.integer("id"), name: $0.text("name"), riskClass: riskClass, visits: $0.int("visits"),
                    wanted: frequency.visits ?? 0, years: years, last: $0.text("last_day"))
            }
        }
        return lines
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (region, day) = (page.principal.region, page.today)
        let (lines, frequencies) = try await page.product.registers.read {
            (try Self.lines($0, region: region, on: day), try InspectionFrequency.inForce($0, on: day))
        }
        let rows = frequencies.sorted { $0.key < $1.key }.map { riskClass, frequency -> [HTML] in
            let own = lines.filter { $0.riskClass == riskClass }
            return [
                HTML(text: page.product.codes.entry("risk_class", riskClass)?.label ?? riskClass),
                HTML(text: "\(number(frequency.visits ?? 0)) 次／\(number(frequency.years ?? 1)) 年"), "\(frequency.weight)",
                "\(own.count)", "\(own.count(where: \.isUnder))", "\(own.count(where: \.isOver))", HTML(text: frequency.basis),
            ]
        }
        return page.page(
            SupervisionTexts.frequency,
            body: "<p class=\"notice notice-warning\" role=\"note\">\(SupervisionTexts.unverified)</p>"
                + Components.table(SupervisionTexts.frequency, columns: SupervisionTexts.frequencyColumns, rows: rows)
                + list(SupervisionTexts.under, lines.filter(\.isUnder)) + list(SupervisionTexts.over, lines.filter(\.isOver)))
    }

    private static func list(_ title: String, _ lines: [Line]) -> HTML {
        // The riskiest first: those are visited next.
        let rows = lines.sorted { ($0.riskClass, $0.employer) > ($1.riskClass, $1.employer) }.prefix(100).map { line -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("employer", line.employer))\">\(line.name)</a>", HTML(text: line.riskClass),
                "\(line.visits)", HTML(text: "\(number(line.wanted)) 次／\(number(line.years)) 年"), HTML(text: line.last),
            ]
        }
        return Components.section(title, Components.table(title, columns: SupervisionTexts.underColumns, rows: Array(rows)))
    }

    private static func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
}
