import Calendars
import Database
import HealthSurveillance
import Pages
import Registers
import Rulebook

/// Telling worker and employer of a suspicion, each with day and proof, and what the employer owes from then on (职业病防治法 55; GBZ 188-2025
/// 4.8.5, G.2).
enum SuspectedNotice {
    static let notice = "suspected_notice"
    static let arrangement = "suspected_arrange"

    /// Once reported, both are to be told at once; what the examination already noted is taken over.
    static func begin(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        try transaction.settle(arrangement, on: record)
        if let id = record["examination"].integer, let examination = try transaction.find(Examination.self, id)?.record,
            examination.workerToldDay != nil || examination.employerToldDay != nil
        {
            try note(
                record, worker: examination.workerToldDay, employer: examination.employerToldDay, proof: examination.noticeProof,
                transaction)
        }
        guard let now = try transaction.find(SuspectedCase.self, record.id), now.stored.state == "reported" else { return }
        if now.record.workerToldDay != nil, now.record.employerToldDay != nil {
            try transaction.transition(now.stored, "tell")
            return
        }
        try transaction.start(
            RecordClock(
                notice, title: DiseaseTexts.tellBoth, basis: DiseaseTexts.tellBasis, role: .healthInstitution),
            on: now.stored, from: transaction.today, due: transaction.today)
    }

    /// Either day alone, or both; what is left out stays as it was.
    static func note(
        _ record: StoredRecord, worker: Day?, employer: Day?, proof: String, _ transaction: RegisterTransaction
    ) throws {
        guard var found = try transaction.find(SuspectedCase.self, record.id) else { throw RegisterError.notFound }
        found.record.workerToldDay = worker ?? found.record.workerToldDay
        found.record.employerToldDay = employer ?? found.record.employerToldDay
        if !proof.isEmpty, !found.record.noticeProof.contains(proof) {
            let proofs = [found.record.noticeProof, proof].filter { !$0.isEmpty }.joined(separator: "；")
            found.record.noticeProof = String(proofs.prefix(400))
        }
        let after = try transaction.update(found.stored, to: found.record, action: "notice")
        guard found.record.workerToldDay != nil, found.record.employerToldDay != nil else { return }
        try transaction.settle(notice, on: after)
        if after.state == "reported" {
            try transaction.transition(after, "tell")
        } else if after.state == "told" {
            try arrange(after, transaction)
        }
    }

    /// The notice entered with the examination counts for its case too; nobody tells twice.
    static func afterExamination(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.action == "notice" || change.action == "told",
            let waiting = try transaction.registers.records(
                transaction.connection, SuspectedCase.self, where: "t.void = 0 AND t.examination = ?1",
                [.integer(change.after.id)], limit: 1
            ).first
        else { return }
        try note(
            waiting.stored, worker: change.after.draft.day("worker_told_day"),
            employer: change.after.draft.day("employer_told_day"), proof: change.after["notice_proof"].text ?? "", transaction)
    }

    /// The employer arranges the diagnosis within thirty days of being told.
    static func arrange(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard let told = record.draft.day("employer_told_day"), let period = LegalPeriods.clock(arrangement) else { return }
        let due = period.due(from: told)?.day ?? period.period?.due(from: told).day ?? told
        try transaction.start(
            RecordClock(arrangement, title: period.name, basis: "\(period.clause)：\(period.periodText)", role: .employer),
            on: record, from: told, due: due)
    }

    // MARK: Page

    static func address(_ id: Int64) -> String { "/suspected_case/\(id)/notice" }

