import Calendars
import Database
import Registers

/// From the employer's own score to the name, and what may take it away again.
enum DemonstrationActs {
    struct Claim: Sendable {
        var points: Double
        var evidence: String
    }

    static func lines(_ connection: any Connection, _ registers: Registers, _ id: Int64) throws
        -> [String: TypedRecord<DemonstrationPoints>]
    {
        let found = try registers.records(
            connection, DemonstrationPoints.self, where: "t.void = 0 AND t.demonstration = ?1", [.integer(id)])
        return Dictionary(found.map { ($0.record.item, $0) }) { first, _ in first }
    }

    /// What the employer claims; points beyond an item's most are refused.
    static func claim(
        _ stored: StoredRecord, _ record: HearingDemonstration, _ claims: [String: Claim], _ transaction: RegisterTransaction
    ) throws {
        guard stored.state == "draft", let table = table(record, transaction) else {
            throw RegisterError.wrongState(label: DemonstrationTexts.notDraft)
        }
        let former = try lines(transaction.connection, transaction.registers, stored.id)
        for item in table.items {
            guard let claim = claims[item.code] else { continue }
            try check(claim.points, item)
            var line = former[item.code]?.record ?? DemonstrationPoints()
            (line.demonstration, line.item) = (stored.id, item.code)
            (line.claimed, line.evidence) = (claim.points, String(claim.evidence.prefix(500)))
            try put(line, former[item.code], transaction)
        }
        let all = try lines(transaction.connection, transaction.registers, stored.id)
        var changed = record
        changed.table = table.version
        changed.selfScore = table.sum(all.compactMapValues(\.record.claimed))?.total
        try transaction.update(stored, to: changed)
    }

    static func apply(_ stored: StoredRecord, _ record: HearingDemonstration, _ transaction: RegisterTransaction) throws {
        guard let table = table(record, transaction) else { throw HearingError.notEligible(DemonstrationTexts.noTable) }
        let claimed = try lines(transaction.connection, transaction.registers, stored.id).compactMapValues(\.record.claimed)
        let open = table.items.count { claimed[$0.code] == nil }
        guard open == 0 else { throw HearingError.scoreIncomplete(open) }
        // A name stands on a result: the programme must have been evaluated again.
        guard try programme(record.employer, transaction)?.stored.state == "re_evaluated" else {
            throw HearingError.notEligible(DemonstrationTexts.notEvaluated)
        }
        try move(stored, "apply", to: record, transaction)
    }

    /// The reviewers' points; an item that they leave empty keeps what was claimed.
    static func review(
        _ stored: StoredRecord, _ record: HearingDemonstration, _ given: [String: Double], opinion: String,
        _ transaction: RegisterTransaction
    ) throws {
        guard stored.state == "applied", let table = table(record, transaction) else {
            throw RegisterError.wrongState(label: DemonstrationTexts.notApplied)
        }
        let former = try lines(transaction.connection, transaction.registers, stored.id)
        var points: [String: Double] = [:]
        for item in table.items {
            guard let found = former[item.code] else { continue }
            let value = given[item.code] ?? found.record.claimed ?? 0
            try check(value, item)
            var line = found.record
            line.given = value
            points[item.code] = value
            try put(line, found, transaction)
        }
        guard let sum = table.sum(points) else { throw HearingError.scoreIncomplete(table.items.count - points.count) }
        var reviewed = record
        (reviewed.reviewScore, reviewed.keyFailed, reviewed.opinion) = (sum.total, sum.keyFailed, String(opinion.prefix(500)))
        try move(stored, "review", to: reviewed, transaction)
    }

    static func name(_ stored: StoredRecord, _ record: HearingDemonstration, _ transaction: RegisterTransaction) throws {
        guard stored.state == "reviewed" else { throw RegisterError.wrongState(label: DemonstrationTexts.notReviewed) }
        let pass = Double(DemonstrationTable.parameter("pass") ?? 100)
        guard let score = record.reviewScore, score >= pass else {
            throw HearingError.notEligible(DemonstrationTexts.tooFew(Int(pass)))
        }
        guard record.keyFailed == 0 else { throw HearingError.notEligible(DemonstrationTexts.keyFailed(record.keyFailed ?? 0)) }
        guard let programme = try programme(record.employer, transaction), programme.stored.state == "re_evaluated" else {
            throw HearingError.notEligible(DemonstrationTexts.notEvaluated)
        }
        var named = record
        named.reviewDue = transaction.today.adding(months: DemonstrationTable.parameter("review_months") ?? 36)
        try move(stored, "name", to: named, transaction)
        try transaction.transition(programme.stored, "name")
    }

    static func reviewAgain(_ stored: StoredRecord, _ record: HearingDemonstration, _ transaction: RegisterTransaction) throws {
        var again = record
        again.reviewDue = transaction.today.adding(months: DemonstrationTable.parameter("review_months") ?? 36)
        try move(stored, "review_again", to: again, transaction)
    }

    static func withdraw(
        _ stored: StoredRecord, _ record: HearingDemonstration, reason: String, _ transaction: RegisterTransaction
    ) throws {
        guard !TextReading.trim(reason).isEmpty else { throw RegisterError.reasonMissing }
        try move(stored, "withdraw_name", to: record, transaction, reason: reason)
        if let programme = try programme(record.employer, transaction), programme.stored.state == "demonstration" {
            try transaction.transition(programme.stored, "unname")
        }
    }

    // MARK: Parts

    static func table(_ record: HearingDemonstration, _ transaction: RegisterTransaction) -> DemonstrationTable? {
        DemonstrationTable.version(record.table) ?? DemonstrationTable.inForce(on: transaction.today)
    }

    private static func check(_ points: Double, _ item: DemonstrationTable.Item) throws {
        guard points >= 0, points <= Double(item.points) else {
            throw HearingError.notEligible(DemonstrationTexts.pointsWrong(item.code, item.points))
        }
    }

    private static func put(
        _ line: DemonstrationPoints, _ former: TypedRecord<DemonstrationPoints>?, _ transaction: RegisterTransaction
    ) throws {
        if let former { try transaction.update(former.stored, to: line) } else { try transaction.insert(line) }
    }

    private static func programme(_ employer: Int64, _ transaction: RegisterTransaction) throws -> TypedRecord<HearingProgramme>?
    {
        try transaction.registers.records(
            transaction.connection, HearingProgramme.self, where: "t.void = 0 AND t.employer = ?1", [.integer(employer)], limit: 1
        ).first
    }

    private static func move(
        _ stored: StoredRecord, _ name: String, to record: HearingDemonstration, _ transaction: RegisterTransaction,
        reason: String = ""
    ) throws {
        try transaction.transition(
            stored, name,
            draft: Draft(
                transaction.registers.register(of: HearingDemonstration.self),
                values: HearingDemonstration.declaration.encode(record)),
            reason: reason)
    }
}
