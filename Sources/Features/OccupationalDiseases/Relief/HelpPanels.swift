import Access
import Calendars
import Database
import Pages
import Registers

/// What came of each hand-over, on the case (R-72: whether the benefit began) and in the person's own file.
enum HelpPanels {
    static let all: [RecordPanel] = [
        RecordPanel("diagnosis_case") { page, record in
            guard record["conclusion"].text == "confirmed", page.may(.register("assistance", .view)),
                let worker = record["worker"].integer
            else { return nil }
            return try await draw(page, worker: worker, isOwn: false)
        },
        RecordPanel("worker") { page, record in
            let isOwn = page.principal.person == record.id
            guard isOwn || page.may(.register("assistance", .view)) else { return nil }
            return try await draw(page, worker: record.id, isOwn: isOwn)
        },
    ]

    private static func draw(_ page: PageRequest, worker: Int64, isOwn: Bool) async throws -> HTML? {
        let (registers, principal) = (page.product.registers, page.principal)
        let register = registers.register(of: Assistance.self)
        // A person's own file shows what was done for him, whoever keeps the log.
        let scope = isOwn ? nil : registers.condition(principal, .view, register, first: 2)
        let rows = try await registers.read { connection in
            try registers.records(
                connection, Assistance.self,
                where: """
                    t.void = 0 AND t.patient IN (SELECT p.id FROM patient p WHERE p.void = 0 AND p.worker = ?1) AND \(scope?.sql ?? "1 = 1")
                    """, [.integer(worker)] + (scope?.arguments ?? []), order: "t.id")
        }
        guard !rows.isEmpty else { return nil }
        try await page.logRead(.view, register, records: rows.map(\.id), filter: "worker")
        let codes = page.product.codes
        let lines = rows.map { row -> [HTML] in
            let help = row.record
            let label = codes.entry("assistance_kind", help.kind)?.label ?? ""
            let kind: HTML =
                isOwn ? HTML(text: label) : "<a href=\"\(RecordAddress.record("assistance", row.id))\">\(label)</a>"
            return [
                kind, HTML(text: help.department),
                Components.badge(
                    codes.entry("assistance_status", help.status)?.label ?? "",
                    register.field("status")?.tones[help.status] ?? .neutral),
                HTML(text: help.pushedDay?.description ?? ""), HTML(text: help.answeredDay?.description ?? ""),
                HTML(text: help.benefitFrom?.description ?? ""),
            ]
        }
        return Components.section(
            ReliefTexts.panel, Components.table(ReliefTexts.panel, columns: ReliefTexts.panelColumns, rows: lines))
    }
}
