import Access
import Database
import Organisations
import Pages
import Registers

/// The public form with its tracking number, and the handler's acts.
enum ComplaintPages {
    static let form = "/report-violation"
    static let track = "/report-violation/track"

    static let routes: [Route] = [
        .get(form, .anyone) { page in blank(page, status: .ok, problem: "") }, .post(form, .anyone, file),
        .get(track, .anyone, follow),
        .post("/complaint/{id}/acceptance", .register("complaint", .edit)) { page in
            try await page.act(on: Complaint.self, .edit, done: "complaint-moved") { try ComplaintActs.accept($0, $1, in: $2) }
        },
        .post("/complaint/{id}/answer", .register("complaint", .edit)) { page in
            let answer = page.typed("answer")
            return try await page.act(on: Complaint.self, .edit, done: "complaint-moved") {
                try ComplaintActs.answer($0, $1, answer, in: $2)
            }
        },
        .post("/complaint/{id}/merging", .register("complaint", .edit)) { page in
            let number = page.typed("number")
            return try await page.act(on: Complaint.self, .edit, done: "complaint-moved") {
                try ComplaintActs.join($0, $1, into: number, in: $2)
            }
        },
        .post("/complaint/{id}/reporter", .register("complaint", .edit), reporter),
    ]

    private static func blank(_ page: PageRequest, status: AnswerStatus, problem: String) -> PageAnswer {
        let parts = FormParts(page: page, prefix: "report")
        let counties = page.product.codes.entries("region").filter {
            ["county", "zone"].contains($0.attributes["type"] ?? $0.attributes["region_type"] ?? "")
                || ($0.code.count == 6 && !$0.code.hasSuffix("00"))
        }
        let error: HTML = problem.isEmpty ? .empty : "<div class=\"notice notice-warning\" role=\"alert\">\(problem)</div>"
        return page.page(
            SupervisionTexts.reportTitle, status: status,
            body: """
                <p>\(SupervisionTexts.reportLead)</p>\(error)
                <form method="post" action="\(form)" class="record-form">\(page.tokenField)
                \(parts.text("object", SupervisionTexts.reportObject, value: page.typed("object")))
                \(parts.choice("region", SupervisionTexts.reportRegion, counties.map { ($0.code, $0.label) }, value: page.typed("region")))
                \(parts.area("facts", SupervisionTexts.reportFacts, value: page.typed("facts")))
                \(parts.text("name", SupervisionTexts.reportName, value: page.typed("name"), required: false, length: 40, hint: SupervisionTexts.reportHint))
                \(parts.text("phone", SupervisionTexts.reportPhone, value: page.typed("phone"), required: false, length: 30))
                <button class="button primary" type="submit">\(SupervisionTexts.reportSend)</button></form>
                <p><a href="\(track)">\(SupervisionTexts.reportTrack)</a></p>
                """)
    }

    private static func file(_ page: PageRequest) async throws -> PageAnswer {
        let filing = ComplaintActs.Filing(
            objectName: String(page.typed("object").prefix(120)), region: page.typed("region"),
            facts: String(page.typed("facts").prefix(2_000)), name: String(page.typed("name").prefix(40)),
            phone: String(page.typed("phone").prefix(30)))
        do {
            let made = try await page.product.registers.write(as: page.principal) { try ComplaintActs.file(filing, in: $0) }
            return page.page(
                SupervisionTexts.reportDone,
                body: Components.facts([
                    (SupervisionTexts.reportNumber, "<strong>\(made.number)</strong>"),
                    (SupervisionTexts.reportCode, "<strong>\(made.checkCode)</strong>"),
                ]) + "<p>\(SupervisionTexts.reportKeep)</p>")
        } catch let error as SupervisionError {
            return blank(page, status: .unprocessableContent, problem: error.message)
        }
    }

