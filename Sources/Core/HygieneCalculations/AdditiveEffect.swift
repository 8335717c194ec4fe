import Quantities

/// Joint exposure to agents whose effects add up (相加作用).
public enum AdditiveEffect {
    /// The index I = Σ C/L; 1 or less passes. Clause: GBZ 2.1-2019 A.3.2.2 formula A.4.
    /// Each pair holds a concentration and a limit of the same kind and unit; `<x` enters as x.
    /// Example: 120/300 + 10/50 + 100/300 = 0.933.
    public static func index(_ items: [(concentration: MeasuredConcentration, limit: Concentration)])
        throws(CalculationError) -> Ratio
    {
        guard !items.isEmpty else { throw .tooFew("物质", needed: 1) }
        var sum = 0.0
        for (concentration, limit) in items {
            guard concentration.unit == limit.unit else { throw .unitsDiffer(concentration.unit, limit.unit) }
            guard limit.value > 0 else { throw .outsideRange("限值", value: limit.value, from: 0, to: 1e9) }
            sum += concentration.entering.value / limit.value
        }
        return Ratio(computed: sum)
    }
}
