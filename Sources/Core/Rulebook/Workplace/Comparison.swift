import Quantities

/// Comparison of an unrounded value with a limit (全数值比较法). Equal to the limit passes.
enum Comparison {
    /// True when the value is over the limit by more than binary noise (1e-12 of the limit): a sum that should be exactly 0.3 may
    /// come out as 0.30000000000000004, and that is not an exceedance.
    static func exceeds(_ value: Double, _ limit: Double) -> Bool {
        value > limit + limit.magnitude * 1e-12
    }

    /// A result against a limit in the same unit. `<x` with x over the limit decides nothing: the method was too insensitive.
    static func judge(_ result: MeasuredConcentration, limit: Concentration) -> Finding.Outcome {
        let isOver = exceeds(result.entering.value, limit.value)
        if result.isBelowDetection { return isOver ? .notAssessable : .met }
        return isOver ? .exceeded : .met
    }
}
