import Calendars
import Database
import HealthSurveillance
import Pages
import Registers

/// Makes the card of a case from what the records hold, so that the reporter adds only what nobody has entered yet.
enum FillReportCard {
    static func ofSuspected(_ id: Int64, _ transaction: RegisterTransaction) throws -> Int64 {
        guard let found = try transaction.find(SuspectedCase.self, id)?.record else { throw RegisterError.notFound }
        var card = ReportCard()
        (card.kind, card.suspected, card.employer) = ("suspected", id, found.employer)
        (card.name, card.idNumber, card.foundDay, card.unit) = (found.name, found.idNumber, found.foundDay, found.finder)
        let examination = try found.examination.flatMap { try transaction.find(Examination.self, $0)?.record }
        card.exposedFrom = examination?.exposedFrom
        card.otherDisease = String(found.disease.prefix(70))
        let factors = HazardAgentTable.factors(of: examination?.agent ?? "")
        card.hazard = factors.count == 1 ? factors.first ?? "" : ""
        return try insert(card, worker: found.worker, transaction)
    }

    static func ofDiagnosis(_ id: Int64, _ transaction: RegisterTransaction) throws -> Int64 {
        guard let found = try transaction.find(DiagnosisCase.self, id)?.record, let day = found.diagnosedDay else {
            throw RegisterError.wrongState(label: DiseaseTexts.notDiagnosed)
        }
        var card = ReportCard()
        card.kind = kind(found.disease)
        (card.diagnosis, card.suspected, card.employer) = (id, found.suspected, found.employer)
        (card.name, card.idNumber, card.foundDay, card.unit) = (found.name, found.idNumber, day, found.institution)
        (card.disease, card.hazard, card.appliedDay) = (found.disease, found.hazard, found.appliedDay)
        if card.kind == "pneumoconiosis" {
            card.caseType = "01"
            switch found.stage {
            case "1": card.stageOne = day
            case "2": card.stageTwo = day
            case "3": card.stageThree = day
            default: break
            }
        }
        return try insert(card, worker: found.worker, transaction)
    }

    /// Class 7 of the catalogue are radiation diseases.
    static func kind(_ disease: String) -> String {
        if disease.hasPrefix("7.") { return "radiation" }
        return DiseaseGrade.isPneumoconiosis(disease) ? "pneumoconiosis" : "disease"
    }

    private static func insert(_ card: ReportCard, worker: Int64?, _ transaction: RegisterTransaction) throws -> Int64 {
        var card = card
        card.writtenDay = transaction.today
        if let worker, card.exposedFrom == nil || card.work.isEmpty {
            let rows = try transaction.connection.query(
                """
                SELECT a.from_day, p.name FROM assignment a JOIN post p ON p.id = a.post WHERE a.void = 0 AND a.worker = ?1
                AND (?2 = '' OR EXISTS (SELECT 1 FROM post_hazard h WHERE h.void = 0 AND h.post = a.post AND h.hazard = ?2))
                ORDER BY a.from_day, a.id
                """, [.integer(worker), .text(card.hazard)])
            if card.exposedFrom == nil { card.exposedFrom = rows.first?["from_day"].text.flatMap { Day($0) } }
            if card.work.isEmpty { card.work = String((rows.last?["name"].text ?? "").prefix(70)) }
        }
        if let from = card.exposedFrom, let found = card.foundDay, from <= found {
            var months = (found.year - from.year) * 12 + found.month - from.month
            if found.dayOfMonth < from.dayOfMonth { months -= 1 }
            (card.exposedYears, card.exposedMonths) = (max(0, months) / 12, max(0, months) % 12)
        }
        return try transaction.insert(card, reason: "由病例生成").id
    }

    static let routes: [Route] = [
        route("suspected_case", ofSuspected), route("diagnosis_case", ofDiagnosis),
    ]

    private static func route(
        _ register: String, _ fill: @escaping @Sendable (Int64, RegisterTransaction) throws -> Int64
    ) -> Route {
        .post("/\(register)/{id}/report-card", .register("report_card", .create)) { page in
            let record = try await page.record(register, for: .view)
            let id = try await page.product.registers.write(as: page.principal) { try fill(record.id, $0) }
            return page.redirect(RecordAddress.record("report_card", id), done: "card-filled")
        }
    }

    static let panels: [RecordPanel] = ["suspected_case", "diagnosis_case"].map { register in
        RecordPanel(register, .bottom) { page, record in
            guard page.may(.register("report_card", .create)), register == "suspected_case" || !record["diagnosed_day"].isNull
            else { return nil }
            let act = Components.act(page, "/\(register)/\(record.id)/report-card", DiseaseTexts.fillCard)
            return "<div class=\"toolbar\">\(act)</div>"
        }
    }
}
