import Foundation
import Quantities

/// Results of a similar exposure group (相似接触组) as numbers in one unit: mean, scatter, percentiles, tolerance limits.
public struct ExposureGroup: Hashable, Sendable {
    /// The results, in one unit.
    public let results: [Ratio]

    /// At least two results; the lognormal quantities need them all positive.
    public init(_ results: [Ratio]) throws(CalculationError) {
        guard results.count >= 2 else { throw .tooFew("检测结果", needed: 2) }
        self.results = results
    }

    private var values: [Double] { results.map(\.value) }

    /// Mean Σx/n.
    public var mean: Ratio { Ratio(computed: values.reduce(0, +) / Double(values.count)) }

    /// Standard deviation with n−1.
    public var standardDeviation: Ratio { Ratio(computed: ExposureGroup.deviation(values, divisor: values.count - 1)) }

    /// Mean of the logarithms. Throws when a result is not positive: a non-detect is censored, not zero.
    public func logMean() throws(CalculationError) -> Ratio {
        let logs = try logs()
        return Ratio(computed: logs.reduce(0, +) / Double(logs.count))
    }

    /// Standard deviation of the logarithms, with n−1, or with n for maximum likelihood.
    public func logDeviation(maximumLikelihood: Bool = false) throws(CalculationError) -> Ratio {
        let logs = try logs()
        let deviation = ExposureGroup.deviation(logs, divisor: maximumLikelihood ? logs.count : logs.count - 1)
        guard deviation > 0 else { throw .notEstimable("全部结果相同，不能估计分布。") }
        return Ratio(computed: deviation)
    }

    /// Geometric mean exp(m).
    public func geometricMean() throws(CalculationError) -> Ratio { Ratio(computed: exp(try logMean().value)) }

    /// Geometric standard deviation exp(s).
    public func geometricDeviation(maximumLikelihood: Bool = false) throws(CalculationError) -> GeometricDeviation {
        GeometricDeviation(computed: exp(try logDeviation(maximumLikelihood: maximumLikelihood).value))
    }

    /// Point estimate of the 95th percentile exp(m + 1.644854·s).
    public func percentile95() throws(CalculationError) -> Ratio {
        Ratio(computed: exp(try logMean().value + NormalDistribution.quantile(0.95) * logDeviation().value))
    }

    /// Upper tolerance limit exp(m + K·s) for a share of the exposures at a confidence.
    public func upperToleranceLimit(share: Fraction, confidence: Fraction) throws(CalculationError) -> Ratio {
        let factor = try ToleranceFactor.normal(count: results.count, share: share, confidence: confidence)
        return Ratio(computed: exp(try logMean().value + factor.value * logDeviation().value))
    }

    /// Share of exposures over the limit, in percent, as a point estimate.
    public func exceedance(of limit: Ratio) throws(CalculationError) -> Percent {
        Percent(computed: 100 * NormalDistribution.probability(below: -(try score(of: limit))))
    }

    /// Upper confidence limit of that share, in percent: the noncentrality at which the score is as low as observed.
    public func exceedanceLimit(of limit: Ratio, confidence: Fraction) throws(CalculationError) -> Percent {
        let root = Double(results.count).squareRoot()
        let distribution = NoncentralT(degrees: Double(results.count - 1))
        let noncentrality = try distribution.noncentrality(at: confidence.value, t: root * score(of: limit))
        return Percent(computed: 100 * NormalDistribution.probability(below: -noncentrality / root))
    }

    /// (ln limit − m)/s, the U_R of EN 689: larger is better.
    private func score(of limit: Ratio) throws(CalculationError) -> Double {
        guard limit.value > 0 else { throw .outsideRange("限值", value: limit.value, from: 0, to: 1e15) }
        return try (log(limit.value) - logMean().value) / logDeviation().value
    }

    private func logs() throws(CalculationError) -> [Double] {
        guard values.allSatisfy({ $0 > 0 }) else { throw .notEstimable("对数正态统计要求全部结果大于 0；低于检出限请用 \"<v\"。") }
        return values.map { log($0) }
    }

    private static func deviation(_ values: [Double], divisor: Int) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        // Equal values leave only the noise of the mean.
        return sum <= 1e-24 * (1 + mean * mean) * Double(values.count) ? 0 : (sum / Double(divisor)).squareRoot()
    }
}

/// One-sided tolerance factors of the normal distribution.
public enum ToleranceFactor {
    /// K = t′(n−1; confidence)(z_p·√n)/√n. Example: n 6, share 0.95, confidence 0.95 give 3.708; with 0.70 it is U_T of EN 689.
    public static func normal(count: Int, share: Fraction, confidence: Fraction) throws(CalculationError) -> Ratio {
        guard count >= 2 else { throw .tooFew("检测结果", needed: 2) }
        for probability in [share, confidence] where !(probability.value > 0 && probability.value < 1) {
            throw .outsideRange("概率", value: probability.value, from: 0, to: 1)
        }
        let root = Double(count).squareRoot()
        let quantile = NoncentralT(degrees: Double(count - 1))
            .quantile(confidence.value, noncentrality: NormalDistribution.quantile(share.value) * root)
        return Ratio(computed: quantile / root)
    }
}
