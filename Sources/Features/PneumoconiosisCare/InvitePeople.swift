import Calendars
import Database
import HealthSurveillance
import OccupationalDiseases
import Registers

/// Who belongs into a round, read from the records instead of typed: people who met dust long enough, and those who did not come last time.
enum InvitePeople {
    /// At most so many in one act; again for the rest.
    static let bound = 2_000

    /// People whose posts had dust (2015 catalogue, chapter 1) for the years asked for, who are no known patient, had no film within a year
    /// before the round, and are not in the round yet.
    static func fromPosts(_ round: Int64, _ transaction: RegisterTransaction) throws -> Int {
        guard let found = try transaction.find(ScreeningRound.self, round), found.stored.state == "running",
            let start = found.record.from
        else { throw RegisterError.wrongState(label: CareTexts.roundClosed) }
        let region = RegionRange(found.stored.regionPath)
        let rows = try transaction.connection.query(
            """
            SELECT DISTINCT a.id, a.worker, a.employer, a.from_day, a.to_day FROM assignment a
            JOIN post_hazard h ON h.post = a.post AND h.void = 0 AND h.hazard LIKE '1-%'
            WHERE a.void = 0 AND a.worker IS NOT NULL AND a.region_path >= ?1 AND a.region_path < ?2
            AND NOT EXISTS (SELECT 1 FROM patient p WHERE p.void = 0 AND p.worker = a.worker
                AND \(DiseaseGrade.isPneumoconiosis(column: "p.disease")))
            AND NOT EXISTS (SELECT 1 FROM screened_person s WHERE s.void = 0 AND s.screening_round = ?3 AND s.worker = a.worker)
            AND NOT EXISTS (SELECT 1 FROM examination e WHERE e.void = 0 AND e.state = 'accepted' AND e.worker = a.worker
                AND e.agent LIKE 'D%' AND e.exam_day >= ?4)
            ORDER BY a.worker, a.from_day, a.id
            """,
            [
                .text(region.lower), .text(region.upper), .integer(round), .text(start.adding(months: -12).description),
            ])
        var candidates: [Candidate] = []
        for row in rows {
            guard let from = Day(row.text("from_day")) else { continue }
            let to = min(row["to_day"].text.flatMap { Day($0) } ?? start, start)
            if candidates.last?.worker != row.integer("worker") { candidates.append(Candidate(worker: row.integer("worker"))) }
            candidates[candidates.count - 1].add(from, to, employer: row["to_day"].isNull ? row.integer("employer") : nil)
        }
        let wanted = candidates.filter { $0.years >= (found.record.minimumYears ?? 0) }.prefix(bound)
        for candidate in wanted {
            guard let worker = try transaction.find(Worker.self, candidate.worker)?.record else { continue }
            var person = ScreenedPerson()
            (person.round, person.name, person.idNumber) = (round, worker.name, worker.idNumber)
            (person.employer, person.dustYears) = (candidate.employer, (candidate.years * 10).rounded() / 10)
            try transaction.insert(person, reason: CareTexts.listedFromPosts)
        }
        return wanted.count
    }

    /// Who did not come to the last round of the same place is invited again.
    static func absentees(_ round: Int64, _ transaction: RegisterTransaction) throws -> Int {
        guard let found = try transaction.find(ScreeningRound.self, round), found.stored.state == "running" else {
            throw RegisterError.wrongState(label: CareTexts.roundClosed)
        }
        let missed = try transaction.registers.records(
            transaction.connection, ScreenedPerson.self,
            where: """
                t.void = 0 AND t.state = 'absent' AND t.screening_round IN (SELECT r.id FROM screening_round r WHERE r.void = 0
                AND r.id <> ?1 AND r.region_code = ?2) AND NOT EXISTS (SELECT 1 FROM screened_person s WHERE s.void = 0
                AND s.worker = t.worker AND (s.screening_round = ?1 OR (s.screened_day IS NOT NULL AND s.created_at > t.created_at)))
                AND NOT EXISTS (SELECT 1 FROM patient p WHERE p.void = 0 AND p.worker = t.worker
                AND \(DiseaseGrade.isPneumoconiosis(column: "p.disease")))
                """, [.integer(round), .text(found.record.regionCode)], order: "t.id", limit: bound)
        var invited: Set<Int64> = []
        for former in missed.map(\.record) {
            guard let worker = former.worker, invited.insert(worker).inserted else { continue }
            var person = ScreenedPerson()
            (person.round, person.name, person.idNumber) = (round, former.name, former.idNumber)
            (person.employer, person.dustYears) = (former.employer, former.dustYears)
            try transaction.insert(person, reason: CareTexts.invitedAgain)
        }
        return invited.count
    }

    /// A person's time in dust: spans that overlap count once.
    private struct Candidate {
        let worker: Int64
        var employer: Int64?
        private var days = 0
        private var until: Day?

        init(worker: Int64) { self.worker = worker }

        /// Spans come in the order of their first day.
        mutating func add(_ from: Day, _ to: Day, employer: Int64?) {
            let start = max(from, until.map { $0 + 1 } ?? from)
            if to >= start { days += to - start + 1 }
            until = max(until ?? to, to)
            if let employer { self.employer = employer }
        }

        var years: Double { Double(days) / 365.25 }
    }

    private struct RegionRange {
        let lower: String
        let upper: String
        init(_ path: String) { (lower, upper) = (path, path + "0") }
    }
}