    static let routes: [Route] = [
        .post("/suspected_case/{id}/notice", .register("suspected_case", .edit)) { page in
            let record = try await page.record("suspected_case", for: .edit)
            let found = record.draft.day("found_day")
            var problems: [FieldProblem] = []
            func day(_ name: String) -> Day? {
                let typed = TextReading.trim(page.form.text(name))
                guard !typed.isEmpty else { return nil }
                guard let day = DayReading.read(typed), day <= page.today, found.map({ day >= $0 }) ?? true else {
                    problems.append(FieldProblem(name, .notADay, DiseaseTexts.toldDayWrong))
                    return nil
                }
                return day
            }
            let (worker, employer) = (day("worker"), day("employer"))
            let proof = TextReading.trim(page.form.text("proof"))
            if problems.isEmpty, worker == nil, employer == nil {
                problems.append(FieldProblem("worker", .missing, DiseaseTexts.toldWhom))
            }
            if proof.isEmpty { problems.append(FieldProblem("proof", .missing, DiseaseTexts.proofMissing)) }
            guard problems.isEmpty else {
                return page.page(
                    DiseaseTexts.tellBoth, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("suspected_case", record.id))],
                    body: ErrorSummary.html(problems) + form(page, record, problems))
            }
            try await page.product.registers.write(as: page.principal) {
                try note(record, worker: worker, employer: employer, proof: String(proof.prefix(200)), $0)
            }
            return page.redirect(RecordAddress.record("suspected_case", record.id), done: "suspected-told")
        },
        .get("/suspected_case/{id}/letter", .register("suspected_case", .view), letter),
    ]

    static let panel = RecordPanel("suspected_case", .top) { page, record in
        let registers = page.product.registers
        let letter: HTML =
            "<p><a class=\"button\" href=\"/suspected_case/\(record.id)/letter\">\(DiseaseTexts.printSuspected)</a></p>"
        return form(page, record, []) + letter + (try await course(page, record, registers))
    }

    /// What became of it, for the doctor who reported: told by day and state, without the other institution's file.
    private static func course(_ page: PageRequest, _ record: StoredRecord, _ registers: Registers) async throws -> HTML {
        let cases = try await registers.read { connection in
            try registers.records(
                connection, DiagnosisCase.self, where: "t.void = 0 AND t.suspected_case = ?1", [.integer(record.id)],
                order: "t.applied_day, t.id")
        }
        guard !cases.isEmpty else {
            return ["reported", "told"].contains(record.state)
                ? Components.section(DiseaseTexts.course, "<p>\(DiseaseTexts.notApplied)</p>") : .empty
        }
        let mayOpen = cases.filter { registers.decide(page.principal, .view, $0.stored).isAllowed }.map(\.id)
        let rows = cases.map { found -> [HTML] in
            let state = found.stored.draft.register.lifecycle.state(found.stored.state)
            let day = found.record.appliedDay?.description ?? ""
            return [
                mayOpen.contains(found.id)
                    ? "<a href=\"\(RecordAddress.record("diagnosis_case", found.id))\">\(day)</a>" : HTML(text: day),
                HTML(text: found.record.institution), state.map { Components.badge($0.label, $0.tone) } ?? .empty,
                HTML(text: found.record.diagnosedDay?.description ?? ""),
                HTML(text: page.product.codes.entry("diagnosis_conclusion", found.record.conclusion)?.label ?? ""),
            ]
        }
        return Components.section(
            DiseaseTexts.course, Components.table(DiseaseTexts.course, columns: DiseaseTexts.courseColumns, rows: rows))
    }

    private static func form(_ page: PageRequest, _ record: StoredRecord, _ problems: [FieldProblem]) -> HTML {
        guard ["reported", "told"].contains(record.state), !record.isVoid,
            page.product.registers.decide(page.principal, .edit, record).isAllowed
        else { return .empty }
        func input(_ name: String, _ label: String) -> HTML {
            """
            <div class="field" id="field-\(name)"><label for="\(name)">\(label)</label>\(ErrorSummary.beside(name, problems))
            <input id="\(name)" name="\(name)" maxlength="200" value="\(page.form.text(name))"></div>
            """
        }
        return Components.section(
            DiseaseTexts.tellBoth,
            """
            <p class="muted">\(DiseaseTexts.tellHelp)</p>
            <form method="post" action="\(address(record.id))" class="record-form">\(page.tokenField)
            \(input("worker", DiseaseTexts.workerTold))\(input("employer", DiseaseTexts.employerTold))\(input("proof", DiseaseTexts.deliveryProof))
            <button class="button primary" type="submit">\(DiseaseTexts.saveNotice)</button></form>
            """)
    }

    /// 疑似职业病告知书 (GBZ 188-2025 Annex G): what worker and employer are told, in our own words.
    private static func letter(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("suspected_case", for: .view)
        let registers = page.product.registers
        try await page.logRead(.view, record.draft.register, records: [record.id], filter: "letter")
        let found = try registers.typed(record, as: SuspectedCase.self).record
        let employer = try await registers.read { connection in
            try connection.value("SELECT name FROM employer WHERE id = ?1", [.integer(found.employer)]).text ?? ""
        }
        let told = found.foundDay?.description ?? ""
        return page.page(
            DiseaseTexts.suspectedLetter,
            crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("suspected_case", record.id))],
            body: """
                <div class="print-view"><p>\(found.name)、\(employer)：</p>
                <p>\(DiseaseTexts.suspectedLead(found.finder, told, found.disease))</p>
                <ol>\(DiseaseTexts.suspectedDuties.html { "<li>\($0)</li>" })</ol>
                <p>\(DiseaseTexts.suspectedSigned)</p><p>\(found.finder)</p></div>
                """)
    }
}
