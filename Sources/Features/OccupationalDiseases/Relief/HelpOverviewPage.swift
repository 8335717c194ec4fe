import Access
import Calendars
import Database
import Organisations
import Pages
import Registers
import Spreadsheets

/// Every living patient with the help he gets (R-74), the households nobody has looked at, and what waits for an answer.
enum HelpOverviewPage {
    static let address = "/patients/help"
    static let routes: [Route] = [
        .get(address, .register("patient", .view), list), .get(address + "/file", .register("patient", .export), file),
    ]

    /// Which patients are shown.
    enum Choice: String, CaseIterable {
        case all, without, unchecked, unanswered

        func condition(_ yearAgo: Day) -> String {
            switch self {
            case .all: "1 = 1"
            case .without:
                "NOT EXISTS (SELECT 1 FROM assistance a WHERE a.void = 0 AND a.patient = t.id AND a.status = 'granted')"
            case .unchecked:
                """
                NOT EXISTS (SELECT 1 FROM household_check h WHERE h.void = 0 AND h.patient = t.id AND h.check_day > '\(yearAgo)')
                """
            case .unanswered:
                """
                EXISTS (SELECT 1 FROM assistance a WHERE a.void = 0 AND a.patient = t.id AND a.status IN ('pushed', 'received'))
                """
            }
        }
    }

    /// Columns of help; several kinds of one department share a column.
    private static let columns: [(title: String, kinds: [String])] = [
        ("工伤保险", ["work_injury", "benefit", "settlement"]), ("医疗救助", ["medical_aid"]),
        ("生活救助", ["subsistence", "near_subsistence", "expense_poverty", "temporary_aid"]), ("法律援助", ["legal_aid"]),
        ("工会帮扶", ["union_aid"]),
    ]

