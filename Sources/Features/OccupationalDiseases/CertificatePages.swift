import Database
import HealthSurveillance
import Pages
import Registers
import RuleExplorer
import Rulebook

/// The certificate on paper with the code by which anyone can check it, and the support that stands beside a case.
enum CertificatePages {
    static func address(_ id: Int64) -> String { "/diagnosis_case/\(id)/certificate" }
    static let check = "/certificate"

    static let routes: [Route] = [
        .get("/diagnosis_case/{id}/certificate", .register("diagnosis_case", .view), certificate), .get(check, .anyone, verify),
    ]

    static let panel = RecordPanel("diagnosis_case", .top) { page, record in
        let registers = page.product.registers
        let link: HTML =
            record["check_code"].isNull
            ? .empty : "<p><a class=\"button\" href=\"\(address(record.id))\">\(DiseaseTexts.printCertificate)</a></p>"
        guard let worker = record["worker"].integer, record["diagnosed_day"].isNull else { return link }
        let hazard = record["hazard"].text ?? ""
        let supports = try await registers.read { try CaseSupport.read($0, registers, worker: worker, hazard: hazard) }
        return link + supports.html(support)
    }

    /// Criteria met, not met, unknown — and the sentence that this is no diagnosis.
    private static func support(_ support: DiagnosisSupport) -> HTML {
        let rows = support.criteria.map { criterion -> [HTML] in
            let (word, tone): (String, Lifecycle.State.Tone) =
                criterion.isMet.map { $0 ? (DiseaseTexts.met, .good) : (DiseaseTexts.notMet, .neutral) } ?? (
                    DiseaseTexts.unknown, .warning
                )
            return [HTML(text: criterion.text), Components.badge(word, tone), HTML(text: criterion.clause)]
        }
        return Components.section(
            DiseaseTexts.support,
            "<p><strong>\(DiagnosisSupport.statement)</strong> \(support.clause.description)（\(Why.mark(support.mark))）</p>"
                + Components.table(DiseaseTexts.support, columns: DiseaseTexts.supportColumns, rows: rows)
                + Why.details(support.finding(of: CaseSupport.rule)))
    }

    private static func certificate(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("diagnosis_case", for: .view)
        guard !record["check_code"].isNull else { throw RegisterError.notFound }
        let registers = page.product.registers
        try await page.logRead(.view, record.draft.register, records: [record.id], filter: "certificate")
        let found = try registers.typed(record, as: DiagnosisCase.self).record
        let employer = try await registers.read { connection in
            try connection.value("SELECT name FROM employer WHERE id = ?1", [.integer(found.employer)]).text ?? ""
        }
        let codes = page.product.codes
        let facts: [(name: String, value: HTML)] = [
            ("证明书编号", HTML(text: found.certificate)), ("劳动者", HTML(text: found.name)),
            (
                "证件号码",
                HTML(
                    text: registers.masked(
                        record["id_number"], field: record.draft.register.field("id_number") ?? record.draft.register.fields[0],
                        of: record.draft.register))
            ),
            ("用人单位", HTML(text: employer)), ("职业病危害因素", HTML(text: codes.entry("hazard_factor", found.hazard)?.label ?? "")),
            ("诊断结论", HTML(text: codes.entry("diagnosis_conclusion", found.conclusion)?.label ?? "")),
            ("职业病名称", HTML(text: codes.entry("disease_2025", found.disease)?.label ?? "")),
            ("分期或分级", HTML(text: codes.entry("disease_grade", found.stage)?.label ?? found.stage)),
            ("诊断依据", HTML(text: found.basis)), ("诊断医师", HTML(text: found.doctors)), ("诊断机构", HTML(text: found.institution)),
            ("诊断日期", HTML(text: found.diagnosedDay?.description ?? "")), ("核验码", HTML(text: found.checkCode)),
        ]
        return page.page(
            DiseaseTexts.certificateTitle,
            crumbs: [Crumb(record.title(codes), RecordAddress.record("diagnosis_case", record.id))],
            body:
                "<div class=\"print-view\">\(Components.facts(facts))<p>\(DiseaseTexts.appealNote)</p><p class=\"muted\">\(DiseaseTexts.checkNote)</p></div>"
        )
    }

    /// Anyone may check: whether such a certificate was issued, by whom and when. No person, no disease.
    private static func verify(_ page: PageRequest) async throws -> PageAnswer {
        let code = TextReading.folded(TextReading.trim(page.query["code"] ?? "")).uppercased()
        let row =
            code.isEmpty
            ? nil
            : try await page.product.registers.read { connection in
                try connection.first(
                    "SELECT certificate, institution, diagnosed_day FROM diagnosis_case WHERE void = 0 AND check_code = ?1 LIMIT 1",
                    [.text(code)])
            }
        let answer: HTML
        if let row {
            answer = Components.facts([
                ("证明书编号", HTML(text: row.text("certificate"))), ("诊断机构", HTML(text: row.text("institution"))),
                ("诊断日期", HTML(text: row.text("diagnosed_day"))),
            ])
        } else {
            answer = code.isEmpty ? .empty : "<p>\(DiseaseTexts.notIssued)</p>"
        }
        return page.page(
            DiseaseTexts.checkTitle,
            body: """
                <form method="get" action="\(check)" class="record-form"><div class="field"><label for="code">\(DiseaseTexts.checkCode)</label>
                <input id="code" name="code" maxlength="40" value="\(code)"></div>
                <button class="button primary" type="submit">\(DiseaseTexts.checkButton)</button></form>\(answer)
                """)
    }
}

/// What the rulebook says of a person's latest film or audiogram for the hazard of the case.
enum CaseSupport {
    /// The rule by which a film is read.
    static let rule = "gbz70_2015_stage"

    static func read(
        _ connection: any Connection, _ registers: Registers, worker: Int64, hazard: String
    ) throws -> [DiagnosisSupport] {
        let examinations = try registers.records(
            connection, Examination.self, where: "t.void = 0 AND t.state = 'accepted' AND t.worker = ?1", [.integer(worker)],
            order: "t.exam_day DESC, t.id DESC", limit: 50)
        guard hazard.hasPrefix("1-") else { return [] }
        let film = examinations.lazy.compactMap { ExaminationResults($0.record.results).film(isAsbestos: hazard == "1-005") }
            .first
        return film.map { [.pneumoconiosis($0)] } ?? []
    }
}
