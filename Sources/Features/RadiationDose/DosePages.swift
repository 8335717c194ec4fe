import Calendars
import Database
import HealthSurveillance
import Organisations
import Pages
import Registers
import RuleExplorer
import Rulebook

/// The dose of a person where it is needed, and the investigation of what is over the level: the unit says why, the service files it.
enum DosePages {
    static let own = "/dose/my-record"

    static let panels: [RecordPanel] = [
        RecordPanel("worker", .top) { page, record in try await file(page, record.id, "worker") },
        RecordPanel("radiation_worker", .top) { page, record in
            guard let worker = record["worker"].integer else { return nil }
            let registers = page.product.registers
            var body = HTML.empty
            if registers.decide(page.principal, .edit, record).isAllowed {
                let over = try await registers.read { connection in
                    try registers.records(
                        connection, DoseReadingRecord.self, where: "t.void = 0 AND t.radiation_worker = ?1 AND t.state = 'over'",
                        [.integer(record.id)], order: "t.period_from, t.id")
                }
                for reading in over { body += unitForm(page, record.id, reading) }
            }
            return body + (try await file(page, worker, "radiation_worker") ?? .empty)
        },
        RecordPanel("dose_reading", .top) { page, record in
            try DoseFindings.period(page.product.registers.typed(record, as: DoseReadingRecord.self).record).map {
                Why.section([$0])
            }
        },
        RecordPanel("dose_reading", .top) { page, record in
            guard ["over", "investigated"].contains(record.state),
                page.product.registers.decide(page.principal, .edit, record).isAllowed
            else { return nil }
            return Components.section(DoseTexts.investigation, form(page, record, problems: []))
        },
    ]

    static let routes: [Route] = [
        .get(own, .roles([.worker]), myDose),
        .post("/dose_reading/{id}/investigation", .register("dose_reading", .edit)) { page in
            let record = try await page.record("dose_reading", for: .edit)
            let cause = TextReading.trim(page.form.text("cause"))
            guard !cause.isEmpty else {
                let problems = [FieldProblem("cause", .missing, DoseTexts.causeMissing)]
                return page.page(
                    DoseTexts.investigation, status: .unprocessableContent,
                    body: ErrorSummary.html(problems) + form(page, record, problems: problems))
            }
            try await page.product.registers.write(as: page.principal) { transaction in
                try DoseEntry.file(record, cause: String(cause.prefix(500)), transaction)
            }
            return page.redirect(RecordAddress.record("dose_reading", record.id), done: "dose-filed")
        },
        .post("/radiation_worker/{id}/investigation", .register("radiation_worker", .edit)) { page in
            let person = try await page.record("radiation_worker", for: .edit)
            let words = [page.form.text("cause"), page.form.text("measures")].map(TextReading.trim)
            guard let reading = Int64(page.form.text("reading")) else { throw RegisterError.notFound }
            guard !words[0].isEmpty else {
                return page.page(
                    DoseTexts.investigation, status: .unprocessableContent,
                    crumbs: [Crumb(DoseTexts.toInvestigate, RecordAddress.record("radiation_worker", person.id))],
                    body: ErrorSummary.html([FieldProblem("cause", .missing, DoseTexts.causeMissing)]))
            }
            let cause = String(words.filter { !$0.isEmpty }.joined(separator: "；").prefix(500))
            try await page.product.registers.write(as: page.principal) { transaction in
                try DoseEntry.investigate(reading, of: person.id, cause: cause, transaction)
            }
            return page.redirect(RecordAddress.record("radiation_worker", person.id), done: "dose-investigated")
        },
    ]

    private static func file(_ page: PageRequest, _ worker: Int64, _ filter: String) async throws -> HTML? {
        let registers = page.product.registers
        let file = try await registers.read { try DoseFile.read($0, registers, worker: worker) }
        guard !file.periods.isEmpty else { return nil }
        try await page.logRead(
            .view, registers.register(of: DoseReadingRecord.self), records: file.periods.map(\.id), filter: filter)
        return file.html(page)
    }

    private static func myDose(_ page: PageRequest) async throws -> PageAnswer {
        guard let person = page.principal.person else { throw RegisterError.notFound }
        let file = try await file(page, person, "own")
        return page.page(
            DoseTexts.myDose, body: "<p class=\"muted\">\(DoseTexts.lifelong)</p>" + (file ?? "<p>\(DoseTexts.noDose)</p>"))
    }

    private static func unitForm(_ page: PageRequest, _ person: Int64, _ reading: TypedRecord<DoseReadingRecord>) -> HTML {
        let period = DoseTexts.overOn(
            reading.record.from?.description ?? "", reading.record.to?.description ?? "",
            DoseFile.number(reading.record.counted ?? 0))
        return Components.section(
            DoseTexts.toInvestigate,
            """
            <p>\(period)</p>
            <form method="post" action="/radiation_worker/\(person)/investigation" class="record-form">\(page.tokenField)
            <input type="hidden" name="reading" value="\(reading.id)">
            <div class="field"><label for="cause-\(reading.id)">\(DoseTexts.cause)</label>
            <input id="cause-\(reading.id)" name="cause" maxlength="200" required></div>
            <div class="field"><label for="measures-\(reading.id)">\(DoseTexts.measures)</label>
            <input id="measures-\(reading.id)" name="measures" maxlength="200"></div>
            <button class="button primary" type="submit">\(DoseTexts.handIn)</button></form>
            """)
    }

    private static func form(_ page: PageRequest, _ record: StoredRecord, problems: [FieldProblem]) -> HTML {
        """
        <form method="post" action="/dose_reading/\(record.id)/investigation" class="record-form">\(page.tokenField)
        <div class="field"><label for="cause">\(DoseTexts.cause)</label>\(ErrorSummary.beside("cause", problems))
        <input id="cause" name="cause" maxlength="500" value="\(record["cause"].text ?? "")"></div>
        <button class="button primary" type="submit">\(DoseTexts.file)</button></form>
        """
    }
}
