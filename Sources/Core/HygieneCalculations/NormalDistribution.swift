import Foundation

/// The normal and noncentral t distributions that exposure statistics rest on. Plain numbers: probabilities and standard scores.
enum NormalDistribution {
    static func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * Double.pi).squareRoot() }

    static func probability(below z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

    /// ln Φ(z), exact enough far in the lower tail, where Φ itself becomes zero.
    static func logProbability(below z: Double) -> Double {
        if z > -30 { return log(probability(below: z)) }
        return -z * z / 2 - log(-z) - 0.5 * log(2 * Double.pi) + log1p(-1 / (z * z) + 3 / pow(z, 4))
    }

    /// The z below which the share p lies, 0 < p < 1, by bisection and Newton steps.
    static func quantile(_ p: Double) -> Double {
        var low = -40.0
        var high = 40.0
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if probability(below: middle) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

/// The noncentral t distribution with n−1 degrees of freedom, by integration over the scatter of the standard deviation.
struct NoncentralT {
    let degrees: Double
    private let nodes: [(ratio: Double, weight: Double)]

    init(degrees: Double) {
        self.degrees = degrees
        // u = s/σ has density ∝ u^(ν−1)·exp(−ν·u²/2); Simpson over the range that holds all of it.
        let spread = 12 / (2 * degrees).squareRoot()
        let low = max(1e-9, 1 - spread)
        let high = 1 + spread + 4 / degrees
        let steps = 2000
        let width = (high - low) / Double(steps)
        let logScale = log(2.0) + degrees / 2 * log(degrees / 2) - lgamma(degrees / 2)
        nodes = (0...steps).map { index in
            let u = low + Double(index) * width
            let simpson = index == 0 || index == steps ? 1.0 : index % 2 == 1 ? 4 : 2
            return (u, exp(logScale + (degrees - 1) * log(u) - degrees * u * u / 2) * simpson * width / 3)
        }
    }

    /// P(T ≤ t) for noncentrality δ.
    func probability(below t: Double, noncentrality: Double) -> Double {
        nodes.reduce(0) { $0 + $1.weight * NormalDistribution.probability(below: t * $1.ratio - noncentrality) }
    }

    /// The t below which the share p lies.
    func quantile(_ p: Double, noncentrality: Double) -> Double {
        NoncentralT.root(
            from: noncentrality - 50 - 10 * noncentrality.magnitude, to: noncentrality + 50 + 400 * (1 + noncentrality.magnitude)
        ) {
            probability(below: $0, noncentrality: noncentrality) - p
        }
    }

    /// The noncentrality at which the share p lies below t.
    func noncentrality(at p: Double, t: Double) -> Double {
        NoncentralT.root(from: t - 60 - 10 * t.magnitude, to: t + 60 + 10 * t.magnitude) {
            p - probability(below: t, noncentrality: $0)
        }
    }

    /// Zero of a rising function by bisection.
    private static func root(from low: Double, to high: Double, _ function: (Double) -> Double) -> Double {
        var (low, high) = (low, high)
        for _ in 0..<200 where high - low > 1e-13 * (1 + low.magnitude) {
            let middle = (low + high) / 2
            if function(middle) < 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