    private static func sql(_ choice: Choice, _ scope: String, _ today: Day) -> String {
        """
        SELECT t.id, w.shown, t.disease, t.stage, t.region_code, t.has_employer,
        (SELECT MAX(h.check_day) FROM household_check h WHERE h.void = 0 AND h.patient = t.id) AS checked
        FROM patient t JOIN worker w ON w.id = t.worker WHERE t.void = 0 AND t.state <> 'died' AND \(scope)
        AND \(choice.condition(today.adding(months: -12))) ORDER BY t.region_code, t.id
        """
    }

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        let registers = page.product.registers
        let register = registers.register(of: Patient.self)
        let scope = registers.condition(page.principal, .view, register, first: 1)
        let choice = Choice(rawValue: page.query["show"] ?? "") ?? .all
        let (rows, paging) = try await page.part(of: sql(choice, scope.sql, page.today), scope.arguments)
        try await page.logRead(.list, register, records: rows.map { $0.integer("id") }, filter: "help \(choice.rawValue)")
        let help = try await progress(of: rows, page)
        let today = page.today
        let counts = try await registers.read { connection in
            try Choice.allCases.map { each in
                try connection.value(
                    "SELECT COUNT(*) FROM (\(sql(each, scope.sql, today))) counted", scope.arguments
                ).integer ?? 0
            }
        }
        let tabs = zip(Choice.allCases, counts).map { each, count -> HTML in
            """
            <li><a href="\(address)?show=\(each.rawValue)"\(attribute: "aria-current", each == choice ? "page" : "")>\
            <strong>\(ReliefTexts.choice(each))</strong> \(count)</a></li>
            """
        }
        let lines = rows.map { row -> [HTML] in
            let id = row.integer("id")
            let person = "<a href=\"\(RecordAddress.record("patient", id))\">\(row.text("shown"))</a>" as HTML
            return [person] + facts(row, page).map { HTML(text: $0) } + columns.map { badges(help[id] ?? [:], $0.kinds, page) }
        }
        let export: HTML =
            page.may(.register("patient", .export))
            ? "<p><a class=\"button\" href=\"\(address)/file?show=\(choice.rawValue)\">\(ReliefTexts.download)</a></p>" : .empty
        return page.page(
            ReliefTexts.overview,
            body: "<p class=\"muted\">\(ReliefTexts.overviewLead)</p><ul class=\"places\">\(tabs.html { $0 })</ul>\(export)"
                + Components.table(
                    ReliefTexts.overview, columns: titles, rows: lines, empty: ReliefTexts.nobody(choice)) + paging.links)
    }

    private static var titles: [String] { ["患者", "职业病", "现住地区", "责任主体", "最近排查"] + columns.map(\.title) }

    private static func facts(_ row: Row, _ page: PageRequest) -> [String] {
        let codes = page.product.codes
        let disease = codes.entry("disease_2025", row.text("disease"))?.label ?? ""
        let stage = codes.entry("disease_grade", row["stage"].text ?? "")?.label ?? ""
        return [
            disease + stage, codes.entry("region", row.text("region_code"))?.label ?? "",
            row.integer("has_employer") == 1 ? ReliefTexts.hasEmployer : DiseaseTexts.noEmployer, row["checked"].text ?? "",
        ]
    }

    /// Progress by patient and kind, the last hand-over of each.
    private static func progress(of rows: [Row], _ page: PageRequest) async throws -> [Int64: [String: String]] {
        guard !rows.isEmpty else { return [:] }
        let places = rows.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let found = try await page.product.registers.read { connection in
            try connection.query(
                "SELECT patient, kind, status FROM assistance WHERE void = 0 AND patient IN (\(places)) ORDER BY id",
                rows.map { $0["id"] })
        }
        return Dictionary(grouping: found) { $0.integer("patient") }.mapValues { lines in
            Dictionary(lines.map { ($0.text("kind"), $0.text("status")) }) { $1 }
        }
    }

    private static func badges(_ help: [String: String], _ kinds: [String], _ page: PageRequest) -> HTML {
        let tones = Assistance.register.field("status")?.tones ?? [:]
        let known = kinds.compactMap { kind in help[kind].map { (kind, $0) } }
        guard !known.isEmpty else { return .empty }
        return known.html { kind, status -> HTML in
            let label = page.product.codes.entry("assistance_status", status)?.label ?? status
            let name = kinds.count == 1 ? "" : "\(page.product.codes.entry("assistance_kind", kind)?.label ?? "")："
            return Components.badge(name + label, tones[status] ?? .neutral)
        }
    }

    private static func file(_ page: PageRequest) async throws -> PageAnswer {
        let registers = page.product.registers
        let register = registers.register(of: Patient.self)
        let scope = registers.condition(page.principal, .export, register, first: 1)
        let choice = Choice(rawValue: page.query["show"] ?? "") ?? .all
        let today = page.today
        let rows = try await registers.read { try $0.query(sql(choice, scope.sql, today), scope.arguments) }
        try await page.logRead(
            .export, register, records: rows.map { $0.integer("id") }, filter: "help \(choice.rawValue)", count: rows.count)
        var lines: [[SheetValue]] = []
        for start in stride(from: 0, to: rows.count, by: 500) {
            let part = Array(rows[start..<min(start + 500, rows.count)])
            let help = try await progress(of: part, page)
            lines += part.map { row in
                let cells =
                    [row.text("shown")] + facts(row, page) + columns.map { words(help[row.integer("id")] ?? [:], $0.kinds, page) }
                return cells.map { $0.isEmpty ? .empty : .text($0) }
            }
        }
        return page.sheet(ReliefTexts.overview, titles, lines)
    }

    private static func words(_ help: [String: String], _ kinds: [String], _ page: PageRequest) -> String {
        let codes = page.product.codes
        return kinds.compactMap { kind in
            help[kind].map { status in
                let label = codes.entry("assistance_status", status)?.label ?? status
                return kinds.count == 1 ? label : "\(codes.entry("assistance_kind", kind)?.label ?? "")：\(label)"
            }
        }.joined(separator: "；")
    }
}
