import Access
import Pages
import Registers

/// Acts on warnings: what people do is a noun with an address of its own.
enum WarningRoutes {
    static func assignment(_ id: Int64) -> String { "/warning/\(id)/assignment" }
    static func answer(_ id: Int64) -> String { "/warning/\(id)/answer" }
    static func closure(_ id: Int64) -> String { "/warning/\(id)/closure" }
    static func handover(_ id: Int64) -> String { "/warning/\(id)/handover" }

    private static let name = Warning.register.name

    static let all: [Route] = [
        .post("/warning/{id}/assignment", .register(name, .edit)) { page in
            let assignee = page.form.text("assignee")
            return try await act(page, .edit, done: "warning-assigned") {
                try HandleWarning.assign($0, to: assignee, in: $1)
            }
        },
        .post("/warning/{id}/answer", .register(name, .edit)) { page in
            let (answer, evidence) = (page.form.text("answer"), page.form.text("evidence"))
            return try await act(page, .edit, done: "warning-answered") {
                try HandleWarning.answer($0, answer, evidence: evidence, in: $1)
            }
        },
        .post("/warning/{id}/closure", .register(name, .approve)) { page in
            let (outcome, reason) = (page.form.text("outcome"), page.form.text("reason"))
            return try await act(page, .approve, done: "warning-closed") {
                try HandleWarning.close($0, outcome: outcome, reason: reason, in: $1)
            }
        },
        .post("/warning/{id}/handover", .register(name, .approve)) { page in
            let (kind, note) = (page.form.text("kind"), page.form.text("note"))
            return try await act(page, .approve, done: "warning-handed-over") {
                try HandleWarning.handOver($0, as: kind, note: note, in: $1)
            }
        },
        .post("/warning_handover/{id}/answer", .register(slip, .approve)) { try await answerSlip($0, "answer") },
        .post("/warning_handover/{id}/decline", .register(slip, .approve)) { try await answerSlip($0, "decline") },
    ]

    private static let slip = WarningHandover.register.name

    /// The words of the answer stand in its field, where whoever handed over reads them.
    private static func answerSlip(_ page: PageRequest, _ step: String) async throws -> PageAnswer {
        let record = try await page.record(slip, for: .approve)
        let result = String(TextReading.trim(page.form.text("result")).prefix(2_000))
        guard !result.isEmpty else {
            throw RegisterError.invalid([FieldProblem("answer", .missing, WarningTexts.resultMissing)])
        }
        try await page.product.registers.write(as: page.principal) { transaction in
            guard var found = try transaction.find(WarningHandover.self, record.id) else { throw RegisterError.notFound }
            found.record.answer = result
            let draft = Draft(found.stored.draft.register, values: WarningHandover.declaration.encode(found.record))
            try transaction.transition(found.stored, step, draft: draft, reason: String(result.prefix(500)))
        }
        return page.redirect(RecordAddress.record(slip, record.id), done: "handover-answered")
    }

    private static func act(
        _ page: PageRequest, _ verb: Verb, done: String,
        _ body: @escaping @Sendable (StoredRecord, RegisterTransaction) throws -> Void
    ) async throws -> PageAnswer {
        let id = try await page.record(name, for: verb).id
        let (registers, principal) = (page.product.registers, page.principal)
        try await registers.write(as: principal) { transaction in
            // Read anew inside the transaction: somebody else may have been faster.
            guard let stored = try transaction.find(Warning.self, id)?.stored,
                registers.decide(principal, verb, stored).isAllowed
            else { throw RegisterError.notFound }
            try body(stored, transaction)
        }
        return page.redirect(RecordAddress.record(name, id), done: done)
    }
}
