import Quantities

/// A stretch of the shift with one vibration total value.
public struct VibrationSegment: Hashable, Sendable {
    /// Vibration total value of the three axes, m/s².
    public let totalValue: Acceleration
    /// How long it lasted, h.
    public let hours: Hours
    public init(_ totalValue: Acceleration, hours: Hours) {
        self.totalValue = totalValue
        self.hours = hours
    }
}

/// Hand-arm vibration (手传振动).
public enum Vibration {
    /// Total value of the three axes √(x²+y²+z²). Clause: GBZ/T 189.9-2025 7.2.
    public static func totalValue(x: Acceleration, y: Acceleration, z: Acceleration) -> Acceleration {
        Acceleration(computed: (x.value * x.value + y.value * y.value + z.value * z.value).squareRoot())
    }

    /// Weighted acceleration √Σ(W·a)² from third-octave bands. Clause: GBZ/T 189.9-2025 table A.1 for the weights.
    public static func weighted(_ bands: [(weight: Ratio, acceleration: Acceleration)]) throws(CalculationError) -> Acceleration {
        guard !bands.isEmpty else { throw .tooFew("频带", needed: 1) }
        let sum = bands.reduce(0) { $0 + $1.weight.value * $1.weight.value * $1.acceleration.value * $1.acceleration.value }
        return Acceleration(computed: sum.squareRoot())
    }

    /// Daily exposure A(8) = √(Σ a²T / 8). Clause: GBZ/T 189.9-2025 7.3. Example: 3.8 m/s² for 2.5 h gives 2.12 m/s².
    public static func dailyExposure(_ segments: [VibrationSegment]) throws(CalculationError) -> Acceleration {
        _ = try Duration.total(segments.lazy.map(\.hours), atMost: 24)
        let sum = segments.reduce(0) { $0 + $1.totalValue.value * $1.totalValue.value * $1.hours.value }
        return Acceleration(computed: (sum / 8).squareRoot())
    }

    /// The 4 h value that is held against 5 m/s², 0.94 × A(8) of vector sums. Clause: GBZ/T 189.9-2025 7.4.
    public static func fourHourValue(dailyExposure: Acceleration, factor: Ratio) -> Acceleration {
        Acceleration(computed: dailyExposure.value * factor.value)
    }

    /// HSE points 2·a²·h. Read foreign data only.
    public static func points(totalValue: Acceleration, hours: Hours) -> Ratio {
        Ratio(computed: 2 * totalValue.value * totalValue.value * hours.value)
    }

    /// A(8) from HSE points √(P/16).
    public static func dailyExposure(points: Ratio) -> Acceleration {
        Acceleration(computed: (points.value / 16).squareRoot())
    }
}
