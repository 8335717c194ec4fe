import Calendars
import HygieneCalculations
import Quantities

/// C_TWA against PC-TWA, with the reduction for long shifts. Clauses: GBZ 2.1-2019 6.3.2, 6.3.3, A.2.2.2, A.7; GBZ 331-2024 G.1.1.
struct TimeWeightedJudgement {
    let limit: PrintedLimit
    let basis: WorkPattern.Basis
    let pattern: WorkPattern
    /// How the quantity and its limit are called: C_TWA, PC-TWA; 总尘 C_TWA, 总尘 PC-TWA.
    let quantity: String
    let limitName: String
    var rule = "workplace_twa"
    var title = "时间加权平均容许浓度判定"
    var missingKey = "c_twa"

    /// GBZ 331-2024 divides by the contact hours; before it, the commentary of GBZ 2.1-2019 weighted over 8 h.
    static let contactDivisorFrom = Day(number: 20_209)  // 2025-05-01

    func judge(_ exposure: TimeWeightedExposure, context: LimitContext) -> Finding {
        let clause = context.clause("6.3")
        do {
            var steps = [context.limitStep(limitName, limit)]
            var notes: [String] = []
            guard let average = try average(exposure, on: context.day, &steps, &notes) else {
                return context.notAssessable(
                    rule, title, "没有 \(quantity) 的检测结果。", missing: [missingKey], limit: limit, clause: clause)
            }
            guard average.unit == limit.concentration.unit else {
                throw CalculationError.unitsDiffer(average.unit, limit.concentration.unit)
            }
            let factor = try factor(&steps)
            let adjusted = factor.map { LongShiftReduction.adjusted(limit.concentration, by: $0) } ?? limit.concentration
            let adjustedText = factor == nil ? limit.printed : text(adjusted)
            let name = factor == nil ? limitName : "折减后的 \(limitName)"
            let outcome = Comparison.judge(average, limit: adjusted)
            steps.append(Verdict.step(quantity, average, name, adjustedText, outcome))
            return context.finding(
                rule, title, outcome, clause: clause, reason: Verdict.reason(average, outcome), result: average, limit: limit,
                limitText: factor == nil ? limit.printed : DecimalText.rounded(adjusted.value, decimals: limit.reportDecimals),
                limitValue: adjusted.value, steps: steps, notes: notes,
                mark: basis != .eightHour && context.day < TimeWeightedJudgement.contactDivisorFrom ? .single : .official)
        } catch {
            return context.notAssessable(rule, title, RuleError.wrapping(error).sentence, limit: limit, clause: clause)
        }
    }

    private func average(
        _ exposure: TimeWeightedExposure, on day: Day, _ steps: inout [Finding.Step], _ notes: inout [String]
    ) throws -> MeasuredConcentration? {
        let overContact = basis != .eightHour && day >= TimeWeightedJudgement.contactDivisorFrom
        let divisor = overContact ? pattern.hoursPerDay : 8
        if basis != .eightHour {
            notes.append(
                overContact
                    ? "长班制按 GBZ 331-2024 附录 G 以实际接触时间 \(text(pattern.hoursPerDay)) h 为除数。"
                    : "2025-05-01 前的报告按 GBZ 2.1-2019 解读以 8 h（每周 40 h）为除数。")
        }
        if basis == .contactWeek { notes.append("只有一日的结果，按每个工作日接触相同计算。") }
        let given: (result: MeasuredConcentration, hours: Double)
        switch exposure {
        case .notMeasured: return nil
        case .eightHour(let result): given = (result, 8)
        case .contactDay(let result): given = (result, pattern.hoursPerDay.value)
        case .segments(let segments):
            let result =
                overContact
                ? try TimeWeightedAverage.contactDay(segments, hoursPerDay: divisor) : try TimeWeightedAverage.eightHour(segments)
            let sum = segments.map { "\($0.concentration.text)×\(text($0.hours))" }.joined(separator: " + ")
            steps.append(
                .init(
                    "时间加权平均浓度（除数 \(text(divisor)) h）",
                    "(\(sum)) / \(text(divisor)) = \(result.isBelowDetection ? result.text : text(result.entering))"))
            let hours = segments.reduce(0) { $0 + $1.hours.value }
            if (hours - pattern.hoursPerDay.value).magnitude > 0.01 {
                notes.append("各时段合计 \(text(hours)) h，与每日接触时间 \(text(pattern.hoursPerDay)) h 不一致，请核对。")
            }
            if segments.contains(where: \.concentration.isBelowDetection) {
                notes.append("低于最低定量浓度（<x）的时段按 x 计入（GBZ 331-2024 G.1.1.2 b）。")
            }
            return overWeek(result, overContact: overContact, &steps)
        }
        guard given.hours != divisor.value, !given.result.isBelowDetection else {
            return overWeek(given.result, overContact: overContact, &steps)
        }
        let converted = Concentration(
            computed: given.result.entering.value * given.hours / divisor.value, given.result.unit)
        steps.append(
            .init(
                "报告值按 \(text(given.hours)) h 平均，换算为按 \(text(divisor)) h 平均",
                "\(given.result.text) × \(text(given.hours)) / \(text(divisor)) = \(text(converted))"))
        return overWeek(.value(converted), overContact: overContact, &steps)
    }

    /// The earlier reading of a long week: the day average over 8 h, times days, over 5 days (Σ(C·T)/40).
    private func overWeek(_ result: MeasuredConcentration, overContact: Bool, _ steps: inout [Finding.Step])
        -> MeasuredConcentration
    {
        guard basis == .contactWeek, !overContact, case .value(let daily) = result else { return result }
        let weekly = Concentration(computed: daily.value * pattern.daysPerWeek.value / 5, daily.unit)
        steps.append(.init("按周 40 h 平均", "\(text(daily)) × \(text(pattern.daysPerWeek)) / 5 = \(text(weekly))"))
        return .value(weekly)
    }

    private func factor(_ steps: inout [Finding.Step]) throws -> Ratio? {
        switch basis {
        case .shortContact, .eightHour: return nil
        case .contactDay:
            let hours = pattern.hoursPerDay
            let factor = try LongShiftReduction.dailyFactor(hoursPerDay: hours)
            steps.append(
                .init(
                    "每日接触超过 8 h 且每周不超过 5 天，日折减因子（GBZ 2.1-2019 A.7.3）",
                    "8/\(text(hours)) × (24−\(text(hours)))/16 = \(text(factor))"))
            return factor
        case .contactWeek:
            let hours = pattern.hoursPerWeek
            let factor = try LongShiftReduction.weeklyFactor(hoursPerWeek: hours)
            steps.append(
                .init(
                    "每周超过 5 天且超过 40 h，周折减因子（GBZ 2.1-2019 A.7.3）", "40/\(text(hours)) × (168−\(text(hours)))/128 = \(text(factor))"
                ))
            return factor
        }
    }
}
