import HygieneCalculations
import Quantities

/// EN 689:2018 as a decision: the preliminary test of 3 to 5 results, the statistical test from 6 on.
enum ComplianceTestRules {
    static let all = [preliminary, statistical]

    private static let results = InputKey("x", .numbers(.notNegative), "检测结果（同一单位）")
    private static let oel = InputKey("oel", .number(.positive), "职业接触限值", unit: "同结果")

    static let preliminary = Rule(
        "en689_preliminary", "EN 689 初步检验（3—5 个结果）", Clause("EN 689", edition: "2018", "5.5.2"), .single, status: .foreign,
        gives: .word,
        [results, oel]
    ) { input, _ in
        let (values, limit) = (try input.numbers("x"), try input.number("oel"))
        guard let entry = ReferenceTable.standard.entry("en689_preliminary", "\(values.count)") else {
            throw RuleError.wrongType(key: "x", expected: "3 至 5 个数值的列表")
        }
        let bound = entry.value * limit
        let worst = values.max() ?? 0
        let step = Finding.Step("最大值与 \(entry.printed)×限值、限值比较", "\(text(worst))；\(text(bound))；\(text(limit))")
        if Comparison.exceeds(worst, limit) { return .verdict(.exceeded, limit: limit, steps: [step]) }
        if worst < bound { return .verdict(.met, limit: limit, steps: [step]) }
        return Conclusion(
            outcome: .notAssessable, value: .text("measure_more"), limit: .number(limit), steps: [step],
            reason: "既未全部低于初步界值，也未超过限值：补测至 6 个以上后作统计检验。", mark: .single)
    }

    static let statistical = Rule(
        "en689_test", "EN 689 统计检验（6 个以上结果）", Clause("EN 689", edition: "2018", "附录 F"), .computed, status: .foreign,
        gives: .word,
        [results, oel]
    ) { input, _ in
        let (values, limit) = (try input.numbers("x"), try input.ratio("oel"))
        guard values.count >= 6 else { throw CalculationError.tooFew("检测结果", needed: 6) }
        let group = try ExposureGroup(values.map { Ratio(computed: $0) })
        let upper = try group.upperToleranceLimit(share: 0.95, confidence: 0.70)
        // U_R ≥ U_T is the same as UTL(95,70) ≤ limit.
        return .verdict(
            Comparison.exceeds(upper.value, limit.value) ? .exceeded : .met, limit: limit.value,
            steps: try StatisticsRules.GroupBasis.tolerance(confidence: 0.70).steps(group) + [
                .init("UTL(95,70) = exp(m + K s) 不超过限值即符合（等价于 U_R ≥ U_T = K）", "\(text(upper)) 与 \(text(limit))")
            ])
    }
}
