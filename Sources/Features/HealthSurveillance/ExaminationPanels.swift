import Calendars
import Pages
import Registers
import RuleExplorer
import Rulebook

/// What the page of an examination shows beyond its fields: why it was returned, and the notice with its proof.
enum ExaminationPanels {
    static func notice(_ id: Int64) -> String { "/examination/\(id)/notice" }
    static func finish(_ id: Int64) -> String { "/follow_up/\(id)/completion" }

    static let all: [RecordPanel] = [
        RecordPanel("examination", .top) { page, record in
            remarks(page, record) + (HealthFindings.check(record).map { Why.section([$0]) } ?? .empty)
                + noticePart(page, record, problems: [])
        },
        RecordPanel("follow_up", .top) { page, record in
            record.state == "open" && page.product.registers.decide(page.principal, .edit, record).isAllowed
                ? finishForm(page, record, problems: []) : nil
        },
    ]

    static let routes: [Route] = [
        .post("/examination/{id}/notice", .register("examination", .edit)) { page in
            let record = try await page.record("examination", for: .edit)
            let examined = record["exam_day"].text.flatMap { Day($0) }
            // One of the two may stay empty: they are told on days of their own.
            func given(_ name: String) -> (Day?, FieldProblem?) {
                TextReading.trim(page.form.text(name)).isEmpty ? (nil, nil) : day(name, page, from: examined)
            }
            let (worker, workerProblem) = given("worker")
            let (employer, employerProblem) = given("employer")
            let (proof, proofProblem) = proof(page)
            var problems = [workerProblem, employerProblem, proofProblem].compactMap(\.self)
            if problems.isEmpty, worker == nil, employer == nil {
                problems.append(FieldProblem("worker", .missing, HealthTexts.toldWhom))
            }
            guard problems.isEmpty, record.state == "accepted" else {
                return page.page(
                    HealthTexts.notice, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("examination", record.id))],
                    body: ErrorSummary.html(problems) + noticePart(page, record, problems: problems))
            }
            try await page.product.registers.write(as: page.principal) { transaction in
                try FollowUps.note(record, worker: worker, employer: employer, proof: proof, transaction)
            }
            return page.redirect(RecordAddress.record("examination", record.id), done: "health-noticed")
        },
        .post("/follow_up/{id}/completion", .register("follow_up", .edit)) { page in
            let record = try await page.record("follow_up", for: .edit)
            let (done, dayProblem) = day("done", page, from: nil)
            let (proof, proofProblem) = proof(page)
            let problems = [dayProblem, proofProblem].compactMap(\.self)
            guard problems.isEmpty, let done else {
                return page.page(
                    HealthTexts.finish, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("follow_up", record.id))],
                    body: ErrorSummary.html(problems) + finishForm(page, record, problems: problems))
            }
            do {
                try await page.product.registers.write(as: page.principal) { transaction in
                    try FollowUps.finish(record, on: done, proof: proof, transaction)
                }
            } catch RegisterError.invalid(let problems) {
                return page.page(
                    HealthTexts.finish, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("follow_up", record.id))],
                    body: ErrorSummary.html(problems) + finishForm(page, record, problems: problems))
            }
            return page.redirect(RecordAddress.record("follow_up", record.id), done: "follow-up-done")
        },
    ]

    private static func remarks(_ page: PageRequest, _ record: StoredRecord) -> HTML {
        let remarks = ExaminationRemark.stored(record["remarks"].text ?? "")
        guard !remarks.isEmpty else { return .empty }
        let rows = remarks.map { remark -> [HTML] in
            [
                HTML(text: record.draft.register.field(remark.field)?.label ?? ""), HTML(text: remark.sentence),
                Components.badge(remark.isError ? HealthTexts.error : HealthTexts.question, remark.isError ? .bad : .warning),
                Why.mark(remark.mark),
            ]
        }
        return Components.section(
            HealthTexts.remarks, Components.table(HealthTexts.remarks, columns: HealthTexts.remarkColumns, rows: rows))
    }

    private static func noticePart(_ page: PageRequest, _ record: StoredRecord, problems: [FieldProblem]) -> HTML {
        guard record.state == "accepted", !record.isVoid, page.product.registers.decide(page.principal, .edit, record).isAllowed
        else { return .empty }
        let isTold = !record["employer_told_day"].isNull && !record["worker_told_day"].isNull
        let form: HTML = """
            <p class="muted">\(HealthTexts.noticeHelp)\(HealthTexts.noticePartly)</p>
            <form method="post" action="\(notice(record.id))" class="record-form">\(page.tokenField)
            \(input("worker", HealthTexts.workerTold, page, problems))\(input("employer", HealthTexts.employerTold, page, problems))
            \(input("proof", HealthTexts.proof, page, problems))
            <button class="button primary" type="submit">\(HealthTexts.save)</button></form>
            <p><a class="button" href="/examination/\(record.id)/letter">\(HealthTexts.printNotice)</a></p>
            """
        guard isTold, problems.isEmpty else { return Components.section(HealthTexts.notice, form) }
        return "<details class=\"more\"><summary>\(HealthTexts.correctNotice)</summary>\(form)</details>"
    }

    private static func finishForm(_ page: PageRequest, _ record: StoredRecord, problems: [FieldProblem]) -> HTML {
        Components.section(
            HealthTexts.finish,
            """
            <p class="muted">\(HealthTexts.finishHelp)</p>
            <form method="post" action="\(finish(record.id))" class="record-form">\(page.tokenField)
            \(input("done", HealthTexts.finishDay, page, problems))\(input("proof", HealthTexts.proof, page, problems))
            <button class="button primary" type="submit">\(HealthTexts.finish)</button></form>
            """)
    }

    private static func input(_ name: String, _ label: String, _ page: PageRequest, _ problems: [FieldProblem]) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>\(ErrorSummary.beside(name, problems))
        <input id="\(name)" name="\(name)" maxlength="200" value="\(page.form.text(name))"></div>
        """
    }

    private static func day(_ name: String, _ page: PageRequest, from first: Day?) -> (Day?, FieldProblem?) {
        guard let day = DayReading.read(TextReading.trim(page.form.text(name))), day <= page.today,
            first.map({ day >= $0 }) ?? true
        else { return (nil, FieldProblem(name, .notADay, HealthTexts.dayWrong)) }
        return (day, nil)
    }

    private static func proof(_ page: PageRequest) -> (String, FieldProblem?) {
        let proof = TextReading.trim(page.form.text("proof"))
        return (proof, proof.isEmpty ? FieldProblem("proof", .missing, HealthTexts.proofMissing) : nil)
    }
}
