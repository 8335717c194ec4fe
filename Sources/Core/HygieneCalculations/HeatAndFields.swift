import Quantities

/// Heat stress.
public enum Heat {
    /// Time-weighted WBGT over places, Σ(W·t)/Σt. Clause: GBZ 331-2024 table G.2. Example: 30 × 2 h, 26 × 6 h give 27 °C.
    public static func timeWeighted(_ places: [(wbgt: Temperature, hours: Hours)]) throws(CalculationError) -> Temperature {
        let hours = try Duration.total(places.lazy.map(\.hours), atMost: 24)
        return Temperature(computed: places.reduce(0) { $0 + $1.wbgt.value * $1.hours.value } / hours)
    }

    /// Labour intensity index T·M·S·W·10. T working-time rate 0…1, M mean metabolic rate in kJ/(min·m²), S sex factor,
    /// W way of work factor. Source: GBZ/T 189.10.
    public static func labourIntensity(timeRate: Ratio, metabolicRate: Ratio, sexFactor: Ratio, workFactor: Ratio) -> Ratio {
        Ratio(computed: timeRate.value * metabolicRate.value * sexFactor.value * workFactor.value * 10)
    }
}

/// Electromagnetic fields and optical radiation.
public enum Fields {
    /// Power density in µW/cm² from the electric field: E²/3770 mW/cm². Clause: GBZ 331-2024 table G.2.
    public static func powerDensity(_ field: FieldStrength) -> Irradiance {
        Irradiance(computed: field.value * field.value / 3770 * 1000)
    }

    /// 8 h value of a 50 Hz field √(Σ E²T / 8). Clause: GBZ 331-2024 table G.2. Example: 6 kV/m for 2 h gives 3 kV/m.
    public static func eightHourField(_ segments: [(field: FieldStrength, hours: Hours)]) throws(CalculationError)
        -> FieldStrength
    {
        _ = try Duration.total(segments.lazy.map(\.hours), atMost: 24)
        let sum = segments.reduce(0) { $0 + $1.field.value * $1.field.value * $1.hours.value }
        return FieldStrength(computed: (sum / 8).squareRoot())
    }

    /// Effective irradiance of a welding arc from the UVA, UVB and UVC parts with the weights 0.00011, 0.64 and 0.5.
    /// Clause: GBZ 331-2024 table G.2.
    public static func weldingArc(uva: Irradiance, uvb: Irradiance, uvc: Irradiance) -> Irradiance {
        Irradiance(computed: 0.00011 * uva.value + 0.64 * uvb.value + 0.5 * uvc.value)
    }
}
