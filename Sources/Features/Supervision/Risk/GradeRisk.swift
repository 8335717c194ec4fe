import Calendars
import Database
import Employers
import Foundation
import Quantities
import Registers
import Rulebook

/// Grades an employer by the 2022 method through the rulebook and keeps the finding; the former grading becomes history.
enum GradeRisk {
    @discardableResult
    static func grade(_ employer: Int64, occasion: String, in transaction: RegisterTransaction) throws -> StoredRecord? {
        let exposure = try EmployerExposure.read(transaction.connection, employer: employer)
        let check = try latestCheck(employer, transaction)
        let former = try transaction.registers.records(
            transaction.connection, RiskGrading.self, where: "t.void = 0 AND t.employer = ?1 AND t.is_current = 1",
            [.integer(employer)])
        var grading = RiskGrading()
        grading.employer = Int(employer)
        grading.gradedDay = transaction.today
        grading.method = RiskClassMethod.of2022.rawValue
        grading.exposed = exposure.lines.isEmpty ? nil : exposure.exposed
        grading.nature = exposure.nature
        grading.occasion = occasion
        grading.selfCheck = check.map { Int($0.id) }
        grading.score = check?.record.verifiedScore ?? check?.record.score
        grading.managementGrade = check?.record.managementGrade ?? ""
        grading.isCurrent = true
        try fill(&grading, exposure, check?.record, transaction)
        if let last = former.first, same(last.record, grading) { return last.stored }
        for old in former {
            var record = old.record
            record.isCurrent = false
            try transaction.move(old.stored, "supersede", to: record)
        }
        return try transaction.insert(grading, reason: occasion)
    }

    /// The employer tells its workers and the public what class it is in: where and when is kept with the grading (分类监督执法 5).
    static func publish(
        _ stored: StoredRecord, _ grading: RiskGrading, on day: Day?, way: String, in transaction: RegisterTransaction
    ) throws {
        guard grading.isCurrent, !grading.riskClass.isEmpty else { throw SupervisionError.selfCheckIncomplete(RiskTexts.noClass) }
        guard let day, let graded = grading.gradedDay, day >= graded, day <= transaction.today, !way.isEmpty else {
            throw SupervisionError.selfCheckIncomplete(RiskTexts.publishIncomplete)
        }
        var shown = grading
        shown.publishedDay = day
        shown.publishedWay = way
        try transaction.move(stored, stored.state == "verified" ? "publish_verified" : "publish", to: shown)
    }

    /// What a visit has verified stands: the grading that now applies says by which visit.
    static func verified(_ employer: Int64, by inspection: Int64, in transaction: RegisterTransaction) throws {
        guard
            let current = try transaction.registers.records(
                transaction.connection, RiskGrading.self, where: "t.void = 0 AND t.employer = ?1 AND t.is_current = 1",
                [.integer(employer)]
            ).first, current.stored.state != "verified"
        else { return }
        var grading = current.record
        grading.inspection = Int(inspection)
        try transaction.move(current.stored, "verify", to: grading)
    }

    /// Grades anew where a grading stands and what it rests on has changed.
    static func again(_ employer: Int64?, occasion: String, in transaction: RegisterTransaction) throws {
        guard let employer,
            try transaction.connection.first(
                "SELECT id FROM risk_grading WHERE void = 0 AND employer = ?1 AND is_current = 1", [.integer(employer)]) != nil
        else { return }
        try grade(employer, occasion: occasion, in: transaction)
    }

    private static func same(_ left: RiskGrading, _ right: RiskGrading) -> Bool {
        left.hazardGrade == right.hazardGrade && left.managementGrade == right.managementGrade
            && left.riskClass == right.riskClass
            && left.level == right.level && left.exposed == right.exposed && left.score == right.score
            && left.nature == right.nature
    }

