import Calendars
import Database
import OccupationalDiseases
import Organisations
import Registers

/// What a referral asks of both sides: the levels fit, each side takes its own steps, nobody leaves it unanswered.
enum ReferPatient {
    private static let rank = ["town": 0, "county": 1, "city": 2, "province": 3]
    private static let ofReceiver: Set<String> = ["received", "declined", "treated", "back"]
    private static let ofSender: Set<String> = ["recalled", "taken"]

    /// No rule fixes these days; they are the platform's own (mark D), so that a referral nobody answers comes to the desk.
    private static let answer = RecordClock(
        "referral_answer", title: "答复患者转诊", basis: "平台约定：3 日内接收或说明不接收的原因（法规未规定期限）", role: .healthInstitution)
    private static let takeBack = RecordClock(
        "referral_back", title: "接回转诊患者", basis: "平台约定：转回后 7 日内接回并继续康复（法规未规定期限）", role: .healthInstitution)

    private static func refuse(_ field: String, _ sentence: String) -> RegisterError {
        .invalid([FieldProblem(field, .inconsistent, sentence)])
    }

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let from = draft.integer("from_member"), let to = draft.integer("to_member"),
            let source = try transaction.find(CareNetworkMember.self, from)?.record,
            let target = try transaction.find(CareNetworkMember.self, to)?.record
        else { return }
        draft["receiver"] = Value(target.organisation)
        try keepSides(draft, before, transaction)
        if let day = draft.day("referred_day"), day > transaction.today { throw refuse("referred_day", CareTexts.inFuture) }
        let (below, above) = (rank[source.level] ?? 0, rank[target.level] ?? 0)
        let isUp = draft.text("direction") == "up"
        if isUp ? above <= below : above >= below { throw refuse("direction", CareTexts.wrongDirection) }
        if let id = draft.integer("expert"), before?["expert"] != draft["expert"],
            let expert = try transaction.find(CareExpert.self, id)?.record, !expert.serves(on: transaction.today)
        {
            throw refuse("expert", CareTexts.expertExpired)
        }
        guard before == nil else { return }
        if isUp, !target.treats, !target.diagnoses { throw refuse("to_member", CareTexts.treatsNobody) }
        if !isUp, !target.treats, !target.rehabilitates { throw refuse("to_member", CareTexts.rehabilitatesNobody) }
        guard let patient = draft.integer("patient") else { return }
        if try transaction.find(Patient.self, patient)?.stored.state == "died" { throw refuse("patient", CareTexts.dead) }
        let open = try transaction.connection.first(
            """
            SELECT id FROM patient_referral WHERE void = 0 AND patient = ?1 AND to_member = ?2
            AND state IN ('referred', 'received', 'treated') AND referred_day <> ?3 ORDER BY id LIMIT 1
            """, [.integer(patient), .integer(to), .text(draft.day("referred_day")?.description ?? "")])
        if open != nil { throw refuse("patient", CareTexts.alreadyReferred) }
    }

    /// What the sender wrote is not changed by the receiver, and the other way round.
    private static func keepSides(_ draft: Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let before, transaction.principal.role == .healthInstitution else { return }
        let own = transaction.principal.organisation
        let plain = try transaction.opened(before.draft)
        func changed(_ fields: [String]) -> String? { fields.first { plain[$0] != draft[$0] } }
        if own != before.organisation,
            let field = changed(["patient", "direction", "from_member", "to_member", "referred_day", "reason", "records"])
        {
            throw refuse(field, CareTexts.sendersPart)
        }
        if own != before["receiver"].integer, let field = changed(["expert", "treatment", "advice"]) {
            throw refuse(field, CareTexts.receiversPart)
        }
    }

    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard change.before?.state != record.state, !record.isVoid else { return }
        try requireSide(change, transaction)
        let missing: String? =
            switch record.state {
            case "treated" where (record["treatment"].text ?? "").isEmpty: "treatment"
            case "back" where (record["advice"].text ?? "").isEmpty: "advice"
            default: nil
            }
        if let missing {
            let label = change.register.field(missing)?.label ?? missing
            throw RegisterError.invalid([FieldProblem(missing, .missing, CareTexts.writeFirst(label))])
        }
        try transaction.settleClocks(of: record)
        switch record.state {
        case "referred": try transaction.start(answer, on: record, from: transaction.today, due: transaction.today + 3)
        case "back": try transaction.start(takeBack, on: record, from: transaction.today, due: transaction.today + 7)
        default: break
        }
    }

    private static func requireSide(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before != nil, transaction.principal.role == .healthInstitution else { return }
        let (own, record) = (transaction.principal.organisation, change.after)
        if ofReceiver.contains(record.state), own != record["receiver"].integer {
            throw refuse("to_member", CareTexts.receiversStep)
        }
        if ofSender.contains(record.state), own != record.organisation { throw refuse("from_member", CareTexts.sendersStep) }
    }

    /// A patient who died is on no way any more.
    static func afterPatient(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.after.state == "died", change.before?.state != "died" else { return }
        for open in try transaction.registers.records(
            transaction.connection, PatientReferral.self,
            where: "t.void = 0 AND t.patient = ?1 AND t.state IN ('referred', 'received', 'treated', 'back')",
            [.integer(change.after.id)])
        {
            try transaction.transition(open.stored, "end")
        }
    }

    /// A member that gets an account takes over what is under way to it.
    static func afterMember(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before, before["organisation"] != change.after["organisation"] else { return }
        for open in try transaction.registers.records(
            transaction.connection, PatientReferral.self, where: "t.void = 0 AND t.to_member = ?1", [.integer(change.after.id)])
        {
            try transaction.update(open.stored, to: open.record, action: "hand_over")
        }
    }
}
