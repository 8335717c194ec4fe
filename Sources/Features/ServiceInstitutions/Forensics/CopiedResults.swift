extension Forensics {
    /// Reports for different employers that print the same values in the same order of kinds.
    ///
    /// How often two values of one kind agree by chance is taken from the institution's own values; over the positions compared the mean of
    /// these chances bounds the tail (Hoeffding 1956), and the bound is shared among all pairs of reports.
    public static func copiedResults(_ results: [ReportedResult]) -> [ReasonToLook] {
        let measured = results.filter { $0.value != nil }
        let agreement = Dictionary(grouping: measured, by: \.kind).mapValues { coincidence($0.map(\.text)) }
        let reports = Dictionary(grouping: measured, by: \.report).filter { $0.value.count >= 5 }.sorted { $0.key < $1.key }
            .map { report in (number: report.key, values: report.value.sorted { $0.kind < $1.kind }) }
        guard reports.count >= 2 else { return [] }
        let pairs = Double(reports.count * (reports.count - 1) / 2)
        return matches(reports.map(\.values)).sorted { ($0.key.left, $0.key.right) < ($1.key.left, $1.key.right) }.compactMap {
            pair, same in
            let (left, right) = (reports[pair.left], reports[pair.right])
            let length = min(left.values.count, right.values.count)
            let mean = left.values.prefix(length).reduce(0.0) { $0 + (agreement[$1.kind] ?? 1) } / Double(length)
            let chance = min(1, pairs * Binomial.upper(same, of: length, chance: mean))
            guard chance < bound else { return nil }
            return ReasonToLook(
                .copiedResults, "报告 \(left.number) 与 \(right.number)（不同单位）\(length) 个结果中有 \(same) 个逐位相同", chance: chance)
        }
    }

    private struct Pair: Hashable { var left: Int, right: Int }
    private struct Position: Hashable { var place: Int, kind: String, text: String }

    /// Equal values at equal positions, for pairs of reports of different employers; pairs without any are not looked at.
    private static func matches(_ reports: [[ReportedResult]]) -> [Pair: Int] {
        var holders: [Position: [Int]] = [:]
        for (index, values) in reports.enumerated() {
            for (place, value) in values.enumerated() {
                holders[Position(place: place, kind: value.kind, text: value.text), default: []].append(index)
            }
        }
        var matches: [Pair: Int] = [:]
        for indices in holders.values where indices.count > 1 {
            for (offset, left) in indices.enumerated() {
                for right in indices[(offset + 1)...] where reports[left][0].employer != reports[right][0].employer {
                    matches[Pair(left: left, right: right), default: 0] += 1
                }
            }
        }
        return matches
    }

    /// How often two values of a kind agree as printed.
    private static func coincidence(_ texts: [String]) -> Double {
        let total = Double(texts.count)
        let same = Dictionary(grouping: texts, by: \.self).values.reduce(0.0) { $0 + Double($1.count) * Double($1.count - 1) }
        // A small sample has not seen how coarse its values are: one agreement in twenty is added to what it shows.
        return min(1, (same + 20) / (total * (total - 1) + 400))
    }
}
