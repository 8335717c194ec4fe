import Calendars
import Foundation
import HygieneCalculations
import Quantities

/// L_EX,8h (5 days a week) or L_EX,40h (any other number) against the limit of GBZ 2.2-2007 section 11.
enum NoiseJudgement {
    static let rule = "workplace_noise"
    static let title = "噪声职业接触限值判定"

    static func judge(_ exposure: NoiseExposure, on day: Day) -> Finding {
        let limit = ReferenceTable.standard.entry("noise_limit", "lex")
        let workLevel = ReferenceTable.standard.entry("noise_limit", "noise_work")
        let clause = limit?.clause ?? Clause("GBZ 2.2", edition: "2007", "11")
        var steps: [Finding.Step] = []
        var notes: [String] = []
        func finding(_ outcome: Finding.Outcome, _ level: SoundLevel? = nil, reason: String? = nil, missing: [String] = [])
            -> Finding
        {
            Finding(
                rule: rule, title: title, outcome: outcome, reason: reason, missing: missing,
                value: level.map { .number($0.value) },
                valueText: level.map { DecimalText.rounded($0.value, decimals: 1) } ?? "", limit: limit.map { .number($0.value) },
                limitText: limit.map { $0.printed } ?? "", unit: UnitOfMeasure.decibelA.rawValue, clause: clause,
                mark: limit?.mark ?? .unverified, steps: steps, notes: notes)
        }
        do {
            guard let level = try level(exposure, &steps, &notes) else {
                return finding(.notAssessable, reason: "没有噪声检测结果。", missing: ["lex"])
            }
            guard let limit else { return finding(.notAssessable, level, reason: "限值表中没有噪声限值。") }
            let outcome: Finding.Outcome = Comparison.exceeds(level.value, limit.value) ? .exceeded : .met
            let name = exposure.daysPerWeek == 5 ? "L_EX,8h" : "L_EX,40h"
            steps.append(
                .init(
                    outcome == .met ? "\(name) 不高于 \(limit.printed) dB(A)：符合" : "\(name) 高于 \(limit.printed) dB(A)：超标",
                    "\(text(level)) \(outcome == .met ? "≤" : ">") \(limit.printed)"))
            if let workLevel {
                notes.append(
                    level.value < workLevel.value
                        ? "低于 \(workLevel.printed) dB(A)，不属噪声作业。" : "不低于 \(workLevel.printed) dB(A)，属噪声作业。")
            }
            return finding(outcome, level)
        } catch {
            return finding(.notAssessable, reason: RuleError.wrapping(error).sentence)
        }
    }

    /// L_EX,8h for five days a week, else L_EX,40h; nil when nothing was measured.
    private static func level(_ exposure: NoiseExposure, _ steps: inout [Finding.Step], _ notes: inout [String]) throws
        -> SoundLevel?
    {
        let days = exposure.daysPerWeek
        guard days.value > 0, days.value <= 7 else {
            throw CalculationError.outsideRange("每周工作天数", value: days.value, from: 0, to: 7)
        }
        let daily: SoundLevel
        switch exposure.measurement {
        case .notMeasured: return nil
        case .weekly(let level):
            guard days != 5 else { throw CalculationError.notEstimable("每周工作 5 天须以 L_EX,8h 判定，请填写每日结果。") }
            return level
        case .days(let levels):
            let level = try Noise.weeklyExposureLevel(daily: levels)
            steps.append(
                .init(
                    "按周规格化，除数为 5", "10 lg(Σ10^(0.1L) / 5)，L = \(levels.map { text($0) }.joined(separator: "、")) → \(text(level))")
            )
            guard days == 5 else { return level }
            // Five days: each day is held against the daily limit, the worst decides.
            return levels.max()
        case .daily(let level): daily = level
        case .segments(let segments):
            daily = try Noise.dailyExposureLevel(segments)
            let sum = segments.map { "\(text($0.hours))×10^(0.1×\(text($0.level)))" }.joined(separator: " + ")
            steps.append(.init("每日 8 h 等效声级 L_EX,8h（GBZ 331-2024 表 G.2）", "10 lg((\(sum)) / 8) = \(text(daily))"))
        }
        guard days != 5 else { return daily }
        let weekly = SoundLevel(computed: daily.value + 10 * log10(days.value / 5))
        steps.append(.init("每周不是 5 天，换算为 L_EX,40h", "\(text(daily)) + 10 lg(\(text(days)) / 5) = \(text(weekly))"))
        notes.append("只有一日的结果，按每个工作日接触相同换算。")
        return weekly
    }
}
