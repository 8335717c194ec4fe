import Access
import Database
import Organisations
import Pages
import Registers
import RuleExplorer

/// What an employer may know of its own people, and what a worker sees of himself.
///
/// The employer learns what it needs for placement: type, day and conclusion of examinations that it arranged, and what it must do. Values,
/// other diseases by name and other employers' records stay out (职业病防治法 35, 36; 个人信息保护法 28).
enum StaffPages {
    static let list = "/health/staff"
    static func address(_ worker: Int64) -> String { "\(list)/\(worker)" }
    static let own = "/health/my-file"

    static let routes: [Route] = [
        .get(list, .roles([.employer]), staff), .get("/health/staff/{id}", .roles([.employer]), person),
        .get(own, .roles([.worker]), myFile),
    ]

    private static func staff(_ page: PageRequest) async throws -> PageAnswer {
        guard let employer = page.principal.organisation else { throw RegisterError.notFound }
        let (rows, paging) = try await page.part(
            of: """
                SELECT a.worker, w.shown, p.workshop, p.name AS post_name, a.from_day,
                (SELECT MAX(e.exam_day) FROM examination e WHERE e.void = 0 AND e.state = 'accepted' AND e.worker = a.worker
                    AND e.employer = a.employer) AS last_day,
                (SELECT COUNT(*) FROM examination_due d WHERE d.void = 0 AND d.assignment = a.id AND d.due_day <= ?2) AS due
                FROM assignment a JOIN worker w ON w.id = a.worker JOIN post p ON p.id = a.post
                WHERE a.void = 0 AND a.employer = ?1 AND a.to_day IS NULL ORDER BY due DESC, a.from_day, a.id
                """, [.integer(employer), .text(page.today.description)])
        try await page.logRead(
            .list, page.product.registers.register(of: Worker.self), records: rows.map { $0.integer("worker") }, filter: "staff")
        let registers = page.product.registers
        let known = try await registers.read { try Self.names(Set(rows.map { $0.integer("worker") }), $0, registers) }
        let lines = rows.map { row -> [HTML] in
            let due = row.integer("due")
            return [
                "<a href=\"\(address(row.integer("worker")))\">\(known[row.integer("worker")] ?? row.text("shown"))</a>",
                HTML(text: "\(row.text("workshop")) · \(row.text("post_name"))"), HTML(text: row.text("from_day")),
                HTML(text: row["last_day"].text ?? ""), .empty,
                due > 0 ? "\(Components.badge("\(due)", .bad)) \(Why.link(address(row.integer("worker"))))" : .empty,
            ]
        }
        var columns = HealthTexts.staffColumns
        columns.remove(at: 4)
        return page.page(
            HealthTexts.ownStaff,
            body: "<p class=\"muted\">\(HealthTexts.staffHelp)</p>"
                + Components.table(
                    HealthTexts.ownStaff, columns: columns,
                    rows: lines.map { line in line.enumerated().filter { $0.offset != 4 }.map(\.element) },
                    empty: HealthTexts.nobody) + paging.links)
    }

    /// An employer knows its people by name: of three 王** born in one year it could send none to the examination.
    static func names(_ ids: Set<Int64>, _ connection: any Connection, _ registers: Registers) throws -> [Int64: String] {
        try Worker.names(of: ids, connection, registers)
    }

    /// Only somebody who works or worked here is found; everybody else does not exist for this employer.
    private static func person(_ page: PageRequest) async throws -> PageAnswer {
        guard let employer = page.principal.organisation else { throw RegisterError.notFound }
        let id = try page.recordNumber()
        let registers = page.product.registers
        let found = try await registers.read { connection -> (Worker, WorkerHistory)? in
            let history = try WorkerHistory.read(connection, registers, worker: id, employer: employer)
            guard !history.assignments.isEmpty, let worker = try registers.find(connection, Worker.self, id) else { return nil }
            return (worker.record, history)
        }
        guard let (worker, history) = found else { throw RegisterError.notFound }
        try await page.logRead(.view, registers.register(of: Worker.self), records: [id], filter: "staff")
        let rows = history.examinations.filter { $0.stored.state == "accepted" }.map { found -> [HTML] in
            [
                HTML(text: found.record.day?.description ?? ""),
                HTML(text: WorkerFile.label(page, "examination_type", found.record.type)),
                HTML(text: WorkerFile.label(page, "surveillance_agent", found.record.agent)),
                HTML(text: found.record.institution),
                WorkerFile.conclusion(page, found.record.conclusion),
                found.record.workerToldDay.map { HTML(text: $0.description) }
                    ?? "<a href=\"\(ResultNoticePages.address)?day=\(found.record.day?.description ?? "")\">\(HealthTexts.tellChosen)</a>",
            ]
        }
        let table = Components.table(
            HealthTexts.examinations, columns: HealthTexts.ownExaminationColumns, rows: rows, empty: HealthTexts.none)
        return page.page(
            Identity.named(worker.name, shown: worker.shown), crumbs: [Crumb(HealthTexts.ownStaff, list)],
            body: "<p class=\"muted\">\(HealthTexts.staffHelp)</p>" + WorkerFile.due(page, history)
                + WorkerFile.posts(page, history)
                + Components.section(HealthTexts.examinations, table) + WorkerFile.followUps(page, history))
    }

    private static func myFile(_ page: PageRequest) async throws -> PageAnswer {
        guard let id = page.principal.person else { throw RegisterError.notFound }
        let registers = page.product.registers
        guard let worker = try await registers.read({ try registers.find($0, Worker.self, id) }) else {
            throw RegisterError.notFound
        }
        try await page.logRead(.view, registers.register(of: Worker.self), records: [id], filter: "own")
        // What other slices know of a person stands in his own file as well: hearing, dose, diagnoses, help.
        var body = HTML.empty
        for panel in page.product.panels[Worker.register.name] ?? [] {
            if let piece = try await panel.draw(page, worker.stored) { body += piece }
        }
        return page.page(HealthTexts.myFile, body: try await ResultNoticePages.unconfirmed(page, worker: id) + body)
    }
}
