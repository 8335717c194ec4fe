import Quantities

/// How far two readers agree who put the same films or audiograms into the same classes (Cohen's kappa).
///
/// κ = (p_o − p_e) / (1 − p_e): the share of agreement beyond what chance would give. Weighted, a disagreement by one class of an ordered
/// scale counts less than one by two (Cohen 1960, 1968). −1 to 1; undefined when chance alone explains everything.
public struct RaterAgreement: Hashable, Sendable {
    /// How near classes count as near agreement.
    public enum Weight: String, Hashable, Sendable, CaseIterable {
        /// Only the same class agrees.
        case none
        /// Loses in proportion to the distance of the classes.
        case linear
        /// Loses in proportion to its square.
        case quadratic
    }

    /// Rows: class of the first reader; columns: of the second.
    public let counts: [[Int]]

    /// - Throws: `CalculationError` without two classes, without a reading, or when the table is not square.
    public init(_ counts: [[Int]]) throws(CalculationError) {
        guard counts.count >= 2 else { throw .tooFew("分类", needed: 2) }
        guard counts.allSatisfy({ $0.count == counts.count && $0.allSatisfy { $0 >= 0 } }) else {
            throw .notEstimable("交叉表的行数和列数要相同，各格为 0 或正整数。")
        }
        guard counts.joined().reduce(0, +) > 0 else { throw .tooFew("两人都判读的样本", needed: 1) }
        self.counts = counts
    }

    /// From pairs of class numbers 0…classes−1.
    public init(_ pairs: [(Int, Int)], classes: Int) throws(CalculationError) {
        var table = Array(repeating: Array(repeating: 0, count: max(0, classes)), count: max(0, classes))
        for (first, second) in pairs {
            guard table.indices.contains(first), table.indices.contains(second) else {
                throw .outsideRange("类别", value: Double(max(first, second)), from: 0, to: Double(classes - 1))
            }
            table[first][second] += 1
        }
        try self.init(table)
    }

    /// Readings compared.
    public var total: Int { counts.joined().reduce(0, +) }

    /// Share of readings in the same class.
    public var observed: Ratio { shares(.none).observed }

    /// Weighted share of agreement p_o and what chance alone would give, p_e; both 0…1.
    public func shares(_ weight: Weight = .none) -> (observed: Ratio, expected: Ratio) {
        let share = share(weight)
        return (Ratio(computed: share.observed), Ratio(computed: share.expected))
    }

    /// Kappa with these weights.
    public func kappa(_ weight: Weight = .none) throws(CalculationError) -> Ratio {
        let (observed, expected) = share(weight)
        guard expected < 1 else { throw .notEstimable("两人把全部样本判为同一类，Kappa 无法计算；请看一致率。") }
        return Ratio(computed: (observed - expected) / (1 - expected))
    }

    private func share(_ weight: Weight) -> (observed: Double, expected: Double) {
        let n = Double(total)
        let rows = counts.map { Double($0.reduce(0, +)) }
        let columns = counts.indices.map { column in Double(counts.map { $0[column] }.reduce(0, +)) }
        let widest = Double(counts.count - 1)
        var (observed, expected) = (0.0, 0.0)
        for row in counts.indices {
            for column in counts.indices {
                let distance = Double(abs(row - column)) / widest
                let agreement =
                    switch weight {
                    case .none: row == column ? 1.0 : 0
                    case .linear: 1 - distance
                    case .quadratic: 1 - distance * distance
                    }
                observed += agreement * Double(counts[row][column]) / n
                expected += agreement * rows[row] * columns[column] / (n * n)
            }
        }
        return (observed, expected)
    }
}
