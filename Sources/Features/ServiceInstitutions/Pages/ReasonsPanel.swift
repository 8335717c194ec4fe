import Database
import Organisations
import Pages
import Registers

/// On an institution's page, for the offices that supervise it: reasons to look, each with its chance under honesty, never as a verdict.
enum ReasonsPanel {
    static func noting(_ id: Int64) -> String { "/organisation/\(id)/clue" }

    static let panel = RecordPanel("organisation", draw: draw)
    static let routes: [Route] = [.post("/organisation/{id}/clue", .register("institution_clue", .create), note)]

    private static func draw(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("institution_clue", .view)), InstitutionKind.isTested(record.draft.text("type")) else {
            return nil
        }
        let (day, region) = (page.today, page.principal.region)
        let reasons = try await page.product.registers.read {
            try InstitutionEvidence.reasons($0, record.id, region: region, until: day)
        }
        let mayNote = page.may(.register("institution_clue", .create))
        let lines = reasons.map { reason -> [HTML] in
            let fields: HTML = """
                <input type="hidden" name="test" value="\(reason.test.rawValue)"><input type="hidden" name="sentence" value="\(reason.sentence)">
                """
            return [
                HTML(text: reason.test.label), HTML(text: reason.sentence), HTML(text: InstitutionTexts.chance(reason.chance)),
                mayNote ? Components.act(page, noting(record.id), InstitutionTexts.noteClue, fields: fields) : .empty,
            ]
        }
        return Components.section(
            InstitutionTexts.reasons, id: "reasons",
            "<p class=\"notice notice-warning\" role=\"note\">\(InstitutionTexts.notVerdict)</p>"
                + Components.table(
                    InstitutionTexts.reasons, columns: InstitutionTexts.reasonColumns, rows: lines, empty: InstitutionTexts.none))
    }

    private static func note(_ page: PageRequest) async throws -> PageAnswer {
        let institution = try await page.record("organisation", for: .view)
        let (test, sentence) = (page.form.text("test"), page.form.text("sentence"))
        let clue = try await page.product.registers.write(as: page.principal) { transaction in
            try NoteClue.note(institution.id, test, sentence, in: transaction).id
        }
        return page.redirect(RecordAddress.record("institution_clue", clue), done: "clue-noted")
    }
}

/// Which organisations are looked at as service institutions.
enum InstitutionKind {
    static func isTested(_ type: String) -> Bool { ["technical_service", "dosimetry"].contains(type) }
    /// Those that are checked every year: the exam institutions beside them.
    static let checked = "('technical_service', 'dosimetry', 'exam_institution')"
    static let sql = "('technical_service', 'dosimetry')"
}
