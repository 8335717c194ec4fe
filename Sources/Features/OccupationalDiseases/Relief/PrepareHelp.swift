import Calendars
import Ledger
import Registers

/// Prepares the hand-overs of a patient: at once for one newly diagnosed, on demand for one of the old register. Follows what is
/// found out later: an insurance, an employer, a death, a diagnosis that did not stand.
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

    /// Kinds that only such facts bring; medical aid may have been found by a check of the household as well.
    private static let byFactsAlone: Set<String> = ["work_injury", "benefit", "settlement", "legal_aid"]

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let id = change.after.id
        if change.after.isVoid { return change.before?.isVoid == true ? () : try recall(id, transaction) }
        if change.after.state == "died" {
            return change.before?.state == "died" ? () : try dropUnsent(id, transaction, reason: ReliefTexts.died) { _ in true }
        }
        guard let patient = try transaction.find(Patient.self, id)?.record else { return }
        guard let before = change.before else {
            guard let diagnosed = patient.diagnosedDay, transaction.today <= diagnosed + newlyDiagnosed else { return }
            return try prepare(change.after, patient, transaction, sending: true)
        }
        guard ["is_insured", "has_employer"].contains(where: { before[$0] != change.after[$0] }) else { return }
        let kinds = kinds(of: patient)
        try dropUnsent(id, transaction, reason: ReliefTexts.factsChanged) { byFactsAlone.contains($0) && !kinds.contains($0) }
        guard try !known(id, transaction).isEmpty else { return }
        try prepare(change.after, patient, transaction)
    }

    private static func known(_ patient: Int64, _ transaction: RegisterTransaction) throws -> [TypedRecord<Assistance>] {
        try transaction.registers.records(
            transaction.connection, Assistance.self, where: "t.void = 0 AND t.patient = ?1", [.integer(patient)])
    }

    /// What has not left yet leaves no more; what has left stays, with its answer.
    private static func dropUnsent(
        _ patient: Int64, _ transaction: RegisterTransaction, reason: String, where drops: (String) -> Bool
    ) throws {
        for help in try known(patient, transaction) where help.record.pushedDay == nil && drops(help.record.kind) {
            try transaction.withdraw(help.stored, reason: reason)
        }
    }

    /// The disease turned out to be none of work: what has left is called back, and the receivers see it.
    private static func recall(_ patient: Int64, _ transaction: RegisterTransaction) throws {
        try dropUnsent(patient, transaction, reason: ReliefTexts.recalled) { _ in true }
        for help in try known(patient, transaction) where help.record.recalledDay == nil {
            var record = help.record
            record.recalledDay = transaction.today
            try transaction.update(help.stored, to: record, action: "recall", reason: ReliefTexts.recalled)
        }
    }

    /// Kinds that were prepared or handed over before stay as they are.
    ///
    /// - Parameter sending: hands over at once what has an office in the system and waits for nobody's word.
    static func prepare(
        _ record: StoredRecord, _ patient: Patient, _ transaction: RegisterTransaction, sending: Bool = false
    ) throws {
        guard record.state != "died", !record.isVoid else {
            throw RegisterError.invalid([FieldProblem("patient", .inconsistent, ReliefTexts.died)])
        }
        let known = try known(record.id, transaction).map(\.record.kind)
        for kind in kinds(of: patient) where !known.contains(kind) {
            var help = Assistance()
            (help.patient, help.kind) = (record.id, kind)
            let stored = try transaction.insert(help, reason: ReliefTexts.preparedBy)
            guard sending, let ground = AssistanceGround.all[kind], !ground.needsConsent,
                try ground.department.office(for: record.regionPath, transaction.connection) != nil
            else { continue }
            try HandOver.send(stored, help, batch: HandOver.batch(of: stored.id, transaction.today), transaction)
        }
    }
}
