import Access
import Calendars
import Database
import Pages
import Registers

/// Problems of a self-check on its page, the report of what was done, and files as evidence.
enum SelfCheckProblemPages {
    /// As for every file of a record.
    private static let largest = 20 << 20

    static let routes: [Route] = [
        .post("/self_check_problem/{id}/report", .register("self_check_problem", .edit), body: .upload(largest)) { page in
            let (measure, file) = (String(page.typed("measure").prefix(1_000)), page.form.file("file"))
            return try await page.act(on: SelfCheckProblem.self, .edit, done: "problem-reported") {
                try SelfCheckProblems.report($0, $1, measure, file, in: $2)
            }
        },
        .post("/self_check/{id}/evidence", .register("self_check", .edit), body: .upload(largest)) { page in
            guard let file = page.form.file("file"), !file.bytes.isEmpty else {
                throw SupervisionError.selfCheckIncomplete(RiskTexts.fileMissing)
            }
            return try await page.act(on: SelfCheck.self, .edit, done: "evidence-attached") { stored, _, transaction in
                guard stored.state == "open" else { throw RegisterError.wrongState(label: "已提交") }
                try transaction.attach(file, to: stored)
            }
        },
        .post("/risk_grading/{id}/publication", .register("risk_grading", .edit)) { page in
            let (day, way) = (Day(page.typed("published_day")), String(page.typed("published_way").prefix(200)))
            return try await page.act(on: RiskGrading.self, .edit, done: "risk-published") {
                try GradeRisk.publish($0, $1, on: day, way: way, in: $2)
            }
        },
    ]

    static let panels: [RecordPanel] = [
        RecordPanel("self_check", draw: problems), RecordPanel("self_check", draw: evidence),
        RecordPanel("self_check_problem", .top, draw: report), RecordPanel("risk_grading", .top, draw: publication),
    ]

    private static func problems(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("self_check_problem", .view)), record.state != "open" else { return nil }
        let registers = page.product.registers
        let found = try await registers.read {
            try registers.records(
                $0, SelfCheckProblem.self, where: "t.void = 0 AND t.self_check = ?1", [.integer(record.id)], order: "t.id")
        }
        return Components.section(RiskTexts.problems, table(page, found))
    }

    static func table(_ page: PageRequest, _ found: [TypedRecord<SelfCheckProblem>]) -> HTML {
        let rows = found.map { found -> [HTML] in
            let (problem, state) = (found.record, SelfCheckProblem.register.lifecycle.state(found.stored.state))
            let late = found.stored.state == "open" ? problem.deadline.map { $0 - page.today }.flatMap { $0 < 0 ? $0 : nil } : nil
            return [
                "<a href=\"\(RecordAddress.record("self_check_problem", found.id))\">\(problem.item)</a>",
                HTML(text: problem.text),
                HTML(text: page.product.codes.entry("problem_finder", problem.foundBy)?.label ?? problem.foundBy),
                HTML(text: problem.deadline?.description ?? ""), HTML(text: problem.measure),
                late.map { Components.daysLeft($0) } ?? Components.badge(state?.label ?? "", state?.tone ?? .neutral),
            ]
        }
        return Components.table(
            RiskTexts.problems, columns: RiskTexts.problemColumns, rows: rows, empty: RiskTexts.noProblems)
    }

    private static func evidence(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard record.state == "open", page.product.registers.decide(page.principal, .edit, record).isAllowed else { return nil }
        return Components.section(
            SupervisionTexts.evidence,
            "<p class=\"muted\">\(RiskTexts.files)</p>"
                + upload(page, "/self_check/\(record.id)/evidence", RiskTexts.addEvidence, required: true, .empty))
    }

    private static func report(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard record.state == "open", !record.isVoid, page.product.registers.decide(page.principal, .edit, record).isAllowed
        else {
            return nil
        }
        let parts = FormParts(page: page, prefix: "problem")
        return Components.section(
            RiskTexts.report,
            upload(
                page, "/self_check_problem/\(record.id)/report", RiskTexts.report, required: false,
                parts.area("measure", RiskTexts.measure)))
    }

    private static func publication(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.principal.role == .employer, record["is_current"].integer == 1, record["published_day"].isNull,
            !record.draft.text("risk_class").isEmpty, page.product.registers.decide(page.principal, .edit, record).isAllowed
        else { return nil }
        let parts = FormParts(page: page, prefix: "publication")
        return Components.section(
            RiskTexts.publish,
            "<p>\(RiskTexts.publishHelp)</p>"
                + parts.form(
                    "/risk_grading/\(record.id)/publication", RiskTexts.publish, open: true,
                    parts.day("published_day", RiskTexts.publishedDay)
                        + parts.text("published_way", RiskTexts.publishedWay, length: 200, hint: RiskTexts.wayHint)))
    }

    private static func upload(_ page: PageRequest, _ address: String, _ button: String, required: Bool, _ fields: HTML) -> HTML {
        """
        <form method="post" enctype="multipart/form-data" action="\(address)" class="record-form">\(page.tokenField)\(fields)
        <div class="field"><label for="evidence-file">\(RiskTexts.file)</label><p class="hint">\(RiskTexts.fileHint)</p>
        <input id="evidence-file" type="file" name="file"\(attribute: "required", if: required)></div>
        <button class="button primary" type="submit">\(button)</button></form>
        """
    }

    /// What an employer was graded before, with the method of each day: the letters meant the opposite in the early guide.
    static func history(_ page: PageRequest, _ employer: Int64) async throws -> HTML {
        let registers = page.product.registers
        let gradings = try await registers.read {
            try registers.records(
                $0, RiskGrading.self, where: "t.void = 0 AND t.employer = ?1", [.integer(employer)], order: "t.id DESC", limit: 50
            )
        }
        guard !gradings.isEmpty else { return .empty }
        func label(_ table: String, _ code: String) -> HTML { HTML(text: page.product.codes.entry(table, code)?.label ?? code) }
        let rows = gradings.map { found -> [HTML] in
            let (grading, state) = (found.record, RiskGrading.register.lifecycle.state(found.stored.state))
            return [
                "<a href=\"\(RecordAddress.record("risk_grading", found.id))\">\(grading.gradedDay?.description ?? "")</a>",
                grading.riskClass.isEmpty ? HTML(text: "不能判定") : label("risk_class", grading.riskClass),
                label("hazard_risk_grade", grading.hazardGrade), HTML(text: grading.managementGrade),
                label("risk_method", grading.method), HTML(text: grading.occasion),
                HTML(text: grading.publishedDay?.description ?? ""),
                Components.badge(state?.label ?? "", state?.tone ?? .neutral),
            ]
        }
        return "<h3>\(RiskTexts.history)</h3>"
            + Components.table(RiskTexts.history, columns: RiskTexts.historyColumns, rows: rows)
    }
}
