import Database
import HealthSurveillance
import Pages
import Registers

/// The notice by which an employer is asked, on paper; what it answered, and what the platform itself knows, beside the case.
enum MaterialPages {
    static func letter(_ id: Int64) -> String { "/material_request/\(id)/letter" }

    static let routes: [Route] = [.get("/material_request/{id}/letter", .register("material_request", .view), printed)]

    static let panels: [RecordPanel] = [
        RecordPanel("material_request", .top) { page, record in
            let lead: HTML =
                record.state == "asked" && page.product.registers.decide(page.principal, .edit, record).isAllowed
                ? "<p>\(DiseaseTexts.provideHelp)</p>" : .empty
            return lead + "<p><a class=\"button\" href=\"\(letter(record.id))\">\(DiseaseTexts.printNotice)</a></p>"
        },
        RecordPanel("diagnosis_case", .top) { page, record in
            guard page.may(.register("material_request", .view)) else { return nil }
            let registers = page.product.registers
            let requests = try await registers.read { connection in
                try registers.records(
                    connection, MaterialRequest.self, where: "t.void = 0 AND t.diagnosis_case = ?1", [.integer(record.id)],
                    order: "t.asked_day, t.id")
            }
            let visible = requests.filter { registers.decide(page.principal, .view, $0.stored).isAllowed }
            guard !visible.isEmpty else { return nil }
            let rows = visible.map { found -> [HTML] in
                let state = found.stored.draft.register.lifecycle.state(found.stored.state)
                return [
                    "<a href=\"\(RecordAddress.record("material_request", found.id))\">\(found.record.askedDay?.description ?? "")</a>",
                    HTML(text: found.record.dueDay?.description ?? ""), HTML(text: found.record.answeredDay?.description ?? ""),
                    state.map { Components.badge($0.label, $0.tone) } ?? .empty,
                ]
            }
            return Components.section(
                DiseaseTexts.materials,
                Components.table(DiseaseTexts.materials, columns: DiseaseTexts.materialColumns, rows: rows))
        },
        // What stands in the registers anyway is evidence too (48: the department's own information).
        RecordPanel("diagnosis_case", .bottom) { page, record in
            guard let worker = record["worker"].integer, record["diagnosed_day"].isNull,
                page.product.registers.decide(page.principal, .edit, record).isAllowed
            else { return nil }
            return try await WorkerFile.evidence(page, worker: worker)
        },
    ]

    private static func printed(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("material_request", for: .view)
        let registers = page.product.registers
        try await page.logRead(.view, record.draft.register, records: [record.id], filter: "letter")
        let request = try registers.typed(record, as: MaterialRequest.self).record
        let (employer, name) = try await registers.read { connection in
            (
                try connection.value("SELECT name FROM employer WHERE id = ?1", [.integer(request.employer)]).text ?? "",
                try registers.find(connection, DiagnosisCase.self, request.diagnosis)?.record.name ?? ""
            )
        }
        let hazard = page.product.codes.entry("hazard_factor", request.hazard)?.label ?? ""
        let items = DiseaseTexts.materialItems(isRadiation: !request.hazard.isEmpty && request.hazard.hasPrefix("4-"))
        return page.page(
            DiseaseTexts.materialNotice,
            crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("material_request", record.id))],
            body: """
                <div class="print-view"><p>\(employer)：</p>
                <p>\(DiseaseTexts.materialLead(name, hazard, request.dueDay?.description ?? ""))</p>
                <ol>\(items.html { "<li>\($0)</li>" })</ol><p>\(DiseaseTexts.materialLaw)</p>
                <p>\(request.institution)</p><p>\(request.askedDay?.description ?? "")</p></div>
                """)
    }
}
