import Access
import Calendars
import Organisations
import Pages
import Registers
import RuleExplorer

/// Filling, signing and verifying a self-check.
enum SelfCheckPages {
    static let routes: [Route] = [
        .post("/employer/{id}/self-check", .register("self_check", .create)) { page in
            let employer = try await page.record("employer", for: .view)
            let (registers, principal) = (page.product.registers, page.principal)
            let id = try await registers.write(as: principal) { transaction in
                let id = try SelfCheckActs.open(employer.id, in: transaction)
                guard let made = try transaction.find(SelfCheck.self, id),
                    registers.decide(principal, .edit, made.stored).isAllowed
                else { throw RegisterError.denied }
                return id
            }
            return page.redirect("/self_check/\(id)/form")
        },
        .get("/self_check/{id}/form", .register("self_check", .edit), show),
        .post("/self_check/{id}/form", .register("self_check", .edit), save),
        .post("/self_check/{id}/submission", .register("self_check", .edit)) { page in
            let signatory = page.typed("signatory")
            return try await page.act(on: SelfCheck.self, .edit, done: "self-check-submitted") {
                try SelfCheckActs.submit($0, $1, signatory: signatory, in: $2)
            }
        },
        .post("/self_check/{id}/verification", .register("self_check", .approve)) { page in
            guard let inspection = Int64(page.typed("inspection")) else {
                throw SupervisionError.selfCheckIncomplete("请选择对该单位已完成的检查作为核查依据。")
            }
            var verified: [String: String] = [:]
            for (name, value) in page.form.pairs where name.hasPrefix("verified-") { verified[String(name.dropFirst(9))] = value }
            let (seen, deadline) = (verified, Day(page.typed("deadline")))
            return try await page.act(on: SelfCheck.self, .approve, done: "self-check-verified") {
                try SelfCheckActs.verify($0, $1, inspection: inspection, seen, deadline: deadline, in: $2)
            }
        },
        .post("/employer/{id}/risk-grading", .register("risk_grading", .create)) { page in
            let employer = try await page.record("employer", for: .view)
            let (registers, principal) = (page.product.registers, page.principal)
            try await registers.write(as: principal) { transaction in
                guard let made = try GradeRisk.grade(employer.id, occasion: "主管部门评定", in: transaction),
                    registers.decide(principal, .create, made).isAllowed
                else { throw RegisterError.denied }
            }
            return page.redirect(RecordAddress.record("employer", employer.id), done: "risk-graded")
        },
    ]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("self_check", for: .edit)
        return try await draw(page, record, status: .ok)
    }

    private static func draw(_ page: PageRequest, _ record: StoredRecord, status: AnswerStatus) async throws -> PageAnswer {
        guard record.state == "open", let form = SelfCheckForm.version(record.draft.text("form_version")) else {
            return page.redirect(RecordAddress.record("self_check", record.id))
        }
        let registers = page.product.registers
        let answers = try await registers.read { try SelfCheckActs.answers($0, registers, record.id) }
        var group = ""
        let items = form.items.html { item -> HTML in
            let heading: HTML = item.group == group ? .empty : "<h2>\(item.group)</h2>"
            group = item.group
            return heading + field(page, item, answers[item.code]?.record)
        }
        let parts = FormParts(page: page, prefix: "check")
        let body: HTML = """
            <p>\(SupervisionTexts.selfCheckLead)</p><p class="notice notice-warning" role="note">\(SupervisionTexts.checklistNote)（\(form.version)）</p>
            <form method="post" action="/self_check/\(record.id)/form" class="record-form">\(page.tokenField)\(items)
            \(parts.codes("test_level", SupervisionTexts.testLevel, table: "exposure_level", value: record.draft.text("test_level"), required: false))
            \(parts.text("test_report", SupervisionTexts.testReport, value: record.draft.text("test_report"), required: false, length: 80))
            <button class="button primary" type="submit">\(SupervisionTexts.save)</button></form>
            """
        return page.page(
            SupervisionTexts.selfCheck, status: status,
            crumbs: [Crumb(record.title, RecordAddress.record("self_check", record.id))], body: body)
    }

    private static func field(_ page: PageRequest, _ item: SelfCheckForm.Item, _ former: SelfCheckAnswer?) -> HTML {
        let radios = page.product.codes.entries("check_answer").filter { $0.code != "na" || item.mayNotApply }.html { choice in
            """
            <label class="tick"><input type="radio" name="answer-\(item.code)" value="\(choice.code)"\(attribute: "checked", if: former?.answer == choice.code)> \(choice.label)</label>
            """
        }
        let key = item.isKey ? Components.badge(SupervisionTexts.key, .warning) : .empty
        return """
            <fieldset class="field"><legend>\(item.code) \(item.text)（\(item.points) 分）\(key)</legend><p class="hint">\(item.clause)</p>\(radios)
            <label for="evidence-\(item.code)">\(SupervisionTexts.evidence)</label>
            <input id="evidence-\(item.code)" name="evidence-\(item.code)" maxlength="500" value="\(former?.evidence ?? "")"></fieldset>
            """
    }

    private static func save(_ page: PageRequest) async throws -> PageAnswer {
        var entry = SelfCheckActs.Entry(
            testLevel: page.typed("test_level"), testReport: page.typed("test_report"))
        for (name, value) in page.form.pairs where name.hasPrefix("answer-") {
            let item = String(name.dropFirst(7))
            entry.answers[item] = (value, page.typed("evidence-\(item)"))
        }
        let typed = entry
        return try await page.act(on: SelfCheck.self, .edit, done: "self-check-saved") {
            try SelfCheckActs.save($0, $1, typed, in: $2)
        }
    }

    // MARK: Panels

    static let panels: [RecordPanel] = [
        RecordPanel("self_check", .top, draw: check), RecordPanel("employer", draw: risk),
        RecordPanel("risk_grading", .top) { _, record in Why.section(Why.stored(record.draft.text("findings"))) },
    ]

    private static func check(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        let parts = FormParts(page: page, prefix: "check")
        let form = SelfCheckForm.version(record.draft.text("form_version"))
        let answers = try await registers.read { try SelfCheckActs.answers($0, registers, record.id) }
        let mayVerify = record.state == "submitted" && registers.decide(page.principal, .approve, record).isAllowed
        func label(_ code: String) -> HTML { HTML(text: page.product.codes.entry("check_answer", code)?.label ?? code) }
        let rows = (form?.items ?? []).map { item -> [HTML] in
            let answer = answers[item.code]?.record
            let verified: HTML =
                mayVerify
                ? """
                <select name="verified-\(item.code)" form="verification" aria-label="\(item.code) 核查"><option value="">同自查</option>\(page.product.codes.entries("check_answer").html { "<option value=\"\($0.code)\">\($0.label)</option>" })</select>
                """ : label(answer?.verified ?? "")
            return [
                HTML(text: item.code), HTML(text: item.text), "\(item.points)", label(answer?.answer ?? ""), verified,
                HTML(text: answer?.evidence ?? ""),
            ]
        }
        var body = HTML.empty
        if record.state == "open", registers.decide(page.principal, .edit, record).isAllowed {
            body += "<p><a class=\"button\" href=\"/self_check/\(record.id)/form\">\(SupervisionTexts.openSelfCheck)</a></p>"
            body += parts.form(
                "/self_check/\(record.id)/submission", SupervisionTexts.submit,
                parts.text("signatory", SupervisionTexts.signatory, length: 40))
        }
        body += Components.table(
            SupervisionTexts.selfCheck, columns: ["项目", "内容", "分值", "自查", "核查", SupervisionTexts.evidence], rows: rows)
        if mayVerify { body += try await verification(page, record) }
        return Components.section(SupervisionTexts.selfCheck, body)
    }

    private static func verification(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML {
        let visits = try await page.product.registers.read {
            try $0.query(
                "SELECT id, number, visited_day FROM inspection WHERE void = 0 AND employer = ?1 AND visited_day IS NOT NULL ORDER BY visited_day DESC, id DESC LIMIT 20",
                [.integer(record.draft.integer("employer") ?? 0)])
        }
        let options = visits.html {
            "<option value=\"\($0.integer("id"))\">\($0.text("number")) \($0.text("visited_day"))</option>"
        }
        return """
            <form method="post" id="verification" action="/self_check/\(record.id)/verification" class="record-form">\(page.tokenField)
            <div class="field"><label for="verify-inspection">\(SupervisionTexts.verifyBy)</label>
            <select id="verify-inspection" name="inspection" required><option value="">\(SupervisionTexts.choose)</option>\(options)</select></div>
            \(FormParts(page: page, prefix: "verify").day("deadline", RiskTexts.deadline, required: false, hint: RiskTexts.deadlineHint))
            <button class="button primary" type="submit">\(SupervisionTexts.verify)</button></form>
            """
    }

    /// Risk class and its reasons on the employer's file, with the doors to self-check and grading.
    private static func risk(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("risk_grading", .view)) else { return nil }
        let registers = page.product.registers
        let current = try await registers.read {
            try registers.records(
                $0, RiskGrading.self, where: "t.void = 0 AND t.employer = ?1 AND t.is_current = 1", [.integer(record.id)],
                limit: 1
            ).first
        }
        var body: HTML = "<p class=\"muted\">\(SupervisionTexts.noRisk)</p>"
        if let current {
            func label(_ table: String, _ code: String) -> String { page.product.codes.entry(table, code)?.label ?? code }
            let grading = current.record
            body = Components.facts([
                (
                    "风险类别",
                    grading.riskClass.isEmpty
                        ? Components.badge("不能判定", .warning)
                        : Components.badge(
                            label("risk_class", grading.riskClass), ["甲": .good, "乙": .warning][grading.riskClass] ?? .bad)
                ), ("危害风险等级", HTML(text: label("hazard_risk_grade", grading.hazardGrade))),
                ("管理状况", HTML(text: grading.managementGrade)), ("接触水平", HTML(text: label("exposure_level", grading.level))),
                (
                    "评定日期",
                    "<a href=\"\(RecordAddress.record("risk_grading", current.id))\">\(grading.gradedDay?.description ?? "")</a>"
                ), ("评定原因", HTML(text: grading.occasion)),
            ])
            body += "<p class=\"muted\">\(SupervisionTexts.unverified)</p>" + Why.table(Why.stored(grading.findings))
        }
        body += try await SelfCheckProblemPages.history(page, record.id)
        if page.may(.register("self_check", .create)), page.principal.role == .employer {
            body += Components.act(
                page, "/employer/\(record.id)/self-check", SupervisionTexts.openSelfCheck, kind: "primary")
        }
        if page.may(.register("risk_grading", .create)) {
            body += Components.act(page, "/employer/\(record.id)/risk-grading", SupervisionTexts.grade)
        }
        return Components.section(SupervisionTexts.risk, body)
    }
}
