import Registers

/// How the levels of a group are spread.
struct NoiseDistribution: Sendable, Equatable {
    let count: Int
    let tenth: Double
    let median: Double
    let ninetieth: Double
    let highest: Double
    /// At 85 dB(A) or more.
    let loud: Int

    /// Nil without a level. Quantiles between the neighbouring values (type 7).
    init?(_ levels: [Double]) {
        let sorted = levels.sorted()
        guard let last = sorted.last else { return nil }
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let below = Int(place.rounded(.down))
            let above = min(below + 1, sorted.count - 1)
            let value = sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
            return (value * 10).rounded() / 10
        }
        (count, highest) = (sorted.count, last)
        (tenth, median, ninetieth) = (quantile(0.1), quantile(0.5), quantile(0.9))
        loud = sorted.count { $0 >= HearingLimits.action }
    }

    /// Numbers of levels in bins of 5 dB, from the softest to the loudest that occur.
    static func bins(_ levels: [Double]) -> [(label: String, count: Int)] {
        let places = levels.map { Int(($0 / 5).rounded(.down)) }
        guard let first = places.min(), let last = places.max() else { return [] }
        return (first...last).map { place in ("\(place * 5)–\(place * 5 + 5)", places.count { $0 == place }) }
    }
}

extension NoiseDatabase {
    /// The word of the row under which the question groups it.
    func key(_ row: NoiseLevel, _ group: Group) -> String {
        switch group {
        case .industry: String(row.industry.prefix(2))
        case .process: row.process
        case .equipment: row.equipment
        case .post: row.post
        case .control: row.control
        case .year: String(row.year)
        }
    }

    /// Groups with their distribution, the loudest median first; years in their order.
    func groups(_ group: Group) -> [(key: String, distribution: NoiseDistribution, tested: Int, shifted: Int)] {
        let found = Dictionary(grouping: rows) { key($0, group) }.compactMap { key, rows in
            NoiseDistribution(rows.map(\.level)).map { distribution in
                let posts = Set(rows.map(\.postID)).compactMap { hearing[$0] }
                return (
                    key: key, distribution: distribution, tested: posts.reduce(0) { $0 + $1.tested },
                    shifted: posts.reduce(0) { $0 + $1.shifted }
                )
            }
        }
        guard group != .year else { return found.sorted { $0.key > $1.key } }
        return found.sorted { ($1.distribution.median, $0.key) < ($0.distribution.median, $1.key) }
    }
}
