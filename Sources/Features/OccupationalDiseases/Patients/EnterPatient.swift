import Calendars
import Registers

/// A confirmed disease brings its patient into the register when the certificate has been served: the person hears it first, then those
/// who follow up and help. An appraisal that changes the conclusion is followed.
enum EnterPatient {
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.after.state == "served", change.before?.state != "served", !change.after.isVoid,
            let found = try transaction.find(DiagnosisCase.self, change.after.id)?.record
        else { return }
        // A certificate that was taken back and corrected may say the opposite of the one that entered the patient.
        guard found.conclusion == "confirmed" else { return try takeOut(change.after.id, transaction) }
        try enter(found, change.after.id, disease: found.disease, stage: found.stage, PatientTexts.byDiagnosis, transaction)
    }

    static func afterAppraisal(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.after.state == "served", change.before?.state != "served", !change.after.isVoid,
            let appraisal = try transaction.find(Appraisal.self, change.after.id)?.record, appraisal.result == "changed",
            let found = try transaction.find(DiagnosisCase.self, appraisal.diagnosis)?.record
        else { return }
        if appraisal.conclusion == "confirmed" {
            return try enter(
                found, appraisal.diagnosis, disease: appraisal.disease, stage: appraisal.stage, PatientTexts.byAppraisal,
                transaction)
        }
        try takeOut(appraisal.diagnosis, transaction)
    }

    private static func takeOut(_ diagnosis: Int64, _ transaction: RegisterTransaction) throws {
        for entered in try transaction.registers.records(
            transaction.connection, Patient.self, where: "t.void = 0 AND t.diagnosis_case = ?1", [.integer(diagnosis)])
        {
            try transaction.withdraw(entered.stored, reason: PatientTexts.notOccupational)
        }
    }

    private static func enter(
        _ found: DiagnosisCase, _ id: Int64, disease: String, stage: String, _ reason: String, _ transaction: RegisterTransaction
    ) throws {
        guard let worker = found.worker, let day = found.diagnosedDay else { return }
        let known = try transaction.registers.records(
            transaction.connection, Patient.self, where: "t.void = 0 AND t.worker = ?1", [.integer(worker)], limit: 1
        ).first
        guard var patient = known?.record else {
            var patient = Patient()
            (patient.worker, patient.name, patient.idNumber) = (worker, found.name, found.idNumber)
            (patient.disease, patient.stage, patient.diagnosedDay, patient.diagnosis) = (disease, stage, day, id)
            (patient.regionCode, patient.isInsured) = (try residence(of: found, transaction), found.isInsured)
            patient.hasEmployer =
                try transaction.connection.first(
                    "SELECT id FROM employer WHERE id = ?1 AND void = 0 AND state <> 'closed'", [.integer(found.employer)]) != nil
            try transaction.insert(patient, reason: reason)
            return
        }
        guard let stored = known?.stored, stored.state != "died", day >= patient.diagnosedDay ?? day,
            DiseaseGrade.isPneumoconiosis(disease) || !DiseaseGrade.isPneumoconiosis(patient.disease)
        else { return }
        // A further disease or a higher stage; of two diseases the pneumoconiosis is the one to follow up.
        (patient.disease, patient.stage, patient.diagnosedDay, patient.diagnosis) = (disease, stage, day, id)
        if !found.residence.isEmpty { patient.regionCode = found.residence }
        if found.isInsured { patient.isInsured = true }
        try transaction.update(stored, to: patient, action: "diagnose", reason: reason)
    }

    private static func residence(of found: DiagnosisCase, _ transaction: RegisterTransaction) throws -> String {
        guard found.residence.isEmpty else { return found.residence }
        // Confirmed by an appraisal after a diagnosis that asked for no residence.
        return try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(found.employer)]).text
            ?? ""
    }
}
