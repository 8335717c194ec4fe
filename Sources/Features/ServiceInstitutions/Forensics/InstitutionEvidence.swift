import Access
import Calendars
import Database

/// A year of an institution's results and job trails, as the forensics read them: only what the asking office may see.
enum InstitutionEvidence {
    /// Beyond this many results of one institution the newest are read.
    static let bound = 20_000

    /// Every reason to look at an institution, in the order of the tests.
    static func reasons(_ connection: any Connection, _ institution: Int64, region: RegionPath, until day: Day) throws
        -> [ReasonToLook]
    {
        let period: [Value] = [
            .text((day - 365).description), .text(day.description), .integer(institution), .text(region.lowerBound),
            .text(region.upperBound),
        ]
        let results = try connection.query(
            """
            SELECT report, employer, post, factor, c_twa, c_ste, c_me, c_twa_respirable, lex_8h FROM measurement
            WHERE void = 0 AND service_institution = ?3 AND sampled_day > ?1 AND sampled_day <= ?2
            AND region_path >= ?4 AND region_path < ?5 ORDER BY sampled_day DESC, id DESC LIMIT \(bound)
            """, period
        ).reversed().flatMap(results)
        let judged = try connection.query(
            """
            SELECT employer, factor, outcome, service_institution FROM measurement
            WHERE void = 0 AND outcome IN ('met', 'exceeded') AND sampled_day > ?1 AND sampled_day <= ?2
            AND region_path >= ?3 AND region_path < ?4 ORDER BY sampled_day DESC, id DESC LIMIT \(5 * bound)
            """, [period[0], period[1], period[3], period[4]])
        func judgements(_ rows: [Row]) -> [JudgedResult] {
            rows.map { row in
                JudgedResult(
                    employer: "\(row.integer("employer"))", factor: row.text("factor"),
                    isExceeded: row.text("outcome") == "exceeded")
            }
        }
        let own = judgements(judged.filter { $0["service_institution"].integer == institution })
        let others = judgements(judged.filter { $0["service_institution"].integer != institution })
        let jobs = try trails(connection, period)
        let single = [
            Forensics.terminalDigits(results), Forensics.lowVariance(results), Forensics.neverExceeds(own, others: others),
        ].compactMap(\.self)
        return single + Forensics.copiedResults(results) + Forensics.impossibleTravel(jobs["sampler"] ?? [])
            + Forensics.instrumentTwice(jobs["instrument"] ?? [])
    }

    private static func results(_ row: Row) -> [ReportedResult] {
        let (report, employer, factor) = (row.text("report"), "\(row.integer("employer"))", row.text("factor"))
        let place = "\(row.integer("post"))"
        let texts = ["c_twa", "c_ste", "c_me", "c_twa_respirable"].flatMap { column in
            row.text(column).split { $0 == ";" || $0 == "；" }.map { text in
                ReportedResult(
                    report: report, employer: employer, place: place, kind: "\(factor)|\(column)", text: text.filter { $0 != " " }
                )
            }
        }
        guard let level = row["lex_8h"].real else { return texts }
        return texts + [
            ReportedResult(
                report: report, employer: employer, place: place, kind: "\(factor)|dB", text: "\(level)", isLevel: true)
        ]
    }

    /// By kind of who was there.
    private static func trails(_ connection: any Connection, _ period: [Value]) throws -> [String: [JobTrail]] {
        let rows = try connection.query(
            """
            SELECT j.kind, j.who, j.job_day, j.from_time, j.until_time, e.name, e.region_code FROM institution_job j
            JOIN employer e ON e.id = j.employer
            WHERE j.void = 0 AND j.institution = ?3 AND j.job_day > ?1 AND j.job_day <= ?2
            AND j.region_path >= ?4 AND j.region_path < ?5 ORDER BY j.id
            """, period)
        return Dictionary(grouping: rows) { $0.text("kind") }.mapValues { rows in
            rows.compactMap { row in
                guard let day = Day(row.text("job_day")), let from = ClockTime.minutes(row.text("from_time")),
                    let until = ClockTime.minutes(row.text("until_time"))
                else { return nil }
                return JobTrail(
                    who: row.text("who"), place: row.text("name"), region: String(row.text("region_code").prefix(6)), day: day,
                    from: from, until: until)
            }
        }
    }
}
