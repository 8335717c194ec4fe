import Foundation

extension Forensics {
    /// No employer over a limit, where other institutions find some.
    ///
    /// Results of one employer hang together, so an employer counts once, at the largest of its factors' rates: the share of employers at which
    /// the others found that factor exceeded. Factors that the others measured at fewer than `fewest` employers say nothing.
    public static func neverExceeds(_ own: [JudgedResult], others: [JudgedResult], fewest: Int = 20) -> ReasonToLook? {
        guard !own.isEmpty, !own.contains(where: \.isExceeded) else { return nil }
        let rates = rates(others, fewest: fewest)
        var chance = 1.0
        var employers = 0
        var expected = 0.0
        for (_, results) in Dictionary(grouping: own, by: \.employer).sorted(by: { $0.key < $1.key }) {
            guard let rate = results.compactMap({ rates[$0.factor] }).max(), rate > 0 else { continue }
            employers += 1
            expected += rate
            chance *= 1 - min(rate, 0.99)
        }
        guard employers > 0, chance < bound else { return nil }
        return ReasonToLook(
            .neverExceeds, "\(employers) 家用人单位、\(own.count) 个结果无一超标；按其他机构对相同因素的超标情况，约应有 \(rounded(expected)) 家",
            chance: chance)
    }

    /// By factor, the share of employers at which it was found exceeded.
    static func rates(_ judged: [JudgedResult], fewest: Int) -> [String: Double] {
        Dictionary(grouping: judged, by: \.factor).compactMapValues { results in
            let employers = Dictionary(grouping: results, by: \.employer)
            guard employers.count >= fewest else { return nil }
            return Double(employers.values.count { $0.contains(where: \.isExceeded) }) / Double(employers.count)
        }
    }
}
