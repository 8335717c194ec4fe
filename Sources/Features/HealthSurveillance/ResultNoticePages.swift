import Access
import Calendars
import Database
import Organisations
import Pages
import Registers
import Rulebook

/// The employer tells each person the result in writing and keeps the proof (职业病防治法 35); the person may confirm it himself.
///
/// Two thousand results of one examination day are told by batch; what must be told one by one is left out of a batch.
enum ResultNoticePages {
    static let address = "/health/results"
    /// Conclusions whose notice is signed one by one: something follows from them.
    static let single = [
        ExaminationConclusion.suspectedDisease, .contraindication, .recheck,
    ].map(\.rawValue)

    static let routes: [Route] = [
        .get(address, .roles([.employer]), list),
        .post("/health/results/{day}", .roles([.employer]), tell),
        .post("/health/my-file/{id}/receipt", .roles([.worker]), confirm),
        .get("/examination/{id}/letter", .register("examination", .view)) { page in
            try await letter(page, try await page.record("examination", for: .view))
        },
    ]

    private static let open = """
        e.void = 0 AND e.state = 'accepted' AND e.employer = ?1 AND e.worker_told_day IS NULL
        """

    // MARK: The employer's pages

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        guard let employer = page.principal.organisation else { throw RegisterError.notFound }
        if let day = page.query["day"].flatMap({ DayReading.read($0) }) { return try await people(page, employer, day, []) }
        let (rows, paging) = try await page.part(
            of: """
                SELECT e.exam_day, MIN(e.institution) AS institution, COUNT(*) AS open,
                SUM(CASE WHEN e.conclusion IN ('\(single.joined(separator: "', '"))') THEN 1 ELSE 0 END) AS single
                FROM examination e WHERE \(open) GROUP BY e.exam_day ORDER BY e.exam_day DESC
                """, [.integer(employer)])
        let lines = rows.map { row -> [HTML] in
            let day = row.text("exam_day")
            let batch: HTML = row.integer("open") > row.integer("single") ? form(page, day, [], isBatch: true) : .empty
            return [
                HTML(text: day), HTML(text: row.text("institution")), HTML(text: String(row.integer("open"))),
                HTML(text: String(row.integer("single"))),
                "<a href=\"\(address)?day=\(day)\">\(HealthTexts.openBatch)</a> \(batch)",
            ]
        }
        return page.page(
            HealthTexts.tellResults,
            body: "<p class=\"muted\">\(HealthTexts.tellLead)</p><p class=\"muted\">\(HealthTexts.batchHelp)</p>"
                + Components.table(
                    HealthTexts.tellResults, columns: HealthTexts.batchColumns, rows: lines, empty: HealthTexts.allTold)
                + paging.links)
    }

    private static func people(
        _ page: PageRequest, _ employer: Int64, _ day: Day, _ problems: [FieldProblem]
    ) async throws -> PageAnswer {
        let registers = page.product.registers
        let (rows, paging) = try await page.part(
            of: """
                SELECT e.id, e.worker, e.type, e.agent, e.conclusion FROM examination e WHERE \(open) AND e.exam_day = ?2
                ORDER BY e.conclusion DESC, e.worker, e.id
                """, [.integer(employer), .text(day.description)])
        let workers = Set(rows.map { $0.integer("worker") })
        let names = try await registers.read { try StaffPages.names(workers, $0, registers) }
        try await page.logRead(.list, registers.register(of: Worker.self), records: workers.sorted(), filter: "results")
        let lines = rows.map { row -> [HTML] in
            let id = row.integer("id")
            return [
                "<input type=\"checkbox\" name=\"told-\(id)\" value=\"1\" aria-label=\"\(names[row.integer("worker")] ?? "")\">",
                HTML(text: names[row.integer("worker")] ?? ""),
                HTML(text: WorkerFile.label(page, "examination_type", row.text("type"))),
                HTML(text: WorkerFile.label(page, "surveillance_agent", row.text("agent"))),
                WorkerFile.conclusion(page, row.text("conclusion")),
            ]
        }
        let table = Components.table(
            HealthTexts.tellResults, columns: HealthTexts.personColumns, rows: lines, empty: HealthTexts.allTold)
        let body: HTML =
            lines.isEmpty
            ? table
            : """
            <form method="post" action="\(address)/\(day.description)" class="record-form">\(page.tokenField)\(table)
            \(inputs(page, day.description, problems, isAlone: true))<button class="button primary" type="submit">\(HealthTexts.tellChosen)</button></form>
            """
        return page.page(
            "\(HealthTexts.tellResults) \(day.description)", status: problems.isEmpty ? .ok : .unprocessableContent,
            crumbs: [Crumb(HealthTexts.tellResults, address)], body: ErrorSummary.html(problems) + body + paging.links)
    }

    private static func form(_ page: PageRequest, _ day: String, _ problems: [FieldProblem], isBatch: Bool) -> HTML {
        """
        <details class="reasoned"><summary class="button">\(HealthTexts.tellBatch)</summary>
        <form method="post" action="\(address)/\(day)">\(page.tokenField)<input type="hidden" name="batch" value="1">
        \(inputs(page, day, problems, isAlone: false))<button class="button primary" type="submit">\(HealthTexts.tellBatch)</button></form></details>
        """
    }

    /// - Parameter isAlone: the only form of the page; what is wrong is told there, with links to its fields.
    private static func inputs(_ page: PageRequest, _ day: String, _ problems: [FieldProblem], isAlone: Bool) -> HTML {
        [(name: "told_day", label: HealthTexts.workerTold), (name: "proof", label: HealthTexts.proof)].html {
            (name, label) -> HTML in
            """
            <div class="field"\(attribute: "id", isAlone ? "field-\(name)" : "")><label for="\(name)-\(day)">\(label)</label>\(ErrorSummary.beside(name, problems))
            <input id="\(name)-\(day)" name="\(name)" maxlength="120" value="\(page.form.text(name))"></div>
            """
        }
    }

    private static func tell(_ page: PageRequest) async throws -> PageAnswer {
        guard let employer = page.principal.organisation, let examined = Day(try page.parameter("day")) else {
            throw RegisterError.notFound
        }
        var problems: [FieldProblem] = []
        let told = DayReading.read(TextReading.trim(page.form.text("told_day")))
        if told.map({ $0 < examined || $0 > page.today }) ?? true {
            problems.append(FieldProblem("told_day", .notADay, HealthTexts.dayWrong))
        }
        let proof = TextReading.trim(page.form.text("proof"))
        if proof.isEmpty { problems.append(FieldProblem("proof", .missing, HealthTexts.proofMissing)) }
        let isBatch = page.form.text("batch") == "1"
        let chosen = Set(page.form.pairs.compactMap { $0.name.hasPrefix("told-") ? Int64($0.name.dropFirst(5)) : nil })
        if !isBatch, chosen.isEmpty { problems.append(FieldProblem("told_day", .missing, HealthTexts.chooseSomebody)) }
        guard problems.isEmpty, let told else { return try await people(page, employer, examined, problems) }
        try await page.product.registers.write(as: page.principal) { transaction in
            let rows = try transaction.connection.query(
                "SELECT e.id, e.conclusion FROM examination e WHERE \(open) AND e.exam_day = ?2 ORDER BY e.id",
                [.integer(employer), .text(examined.description)])
            for row in rows where isBatch ? !single.contains(row.text("conclusion")) : chosen.contains(row.integer("id")) {
                guard let found = try transaction.find(Examination.self, row.integer("id"))?.stored else { continue }
                try FollowUps.note(found, worker: told, employer: nil, proof: String(proof.prefix(120)), transaction)
            }
        }
        return page.redirect(address, done: "results-told")
    }

    // MARK: The person

    /// What the person was not told yet, with the button by which he says that he has it now.
    static func unconfirmed(_ page: PageRequest, worker: Int64) async throws -> HTML {
        let registers = page.product.registers
        let open = try await registers.read { connection in
            try registers.records(
                connection, Examination.self,
                where: "t.void = 0 AND t.worker = ?1 AND t.state = 'accepted' AND t.worker_told_day IS NULL", [.integer(worker)],
                order: "t.exam_day DESC, t.id DESC")
        }
        guard !open.isEmpty else { return .empty }
        let lines = open.html { found -> HTML in
            """
            <li>\(found.record.day?.description ?? "") \(WorkerFile.label(page, "surveillance_agent", found.record.agent)) \
            \(WorkerFile.conclusion(page, found.record.conclusion)) \(found.record.advice) \
            \(Components.act(page, "/health/my-file/\(found.id)/receipt", HealthTexts.confirmReceipt))</li>
            """
        }
        return Components.section(HealthTexts.notice, "<ul>\(lines)</ul>")
    }

    private static func confirm(_ page: PageRequest) async throws -> PageAnswer {
        guard let person = page.principal.person else { throw RegisterError.notFound }
        let id = try page.recordNumber()
        try await page.product.registers.write(as: page.principal) { transaction in
            guard let found = try transaction.find(Examination.self, id), found.record.worker == person, !found.stored.isVoid,
                found.stored.state == "accepted"
            else { throw RegisterError.notFound }
            guard found.record.workerToldDay == nil else { return }
            try FollowUps.note(
                found.stored, worker: transaction.today, employer: nil, proof: HealthTexts.confirmedOnline, transaction)
        }
        return page.redirect(StaffPages.own, done: "result-confirmed")
    }

    // MARK: On paper

    private static func letter(_ page: PageRequest, _ record: StoredRecord) async throws -> PageAnswer {
        let registers = page.product.registers
        try await page.logRead(.view, record.draft.register, records: [record.id], filter: "letter")
        let found = try registers.typed(record, as: Examination.self).record
        let employer = try await registers.read { connection in
            try connection.value("SELECT name FROM employer WHERE id = ?1", [.integer(found.employer)]).text ?? ""
        }
        let values = [
            found.name, employer, found.day?.description ?? "", WorkerFile.label(page, "examination_type", found.type),
            WorkerFile.label(page, "surveillance_agent", found.agent),
            WorkerFile.label(page, "examination_conclusion", found.conclusion)
                + (found.condition.isEmpty ? "" : "（\(found.condition)）"), found.advice, found.institution,
        ]
        let facts = zip(HealthTexts.noticeFacts, values).map { (name: $0, value: HTML(text: $1)) }
        return page.page(
            HealthTexts.noticeLetter,
            crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("examination", record.id))],
            body: "<div class=\"print-view\">\(Components.facts(facts))<p>\(HealthTexts.noticeSigned)</p></div>")
    }
}
