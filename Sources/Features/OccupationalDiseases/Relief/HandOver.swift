import Access
import Calendars
import Database
import Registers
import Spreadsheets

/// What waits to be handed over, its hand-over as a batch, and the batch as lines with the receiver's least.
enum HandOver {
    /// Prepared and, where the person must agree, agreed to.
    static func waiting(
        _ kind: String, _ connection: any Connection, _ registers: Registers, for principal: Principal
    ) throws -> [TypedRecord<Assistance>] {
        let scope = registers.condition(principal, .edit, registers.register(of: Assistance.self), first: 2)
        let consent = AssistanceGround.all[kind]?.needsConsent == true ? "AND t.consented = 1" : ""
        return try registers.records(
            connection, Assistance.self,
            where: """
                t.void = 0 AND t.kind = ?1 AND t.pushed_day IS NULL \(consent) AND \(scope.sql)
                AND EXISTS (SELECT 1 FROM patient p WHERE p.id = t.patient AND p.void = 0 AND p.state <> 'died')
                """, [.text(kind)] + scope.arguments)
    }

    static func batch(of first: Int64, _ day: Day) -> String { "YS\(day.description.filter(\.isNumber))-\(first)" }

    /// Marks all that waits as handed over today; the number of the batch, nil where nothing waits.
    static func push(_ kind: String, _ transaction: RegisterTransaction) throws -> String? {
        let rows = try waiting(kind, transaction.connection, transaction.registers, for: transaction.principal)
        guard let first = rows.first else { return nil }
        let batch = batch(of: first.id, transaction.today)
        for (place, row) in rows.enumerated() { try send(row.stored, row.record, batch: batch, place: place + 1, transaction) }
        return batch
    }

    /// Hands one over today: as a letter to the department's office where it works in this system, else as a line of the batch file.
    static func send(
        _ stored: StoredRecord, _ record: Assistance, batch: String, place: Int = 1, _ transaction: RegisterTransaction
    ) throws {
        guard let ground = AssistanceGround.all[record.kind], let patient = try transaction.find(Patient.self, record.patient)
        else { return }
        let office = try ground.department.office(for: patient.stored.regionPath, transaction.connection)
        var help = record
        (help.pushedDay, help.way, help.batch) = (transaction.today, office == nil ? "file" : "platform", batch)
        try transaction.update(stored, to: help, action: "hand-over")
        guard let office else { return }
        var letter = HandOverLetter()
        (letter.number, letter.receiver, letter.assistance) = ("\(batch)-\(place)", office, stored.id)
        (letter.kind, letter.basis, letter.pushedDay) = (help.kind, ground.basis, transaction.today)
        let content = try content(of: patient.record, transaction.connection, transaction.registers)
        for item in ground.items { item.write(content[item] ?? "", to: &letter) }
        try transaction.insert(letter, reason: ground.basis)
    }

    static func rows(
        of batch: String, _ connection: any Connection, _ registers: Registers, for principal: Principal
    ) throws -> [TypedRecord<Assistance>] {
        let scope = registers.condition(principal, .export, registers.register(of: Assistance.self), first: 2)
        return try registers.records(
            connection, Assistance.self, where: "t.void = 0 AND t.batch = ?1 AND \(scope.sql)", [.text(batch)] + scope.arguments)
    }

    /// A line for each person: the columns of the ground and nothing else.
    static func lines(
        _ ground: AssistanceGround, _ rows: [TypedRecord<Assistance>], _ connection: any Connection, _ registers: Registers
    ) throws -> [[SheetValue]] {
        try rows.compactMap { row in
            guard let patient = try registers.find(connection, Patient.self, row.record.patient)?.record else { return nil }
            let content = try content(of: patient, connection, registers)
            return ground.items.map { content[$0].map { .text($0) } ?? .empty }
        }
    }

    /// All that any department may receive of a patient; the ground chooses from it.
    private static func content(
        of patient: Patient, _ connection: any Connection, _ registers: Registers
    ) throws -> [AssistanceGround.Item: String] {
        let diagnosis = try diagnosis(of: patient, connection)
        let all: [AssistanceGround.Item: String] = [
            .name: patient.name, .number: patient.idNumber,
            .disease: registers.codes.entry("disease_2025", patient.disease)?.label ?? "",
            .diagnosedDay: patient.diagnosedDay?.description ?? "", .institution: diagnosis?.text("institution") ?? "",
            .certificate: diagnosis?["certificate"].text ?? "", .employer: diagnosis?["employer"].text ?? "",
            .region: registers.codes.entry("region", patient.regionCode)?.label ?? "",
        ]
        return all.filter { !$0.value.isEmpty }
    }

    /// The person's last confirmed diagnosis in the system; historical patients have none.
    private static func diagnosis(of patient: Patient, _ connection: any Connection) throws -> Row? {
        guard let worker = patient.worker else { return nil }
        return try connection.first(
            """
            SELECT d.institution, d.certificate, e.name AS employer FROM diagnosis_case d LEFT JOIN employer e ON e.id = d.employer
            WHERE d.void = 0 AND d.worker = ?1 AND d.conclusion = 'confirmed' AND (?2 IS NULL OR d.id = ?2)
            ORDER BY d.diagnosed_day DESC, d.id DESC LIMIT 1
            """, [.integer(worker), Value(patient.diagnosis)])
    }
}
