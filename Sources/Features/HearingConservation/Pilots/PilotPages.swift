import Calendars
import Organisations
import Pages
import Registers

/// Pilots side by side, and the evaluation that fixes a result.
enum PilotPages {
    static let list = "/pilots"
    static let readers = Set(HearingRoles.followers)

    static let panels: [RecordPanel] = [
        RecordPanel("assistance_pilot", .top) { page, record in
            guard ["chosen", "running"].contains(record.state) else { return nil }
            let registers = page.product.registers
            let pilot = try registers.typed(record, as: AssistancePilot.self).record
            let today = page.today
            let text = try await registers.read {
                try PilotResult.text($0, pilot, catalogue: registers.catalogue, until: today)
            }
            var html: HTML = "<p>\(text)</p>"
            if record.state == "running", page.mayEdit(record) {
                html += "<p class=\"muted\">\(PilotTexts.conclusionHelp)</p>"
                html += ActForm.html(
                    page, "/assistance_pilot/\(record.id)/evaluation", PilotTexts.evaluate,
                    ActForm.text("conclusion", PilotTexts.conclusion, length: 500))
            }
            return Components.section(PilotTexts.live, html)
        }
    ]

    static let routes: [Route] = [
        .get(list, .roles(readers), sideBySide),
        .post("/assistance_pilot/{id}/evaluation", .register("assistance_pilot", .edit)) { page in
            let conclusion = page.typed("conclusion")
            guard !conclusion.isEmpty else { throw RegisterError.reasonMissing }
            return try await page.act(on: AssistancePilot.self, done: "pilot-evaluated") {
                try evaluate($0, $1, conclusion: conclusion, $2)
            }
        },
    ]

    static func evaluate(
        _ stored: StoredRecord, _ pilot: AssistancePilot, conclusion: String, _ transaction: RegisterTransaction
    ) throws {
        guard stored.state == "running" else { throw RegisterError.wrongState(label: PilotTexts.notRunning) }
        var evaluated = pilot
        evaluated.conclusion = String(conclusion.prefix(1_000))
        evaluated.result = try PilotResult.text(
            transaction.connection, pilot, catalogue: transaction.registers.catalogue, until: transaction.today)
        try transaction.transition(
            stored, "evaluate",
            draft: Draft(
                transaction.registers.register(of: AssistancePilot.self), values: AssistancePilot.declaration.encode(evaluated)))
    }

    private static func sideBySide(_ page: PageRequest) async throws -> PageAnswer {
        let registers = page.product.registers
        let scope = registers.condition(page.principal, .view, registers.register(of: AssistancePilot.self), first: 1)
        let today = page.today
        let (pilots, names, results) = try await registers.read { connection in
            let pilots = try registers.records(
                connection, AssistancePilot.self, where: "t.void = 0 AND \(scope.sql)", scope.arguments,
                order: "t.subject, t.from_day DESC, t.id DESC", limit: 200)
            let names = try registers.catalogue.register("employer").map {
                try registers.titles(connection, $0, ids: Set(pilots.map(\.record.employer)))
            }
            let results = try pilots.map { pilot in
                pilot.record.result.isEmpty
                    ? try PilotResult.text(connection, pilot.record, catalogue: registers.catalogue, until: today)
                    : pilot.record.result
            }
            return (pilots, names ?? [:], results)
        }
        let rows = zip(pilots, results).map { pilot, result -> [HTML] in
            let state = AssistancePilot.register.lifecycle.state(pilot.stored.state)
            return [
                "<a href=\"\(RecordAddress.record("assistance_pilot", pilot.id))\">\(names[pilot.record.employer] ?? "")</a>",
                HTML(text: page.product.codes.entry("pilot_subject", pilot.record.subject)?.label ?? ""),
                Components.badge(state?.label ?? "", state?.tone ?? .neutral),
                HTML(text: "\(pilot.record.from?.description ?? "") – \(pilot.record.to?.description ?? "")"),
                "\(result)\(pilot.record.conclusion.isEmpty ? .empty : "<p class=\"muted\">\(pilot.record.conclusion)</p>")",
            ]
        }
        return page.page(
            PilotTexts.title,
            body: "<p class=\"muted\">\(PilotTexts.lead)</p>"
                + Components.table(PilotTexts.title, columns: PilotTexts.columns, rows: rows))
    }
}
