import Calendars
import Database
import Pages
import Registers

/// Entering that a copy arrived, the letter that goes with it, and on the case who has been told and who has not.
enum DeliveryPages {
    static func receipt(_ id: Int64) -> String { "/certificate_delivery/\(id)/receipt" }
    static func letter(_ id: Int64) -> String { "/certificate_delivery/\(id)/letter" }

    static let routes: [Route] = [
        .post("/certificate_delivery/{id}/receipt", .register("certificate_delivery", .edit), receive),
        .get("/certificate_delivery/{id}/letter", .register("certificate_delivery", .view), printed),
    ]

    static let panels: [RecordPanel] = [
        RecordPanel("certificate_delivery", .top) { page, record in
            form(page, record, problems: [])
                + "<p><a class=\"button\" href=\"\(letter(record.id))\">\(DiseaseTexts.printLetter)</a></p>"
        },
        RecordPanel("diagnosis_case", .top) { page, record in
            guard page.may(.register("certificate_delivery", .view)), !record["diagnosed_day"].isNull else { return nil }
            let registers = page.product.registers
            let copies = try await registers.read { connection in
                try registers.records(
                    connection, CertificateDelivery.self, where: "t.void = 0 AND t.diagnosis_case = ?1", [.integer(record.id)],
                    order: "t.id")
            }.filter { registers.decide(page.principal, .view, $0.stored).isAllowed }
            guard !copies.isEmpty else { return nil }
            let codes = page.product.codes
            let rows = copies.map { found -> [HTML] in
                let copy = found.record
                let label = codes.entry("certificate_receiver", copy.receiver)?.label ?? copy.receiver
                let state = found.stored.draft.register.lifecycle.state(found.stored.state)
                return [
                    "<a href=\"\(RecordAddress.record("certificate_delivery", found.id))\">\(label)</a>",
                    HTML(text: String(copy.copies)), state.map { Components.badge($0.label, $0.tone) } ?? .empty,
                    HTML(text: copy.receivedDay?.description ?? ""),
                    HTML(text: codes.entry("delivery_way", copy.way)?.label ?? ""), HTML(text: copy.proof),
                ]
            }
            return Components.section(
                DiseaseTexts.deliveries,
                Components.table(DiseaseTexts.deliveries, columns: DiseaseTexts.deliveryColumns, rows: rows))
        },
    ]

    private static func form(_ page: PageRequest, _ record: StoredRecord, problems: [FieldProblem]) -> HTML {
        guard record.state == "due", !record.isVoid, page.product.registers.decide(page.principal, .edit, record).isAllowed else {
            return .empty
        }
        func input(_ name: String, _ label: String) -> HTML {
            """
            <div class="field" id="field-\(name)"><label for="\(name)">\(label)</label>\(ErrorSummary.beside(name, problems))
            <input id="\(name)" name="\(name)" maxlength="200" value="\(page.form.text(name))"></div>
            """
        }
        let ways = page.product.codes.entries("delivery_way").html {
            "<option value=\"\($0.code)\"\(attribute: "selected", if: page.form.text("way") == $0.code)>\($0.label)</option>"
        }
        return Components.section(
            DiseaseTexts.receipt,
            """
            <form method="post" action="\(receipt(record.id))" class="record-form">\(page.tokenField)
            \(input("received_day", DiseaseTexts.receivedDay))
            <div class="field" id="field-way"><label for="way">\(DiseaseTexts.way)</label>\(ErrorSummary.beside("way", problems))
            <select id="way" name="way">\(ways)</select></div>\(input("proof", DiseaseTexts.deliveryProof))
            <button class="button primary" type="submit">\(DiseaseTexts.receipt)</button></form>
            """)
    }

    private static func receive(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("certificate_delivery", for: .edit)
        let day = DayReading.read(TextReading.trim(page.form.text("received_day")))
        let way = page.form.text("way")
        let proof = TextReading.trim(page.form.text("proof"))
        var problems: [FieldProblem] = []
        if day == nil { problems.append(FieldProblem("received_day", .notADay, DiseaseTexts.receivedDayWrong)) }
        if page.product.codes.entry("delivery_way", way) == nil {
            problems.append(FieldProblem("way", .missing, DiseaseTexts.wayMissing))
        }
        if proof.isEmpty { problems.append(FieldProblem("proof", .missing, DiseaseTexts.proofMissing)) }
        do {
            guard problems.isEmpty, let day else { throw RegisterError.invalid(problems) }
            try await page.product.registers.write(as: page.principal) {
                try CertificateDelivery.receive(record, on: day, way: way, proof: String(proof.prefix(200)), $0)
            }
        } catch RegisterError.invalid(let problems) {
            return page.page(
                DiseaseTexts.receipt, status: .unprocessableContent,
                crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("certificate_delivery", record.id))],
                body: ErrorSummary.html(problems) + form(page, record, problems: problems))
        }
        return page.redirect(RecordAddress.record("certificate_delivery", record.id), done: "certificate-received")
    }

    /// The covering letter: to a department only what its duty needs; to a party with the way of appeal.
    private static func printed(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("certificate_delivery", for: .view)
        let registers = page.product.registers
        try await page.logRead(.view, record.draft.register, records: [record.id], filter: "letter")
        let copy = try registers.typed(record, as: CertificateDelivery.self).record
        guard
            let (diagnosis, employer) = try await registers.read({ connection -> (DiagnosisCase, String)? in
                guard let found = try registers.find(connection, DiagnosisCase.self, copy.diagnosis)?.record else { return nil }
                return (
                    found,
                    try connection.value("SELECT name FROM employer WHERE id = ?1", [.integer(found.employer)]).text ?? ""
                )
            })
        else { throw RegisterError.notFound }
        let codes = page.product.codes
        var facts: [(name: String, value: HTML)] = [
            (DiseaseTexts.letterFacts[0], HTML(text: diagnosis.name)),
            (DiseaseTexts.letterFacts[1], HTML(text: employer)),
            (DiseaseTexts.letterFacts[2], HTML(text: diagnosis.certificate)),
            (DiseaseTexts.letterFacts[3], HTML(text: codes.entry("diagnosis_conclusion", diagnosis.conclusion)?.label ?? "")),
            (DiseaseTexts.letterFacts[4], HTML(text: codes.entry("disease_2025", diagnosis.disease)?.label ?? "")),
            (DiseaseTexts.letterFacts[5], HTML(text: diagnosis.diagnosedDay?.description ?? "")),
        ]
        // The work injury is decided by the number; employer and county get the certificate itself with the letter.
        if copy.receiver == "human_resources" {
            facts.insert((DiseaseTexts.letterFacts[6], HTML(text: diagnosis.idNumber)), at: 1)
        }
        return page.page(
            DiseaseTexts.letterTitle(copy.receiver),
            crumbs: [Crumb(record.title(codes), RecordAddress.record("certificate_delivery", record.id))],
            body: """
                <div class="print-view"><p>\(DiseaseTexts.letterLead(copy.receiver))</p>\(Components.facts(facts))
                <p>\(copy.basis)</p>\(CertificateDelivery.parties.contains(copy.receiver) ? "<p>\(DiseaseTexts.appealNote)</p>" : .empty)
                <p>\(diagnosis.institution)</p></div>
                """)
    }
}
