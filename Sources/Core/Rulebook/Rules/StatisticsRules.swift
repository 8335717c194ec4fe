import HygieneCalculations
import Quantities

/// Statistics of similar exposure groups.
enum StatisticsRules {
    static let all: [Rule] =
        [
            group("arithmetic_mean", "算术均值", "Σx/n", from: .numbers) { group, _ in group.mean.value },
            group("arithmetic_sd", "标准差（n−1）", "√(Σ(x − x̄)²/(n−1))", from: .numbers) { group, _ in
                group.standardDeviation.value
            },
            group("lognormal_gm", "几何均值 GM", "exp(m)") { group, _ in try group.geometricMean().value },
            group("lognormal_gsd", "几何标准差 GSD（n−1）", "exp(s)") { group, _ in try group.geometricDeviation().value },
            group("lognormal_gsd_ml", "几何标准差 GSD（最大似然，n）", "exp(s)", from: .likelihood) { group, _ in
                try group.geometricDeviation(maximumLikelihood: true).value
            },
            group("percentile_95", "第 95 百分位数（点估计）", "exp(m + 1.644854 s)") { group, _ in try group.percentile95().value },
            group("utl_95_95", "容许上限 UTL(95,95)", "exp(m + K s)", from: .tolerance(confidence: 0.95)) { group, _ in
                try group.upperToleranceLimit(share: 0.95, confidence: 0.95).value
            },
            group("utl_95_70", "容许上限 UTL(95,70)", "exp(m + K s)", from: .tolerance(confidence: 0.70)) { group, _ in
                try group.upperToleranceLimit(share: 0.95, confidence: 0.70).value
            },
            group("exceedance_fraction", "超标比例", "100 × (1 − Φ((ln OEL − m)/s))", gives: .quantity(.percent), [oel]) {
                group, input in
                try group.exceedance(of: input.ratio("oel")).value
            },
            group(
                "exceedance_fraction_ucl", "超标比例的置信上限", "非中心 t 分布：F(√n·(ln OEL − m)/s; n−1, z√n) = 置信水平，100 × (1 − Φ(z))",
                gives: .quantity(.percent), [oel, confidence]
            ) { group, input in
                try group.exceedanceLimit(of: input.ratio("oel"), confidence: input.quantity("confidence")).value
            },
        ] + censoredRules + [toleranceFactor, thresholdEN689] + bayesianRules + [priorSigma, priorDeviation]

    private static let source = Clause("EN 689", edition: "2018", "附录 F")
    private static let oel = InputKey("oel", .number(.positive), "职业接触限值", unit: "同结果")
    private static let open = InputKey.Kind.number(NumberRange(0, 1, excludesLower: true, excludesUpper: true))
    private static let confidence = InputKey("confidence", open, "置信水平")
    private static let count = InputKey("n", .wholeNumber(2...10_000), "样本数")

    /// What of the results a statistic is made from; printed before it, so that it can be followed by hand.
    enum GroupBasis: Sendable {
        case numbers
        case logarithms
        /// Logarithms with the deviation of maximum likelihood.
        case likelihood
        /// Logarithms and the tolerance factor of 95 % of the exposures.
        case tolerance(confidence: Fraction)

        func steps(_ group: ExposureGroup) throws -> [Finding.Step] {
            let count = group.results.count
            if case .numbers = self {
                return [.init("\(count) 个结果的均值与标准差（n−1）", "x̄ = \(text(group.mean))，s = \(text(group.standardDeviation))")]
            }
            var isLikelihood = false
            if case .likelihood = self { isLikelihood = true }
            // Equal results have a mean of logarithms and no deviation: then the geometric mean alone can be told.
            let deviation = (try? group.logDeviation(maximumLikelihood: isLikelihood)).map { text($0) } ?? "不能估计"
            var steps = [
                Finding.Step(
                    "\(count) 个结果取自然对数：均值 m，标准差 s（除数 \(isLikelihood ? "n" : "n−1")）",
                    "m = \(text(try group.logMean()))，s = \(deviation)")
            ]
            if case .tolerance(let confidence) = self {
                let factor = try ToleranceFactor.normal(count: count, share: 0.95, confidence: confidence)
                steps.append(.init("单侧容许因子 K（覆盖 95 %，置信 \(text(confidence.value * 100)) %）", "K = \(text(factor))"))
            }
            return steps
        }
    }

    private static func group(
        _ id: String, _ title: String, _ formula: String, from basis: GroupBasis = .logarithms,
        gives result: Rule.Result = .asInput, _ more: [InputKey] = [],
        _ calculate: @escaping @Sendable (ExposureGroup, RuleInput) throws -> Double
    ) -> Rule {
        let results = InputKey("x", .numbers(.notNegative), "检测结果（同一单位）")
        return Rule(id, title, source, .computed, status: .method, gives: result, [results] + more) { input, _ in
            let group = try ExposureGroup(input.numbers("x").map { Ratio(computed: $0) })
            var conclusion = Conclusion.number(try calculate(group, input), title, formula, mark: .computed)
            conclusion.steps = try basis.steps(group) + conclusion.steps
            return conclusion
        }
    }

    private static func censored(
        _ id: String, _ title: String, gives result: Rule.Result = .asInput, _ more: [InputKey] = [],
        _ calculate: @escaping @Sendable (CensoredLognormal, RuleInput) throws -> Double
    ) -> Rule {
        let results = InputKey("x", .concentrations, "检测结果，低于检出限写作 \"<v\"（同一单位）")
        return Rule(id, title, source, .computed, status: .method, gives: result, [results] + more) { input, _ in
            let fit = try CensoredLognormal(fitting: input.measuredList("x"))
            let arithmetic = "μ = \(text(fit.logMean))，σ = \(text(fit.logDeviation))，\(title)"
            return .number(try calculate(fit, input), "删失最大似然拟合对数正态分布", arithmetic, mark: .computed)
        }
    }

    private static let censoredRules: [Rule] = [
        censored("lognormal_mle_censored_mu", "对数均值（删失最大似然）") { fit, _ in fit.logMean.value },
        censored("lognormal_mle_censored_sigma", "对数标准差（删失最大似然）") { fit, _ in fit.logDeviation.value },
        censored("arithmetic_mean_mle", "算术均值（删失最大似然）") { fit, _ in fit.arithmeticMean.value },
        censored("percentile_95_mle", "第 95 百分位数（删失最大似然）") { fit, _ in fit.percentile95.value },
        censored("exceedance_fraction_mle", "超标比例（删失最大似然）", gives: .quantity(.percent), [oel]) { fit, input in
            try fit.exceedance(of: input.ratio("oel")).value
        },
    ]

    static let toleranceFactor = Rule(
        "tolerance_factor_k", "正态单侧容许因子 K", source, .computed, status: .method, gives: .plainNumber,
        [count, InputKey("p", open, "覆盖比例"), confidence]
    ) { input, _ in
        let factor = try ToleranceFactor.normal(
            count: input.whole("n"), share: input.quantity("p"), confidence: input.quantity("confidence"))
        return .number(factor.value, "非中心 t 分布的分位数除以 √n", "K", mark: .computed)
    }

    static let thresholdEN689 = Rule(
        "en689_ut", "EN 689 判定阈值 U_T", source, .computed, status: .method, gives: .plainNumber,
        [InputKey("n", .wholeNumber(3...10_000), "样本数")]
    ) { input, _ in
        let factor = try ToleranceFactor.normal(count: input.whole("n"), share: 0.95, confidence: 0.70)
        return .number(factor.value, "U_T = K(0.95, 0.70)；U_R 不小于 U_T 为符合", "U_T", mark: .computed)
    }
}
