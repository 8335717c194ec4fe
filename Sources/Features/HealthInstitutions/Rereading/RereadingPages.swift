import HealthSurveillance
import Pages
import Registers

/// Reading a second time: blind number and curve or film number, no person, no first reading, no conclusion.
enum RereadingPages {
    static func address(_ id: Int64) -> String { "/rereading_round/\(id)/readings" }

    static let routes: [Route] = [
        .post("/rereading_round/{id}/draw", .register("rereading_round", .edit)) { page in
            let record = try await page.record("rereading_round", for: .edit)
            try await page.product.registers.write(as: page.principal) { try RereadBlind.draw(record.id, $0) }
            return page.redirect(address(record.id), done: "samples-drawn")
        },
        .get("/rereading_round/{id}/readings", .register("rereading_round", .edit), read),
        .post("/rereading_round/{id}/readings", .register("rereading_round", .edit)) { page in
            let record = try await page.record("rereading_round", for: .edit)
            var readings: [Int: String] = [:]
            for (name, value) in page.form.pairs where name.hasPrefix("sample-") && !value.isEmpty {
                if let number = Int(name.dropFirst(7)) { readings[number] = value }
            }
            let (noted, reader) = (readings, page.principal.displayName)
            try await page.product.registers.write(as: page.principal) {
                try RereadBlind.note(record.id, noted, reader: reader, $0)
            }
            return page.redirect(address(record.id), done: "readings-saved")
        },
        .post("/rereading_round/{id}/comparison", .register("rereading_round", .edit)) { page in
            let record = try await page.record("rereading_round", for: .edit)
            try await page.product.registers.write(as: page.principal) { try RereadBlind.compare(record.id, $0) }
            return page.redirect(RecordAddress.record("rereading_round", record.id), done: "readings-compared")
        },
    ]

    static let panel = RecordPanel("rereading_round", .top) { page, record in
        let mayEdit = page.product.registers.decide(page.principal, .edit, record).isAllowed
        switch record.state {
        case "planned" where mayEdit:
            return Components.act(page, "/rereading_round/\(record.id)/draw", InstitutionTexts.drawSamples, kind: "primary")
        case "reading" where mayEdit:
            return "<p><a class=\"button primary\" href=\"\(address(record.id))\">\(InstitutionTexts.readSamples)</a></p>"
                + Components.act(page, "/rereading_round/\(record.id)/comparison", InstitutionTexts.compare)
        case "compared": return try await table(page, record)
        default: return nil
        }
    }

    /// The table of both readings, from which the statistics come.
    private static func table(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML {
        let registers = page.product.registers
        let samples = try await registers.read { try RereadBlind.samples(record.id, $0, registers) }
        let scale = ReadingClass.scale(record["kind"].text ?? "")
        func label(_ code: String) -> String { page.product.codes.entry("reading_class", code)?.label ?? code }
        let rows = scale.map { first -> [HTML] in
            [HTML(text: label(first))]
                + scale.map { second in
                    HTML(text: String(samples.count { $0.record.first == first && $0.record.second == second }))
                }
        }
        return Components.section(
            InstitutionTexts.crossTable,
            "<p class=\"muted\">\(InstitutionTexts.agreementNote)</p>"
                + Components.table(
                    InstitutionTexts.crossTable, columns: [InstitutionTexts.firstBySecond] + scale.map(label), rows: rows))
    }

    private static func read(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("rereading_round", for: .edit)
        guard record.state == "reading" else { return page.redirect(RecordAddress.record("rereading_round", record.id)) }
        let registers = page.product.registers
        let kind = record["kind"].text ?? ""
        let (open, curves) = try await registers.read { connection in
            let open = try RereadBlind.samples(record.id, connection, registers).filter { $0.record.second.isEmpty }
            let curves = try open.prefix(20).map { sample in
                try registers.find(connection, Examination.self, sample.record.examination)?.record.results ?? ""
            }
            return (open, curves)
        }
        let shown = Array(open.prefix(20))
        if kind == "audiogram" {
            try await page.logRead(
                .view, registers.register(of: Examination.self), records: shown.map(\.record.examination), filter: "blind")
        }
        let choices = ReadingClass.scale(kind).html { code in
            "<option value=\"\(code)\">\(page.product.codes.entry("reading_class", code)?.label ?? code)</option>"
        }
        let samples = zip(shown, curves).html { sample, results -> HTML in
            let number = sample.record.number
            let curve =
                kind == "audiogram"
                ? ExaminationResults(results).audiogram.map { AudiogramChart.blind($0, title: InstitutionTexts.blind(number)) }
                    ?? .empty
                : HTML(text: InstitutionTexts.filmNumber(sample.record.report))
            return """
                <div class="field"><label for="sample-\(number)">\(InstitutionTexts.blind(number))</label>\(curve)
                <select id="sample-\(number)" name="sample-\(number)"><option value=""></option>\(choices)</select></div>
                """
        }
        let form: HTML =
            shown.isEmpty
            ? "<p>\(InstitutionTexts.allRead)</p>"
                + Components.act(page, "/rereading_round/\(record.id)/comparison", InstitutionTexts.compare, kind: "primary")
            : """
            <p>\(InstitutionTexts.left(open.count))</p><form method="post" action="\(address(record.id))" class="record-form">\(page.tokenField)\(samples)
            <button class="button primary" type="submit">\(InstitutionTexts.saveReadings)</button></form>
            """
        return page.page(
            InstitutionTexts.readSamples, crumbs: [Crumb(record.title, RecordAddress.record("rereading_round", record.id))],
            body: "<p class=\"muted\">\(InstitutionTexts.blindNote)</p>" + form)
    }
}
