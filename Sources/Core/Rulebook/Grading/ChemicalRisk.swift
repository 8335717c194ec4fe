import Foundation
import Quantities

/// Semi-quantitative health risk of chemicals, GBZ/T 298-2017 (from memory: mark M). Levels of different methods are never merged.
public struct ChemicalRisk: Hashable, Sendable, Codable {
    /// How the exposure rank was found.
    public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
        case ratio
        case index
        case synthetic

        /// 接触比值法, 接触指数法, 综合指数法.
        public var label: String {
            switch self {
            case .ratio: "接触比值法"
            case .index: "接触指数法"
            case .synthetic: "综合指数法"
            }
        }
    }

    /// Method of the exposure rank; stored with the level.
    public let method: Method
    /// Hazard rank 1…5.
    public let hazardRank: Ratio
    /// Exposure rank 1…5.
    public let exposureRank: Ratio
    /// √(HR·ER), unrounded.
    public let risk: Ratio
    /// 1 negligible … 5 extremely high: the risk rounded half up.
    public let level: Int

    /// 可忽略, 低, 中, 高, 极高.
    public var label: String { ["可忽略风险", "低风险", "中等风险", "高风险", "极高风险"][level - 1] }

    /// Nil when a rank is outside 1…5.
    public init?(method: Method, hazardRank: Ratio, exposureRank: Ratio) {
        guard (1...5).contains(hazardRank.value), (1...5).contains(exposureRank.value) else { return nil }
        self.method = method
        self.hazardRank = hazardRank
        self.exposureRank = exposureRank
        risk = Ratio(computed: (hazardRank.value * exposureRank.value).squareRoot())
        level = min(5, max(1, Int((risk.value + 0.5).rounded(.down))))
    }

    /// Rank of E/OEL: under 0.1 is 1, under 0.5 is 2, under 1 is 3, under 2 is 4, from 2 on 5.
    public static func exposureRank(ratio: Ratio) -> Ratio? {
        guard ratio.value >= 0 else { return nil }
        return ReferenceTable.standard.step("chemical_risk_ratio", ratio.value, includesBound: false).map {
            Ratio(computed: $0.value)
        }
    }

    /// Geometric mean of indices 1…5; nil for an empty list or an index outside (a zero would make every risk vanish).
    public static func exposureRank(indices: [Ratio]) -> Ratio? {
        guard !indices.isEmpty, indices.allSatisfy({ (1...5).contains($0.value) }) else { return nil }
        let product = indices.reduce(1) { $0 * $1.value }
        return Ratio(computed: pow(product, 1 / Double(indices.count)))
    }
}
