import Quantities

/// A numeric condition on examination values: alternatives of comparisons that must all hold (`WBC<3.5|NEU<1.8`).
public struct ValueCriteria: Hashable, Sendable, CustomStringConvertible {
    /// One comparison of the value of an item with a number in the item's unit.
    public struct Comparison: Hashable, Sendable {
        /// Code of the item.
        public let item: String
        /// `<`, `<=`, `>` or `>=`.
        public let sign: String
        /// What it is held against, in the unit of the item.
        public let bound: Ratio

        func holds(_ value: Ratio) -> Bool {
            switch sign {
            case "<": value < bound
            case "<=": value <= bound
            case ">": value > bound
            default: value >= bound
            }
        }
    }

    /// The alternatives.
    public let alternatives: [[Comparison]]
    /// The text of the table.
    public let description: String

    /// Nil when the text is no list of comparisons.
    public init?(_ text: String) {
        var alternatives: [[Comparison]] = []
        for part in text.split(separator: "|") {
            var comparisons: [Comparison] = []
            for comparison in part.split(separator: "&") {
                guard let found = ValueCriteria.comparison(comparison) else { return nil }
                comparisons.append(found)
            }
            alternatives.append(comparisons)
        }
        guard !alternatives.isEmpty else { return nil }
        self.alternatives = alternatives
        description = text
    }

    private static func comparison(_ text: Substring) -> Comparison? {
        guard let start = text.firstIndex(where: { $0 == "<" || $0 == ">" }) else { return nil }
        let rest = text[text.index(after: start)...]
        let sign = String(text[start]) + (rest.first == "=" ? "=" : "")
        guard let bound = Double(rest.drop { $0 == "=" }), start > text.startIndex else { return nil }
        return Comparison(item: String(text[..<start]), sign: sign, bound: Ratio(computed: bound))
    }

    /// Codes of all items that are compared.
    public var items: Set<String> { Set(alternatives.joined().map(\.item)) }

    /// True when one alternative holds, false when each is refuted, nil when values are missing that could decide.
    public func isReached(by values: [String: Ratio]) -> Bool? {
        var isOpen = false
        for alternative in alternatives {
            let results = alternative.map { comparison in values[comparison.item].map(comparison.holds) }
            if results.allSatisfy({ $0 == true }) { return true }
            if !results.contains(false) { isOpen = true }
        }
        return isOpen ? nil : false
    }
}
