import Quantities

/// Where a plan's indicator stands.
enum IndicatorRules {
    static let all = [target]

    private static let counted = InputKey.Kind.wholeNumber(0...1_000_000_000_000)

    static let target = Rule(
        "indicator_target", "规划指标是否达标", Clause("职业病防治“十四五”规划", edition: "", "主要指标"), .plan, status: .design, gives: .word,
        [
            InputKey("comparator", .word(Comparator.allCases.map(\.rawValue)), "规划的比较方式；none 为只印数值，按不低于评价"),
            InputKey("target", .number(.notNegative), "目标值；increase 时不填", optional: true),
            InputKey("percent", .flag, "目标为百分比"), InputKey("numerator", counted, "分子，或数量"),
            InputKey("denominator", counted, "分母；非百分比时不填", optional: true),
            InputKey("base", .number(.notNegative), "基期值（increase）", optional: true),
        ]
    ) { input, _ in
        let comparator = try input.word("comparator", as: Comparator.self)
        let target = PlanTarget(
            input.has("target") ? try input.ratio("target") : nil, comparator, isPercent: try input.flag("percent"))
        if target.isPercent, comparator != .increase, !input.has("denominator") { throw RuleError.missingKey("denominator") }
        let numerator = Int64(try input.whole("numerator"))
        let denominator = Int64(input.has("denominator") ? try input.whole("denominator") : 0)
        let base = input.has("base") ? try input.ratio("base") : nil
        let verdict = target.verdict(numerator: numerator, denominator: denominator, base: base)
        return Conclusion(
            outcome: verdict == .met || verdict == .notMet ? .computed : .notAssessable, value: .text(verdict.rawValue),
            valueText: verdict.label, limit: target.value.map { .number($0.value) },
            steps: steps(target, numerator, denominator, base, verdict), reason: reason(verdict), mark: .plan)
    }

    private static func steps(
        _ target: PlanTarget, _ numerator: Int64, _ denominator: Int64, _ base: Ratio?, _ verdict: IndicatorVerdict
    ) -> [Finding.Step] {
        let wanted = target.value.map { " \(text($0))\(target.isPercent ? " %" : "")" } ?? ""
        var steps = [
            Finding.Step(
                "目标：\(target.comparator.label)\(target.comparator == .increase ? base.map { " \(text($0))" } ?? "" : wanted)")
        ]
        switch verdict {
        case .notApplicable, .noData: return steps
        case .met, .notMet: break
        }
        if target.isPercent, target.comparator != .increase, let value = target.value {
            steps.append(
                .init(
                    "按计数比较，不按四舍五入后的百分比",
                    "\(numerator) × 100 = \(numerator * 100)，\(text(value)) × \(denominator) = \(text(value.value * Double(denominator)))"
                ))
        }
        steps.append(.init(verdict.label, "\(numerator)\(target.isPercent && denominator > 0 ? " / \(denominator)" : "")"))
        return steps
    }

    private static func reason(_ verdict: IndicatorVerdict) -> String? {
        switch verdict {
        case .met, .notMet: nil
        case .notApplicable: "分母为 0，不适用：既不是 0 %，也不是 100 %。"
        case .noData: "没有目标值、基期值或上报数据，不能评价。"
        }
    }
}
