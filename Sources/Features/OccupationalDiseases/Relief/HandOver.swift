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

    /// Marks all that waits as handed over today; the number of the batch, nil where nothing waits.
    static func push(_ kind: String, _ transaction: RegisterTransaction) throws -> String? {
        let rows = try waiting(kind, transaction.connection, transaction.registers, for: transaction.principal)
        guard let first = rows.first else { return nil }
        let day = transaction.today
        let batch = "YS\(day.description.filter(\.isNumber))-\(first.id)"
        for row in rows {
            var help = row.record
            (help.pushedDay, help.way, help.batch) = (day, "file", batch)
            try transaction.update(row.stored, to: help, action: "hand-over")
        }
        return batch
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
            let diagnosis = try diagnosis(of: patient, connection)
            return ground.items.map { item -> String in
                switch item {
                case .name: patient.name
                case .number: patient.idNumber
                case .disease: registers.codes.entry("disease_2025", patient.disease)?.label ?? ""
                case .diagnosedDay: patient.diagnosedDay?.description ?? ""
                case .institution: diagnosis?.text("institution") ?? ""
                case .certificate: diagnosis?["certificate"].text ?? ""
                case .employer: diagnosis?["employer"].text ?? ""
                case .region: registers.codes.entry("region", patient.regionCode)?.label ?? ""
                }
            }.map { $0.isEmpty ? .empty : .text($0) }
        }
    }

    /// The person's last confirmed diagnosis in the system; historical patients have none.
    private static func diagnosis(of patient: Patient, _ connection: any Connection) throws -> Row? {
        guard let worker = patient.worker else { return nil }
        return try connection.first(
            """
            SELECT d.institution, d.certificate, e.name AS employer FROM diagnosis_case d LEFT JOIN employer e ON e.id = d.employer
            WHERE d.void = 0 AND d.worker = ?1 AND d.conclusion = 'confirmed' ORDER BY d.diagnosed_day DESC, d.id DESC LIMIT 1
            """, [.integer(worker)])
    }
}
