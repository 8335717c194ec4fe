import Quantities

/// A stretch of contact at one concentration. Time without contact is a segment with concentration 0.
public struct ExposureSegment: Hashable, Sendable, Codable {
    /// What was measured; `<x` enters an average as x.
    public let concentration: MeasuredConcentration
    /// How long it lasted, h.
    public let hours: Hours

    public init(_ concentration: MeasuredConcentration, hours: Hours) {
        self.concentration = concentration
        self.hours = hours
    }
}

/// Time-weighted averages of airborne agents.
///
/// A segment below detection (`<x`) enters as x; when every segment with contact is below, the average is `<x` with the largest x
/// (GBZ 331-2024 G.1.1.2 b; the largest x is this project's choice where several differ).
public enum TimeWeightedAverage {
    /// Shift average over 8 h, Σ(C·T)/8 in the unit of the segments. The divisor is 8 also when the shift is shorter.
    ///
    /// Clause: GBZ 2.1-2019 A.2.2.2 formula A.1; GBZ 331-2024 G.1.1.2. Range: durations over 0, together at most 24 h.
    /// Example: 400 × 3 h, 60 × 2 h, 120 × 3 h give 210 mg/m³.
    public static func eightHour(_ segments: [ExposureSegment]) throws(CalculationError) -> MeasuredConcentration {
        try average(segments, over: 8, atMost: 24)
    }

    /// Week average over 40 h, Σ(C·T)/40. Clause: GBZ 331-2024 G.1.1.2 formula G.2.
    /// Example: 30 mg/m³ for 6 h on each of four days gives 18 mg/m³.
    public static func fortyHour(_ days: [ExposureSegment]) throws(CalculationError) -> MeasuredConcentration {
        try average(days, over: 40, atMost: 168)
    }

    /// Average over the actual contact hours of the day, Σ(C·T)/Td, for long shifts. Clause: GBZ 331-2024 formula G.5.
    /// Example: 30 × 4 h, 20 × 4 h, 10 × 2 h in a 10 h day give 22 mg/m³.
    public static func contactDay(_ segments: [ExposureSegment], hoursPerDay: Hours) throws(CalculationError)
        -> MeasuredConcentration
    {
        guard hoursPerDay.value > 0 else { throw .zeroDuration }
        guard hoursPerDay.value <= 24 else { throw .tooLong(hours: hoursPerDay.value, limit: 24) }
        return try average(segments, over: hoursPerDay.value, atMost: 24)
    }

    /// Average over the actual contact hours of the week, Σ(C_TWA,d·T)/Tw. Clause: GBZ 331-2024 formula G.7.
    public static func contactWeek(_ days: [ExposureSegment]) throws(CalculationError) -> MeasuredConcentration {
        let hours = try Duration.total(days.lazy.map(\.hours), atMost: 168)
        return try average(days, over: hours, atMost: 168)
    }

    private static func average(_ segments: [ExposureSegment], over divisor: Double, atMost limit: Double)
        throws(CalculationError) -> MeasuredConcentration
    {
        _ = try Duration.total(segments.lazy.map(\.hours), atMost: limit)
        let unit = segments[0].concentration.unit
        var sum = 0.0
        var largestBelow: Concentration?
        var sawNumber = false
        for segment in segments {
            let entering = segment.concentration.entering
            guard entering.unit == unit else { throw .unitsDiffer(unit, entering.unit) }
            sum += entering.value * segment.hours.value
            if segment.concentration.isBelowDetection {
                if entering.value > (largestBelow?.value ?? 0) { largestBelow = entering }
            } else if entering.value > 0 {
                sawNumber = true
            }
        }
        if let largestBelow, !sawNumber { return .below(largestBelow) }
        return .value(Concentration(computed: sum / divisor, unit))
    }
}
