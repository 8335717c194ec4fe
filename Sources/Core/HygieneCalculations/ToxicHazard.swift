import Quantities

/// Toxic-hazard degree of chemicals (职业性接触毒物危害程度), GBZ/T 230-2025.
public enum ToxicHazard {
    /// Weighted index Σ k·F of the eight indicators, each scored 0…4. Clause: GBZ/T 230-2025 formula 1.
    public static func index(_ scores: [(weight: Ratio, score: Ratio)]) -> Ratio {
        Ratio(computed: scores.reduce(0) { $0 + $1.weight.value * $1.score.value })
    }

    /// Acute toxicity estimate of a mixture, (100 − unknown)/Σ(Cᵢ/Aᵢ); the unknown share counts only when over 10 %.
    /// Clause: GBZ/T 230-2025 clause 6.
    public static func mixtureEstimate(_ components: [(share: Percent, estimate: Ratio)], unknown: Percent)
        throws(CalculationError) -> Ratio
    {
        var sum = 0.0
        for (share, estimate) in components {
            guard estimate.value > 0 else { throw .outsideRange("急性毒性估计值", value: estimate.value, from: 0, to: 1e15) }
            sum += share.value / estimate.value
        }
        guard sum > 0 else { throw .tooFew("组分", needed: 1) }
        return Ratio(computed: (unknown.value > 10 ? 100 - unknown.value : 100) / sum)
    }
}
