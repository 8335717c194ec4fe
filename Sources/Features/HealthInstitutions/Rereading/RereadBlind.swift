import Calendars
import Crypto
import Database
import HealthSurveillance
import HygieneCalculations
import Registers
import Rulebook

/// Draws, takes the second readings, and compares.
enum RereadBlind {
    /// The samples in an order that nobody can foresee and everybody can repeat: by digest of the round's moment and the record.
    static func draw(_ id: Int64, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(RereadingRound.self, id), found.stored.state == "planned",
            let institution = try transaction.find(HealthInstitution.self, found.record.institution)?.record,
            let from = found.record.from, let to = found.record.to
        else { throw RegisterError.wrongState(label: InstitutionTexts.alreadyDrawn) }
        let rows = try transaction.connection.query(
            """
            SELECT id, results, agent, report FROM examination WHERE void = 0 AND state = 'accepted' AND institution = ?1
            AND exam_day >= ?2 AND exam_day <= ?3 AND agent LIKE ?4 ORDER BY id
            """,
            [
                .text(institution.name), .text(from.description), .text(to.description),
                .text(found.record.kind == "film" ? "D%" : "P01"),
            ])
        let kind = found.record.kind
        let readable = rows.filter { row in
            let results = ExaminationResults(row["results"].text ?? "")
            return kind == "film" ? !results.zones.isEmpty : results.audiogram != nil
        }
        guard readable.count >= 2 else {
            throw RegisterError.invalid([FieldProblem("from_day", .inconsistent, InstitutionTexts.tooFewSamples(readable.count))])
        }
        let salt = "\(id)|\(transaction.at.milliseconds)"
        let ordered = readable.map { row in (row, digest("\(salt)|\(row.integer("id"))")) }.sorted { $0.1 < $1.1 }
        for (place, (row, _)) in ordered.prefix(found.record.size).enumerated() {
            var sample = RereadingSample()
            (sample.round, sample.number, sample.examination) = (id, place + 1, row.integer("id"))
            sample.report = row["report"].text ?? ""
            try transaction.insert(sample)
        }
        found.record.drawn = min(found.record.size, readable.count)
        try transaction.transition(found.stored, "draw", draft: draft(found.stored, found.record))
    }

    /// - Parameter readings: class by blind number.
    static func note(_ id: Int64, _ readings: [Int: String], reader: String, _ transaction: RegisterTransaction) throws {
        guard let round = try transaction.find(RereadingRound.self, id), round.stored.state == "reading" else {
            throw RegisterError.wrongState(label: InstitutionTexts.notReading)
        }
        let scale = ReadingClass.scale(round.record.kind)
        for sample in try samples(id, transaction.connection, transaction.registers) {
            guard let read = readings[sample.record.number], scale.contains(read), sample.record.second.isEmpty else { continue }
            var record = sample.record
            (record.second, record.reader, record.readDay) = (read, reader, transaction.today)
            try transaction.update(sample.stored, to: record, action: "read")
        }
    }

    static func compare(_ id: Int64, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(RereadingRound.self, id), found.stored.state == "reading" else {
            throw RegisterError.wrongState(label: InstitutionTexts.notReading)
        }
        let samples = try samples(id, transaction.connection, transaction.registers)
        guard samples.allSatisfy({ !$0.record.second.isEmpty }) else {
            throw RegisterError.invalid([FieldProblem("size", .missing, InstitutionTexts.unread)])
        }
        let scale = ReadingClass.scale(found.record.kind)
        var pairs: [(Int, Int)] = []
        for sample in samples {
            guard let examination = try transaction.find(Examination.self, sample.record.examination)?.record,
                let first = ReadingClass.first(examination, kind: found.record.kind), let row = scale.firstIndex(of: first),
                let column = scale.firstIndex(of: sample.record.second)
            else { continue }
            pairs.append((row, column))
            var record = sample.record
            (record.first, record.agrees) = (first, row == column)
            try transaction.update(sample.stored, to: record, action: "compare")
        }
        found.record.compared = pairs.count
        if let agreement = try? RaterAgreement(pairs, classes: scale.count) {
            found.record.observed = rounded(agreement.observed.value * 100, 10)
            found.record.kappa = (try? agreement.kappa().value).map { rounded($0, 1_000) }
            found.record.weighted = (try? agreement.kappa(.linear).value).map { rounded($0, 1_000) }
            // Where both put everything into one class, kappa says nothing and full agreement is good.
            found.record.grade = found.record.kappa.map(grade) ?? "good"
        }
        try transaction.transition(found.stored, "compare", draft: draft(found.stored, found.record))
    }

    /// Bands in common use (Landis and Koch 1977), drawn together to three: 0.61 and more good, 0.41 and more moderate.
    static func grade(_ kappa: Double) -> String { kappa >= 0.61 ? "good" : kappa >= 0.41 ? "moderate" : "poor" }

    static func samples(
        _ round: Int64, _ connection: any Connection, _ registers: Registers
    ) throws -> [TypedRecord<RereadingSample>] {
        try registers.records(
            connection, RereadingSample.self, where: "t.void = 0 AND t.rereading_round = ?1", [.integer(round)],
            order: "t.number, t.id")
    }

    private static func draft(_ stored: StoredRecord, _ round: RereadingRound) -> Draft {
        Draft(stored.draft.register, values: RereadingRound.declaration.encode(round))
    }

    private static func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }

    private static func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
}
