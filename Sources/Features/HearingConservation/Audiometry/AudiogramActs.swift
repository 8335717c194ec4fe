import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers
import Rulebook

/// Finds the person and the baseline of an audiogram, judges it, and moves it to where somebody must act.
enum AudiogramActs {
    static let retest = RecordClock(
        "hearing_retest", title: "听力复测", basis: "29 CFR 1910.95(g)(5)(ii)；国内标准未规定期限", role: .healthInstitution)
    /// Days until the retest. Clause: 29 CFR 1910.95(g)(5)(ii).
    static let retestDays = 30

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        var record = AudiogramRecord.declaration.decode(draft.values)
        guard let day = record.day, let audiogram = record.audiogram else { return }
        if day > transaction.today {
            throw RegisterError.invalid([FieldProblem("test_day", .inconsistent, HearingTexts.inFuture)])
        }
        let connection = transaction.connection
        let region = try connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(record.employer)])
        let worker = try Worker.link(name: record.name, number: record.idNumber, region: region.text ?? "", transaction)
        record.worker = worker
        let age = Identity.birth(record.idNumber).map { Identity.age(born: $0, on: day) }
        guard let age, let sex = Identity.sex(record.idNumber) else { return }
        record.age = age
        let history = try HearingHistory.read(connection, transaction.registers, worker: worker)
        let baseline = history.baseline(before: day)
        record.years = try record.noiseYears ?? noiseYears(connection, worker: worker, until: day)
        let judgement = AudiogramJudgement(
            audiogram, day: day, age: age, sex: sex, baseline: baseline, noiseYears: record.years,
            level: try level(connection, record, year: day.year))
        record.baselineDay = baseline?.day
        (record.shiftLeft, record.shiftRight) = (judgement.shift?.left, judgement.shift?.right)
        record.highMean = judgement.corrected.bilateralHighMean.roundedHalfUp.value
        record.weighted = judgement.corrected.betterEarWeighted.value
        record.findings = RuleQuestion.text(judgement.findings)
        var questions = AudiogramEntry.questions(record, before: history.last(before: day)?.audiogram)
        questions += quiet(record, day)
        record.remarks = questions.map { "\($0.field)\t\($0.message)" }.joined(separator: "\n")
        record.outcome = judgement.outcome
        draft.values = AudiogramRecord.declaration.encode(record)
    }

    /// A temporary shift hides the permanent one. Clauses: GBZ 188-2014 7.1.2 (48 h); GBZ 188-2025 7.1.2.2 (14 h, recheck 48 h).
    private static func quiet(_ record: AudiogramRecord, _ day: Day) -> [FieldProblem] {
        guard let hours = record.quietHours else { return [] }
        let isNew = SurveillanceEdition.gbz188(on: day) != .of2014
        let needed: Double = isNew && record.kind != "retest" ? 14 : 48
        return hours < needed
            ? [FieldProblem("quiet_hours", .inconsistent, HearingTexts.notQuiet(Int(needed)))] : []
    }

    /// Years since the first post with noise; the standard's “consecutive” is for the physician to judge.
    private static func noiseYears(_ connection: any Connection, worker: Int64, until day: Day) throws -> Double? {
        let first = try connection.value(
            """
            SELECT MIN(a.from_day) FROM assignment a WHERE a.void = 0 AND a.worker = ?1 AND EXISTS
            (SELECT 1 FROM post_hazard h WHERE h.void = 0 AND h.post = a.post AND h.hazard = ?2)
            """, [.integer(worker), .text(HearingTexts.noise)]
        ).text.flatMap { Day($0) }
        return first.map { (max(0, Double(day - $0) / 365.25) * 10).rounded() / 10 }
    }

    /// The level of the post in the year of the test or the last before it.
    private static func level(_ connection: any Connection, _ record: AudiogramRecord, year: Int) throws -> Double? {
        guard let post = record.post else { return nil }
        let kept = try connection.value(
            """
            SELECT lex_8h FROM hearing_post WHERE void = 0 AND post = ?1 AND year <= ?2 AND lex_8h IS NOT NULL
            ORDER BY year DESC, id DESC LIMIT 1
            """, [.integer(post), .integer(Int64(year))]
        ).real
        return try kept ?? PostLevel.measured(connection, post: post, year: year)?.value
    }

    /// Questioned while something must be looked at; else normal, to be tested again, or confirmed by the second test.
    static func settle(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard !record.isVoid, ["screened", "questioned", "normal", "shift", "confirmed"].contains(record.state) else { return }
        let isOpen = record["remarks"].text != nil
        // A step that the acts took themselves keeps what was verified before it; a change of values asks anew.
        guard !isOpen || !settled.contains(change.action) else { return }
        let target: String
        if isOpen, change.action != "verify" {
            target = "question"
        } else if record["outcome"].text == "normal" {
            target = "clear"
        } else {
            target = record["kind"].text == "retest" ? "confirm" : "flag"
        }
        guard let transition = record.draft.register.lifecycle.transition(target), transition.to != record.state,
            transition.from.contains(record.state)
        else { return }
        let moved = try transaction.transition(record, target)
        try follow(moved, transaction)
    }

    private static let settled: Set<String> = ["clear", "flag", "confirm", "refer", "retest", "move"]

    private static func follow(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        if record.state == "shift" {
            try transaction.start(retest, on: record, from: transaction.today, due: transaction.today + retestDays)
        } else {
            try transaction.settle(retest.name, on: record)
        }
        // A second test answers the first.
        guard record["kind"].text == "retest", record.state != "questioned" else { return }
        let waiting = try transaction.registers.records(
            transaction.connection, AudiogramRecord.self,
            where: "t.void = 0 AND t.worker = ?1 AND t.state = 'shift' AND t.id <> ?2 AND t.test_day <= ?3",
            [record["worker"], .integer(record.id), record["test_day"]])
        for earlier in waiting {
            let done = try transaction.transition(earlier.stored, "retest")
            try transaction.settle(retest.name, on: done)
        }
    }

    static func refer(
        _ stored: StoredRecord, _ record: AudiogramRecord, to place: String, on day: Day, _ transaction: RegisterTransaction
    )
        throws
    {
        guard !place.isEmpty else { throw HearingError.referralIncomplete }
        var referred = record
        (referred.referredTo, referred.referredDay) = (String(place.prefix(100)), day)
        let done = try transaction.transition(
            stored, "refer",
            draft: Draft(
                transaction.registers.register(of: AudiogramRecord.self), values: AudiogramRecord.declaration.encode(referred)))
        try transaction.settle(retest.name, on: done)
    }
}