    private static func latestCheck(_ employer: Int64, _ transaction: RegisterTransaction) throws -> TypedRecord<SelfCheck>? {
        try transaction.registers.records(
            transaction.connection, SelfCheck.self, where: "t.void = 0 AND t.employer = ?1 AND t.state <> 'open'",
            [.integer(employer)], order: "t.year DESC, t.id DESC", limit: 1
        ).first
    }

    private static func fill(
        _ grading: inout RiskGrading, _ exposure: EmployerExposure, _ check: SelfCheck?, _ transaction: RegisterTransaction
    ) throws {
        var findings: [Finding] = []
        var groups: [(nature: HazardRiskGrade.Nature, level: HazardRiskGrade.Level, exposed: Int)] = []
        let tests = try latestOutcomes(Int64(grading.employer), transaction)
        for nature in HazardRiskGrade.Nature.allCases {
            let lines = exposure.lines.filter { $0.nature == nature.rawValue }
            guard !lines.isEmpty else { continue }
            let exposed = EmployerExposure(lines).exposed
            let level = level(lines, tests, check)
            groups.append((nature, level, exposed))
            findings += try evaluate(
                "hazard_risk_grade",
                ["nature": .text(nature.rawValue), "level": .text(level.rawValue), "exposed": .number(Double(exposed))],
                transaction)
        }
        grading.level = worst(groups.map(\.level))?.rawValue ?? ""
        let hazard = groups.isEmpty ? nil : HazardRiskGrade.highest(groups)
        grading.hazardGrade = hazard.map { String($0.rawValue) } ?? ""
        if let score = grading.score { findings += try evaluate("management_grade", ["score": .number(score)], transaction) }
        if let hazard, !grading.managementGrade.isEmpty {
            let combined = try evaluate(
                "combined_risk_class",
                ["hazard_grade": .number(Double(hazard.rawValue)), "management": .text(grading.managementGrade)], transaction)
            grading.riskClass = combined.first?.valueText ?? ""
            findings += combined
        }
        grading.evidence = findings.map(\.mark).reduce(nil as EvidenceMark?) { $0?.weaker($1) ?? $1 }?.rawValue ?? ""
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        grading.findings = String(decoding: try encoder.encode(findings), as: UTF8.self)
    }

    private static func evaluate(_ rule: String, _ input: [String: JSONValue], _ transaction: RegisterTransaction) throws
        -> [Finding]
    {
        guard let rule = Rulebook.rule(rule) else { return [] }
        return [try rule.evaluate(.object(input), on: transaction.today)]
    }

    /// Post and hazard → outcome of the latest measurement.
    private static func latestOutcomes(_ employer: Int64, _ transaction: RegisterTransaction) throws -> [String: String] {
        let rows = try transaction.connection.query(
            "SELECT post, factor, outcome FROM measurement WHERE void = 0 AND employer = ?1 ORDER BY sampled_day, id",
            [.integer(employer)])
        return Dictionary(rows.map { ("\($0.integer("post"))|\($0.text("factor"))", $0.text("outcome")) }) { _, last in last }
    }

    /// One exceedance makes the group exceed. It is met when every hazard of every post was measured and met, or when the employer's
    /// self-check names a report that says so. Everything else is unknown, and unknown is not met.
    private static func level(_ lines: [EmployerExposure.Line], _ tests: [String: String], _ check: SelfCheck?)
        -> HazardRiskGrade.Level
    {
        let outcomes = lines.map { tests["\($0.post)|\($0.hazard)"] }
        if outcomes.contains("exceeded") { return .exceeded }
        if outcomes.allSatisfy({ $0 == "met" }) { return .met }
        guard let check, !check.testReport.isEmpty else { return .unknown }
        return HazardRiskGrade.Level(rawValue: check.testLevel) ?? .unknown
    }

    private static func worst(_ levels: [HazardRiskGrade.Level]) -> HazardRiskGrade.Level? {
        if levels.contains(.exceeded) { return .exceeded }
        return levels.contains(.unknown) ? .unknown : levels.first
    }
}
