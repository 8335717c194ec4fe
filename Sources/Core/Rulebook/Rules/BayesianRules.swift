import Foundation
import HygieneCalculations
import Quantities

extension StatisticsRules {
    private static let source = Clause("WebExpo", edition: "", "贝叶斯对数正态模型")

    private static func bayesian(
        _ id: String, _ title: String, gives result: Rule.Result = .asInput,
        _ calculate: @escaping @Sendable (BayesianExposure) -> Double
    ) -> Rule {
        let keys = [
            InputKey("x", .tokens, "结果列表：\"v\"、\"<v\"、\">v\"、\"[a-b]\"（与限值同单位）"),
            InputKey("oel", .number(.positive), "职业接触限值", unit: "同结果"),
            InputKey("prior", .word(["informedvar", "uninformative"]), "先验"),
        ]
        return Rule(id, title, source, .computed, status: .method, gives: result, keys) { input, _ in
            let results = try input.values("x").enumerated().map { index, item in
                guard let result = CensoredResult(token: item.plainText) else {
                    throw RuleError.notANumber(key: "x[\(index)]", text: item.plainText)
                }
                return result
            }
            let prior = BayesianExposure.Prior(rawValue: try input.word("prior")) ?? .informed
            let analysis = try BayesianExposure(results, limit: input.ratio("oel"), prior: prior)
            return .number(calculate(analysis), "后验分布在网格上计算，同样输入得同样结果", title, mark: .computed)
        }
    }

    static let bayesianRules: [Rule] = [
        bayesian("bayes_p95_median", "第 95 百分位数的后验中位数") { $0.percentile95(atShare: 0.5).value },
        bayesian("bayes_p95_ucl95", "第 95 百分位数的后验 95 % 分位数") { $0.percentile95(atShare: 0.95).value },
        bayesian("bayes_exceedance_median", "超标比例的后验中位数", gives: .quantity(.percent)) { $0.exceedanceMedian.value },
        bayesian("bayes_overexposure_risk", "第 95 百分位数超过限值的概率", gives: .quantity(.percent)) {
            $0.overexposureRisk.value
        },
    ]

    static let priorSigma = Rule(
        "bayes_prior_sigma", "GSD 落在区间内的先验概率", source, .computed, status: .method, gives: .plainNumber,
        [
            InputKey("sigma_gm", .number(.positive), "σ 先验的几何均值"),
            InputKey("sigma_gsd", .number(NumberRange(1, 1e6, excludesLower: true)), "σ 先验的几何标准差"),
            InputKey("gsd_from", .number(NumberRange(1, 1e6, excludesLower: true)), "GSD 下限"),
            InputKey("gsd_to", .number(NumberRange(1, 1e6, excludesLower: true)), "GSD 上限"),
        ]
    ) { input, _ in
        let (mean, deviation) = (log(try input.number("sigma_gm")), log(try input.number("sigma_gsd")))
        func share(_ key: String) throws -> Double {
            let z = (log(log(try input.number(key))) - mean) / deviation
            return 0.5 * erfc(-z / 2.0.squareRoot())
        }
        return .number(try share("gsd_to") - share("gsd_from"), "ln σ 服从正态分布", "Φ(b) − Φ(a)", mark: .computed)
    }

    static let priorDeviation = Rule(
        "bayes_prior_sigma_gsd", "给定 σ 的 GSD", source, .computed, status: .method, gives: .plainNumber,
        [InputKey("sigma_gm", .number(NumberRange(0, 20)), "σ")]
    ) { input, _ in
        let sigma = try input.number("sigma_gm")
        return .number(exp(sigma), "exp(σ)", "exp(\(text(sigma)))", mark: .computed)
    }
}
