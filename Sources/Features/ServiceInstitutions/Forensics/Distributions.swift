import Foundation

/// Upper tail of χ²: the regularised incomplete gamma function, by its series or its continued fraction.
enum ChiSquare {
    static func upper(_ square: Double, degrees: Int) -> Double {
        let (shape, x) = (Double(degrees) / 2, square / 2)
        guard x > 0 else { return 1 }
        return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x)
    }

    private static func series(_ shape: Double, _ x: Double) -> Double {
        var term = 1 / shape
        var sum = term
        var next = shape
        for _ in 0..<1_000 {
            next += 1
            term *= x / next
            sum += term
            if term < sum * 1e-15 { break }
        }
        return sum * exp(-x + shape * log(x) - lgamma(shape))
    }

    private static func fraction(_ shape: Double, _ x: Double) -> Double {
        var b = x + 1 - shape
        var c = 1e300
        var d = 1 / b
        var h = d
        for step in 1..<1_000 {
            let a = -Double(step) * (Double(step) - shape)
            b += 2
            d = a * d + b
            d = 1 / (abs(d) < 1e-300 ? 1e-300 : d)
            c = b + a / c
            if abs(c) < 1e-300 { c = 1e-300 }
            let change = d * c
            h *= change
            if abs(change - 1) < 1e-15 { break }
        }
        return h * exp(-x + shape * log(x) - lgamma(shape))
    }
}

enum Binomial {
    /// Chance of `count` or more successes among `total`.
    static func upper(_ count: Int, of total: Int, chance: Double) -> Double {
        guard count > 0 else { return 1 }
        guard count <= total, chance > 0 else { return 0 }
        guard chance < 1 else { return 1 }
        return (count...total).reduce(0.0) { sum, k in
            let ways = lgamma(Double(total) + 1) - lgamma(Double(k) + 1) - lgamma(Double(total - k) + 1)
            return sum + exp(ways + Double(k) * log(chance) + Double(total - k) * log(1 - chance))
        }
    }
}
