import Calendars
import Ledger
import Registers

/// Prepares the hand-overs of a patient: at once for one newly diagnosed, on demand for one of the old register.
enum PrepareHelp {
    /// Diagnosed within so many days counts as new; this product's own bound.
    static let newlyDiagnosed = 365

    /// Which departments the facts of the register point to; whether the person qualifies is theirs to say.
    static func kinds(of patient: Patient) -> [String] {
        var kinds: [String] = []
        if patient.hasEmployer { kinds.append("work_injury") }
        if patient.isInsured { kinds += ["benefit", "settlement"] }
        if !patient.isInsured || !patient.hasEmployer { kinds.append("medical_aid") }
        if !patient.hasEmployer { kinds.append("legal_aid") }
        return kinds
    }

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        if change.after.state == "died", change.before?.state != "died" { return try dropUnsent(change.after.id, transaction) }
        guard change.before == nil, let patient = try transaction.find(Patient.self, change.after.id)?.record,
            let diagnosed = patient.diagnosedDay, transaction.today <= diagnosed + newlyDiagnosed
        else { return }
        try prepare(change.after, patient, transaction)
    }

    /// What has not left yet leaves no more; what has left stays, with its answer.
    private static func dropUnsent(_ patient: Int64, _ transaction: RegisterTransaction) throws {
        for unsent in try transaction.registers.records(
            transaction.connection, Assistance.self, where: "t.void = 0 AND t.patient = ?1 AND t.pushed_day IS NULL",
            [.integer(patient)])
        {
            try transaction.withdraw(unsent.stored, reason: ReliefTexts.died)
        }
    }

    /// Kinds that were prepared or handed over before stay as they are.
    static func prepare(_ record: StoredRecord, _ patient: Patient, _ transaction: RegisterTransaction) throws {
        guard record.state != "died", !record.isVoid else {
            throw RegisterError.invalid([FieldProblem("patient", .inconsistent, ReliefTexts.died)])
        }
        let known = try transaction.registers.records(
            transaction.connection, Assistance.self, where: "t.void = 0 AND t.patient = ?1", [.integer(record.id)]
        ).map(\.record.kind)
        for kind in kinds(of: patient) where !known.contains(kind) {
            var help = Assistance()
            (help.patient, help.kind) = (record.id, kind)
            try transaction.insert(help, reason: ReliefTexts.preparedBy)
        }
    }
}