    /// State and answer for whoever knows number and code; nothing about persons.
    private static func follow(_ page: PageRequest) async throws -> PageAnswer {
        let (number, code) = (page.query["number"] ?? "", (page.query["code"] ?? "").uppercased())
        var answer = HTML.empty
        var status = AnswerStatus.ok
        if !number.isEmpty {
            let registers = page.product.registers
            let found = try await registers.read { connection -> (state: String, shown: Complaint)? in
                guard
                    let found = try registers.records(
                        connection, Complaint.self, where: "t.void = 0 AND t.number = ?1 AND t.check_code = ?2",
                        [.text(number), .text(code)]
                    ).first
                else { return nil }
                if let target = found.record.mergedInto,
                    let joined = try registers.find(connection, Complaint.self, Int64(target))
                {
                    return (joined.stored.state, joined.record)
                }
                return (found.stored.state, found.record)
            }
            status = found == nil ? .notFound : .ok
            let lifecycle = Complaint.register.lifecycle
            answer =
                found.map {
                    Components.facts([
                        ("办理状态", HTML(text: lifecycle.state($0.state)?.label ?? "")),
                        ("收到日期", HTML(text: $0.shown.receivedDay?.description ?? "")),
                        ("处理结果", HTML(text: $0.shown.answer)),
                    ])
                } ?? "<div class=\"notice notice-warning\" role=\"alert\">\(SupervisionTexts.reportUnknown)</div>"
        }
        return page.page(
            SupervisionTexts.reportTrack, status: status, crumbs: [Crumb(SupervisionTexts.reportTitle, form)],
            body: """
                \(answer)<form method="get" action="\(track)" class="door">
                <div class="field"><label for="number">\(SupervisionTexts.reportNumber)</label><input id="number" name="number" maxlength="40" value="\(number)"></div>
                <div class="field"><label for="code">\(SupervisionTexts.reportCode)</label><input id="code" name="code" maxlength="20" value="\(code)"></div>
                <button class="button primary" type="submit">\(SupervisionTexts.reportTrack)</button></form>
                """)
    }

    /// The read stands in the access log, with its reason, before anything is shown.
    private static func reporter(_ page: PageRequest) async throws -> PageAnswer {
        let stored = try await page.record("complaint", for: .edit)
        let reason = page.typed("_reason")
        guard !reason.isEmpty else { throw RegisterError.reasonMissing }
        let registers = page.product.registers
        guard try registers.typed(stored, as: Complaint.self).record.handler == page.principal.accountID else {
            throw SupervisionError.notYours
        }
        try await page.logRead(.unmask, stored.draft.register, records: [stored.id], reason: reason)
        let reporter = try await registers.read { try ComplaintActs.reporter(stored.id, $0, registers) }
        return page.page(
            SupervisionTexts.reporter, crumbs: [Crumb(stored.title, RecordAddress.record("complaint", stored.id))],
            body: Components.facts([
                (SupervisionTexts.reportName, HTML(text: reporter?.0 ?? "")),
                (SupervisionTexts.reportPhone, HTML(text: reporter?.1 ?? "")),
            ]))
    }

    static let panels = [
        RecordPanel("complaint", .top) { page, record in
            guard page.product.registers.decide(page.principal, .edit, record).isAllowed else { return nil }
            let parts = FormParts(page: page, prefix: "complaint")
            var body = HTML.empty
            if record.state == "registered" {
                body += Components.act(
                    page, "/complaint/\(record.id)/acceptance", SupervisionTexts.acceptCase, kind: "primary")
            }
            if record.state == "registered" || record.state == "accepted" {
                body += parts.form(
                    "/complaint/\(record.id)/merging", SupervisionTexts.reportJoin,
                    parts.text("number", SupervisionTexts.reportNumber, length: 40))
            }
            if record.draft.integer("handler_account") == page.principal.accountID {
                if record.state == "accepted" {
                    body += parts.form(
                        "/complaint/\(record.id)/answer", SupervisionTexts.reportAnswer, open: true,
                        parts.area("answer", SupervisionTexts.reportAnswer))
                }
                if !record.draft.flag("is_anonymous") {
                    body += Components.reasonedAct(page, "/complaint/\(record.id)/reporter", SupervisionTexts.reporter)
                }
            }
            return body.isEmpty ? nil : Components.section(SupervisionTexts.steps, body)
        }
    ]
}
