import Calendars
import Database
import HealthSurveillance
import OccupationalDiseases
import Registers

/// What follows a screening: the reading must be there, a suspicion begins its case, and the yield is counted.
enum RunScreening {
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("screening_round"), let round = try transaction.find(ScreeningRound.self, id) else { return }
        if round.stored.state == "closed", before == nil {
            throw RegisterError.invalid([FieldProblem("screening_round", .inconsistent, CareTexts.roundClosed)])
        }
        draft["worker"] = .integer(
            try Worker.link(
                name: draft.text("name"), number: draft.text("id_number"), region: round.record.regionCode, transaction))
    }

    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before, before.state != change.after.state else { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError { .invalid([FieldProblem(field, .missing, sentence)]) }
        let reading = change.after["reading"].text ?? ""
        switch change.after.state {
        case "normal":
            if reading.isEmpty { throw refuse("reading", CareTexts.readingMissing) }
            if reading != "film0" {
                throw RegisterError.invalid([FieldProblem("reading", .inconsistent, CareTexts.readingAbnormal)])
            }
        case "suspected":
            if reading.isEmpty { throw refuse("reading", CareTexts.readingMissing) }
            try begin(change.after, transaction)
        case "referred":
            if (change.after["referred_to"].text ?? "").isEmpty { throw refuse("referred_to", CareTexts.referralMissing) }
        default: break
        }
    }

    /// With an employer, the suspicion is a suspected case at once; without one, the referral carries on.
    private static func begin(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(ScreenedPerson.self, record.id)?.record, let employer = found.employer else {
            return
        }
        var suspected = SuspectedCase()
        (suspected.employer, suspected.name, suspected.idNumber) = (employer, found.name, found.idNumber)
        (suspected.disease, suspected.foundDay) = (CareTexts.suspectedDisease, transaction.today)
        suspected.finder = found.reader.isEmpty ? CareTexts.screening : found.reader
        suspected.exposure = found.dustYears.map { CareTexts.dustYears($0) } ?? ""
        try transaction.insert(suspected, reason: CareTexts.screening)
    }
}

/// What a round brought: how many came, were read, suspected, and were diagnosed after it.
struct ScreeningYield: Sendable, Hashable {
    var invited = 0
    var screened = 0
    var read = 0
    var suspected = 0
    var referred = 0
    var confirmed = 0

    static func read(_ connection: any Connection, round: Int64) throws -> ScreeningYield {
        var yield = ScreeningYield()
        let rows = try connection.query(
            "SELECT state, COUNT(*) AS persons FROM screened_person WHERE void = 0 AND screening_round = ?1 GROUP BY state ORDER BY state",
            [.integer(round)])
        for row in rows {
            let persons = row.int("persons")
            let state = row.text("state")
            yield.invited += persons
            if !["invited", "absent"].contains(state) { yield.screened += persons }
            if ["normal", "suspected", "referred"].contains(state) { yield.read += persons }
            if ["suspected", "referred"].contains(state) { yield.suspected += persons }
            if state == "referred" { yield.referred += persons }
        }
        yield.confirmed = Int(
            try connection.value(
                """
                SELECT COUNT(DISTINCT s.worker) FROM screened_person s JOIN diagnosis_case d ON d.worker = s.worker AND d.void = 0
                AND d.conclusion = 'confirmed' AND d.diagnosed_day >= s.screened_day
                WHERE s.void = 0 AND s.screening_round = ?1 AND s.state IN ('suspected', 'referred')
                """, [.integer(round)]
            ).integer ?? 0)
        return yield
    }
}
