/// A share of a whole or a probability, as a number from 0 to 1; what is printed in percent is a `Percent`.
public struct Fraction: Quantity {
    /// Printed with every value: 1.
    public static let unit = UnitOfMeasure.one
    /// Smallest and largest possible value, 1.
    public static let range = 0.0...1.0
    /// The number, 0 to 1.
    public let value: Double
    public init(computed value: Double) { self.value = value }
    /// The same share in percent.
    public var percent: Percent { Percent(computed: 100 * value) }
}

/// Geometric standard deviation of a lognormal group: the factor by which results scatter about their geometric mean. Range 1…1e15.
public struct GeometricDeviation: Quantity {
    /// Printed with every value: 1.
    public static let unit = UnitOfMeasure.one
    /// Smallest and largest possible value, 1.
    public static let range = 1.0...1e15
    /// The number, 1 where all results are equal.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Working days of a week, in steps of half a day where shifts alternate. Range 0…7.
public struct DaysPerWeek: Quantity {
    /// Printed with every value: d.
    public static let unit = UnitOfMeasure.day
    /// Smallest and largest possible value, d.
    public static let range = 0.0...7.0
    /// The number, in days.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}
