import Calendars
import Database
import HealthSurveillance
import Registers
import Rulebook

/// What a fit test says: the level under the protector of the lower ear, or the harmonic fit factor, through the rulebook.
enum FitJudgement {
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        var test = FitTest.declaration.decode(draft.values)
        guard let day = test.day else { return }
        if day > transaction.today {
            throw RegisterError.invalid([FieldProblem("test_day", .inconsistent, HearingTexts.inFuture)])
        }
        let region = try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(test.employer)])
        test.worker = try Worker.link(name: test.name, number: test.idNumber, region: region.text ?? "", transaction)
        (test.personal, test.factor, test.underLevel, test.result) = (nil, nil, nil, "unknown")
        if test.subject == "hearing" {
            let level = try transaction.connection.value(
                """
                SELECT lex_8h FROM hearing_post WHERE void = 0 AND post = ?1 AND year <= ?2 AND lex_8h IS NOT NULL
                ORDER BY year DESC, id DESC LIMIT 1
                """, [.integer(test.post), .integer(Int64(day.year))]
            ).real
            hearing(&test, level: level, on: day)
        } else {
            respirator(&test, on: day)
        }
        test.attempt = try attempt(test, before, transaction)
        draft.values = FitTest.declaration.encode(test)
    }

    private static func hearing(_ test: inout FitTest, level: Double?, on day: Day) {
        // The lower ear decides; a binaural figure stands only where the ears were not told apart.
        let left = test.left ?? test.both
        let right = test.right ?? test.both
        test.personal = left.flatMap { left in right.map { min(left, $0) } }
        guard let level, let left, let right else {
            test.findings = RuleQuestion.text(
                RuleQuestion.unanswered("hearing_level_par", HearingTexts.noLevelOfPost, missing: ["lex_8h"]))
            return
        }
        let under = RuleQuestion.ask(
            "hearing_level_par", ["lex_dBA": .number(level), "par_left_dB": .number(left), "par_right_dB": .number(right)],
            on: day)
        var findings = [under]
        if let number = under.number {
            let verdict = RuleQuestion.ask("hearing_protection_verdict", ["level_dBA": .number(max(0, number))], on: day)
            findings.append(verdict)
            test.underLevel = (number * 10).rounded() / 10
            switch ProtectionJudgement.verdict(verdict) {
            case "insufficient": test.result = "failed"
            case "over": test.result = "over"
            case "unknown": break
            default: test.result = "passed"
            }
        }
        test.findings = RuleQuestion.text(findings)
    }

    private static func respirator(_ test: inout FitTest, on day: Day) {
        let factors = FitTestEntry.factors(test.exercises) ?? []
        let finding = RuleQuestion.ask(
            "respirator_fit_factor", ["factors": .list(factors.map { .number($0) }), "facepiece": .text(test.facepiece)], on: day)
        test.factor = finding.number("factor")
        if finding.outcome == .computed { test.result = finding.flag("passed") ? "passed" : "failed" }
        test.findings = RuleQuestion.text([finding])
    }

    /// Which test of the person with this kind of device since the last one that was passed.
    private static func attempt(_ test: FitTest, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws -> Int {
        let earlier = try transaction.connection.query(
            """
            SELECT result FROM fit_test WHERE void = 0 AND worker = ?1 AND subject = ?2 AND test_day <= ?3 AND id <> ?4
            ORDER BY test_day DESC, id DESC LIMIT 20
            """,
            [Value(test.worker), .text(test.subject), .text(test.day?.description ?? ""), .integer(before?.id ?? 0)])
        return 1 + earlier.prefix { $0.text("result") == "failed" }.count
    }

    /// Passed or to be coached, by the result; the person's earlier failed tests are done with by the new one.
    static func settle(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard !record.isVoid, let worker = record["worker"].integer else { return }
        let hasFailed = record["result"].text == "failed"
        if hasFailed, ["tested", "passed"].contains(record.state) { try transaction.transition(record, "fail") }
        if !hasFailed, ["tested", "failed"].contains(record.state) { try transaction.transition(record, "pass") }
        guard change.before == nil else { return }
        let earlier = try transaction.registers.records(
            transaction.connection, FitTest.self,
            where:
                "t.void = 0 AND t.worker = ?1 AND t.subject = ?2 AND t.id <> ?3 AND t.test_day <= ?4 AND t.state IN ('failed', 'coached')",
            [.integer(worker), record["subject"], .integer(record.id), record["test_day"]])
        for test in earlier { try transaction.transition(test.stored, "retest") }
    }

    /// What was done with a person who failed: refitted, another size, another type.
    static func coach(_ stored: StoredRecord, _ test: FitTest, how: String, _ transaction: RegisterTransaction) throws {
        guard stored.state == "failed" else { throw RegisterError.wrongState(label: HearingTexts.notFailed) }
        var coached = test
        coached.coaching = String(how.prefix(200))
        try transaction.transition(
            stored, "coach",
            draft: Draft(transaction.registers.register(of: FitTest.self), values: FitTest.declaration.encode(coached)))
    }
}
