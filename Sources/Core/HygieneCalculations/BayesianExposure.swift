import Foundation
import Quantities

/// One result of a group as the Bayesian analysis takes it: a value, below, above, or between two bounds; all of a group in one unit.
public enum CensoredResult: Hashable, Sendable {
    case value(Ratio)
    case below(Ratio)
    case above(Ratio)
    case between(Ratio, Ratio)

    /// Reads `12.3`, `<5`, `>100`, `[10-20]`. `10-20` without brackets is refused: the well-known program takes it silently as missing.
    public init?(token: String) {
        let text = token.filter { !$0.isWhitespace }
        func number(_ part: Substring) -> Ratio? {
            guard DecimalText.isPlainDecimal(part), let value = Double(part), value > 0 else { return nil }
            return try? Ratio(value)
        }
        if text.hasPrefix("<"), let value = number(text.dropFirst()) {
            self = .below(value)
        } else if text.hasPrefix(">"), let value = number(text.dropFirst()) {
            self = .above(value)
        } else if text.hasPrefix("["), text.hasSuffix("]") {
            let parts = text.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let low = number(parts[0]), let high = number(parts[1]), low < high else { return nil }
            self = .between(low, high)
        } else if let value = number(text[...]) {
            self = .value(value)
        } else {
            return nil
        }
    }
}

/// Bayesian lognormal analysis of a group relative to a limit, ln(x/OEL) ~ N(μ, σ), on a grid instead of random chains: the same
/// input gives the same figure.
public struct BayesianExposure: Sendable {
    /// What is believed of the scatter before the data.
    public enum Prior: String, Hashable, Sendable {
        /// ln σ ~ N(−0.1744, 0.6259): industrial hygiene experience.
        case informed = "informedvar"
        /// σ uniform from 0 to 2.3.
        case uninformative
    }

    private let limit: Double
    /// ln σ by row, μ by column, posterior weight.
    private let points: [(mu: Double, sigma: Double, weight: Double)]

    /// Fits the group; any number of censored results is possible, at least one result is needed.
    public init(_ results: [CensoredResult], limit: Ratio, prior: Prior) throws(CalculationError) {
        guard !results.isEmpty else { throw .tooFew("检测结果", needed: 1) }
        guard limit.value > 0 else { throw .outsideRange("限值", value: limit.value, from: 0, to: 1e15) }
        self.limit = limit.value
        let sample = Sample(results, limit: limit.value)
        // A coarse look finds where the posterior lies, then a fine grid covers that part.
        let coarse = Grid(mu: -20...20, logSigma: log(0.02)...log(12), muSteps: 200, sigmaSteps: 100)
        let levels = coarse.map { sample.logPosterior($0, $1, prior) }
        let best = levels.max() ?? 0
        var near: (mu: ClosedRange<Double>, sigma: ClosedRange<Double>)?
        for (level, point) in zip(levels, coarse.points) where level > best - 16 {
            let (mu, sigma) = (point.mu, point.sigma)
            near = (
                min(mu, near?.mu.lowerBound ?? mu)...max(mu, near?.mu.upperBound ?? mu),
                min(sigma, near?.sigma.lowerBound ?? sigma)...max(sigma, near?.sigma.upperBound ?? sigma)
            )
        }
        guard let near, best.isFinite else { throw .notEstimable("数据与模型不符，不能估计。") }
        let fine = Grid(
            mu: max(-20, near.mu.lowerBound - 0.25)...min(20, near.mu.upperBound + 0.25),
            logSigma: log(near.sigma.lowerBound / 1.08)...log(near.sigma.upperBound * 1.08), muSteps: 300, sigmaSteps: 200)
        var points: [(mu: Double, sigma: Double, weight: Double)] = []
        for (level, point) in zip(fine.map { sample.logPosterior($0, $1, prior) - best }, fine.points) where level > -18 {
            points.append((point.mu, point.sigma, exp(level)))
        }
        self.points = points
    }

    /// Quantile of the posterior of the 95th percentile, in the unit of the limit; `share` 0.5 is the median.
    public func percentile95(atShare share: Fraction) -> Ratio {
        let z = NormalDistribution.quantile(0.95)
        return Ratio(computed: limit * exp(quantile(share.value) { $0.mu + z * $0.sigma }))
    }

