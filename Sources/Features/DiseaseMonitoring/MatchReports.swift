import Access
import Calendars
import Database
import Registers

/// Holds cases against cards and payments against cases. Doing it again follows the records and keeps what was found out.
enum MatchReports {
    static func span(_ year: Int) -> (first: String, last: String) { ("\(year - 1)-07-01", "\(year)-06-30") }

    static func match(_ id: Int64, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(ReportSurvey.self, id), ["open", "matched"].contains(found.stored.state) else {
            throw RegisterError.wrongState(label: MonitoringTexts.surveyRunning)
        }
        let region = RegionPath(stored: found.stored.regionPath)
        let span = span(found.record.year)
        let arguments: [Value] = [.text(region.lowerBound), .text(region.upperBound), .text(span.first), .text(span.last)]
        let lines =
            try cases(transaction.connection, arguments, today: transaction.today)
            + payments(transaction.connection, arguments)
        var former = Dictionary(
            try transaction.registers.records(
                transaction.connection, ReportSurveyCase.self, where: "t.void = 0 AND t.survey = ?1", [.integer(id)]
            ).map { (key($0.record), $0) }
        ) { first, _ in first }
        for line in lines {
            var line = line
            line.survey = id
            if let known = former.removeValue(forKey: key(line)) {
                (line.cause, line.remedy) = (known.record.cause, known.record.remedy)
                try transaction.update(known.stored, to: line, action: "match")
            } else {
                try transaction.insert(line)
            }
        }
        for gone in former.values.sorted(by: { $0.id < $1.id }) { try transaction.withdraw(gone.stored, reason: "重新比对后不再属于本次调查") }
        func count(_ verdicts: String...) -> Int { lines.filter { verdicts.contains($0.verdict) }.count }
        found.record.cases = count("in_time", "late", "missing")
        (found.record.inTime, found.record.late) = (count("in_time"), count("late"))
        (found.record.missing, found.record.unmatched) = (count("missing"), count("unmatched"))
        found.record.matchedDay = transaction.today
        let draft = Draft(found.stored.draft.register, values: ReportSurvey.declaration.encode(found.record))
        try transaction.transition(found.stored, "match", draft: draft)
    }

    private static func key(_ line: ReportSurveyCase) -> String { "\(line.diagnosis ?? 0)|\(line.payment ?? 0)" }

    /// Clause: 职业病诊断与鉴定管理办法 32: a card within fifteen days; within them a case without a card is not missing yet.
    private static func cases(_ connection: any Connection, _ arguments: [Value], today: Day) throws -> [ReportSurveyCase] {
        try connection.query(
            """
            SELECT d.id, d.worker, d.diagnosed_day, d.institution, (SELECT MIN(c.report_day) FROM report_card c WHERE c.void = 0
            AND c.diagnosis_case = d.id AND c.report_day IS NOT NULL) AS report_day, CASE WHEN EXISTS (SELECT 1
            FROM benefit_payment b WHERE b.void = 0 AND b.worker = d.worker AND b.paid_day >= d.diagnosed_day) OR EXISTS (SELECT 1
            FROM assistance a JOIN patient p ON p.id = a.patient WHERE a.void = 0 AND p.worker = d.worker
            AND a.kind IN ('work_injury', 'benefit') AND a.outcome = 'granted') THEN 1 ELSE 0 END AS has_benefit
            FROM diagnosis_case d WHERE d.void = 0 AND d.conclusion = 'confirmed' AND d.region_path >= ?1 AND d.region_path < ?2
            AND d.diagnosed_day >= ?3 AND d.diagnosed_day <= ?4 ORDER BY d.id
            """, arguments
        ).compactMap { row in
            guard let diagnosed = Day(row.text("diagnosed_day")) else { return nil }
            var line = ReportSurveyCase()
            (line.source, line.diagnosis, line.worker) = ("case", row.integer("id"), row["worker"].integer)
            (line.eventDay, line.institution) = (diagnosed, row.text("institution"))
            line.hasBenefit = row.integer("has_benefit") == 1
            line.reportDay = row["report_day"].text.flatMap { Day($0) }
            line.days = (line.reportDay ?? today) - diagnosed
            let isLate = (line.days ?? 0) > ProgrammeCounts.reportDays
            line.verdict = line.reportDay == nil ? (isLate ? "missing" : "pending") : isLate ? "late" : "in_time"
            return line
        }
    }

    /// Somebody is paid for an occupational disease whom neither a confirmed case nor the register of patients knows: one line a person.
    private static func payments(_ connection: any Connection, _ arguments: [Value]) throws -> [ReportSurveyCase] {
        try connection.query(
            """
            SELECT b.id, b.worker, b.paid_day, b.payer FROM benefit_payment b WHERE b.void = 0 AND b.region_path >= ?1
            AND b.region_path < ?2 AND b.paid_day >= ?3 AND b.paid_day <= ?4
            AND NOT EXISTS (SELECT 1 FROM diagnosis_case d WHERE d.void = 0 AND d.worker = b.worker AND d.conclusion = 'confirmed')
            AND NOT EXISTS (SELECT 1 FROM patient p WHERE p.void = 0 AND p.worker = b.worker)
            AND NOT EXISTS (SELECT 1 FROM benefit_payment e WHERE e.void = 0 AND e.worker = b.worker AND e.id < b.id
                AND e.region_path >= ?1 AND e.region_path < ?2 AND e.paid_day >= ?3 AND e.paid_day <= ?4) ORDER BY b.id
            """, arguments
        ).map { row in
            var line = ReportSurveyCase()
            (line.source, line.payment, line.worker) = ("payment", row.integer("id"), row["worker"].integer)
            (line.eventDay, line.institution) = (Day(row.text("paid_day")), row.text("payer"))
            (line.verdict, line.hasBenefit) = ("unmatched", true)
            return line
        }
    }

    /// A survey is checked when every line that is not in order says why.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.after.state == "checked", change.before?.state == "matched" else { return }
        let open = try transaction.connection.first(
            """
            SELECT id FROM report_survey_case WHERE void = 0 AND survey = ?1 AND verdict IN ('late', 'missing', 'unmatched')
            AND (cause IS NULL OR cause = '') ORDER BY id LIMIT 1
            """, [.integer(change.after.id)])
        if open != nil { throw RegisterError.invalid([FieldProblem("", .missing, MonitoringTexts.notFinished)]) }
    }
}
