import Calendars
import Database
import HealthSurveillance
import Quantities
import Registers
import Rulebook

/// What the chain of one employer is drawn from, read once and divided by post.
struct ChainParts: Sendable {
    var levels: [Int64: [(year: Int, level: Double)]] = [:]
    /// By post and subject: `12 hearing`.
    var fits: [String: HearingChain.Fit] = [:]
    var wearing: [Int64: HearingChain.Wearing] = [:]
    var hearing: [Int64: HearingChain.Hearing] = [:]
    var actions: [TypedRecord<HearingAction>] = []
    /// The latest test of each person, from the programme or from a health examination: nobody is counted twice.
    private var tested: [TestedPerson] = []

    static func read(_ connection: any Connection, _ registers: Registers, employer: Int64) throws -> ChainParts {
        var parts = ChainParts()
        let key: [Value] = [.integer(employer)]
        for row in try connection.query(
            "SELECT post, year, lex_8h FROM hearing_post WHERE void = 0 AND employer = ?1 AND lex_8h IS NOT NULL ORDER BY year, id",
            key)
        {
            parts.levels[row.integer("post"), default: []].append((row.int("year"), row.real("lex_8h")))
        }
        for row in try connection.query(
            """
            SELECT post, subject, COUNT(DISTINCT worker) AS tested,
            COUNT(DISTINCT CASE WHEN state = 'passed' THEN worker END) AS passed,
            COUNT(DISTINCT CASE WHEN state IN ('failed', 'coached') THEN worker END) AS waiting
            FROM fit_test WHERE void = 0 AND employer = ?1 GROUP BY post, subject
            """, key)
        {
            parts.fits["\(row.integer("post")) \(row.text("subject"))"] = HearingChain.Fit(
                tested: row.int("tested"), passed: row.int("passed"), waiting: row.int("waiting"))
        }
        try parts.readWearing(connection, key)
        try parts.readHearing(connection, registers, key)
        parts.actions = try registers.records(
            connection, HearingAction.self, where: "t.void = 0 AND t.employer = ?1", key, order: "t.started_day DESC, t.id DESC")
        return parts
    }

    /// The last counted survey.
    private mutating func readWearing(_ connection: any Connection, _ key: [Value]) throws {
        for row in try connection.query(
            """
            SELECT o.post, s.surveyed_day, s.conducted_by, COUNT(*) AS observed,
            SUM(CASE WHEN o.result = 'correct' THEN 1 ELSE 0 END) AS correct FROM wearing_observation o
            JOIN wearing_survey s ON s.id = o.survey WHERE o.void = 0 AND s.void = 0 AND s.state = 'counted' AND o.employer = ?1
            AND o.result <> 'absent' AND s.id = (SELECT MAX(l.id) FROM wearing_survey l WHERE l.void = 0 AND l.state = 'counted'
                AND l.employer = ?1 AND l.surveyed_day = (SELECT MAX(d.surveyed_day) FROM wearing_survey d
                WHERE d.void = 0 AND d.state = 'counted' AND d.employer = ?1))
            GROUP BY o.post, s.surveyed_day, s.conducted_by
            """, key)
        {
            wearing[row.integer("post")] = HearingChain.Wearing(
                day: Day(row.text("surveyed_day")), observed: row.int("observed"), correct: row.int("correct"),
                isSelf: row["conducted_by"].text == "self")
        }
    }

    /// The latest test of each person decides how the person stands.
    private mutating func readHearing(_ connection: any Connection, _ registers: Registers, _ key: [Value]) throws {
        let found = try registers.records(
            connection, AudiogramRecord.self,
            where: "t.void = 0 AND t.employer = ?1 AND t.post IS NOT NULL AND t.state <> 'questioned'",
            key, order: "t.test_day DESC, t.id DESC", limit: 2_000)
        var seen: Set<Int64> = []
        for test in found {
            guard let worker = test.record.worker, let post = test.record.post, seen.insert(worker).inserted else { continue }
            var counts = hearing[post] ?? HearingChain.Hearing()
            counts.tested += 1
            if ["shift", "confirmed"].contains(test.stored.state) { counts.shifted += 1 }
            if test.stored.state == "referred" { counts.referred += 1 }
            hearing[post] = counts
        }
        tested = try TestedPerson.latest(connection, registers, employer: key[0], audiograms: found.map(\.record))
    }

    /// People of a post as the forecast needs them: those whose age, sex and years are known.
    func people(of post: Int64, level: Double?) -> [ShiftForecast.Person] {
        guard let level else { return [] }
        return tested.filter { $0.post == post }.compactMap { $0.person(at: level) }
    }
}