    /// Median of the posterior of the share over the limit, percent.
    public var exceedanceMedian: Percent {
        Percent(computed: 100 * NormalDistribution.probability(below: quantile(0.5) { $0.mu / $0.sigma }))
    }

    /// Probability in percent that the 95th percentile is over the limit.
    public var overexposureRisk: Percent {
        let z = NormalDistribution.quantile(0.95)
        let total = points.reduce(0) { $0 + $1.weight }
        let over = points.reduce(0) { $1.mu + z * $1.sigma > 0 ? $0 + $1.weight : $0 }
        return Percent(computed: 100 * over / total)
    }

    private func quantile(_ share: Double, _ value: ((mu: Double, sigma: Double, weight: Double)) -> Double) -> Double {
        let sorted = points.map { (value($0), $0.weight) }.sorted { $0.0 < $1.0 }
        let target = share * sorted.reduce(0) { $0 + $1.1 }
        var sum = 0.0
        for (value, weight) in sorted {
            sum += weight
            if sum >= target { return value }
        }
        return sorted.last?.0 ?? 0
    }

    /// Middles of equal cells, row by row of σ.
    private struct Grid {
        let means: [Double]
        let sigmas: [Double]

        init(mu: ClosedRange<Double>, logSigma: ClosedRange<Double>, muSteps: Int, sigmaSteps: Int) {
            func middles(_ range: ClosedRange<Double>, _ steps: Int) -> [Double] {
                let width = (range.upperBound - range.lowerBound) / Double(steps)
                return (0..<steps).map { range.lowerBound + (Double($0) + 0.5) * width }
            }
            means = middles(mu, muSteps)
            sigmas = middles(logSigma, sigmaSteps).map { exp($0) }
        }

        var points: [(mu: Double, sigma: Double)] { sigmas.flatMap { sigma in means.map { ($0, sigma) } } }
        func map(_ value: (Double, Double) -> Double) -> [Double] { sigmas.flatMap { sigma in means.map { value($0, sigma) } } }
    }

    /// A result that is no value, as logarithm of its share of the limit.
    private enum LoggedBound {
        case below(Double)
        case above(Double)
        case between(Double, Double)
    }

    /// The logged results: the detected ones by their sums, so that they cost nothing per point of the grid; the others one by one.
    private struct Sample {
        var count = 0.0
        var sum = 0.0
        var squares = 0.0
        var bounds: [LoggedBound] = []

        init(_ results: [CensoredResult], limit: Double) {
            func logged(_ value: Ratio) -> Double { log(value.value / limit) }
            for result in results {
                switch result {
                case .value(let value):
                    let y = logged(value)
                    count += 1
                    sum += y
                    squares += y * y
                case .below(let value): bounds.append(.below(logged(value)))
                case .above(let value): bounds.append(.above(logged(value)))
                case .between(let low, let high): bounds.append(.between(logged(low), logged(high)))
                }
            }
        }

        /// Log of likelihood × prior per step of ln σ.
        func logPosterior(_ mu: Double, _ sigma: Double, _ prior: Prior) -> Double {
            let logSigma = log(sigma)
            var level: Double
            switch prior {
            case .informed:
                let z = (logSigma + 0.1744) / (1 / 2.5523.squareRoot())
                level = -z * z / 2
            case .uninformative:
                guard sigma <= 2.3 else { return -.infinity }
                level = logSigma
            }
            level -= (count * mu * mu - 2 * mu * sum + squares) / (2 * sigma * sigma) + count * logSigma
            for bound in bounds {
                switch bound {
                case .below(let y): level += NormalDistribution.logProbability(below: (y - mu) / sigma)
                case .above(let y): level += NormalDistribution.logProbability(below: (mu - y) / sigma)
                case .between(let low, let high):
                    let share =
                        NormalDistribution.probability(below: (high - mu) / sigma)
                        - NormalDistribution.probability(below: (low - mu) / sigma)
                    level += share > 0 ? log(share) : -.infinity
                }
            }
            return level
        }
    }
}
