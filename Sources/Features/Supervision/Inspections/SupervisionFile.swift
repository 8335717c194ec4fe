import Access
import Calendars
import Database
import Pages
import Registers
import Spreadsheets

/// One file for each object: every visit, order, case, document, report of the public, self-check, class, bad record and test in
/// one line of time, with who acted and where it stands.
enum SupervisionFile {
    static func address(_ employer: Int64) -> String { "/employer/\(employer)/supervision-file" }

    static let routes: [Route] = [
        .get("/employer/{id}/supervision-file", .register("enforcement_case", .view), show),
        .get("/employer/{id}/supervision-file.csv", .register("enforcement_case", .export), export),
    ]
    static let panel = RecordPanel("employer") { page, record in
        guard page.may(.register("enforcement_case", .view)) else { return nil }
        return Components.section(
            FileTexts.title,
            "<p>\(FileTexts.lead)</p><p><a class=\"button\" href=\"\(address(record.id))\">\(FileTexts.open)</a></p>")
    }

    struct Line: Sendable, Hashable {
        var day: String
        var kind: String
        var register: String
        var id: Int64
        var number: String
        var content: String
        var people: String
        var state: String
    }

    /// Of each register: day, number, what, who. `?1` is the employer; a part is left out where the account may not see its register.
    private static let parts: [(register: String, kind: String, sql: String)] = [
        (
            "inspection", "监督检查",
            """
            SELECT id, COALESCE(visited_day, due_day, '') AS day, number, kind AS code, outcome AS result, problems AS content, team AS people,
            state FROM inspection WHERE void = 0 AND employer = ?1 ORDER BY id
            """
        ),
        (
            "correction_order", "责令改正",
            """
            SELECT id, COALESCE(issued_day, '') AS day, number, '' AS code, '' AS result, content, '' AS people, state
            FROM correction_order WHERE void = 0 AND employer = ?1 ORDER BY id
            """
        ),
        (
            "enforcement_case", "行政处罚案件",
            """
            SELECT id, COALESCE(decided_day, filed_day, accepted_day, '') AS day, number, '' AS code, '' AS result,
            COALESCE(act, '') AS content, '' AS people, state FROM enforcement_case WHERE void = 0 AND employer = ?1 ORDER BY id
            """
        ),
        (
            "complaint", "投诉举报",
            """
            SELECT id, COALESCE(received_day, '') AS day, number, '' AS code, '' AS result, '' AS content, handler_name AS people, state
            FROM complaint WHERE void = 0 AND employer = ?1 ORDER BY id
            """
        ),
        (
            "self_check", "职业卫生自查",
            """
            SELECT id, COALESCE(submitted_day, opened_day, '') AS day, CAST(year AS TEXT) AS number, '' AS code, '' AS result,
            COALESCE(difference, '') AS content, signatory AS people, state FROM self_check WHERE void = 0 AND employer = ?1 ORDER BY id
            """
        ),
        (
            "risk_grading", "风险分类分级",
            """
            SELECT id, COALESCE(graded_day, '') AS day, risk_class AS number, '' AS code, '' AS result, occasion AS content,
            '' AS people, state FROM risk_grading WHERE void = 0 AND employer = ?1 ORDER BY id
            """
        ),
        (
            "credit_record", "不良信用记录",
            """
            SELECT id, COALESCE(from_day, '') AS day, decision_number AS number, '' AS code, '' AS result, '' AS content,
            '' AS people, state FROM credit_record WHERE void = 0 AND employer = ?1 ORDER BY id
            """
        ),
    ]

