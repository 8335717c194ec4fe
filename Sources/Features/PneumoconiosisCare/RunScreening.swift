import Calendars
import Database
import HealthSurveillance
import OccupationalDiseases
import Organisations
import Registers

/// What follows a screening: the reading must be there, a suspicion begins its case, a wrong reading takes it back.
enum RunScreening {
    /// No rule fixes how long a referral may stay without an answer; thirty days are the platform's own (mark D).
    private static let answer = RecordClock(
        "screening_answer", title: "查询筛查转诊结果", basis: "平台约定：转诊后 30 日内登记结果（法规未规定期限）", role: .cdc)

    private static func refuse(_ field: String, _ sentence: String, _ kind: FieldProblem.Code = .inconsistent) -> RegisterError {
        .invalid([FieldProblem(field, kind, sentence)])
    }

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("screening_round"), let round = try transaction.find(ScreeningRound.self, id) else { return }
        if round.stored.state == "closed", before == nil { throw refuse("screening_round", CareTexts.roundClosed) }
        if before == nil, let named = draft.integer("clinic"), named != round.record.clinic {
            throw refuse("screening_round", CareTexts.roundOfAnother)
        }
        draft["clinic"] = Value(round.record.clinic)
        draft["worker"] = .integer(
            try Worker.link(
                name: draft.text("name"), number: draft.text("id_number"), region: round.record.regionCode, transaction))
    }

    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before, before.state != change.after.state else { return }
        let reading = change.after["reading"].text ?? ""
        if before.state == "referred" { try transaction.settleClocks(of: change.after) }
        switch change.after.state {
        case "normal":
            if reading.isEmpty { throw refuse("reading", CareTexts.readingMissing, .missing) }
            if reading != "film0" { throw refuse("reading", CareTexts.readingAbnormal) }
        case "suspected":
            if reading.isEmpty { throw refuse("reading", CareTexts.readingMissing, .missing) }
            try begin(change.after, transaction)
        case "referred":
            if (change.after["referred_to"].text ?? "").isEmpty {
                throw refuse("referred_to", CareTexts.referralMissing, .missing)
            }
            try transaction.start(answer, on: change.after, from: transaction.today, due: transaction.today + 30)
        case "concluded":
            if (change.after["outcome"].text ?? "").isEmpty { throw refuse("outcome", CareTexts.outcomeMissing, .missing) }
        case "screened" where ["normal", "suspected", "referred"].contains(before.state):
            try takeBack(change.after, transaction)
        default: break
        }
    }

    /// With an employer, the suspicion is a suspected case at once; without one, the referral carries on. Who already has a case that is
    /// open, or stands in the register of patients, gets no second one.
    private static func begin(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(ScreenedPerson.self, record.id), let employer = found.record.employer,
            let worker = found.record.worker
        else { return }
        if try transaction.connection.first(
            "SELECT id FROM patient WHERE void = 0 AND worker = ?1 AND \(DiseaseGrade.isPneumoconiosis(column: "disease")) ORDER BY id LIMIT 1",
            [.integer(worker)])
            != nil
        {
            return
        }
        let open = try transaction.connection.first(
            """
            SELECT id FROM suspected_case WHERE void = 0 AND worker = ?1 AND state IN ('found', 'reported', 'diagnosing')
            AND disease LIKE '%尘肺%' ORDER BY id LIMIT 1
            """, [.integer(worker)])
        if let open {
            found.record.suspected = open.integer("id")
        } else {
            var suspected = SuspectedCase()
            (suspected.employer, suspected.name, suspected.idNumber) = (employer, found.record.name, found.record.idNumber)
            (suspected.disease, suspected.foundDay) = (CareTexts.suspectedDisease, transaction.today)
            suspected.finder = found.record.reader.isEmpty ? CareTexts.screening : found.record.reader
            suspected.exposure = found.record.dustYears.map { CareTexts.dustYears($0) } ?? ""
            found.record.suspected = try transaction.insert(suspected, reason: CareTexts.screening).id
        }
        try transaction.update(found.stored, to: found.record, action: "suspect_case")
    }

    /// A reading that was wrong takes its suspicion back while nobody has reported it; what was reported is excluded by a diagnosis.
    private static func takeBack(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(ScreenedPerson.self, record.id) else { return }
        if let id = found.record.suspected, let suspected = try transaction.find(SuspectedCase.self, id) {
            guard suspected.stored.state == "found" else { throw refuse("reading", CareTexts.suspicionReported) }
            // A case that an examination began does not end with the film of a screening.
            if suspected.record.examination == nil {
                try transaction.withdraw(suspected.stored, reason: CareTexts.readingCorrected)
            }
        }
        (found.record.suspected, found.record.referredDay, found.record.outcome) = (nil, nil, "")
        try transaction.update(found.stored, to: found.record, action: "reread_case")
    }

    /// A round ends with everybody accounted for: who was invited and never came is absent, and nobody is left between film and answer.
    static func afterRound(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before else { return }
        if before["clinic"] != change.after["clinic"] {
            for person in try people(change.after.id, nil, transaction) {
                try transaction.update(person.stored, to: person.record, action: "hand_over")
            }
        }
        guard before.state == "running", change.after.state == "closed" else { return }
        let unread = try people(change.after.id, "screened", transaction).count
        if unread > 0 { throw refuse("to_day", CareTexts.stillUnread(unread)) }
        let waiting = try people(change.after.id, "suspected", transaction).count
        if waiting > 0 { throw refuse("to_day", CareTexts.stillUnreferred(waiting)) }
        for person in try people(change.after.id, "invited", transaction) { try transaction.transition(person.stored, "miss") }
    }

    static func people(
        _ round: Int64, _ state: String?, _ transaction: RegisterTransaction
    ) throws -> [TypedRecord<ScreenedPerson>] {
        try transaction.registers.records(
            transaction.connection, ScreenedPerson.self,
            where: "t.void = 0 AND t.screening_round = ?1" + (state == nil ? "" : " AND t.state = ?2"),
            [.integer(round)] + (state.map { [.text($0)] } ?? []))
    }
}
