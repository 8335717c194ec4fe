import Calendars
import Database
import Ledger
import Organisations
import Registers

/// A check of a household prepares the hand-overs that it found, follows their answers, and is done again each year.
enum FollowHousehold {
    static let yearly = RecordClock("household_review", title: "家庭经济困难排查复核", basis: ReliefTexts.ownYear, role: .cdc)

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard !record.isVoid else { return try transaction.settleClocks(of: record) }
        if change.before == nil {
            try review(before: record, transaction)
            guard let day = record["check_day"].text.flatMap({ Day($0) }) else { return }
            return try transaction.start(yearly, on: record, from: day, due: day.adding(months: 12))
        }
        switch (change.before?.state, record.state) {
        case ("found", "referred"): try refer(record, transaction)
        case (_, "reviewed"): try transaction.settleClocks(of: record)
        case ("none", "none") where !HouseholdCheck.needs(of: record).isEmpty: try transaction.transition(record, "find")
        case ("found", "found") where HouseholdCheck.needs(of: record).isEmpty: try transaction.transition(record, "clear")
        default: break
        }
    }

    /// The next check reviews the ones before it.
    private static func review(before record: StoredRecord, _ transaction: RegisterTransaction) throws {
        for earlier in try transaction.registers.records(
            transaction.connection, HouseholdCheck.self,
            where: "t.void = 0 AND t.patient = ?1 AND t.state <> 'reviewed' AND t.check_day < ?2",
            [record["patient"], record["check_day"]])
        {
            try transaction.transition(earlier.stored, "review")
        }
    }

    /// What is open or granted already is not handed over a second time; what was refused may be, once things have changed.
    private static func refer(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        let asked = HouseholdCheck.needs(of: record)
        guard !asked.isEmpty else { throw RegisterError.invalid([FieldProblem("finding", .missing, ReliefTexts.noNeed)]) }
        guard let patient = record["patient"].integer else { return }
        let standing = try latest(patient, transaction)
        for kind in asked where [nil, "refused", "recalled"].contains(standing[kind]) {
            var help = Assistance()
            (help.patient, help.kind) = (patient, kind)
            try transaction.insert(help, reason: ReliefTexts.byHousehold)
        }
        try settle(record, transaction)
    }

    /// Progress of each kind by its last hand-over.
    private static func latest(_ patient: Int64, _ transaction: RegisterTransaction) throws -> [String: String] {
        let rows = try transaction.registers.records(
            transaction.connection, Assistance.self, where: "t.void = 0 AND t.patient = ?1", [.integer(patient)], order: "t.id")
        return Dictionary(rows.map { ($0.record.kind, $0.record.progress) }) { $1 }
    }

    /// Granted when one kind was; refused when every kind was answered and none granted.
    private static func settle(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard let patient = record["patient"].integer,
            let current = try transaction.find(HouseholdCheck.self, record.id)?.stored,
            ["referred", "granted", "refused"].contains(current.state)
        else { return }
        let standing = try latest(patient, transaction)
        let progress = HouseholdCheck.needs(of: current).map { standing[$0] ?? "" }
        if progress.contains("granted") {
            if current.state != "granted" { try transaction.transition(current, "grant") }
        } else if !progress.isEmpty, progress.allSatisfy({ $0 == "refused" }), current.state != "refused" {
            try transaction.transition(current, "refuse")
        }
    }

    static func afterHelp(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?["status"] != change.after["status"] || change.before?.isVoid != change.after.isVoid else { return }
        for open in try transaction.registers.records(
            transaction.connection, HouseholdCheck.self,
            where: "t.void = 0 AND t.patient = ?1 AND t.state IN ('referred', 'granted', 'refused')", [change.after["patient"]])
        {
            try settle(open.stored, transaction)
        }
    }
}
