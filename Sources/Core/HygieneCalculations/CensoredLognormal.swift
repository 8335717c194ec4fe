import Foundation
import Quantities

/// Maximum likelihood of a lognormal group with non-detects.
///
/// Log-likelihood: for a result ln φ((y−μ)/σ) − ln σ, for `<x` ln Φ((ln x − μ)/σ), y the logarithm. σ has divisor n, so it differs
/// from the n−1 deviation also without non-detects.
public struct CensoredLognormal: Hashable, Sendable {
    /// Mean of the logarithms.
    public let logMean: Ratio
    /// Standard deviation of the logarithms.
    public let logDeviation: Ratio

    /// Fits the group; at least two results must be detected and differ.
    public init(fitting results: [MeasuredConcentration]) throws(CalculationError) {
        guard results.count >= 3 else { throw .tooFew("检测结果", needed: 3) }
        guard results.allSatisfy({ $0.entering.value > 0 }) else { throw .notEstimable("对数正态统计要求全部结果大于 0。") }
        let detects = results.filter { !$0.isBelowDetection }.map { log($0.entering.value) }
        let bounds = results.filter(\.isBelowDetection).map { log($0.entering.value) }
        guard let lowest = detects.min(), let highest = detects.max(), highest > lowest else {
            throw .notEstimable("检出结果不足或全部相同，最大似然法不能估计，请用贝叶斯方法。")
        }
        // Expectation–maximisation: each step replaces `<x` by its expected value and square under the present fit. It climbs
        // surely; the concave likelihood has one top.
        let count = Double(results.count)
        var mu = detects.reduce(0, +) / Double(detects.count)
        var sigma = max(0.1, (highest - lowest) / 2)
        for _ in 0..<100_000 {
            var sum = detects.reduce(0, +)
            var squares = detects.reduce(0) { $0 + ($1 - mu) * ($1 - mu) }
            for bound in bounds {
                let z = (bound - mu) / sigma
                let ratio = exp(-z * z / 2 - 0.5 * log(2 * Double.pi) - NormalDistribution.logProbability(below: z))
                sum += mu - sigma * ratio
                squares += sigma * sigma * (1 - z * ratio)
            }
            let nextMu = sum / count
            let nextSigma = max(1e-12, (squares / count - (nextMu - mu) * (nextMu - mu))).squareRoot()
            let change = (nextMu - mu).magnitude + (nextSigma - sigma).magnitude
            (mu, sigma) = (nextMu, nextSigma)
            if change < 1e-13 { break }
        }
        guard mu.isFinite, sigma.isFinite, sigma > 1e-9 else { throw .notEstimable("最大似然法没有收敛。") }
        logMean = Ratio(computed: mu)
        logDeviation = Ratio(computed: sigma)
    }

    /// Arithmetic mean exp(μ + σ²/2).
    public var arithmeticMean: Ratio { Ratio(computed: exp(logMean.value + logDeviation.value * logDeviation.value / 2)) }

    /// 95th percentile exp(μ + 1.644854·σ).
    public var percentile95: Ratio {
        Ratio(computed: exp(logMean.value + NormalDistribution.quantile(0.95) * logDeviation.value))
    }

    /// Share of exposures over the limit, percent.
    public func exceedance(of limit: Ratio) throws(CalculationError) -> Percent {
        guard limit.value > 0 else { throw .outsideRange("限值", value: limit.value, from: 0, to: 1e15) }
        return Percent(
            computed: 100 * NormalDistribution.probability(below: -(log(limit.value) - logMean.value) / logDeviation.value))
    }
}
