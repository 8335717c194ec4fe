import Access
import Database
import Organisations
import Pages
import Registers

/// The public form with its tracking number, and the handler's acts.
enum ComplaintPages {
    static let form = "/report-violation"

    static let routes: [Route] =
        [
            .get(form, .anyone) { page in try await blank(page, status: .ok, problem: "") }, .post(form, .anyone, file),
            .get(ComplaintTracking.address, .anyone, ComplaintTracking.show),
            .post("/complaint/{id}/acceptance", .register("complaint", .edit)) { page in
                try await page.act(on: Complaint.self, .edit, done: "complaint-moved") {
                    try ComplaintActs.accept($0, $1, in: $2)
                }
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
        ] + ComplaintRegistration.routes + ComplaintHandling.routes

    private static func blank(_ page: PageRequest, status: AnswerStatus, problem: String) async throws -> PageAnswer {
        let parts = FormParts(page: page, prefix: "report")
        let error: HTML = problem.isEmpty ? .empty : "<div class=\"notice notice-warning\" role=\"alert\">\(problem)</div>"
        let content = try await content(page, parts)
        return page.page(
            SupervisionTexts.reportTitle, status: status,
            body: """
                <p>\(SupervisionTexts.reportLead)</p>\(error)
                <form method="post" action="\(form)" class="record-form">\(page.tokenField)\(content)
                <button class="button primary" type="submit">\(SupervisionTexts.reportSend)</button></form>
                <p><a href="\(ComplaintTracking.address)">\(SupervisionTexts.reportTrack)</a></p>
                """)
    }

    /// About whom, where, what; who says so only if they want to.
    static func content(_ page: PageRequest, _ parts: FormParts) async throws -> HTML {
        let counties = try await counties(page)
        return """
            \(parts.text("object", SupervisionTexts.reportObject, value: page.typed("object")))
            \(parts.choice("region", SupervisionTexts.reportRegion, counties, value: page.typed("region")))
            \(parts.area("facts", SupervisionTexts.reportFacts, value: page.typed("facts")))
            \(parts.text("name", SupervisionTexts.reportName, value: page.typed("name"), required: false, length: 40, hint: SupervisionTexts.reportHint))
            \(parts.text("phone", SupervisionTexts.reportPhone, value: page.typed("phone"), required: false, length: 30))
            """
    }

    /// Counties under the offices that use this installation; an office's own account sees those of its region alone.
    private static func counties(_ page: PageRequest) async throws -> [(code: String, label: String)] {
        let codes = page.product.codes
        let served: [RegionPath] =
            page.principal.region.isNowhere || page.principal.region.isRoot
            ? try await page.product.registers.read {
                try $0.query(
                    "SELECT DISTINCT region_path FROM organisation WHERE void = 0 AND type = 'bureau' ORDER BY region_path")
            }.map { RegionPath(stored: $0.text("region_path")) } : [page.principal.region]
        let all = codes.entries("region").filter { entry in
            ["county", "zone"].contains(entry.attributes["type"] ?? entry.attributes["region_type"] ?? "")
                || (entry.code.count == 6 && !entry.code.hasSuffix("00"))
        }
        let own = all.filter { entry in
            codes.regionPath(entry.code).map { path in served.contains { $0.contains(path) || path.contains($0) } } ?? false
        }
        return (own.isEmpty ? all : own).map { ($0.code, $0.label) }
    }

    static func filing(_ page: PageRequest) -> ComplaintActs.Filing {
        ComplaintActs.Filing(
            objectName: String(page.typed("object").prefix(120)), region: page.typed("region"),
            facts: String(page.typed("facts").prefix(2_000)), name: String(page.typed("name").prefix(40)),
            phone: String(page.typed("phone").prefix(30)))
    }

    /// What the person who reports must keep.
    static func receipt(_ made: Complaint) -> HTML {
        Components.facts([
            (SupervisionTexts.reportNumber, "<strong>\(made.number)</strong>"),
            (SupervisionTexts.reportCode, "<strong>\(made.checkCode)</strong>"),
        ]) + "<p>\(SupervisionTexts.reportKeep)</p>"
    }

    private static func file(_ page: PageRequest) async throws -> PageAnswer {
        let filing = filing(page)
        do {
            let made = try await page.product.registers.write(as: page.principal) { try ComplaintActs.file(filing, in: $0) }
            return page.page(SupervisionTexts.reportDone, body: receipt(made))
        } catch let error as SupervisionError {
            return try await blank(page, status: .unprocessableContent, problem: error.message)
        }
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
}