    static func lines(_ page: PageRequest, _ employer: StoredRecord) async throws -> [Line] {
        let (registers, principal) = (page.product.registers, page.principal)
        let mayMeasurements = page.may(.register("measurement", .view))
        let shown = parts.filter { page.may(.register($0.register, .view)) }
        return try await registers.read { connection in
            var lines: [Line] = []
            for part in shown {
                guard let register = registers.catalogue.register(part.register) else { continue }
                let rows = try connection.query(part.sql, [.integer(employer.id)])
                // An account sees here no more than in the register's own list.
                let open = try registers.reachable(
                    connection, register, ids: Set(rows.map { $0.integer("id") }), for: principal)
                lines += rows.filter { open.contains($0.integer("id")) }.map { row in
                    let words = [
                        registers.codes.entry("inspection_kind", row.text("code"))?.label ?? "",
                        registers.codes.entry("inspection_result", row.text("result"))?.label ?? "", row.text("content"),
                    ].filter { !$0.isEmpty }
                    return Line(
                        day: row.text("day"), kind: part.kind, register: part.register, id: row.integer("id"),
                        number: row.text("number"), content: words.joined(separator: "；"), people: row.text("people"),
                        state: register.lifecycle.state(row.text("state"))?.label ?? "")
                }
            }
            if mayMeasurements { lines += try tests(connection, employer.id) }
            return lines.sorted { ($0.day, $0.id) > ($1.day, $1.id) }
        }
    }

    /// Results are told by day and report, not one by one.
    private static func tests(_ connection: any Connection, _ employer: Int64) throws -> [Line] {
        try connection.query(
            """
            SELECT MIN(id) AS id, sampled_day, COALESCE(report, '') AS report, COUNT(*) AS results,
            SUM(CASE WHEN outcome = 'exceeded' THEN 1 ELSE 0 END) AS exceeded FROM measurement
            WHERE void = 0 AND employer = ?1 GROUP BY sampled_day, COALESCE(report, '') ORDER BY sampled_day, report
            """, [.integer(employer)]
        ).map { row in
            Line(
                day: row.text("sampled_day"), kind: FileTexts.test, register: "measurement", id: row.integer("id"),
                number: row.text("report"), content: FileTexts.results(row.int("results"), row.int("exceeded")), people: "",
                state: "")
        }
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let employer = try await page.record("employer", for: .view)
        let lines = try await lines(page, employer)
        let paging = Paging(page, "line", total: lines.count)
        let rows = lines.dropFirst(paging.offset).prefix(Paging.size).map { line -> [HTML] in
            [
                HTML(text: line.day), HTML(text: line.kind),
                "<a href=\"\(RecordAddress.record(line.register, line.id))\">\(line.number.isEmpty ? FileTexts.open : line.number)</a>",
                HTML(text: line.content), HTML(text: line.people), HTML(text: line.state),
            ]
        }
        let counts = Dictionary(grouping: lines, by: \.kind).sorted { $0.key < $1.key }.map {
            (name: $0.key, value: HTML(text: "\($0.value.count)"))
        }
        func button(_ address: String, _ label: String, if isOpen: Bool) -> HTML {
            isOpen ? "<a class=\"button\" href=\"\(address)\">\(label)</a> " : .empty
        }
        let sheet = button(
            "\(address(employer.id)).csv", RiskTexts.export, if: page.may(.register("enforcement_case", .export)))
        let who = button(
            WhoMayGoPage.address, SupervisionTexts.whoMayGo, if: page.may(.register("enforcement_equipment", .view)))
        return page.page(
            FileTexts.title, crumbs: [Crumb(employer.title, RecordAddress.record("employer", employer.id))],
            body: Components.facts(counts)
                + "<p>\(sheet)\(who)</p>"
                + Components.table(FileTexts.title, columns: FileTexts.columns, rows: Array(rows)) + paging.links)
    }

    private static func export(_ page: PageRequest) async throws -> PageAnswer {
        let employer = try await page.record("employer", for: .view)
        let lines = try await lines(page, employer)
        try await page.logRead(
            .export, page.product.registers.register(of: Inspection.self), records: lines.map(\.id), count: lines.count)
        return page.sheet(
            FileTexts.title, FileTexts.columns,
            lines.map { line in
                [line.day, line.kind, line.number, line.content, line.people, line.state].map { SheetValue.text($0) }
            })
    }
}

/// What the file of an object says.
enum FileTexts {
    static let title = "监督档案"
    static let lead = "检查、责令改正、案件、举报、自查、风险类别、信用和检测，按时间列在一处。"
    static let open = "打开"
    static let test = "工作场所检测"
    static func results(_ count: Int, _ exceeded: Int) -> String { "\(count) 个结果，超标 \(exceeded) 个" }
    static let columns = ["日期", "类别", "编号", "内容", "人员", "状态"]
}
