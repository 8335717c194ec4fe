import Foundation

/// Draws in the words of the simulation.
extension SplitMix64 {
    /// From 0 up to, not including, 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func happens(_ chance: Double) -> Bool { unit() < chance }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(unit() * Double(range.upperBound - range.lowerBound + 1))
    }

    mutating func amount(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + unit() * (range.upperBound - range.lowerBound)
    }

    /// Many small, few large: the median and the spread of the logarithm.
    mutating func skewed(median: Double, spread: Double) -> Double {
        // Box and Muller; 1 − u so that the logarithm never meets zero.
        let normal = (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
        return median * exp(spread * normal)
    }

    /// One of several with these weights; the last when rounding leaves nothing over.
    mutating func pick<Item>(_ items: [(item: Item, weight: Double)], otherwise: Item) -> Item {
        var left = unit() * items.reduce(0) { $0 + $1.weight }
        for (item, weight) in items {
            left -= weight
            if left < 0 { return item }
        }
        return items.last?.item ?? otherwise
    }

    mutating func one<Item>(of items: [Item], otherwise: Item) -> Item {
        items.isEmpty ? otherwise : items[number(0...(items.count - 1))]
    }
}

/// Spreads a share evenly over a row of decisions: after n of them `share × n` were yes, give or take one.
struct EvenShare: Sendable {
    let share: Double
    private var owed = 0.5

    init(_ share: Double) { self.share = share }

    mutating func next() -> Bool {
        owed += share
        guard owed >= 1 else { return false }
        owed -= 1
        return true
    }
}
