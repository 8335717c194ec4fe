import Quantities

/// A state of a gas: temperature and pressure.
public struct GasState: Hashable, Sendable {
    /// Temperature of the gas, °C.
    public let temperature: Temperature
    /// Absolute pressure of the gas, kPa.
    public let pressure: Pressure
    public init(_ temperature: Temperature, _ pressure: Pressure) {
        self.temperature = temperature
        self.pressure = pressure
    }
}

/// Volumes and concentrations of air samples.
public enum AirSampling {
    /// mg/m³ from ppm: ppm × M / molar volume; the molar volume at 20 °C and 101.3 kPa is 24.05 L/mol in GBZ 2.1-2019 A.2.6.
    public static func milligramsPerCubicMetre(ppm: Concentration, molarMass: Ratio, molarVolume: Ratio) throws(CalculationError)
        -> Concentration
    {
        guard ppm.unit == .partsPerMillion else { throw .unitsDiffer(ppm.unit, .partsPerMillion) }
        guard molarMass.value > 0 else { throw .outsideRange("摩尔质量", value: molarMass.value, from: 0, to: 1e6) }
        return Concentration(computed: ppm.value * molarMass.value / molarVolume.value)
    }

    /// The volume that the gas takes in another state: V · (k+t₂)/(k+t₁) · p₁/p₂.
    ///
    /// `kelvinOffset` is 273 where a Chinese standard prints it so, else 273.15 (difference about 0.02 %).
    public static func volume(_ volume: AirVolume, from: GasState, to target: GasState, kelvinOffset: Ratio) -> AirVolume {
        let temperatures = (kelvinOffset.value + target.temperature.value) / (kelvinOffset.value + from.temperature.value)
        return AirVolume(computed: volume.value * temperatures * from.pressure.value / target.pressure.value)
    }

    /// mg/m³ from a mass in a volume (mg per L × 1000). Range: volume over 0.
    public static func concentration(mass: SampleMass, volume: AirVolume) throws(CalculationError) -> Concentration {
        guard volume.value > 0 else { throw .outsideRange("采样体积", value: volume.value, from: 0, to: 1e7) }
        return Concentration(computed: mass.value / volume.value * 1000)
    }

    /// Dust concentration (m₂ − m₁)/V × 1000. Clause: GBZ/T 192.1-2025 and 192.2-2025, 10.1.
    /// A filter lighter after than before is a weighing error, never a zero. Example: 30.15 → 32.55 mg in 960 L gives 2.5 mg/m³.
    public static func dust(before: SampleMass, after: SampleMass, volume: AirVolume) throws(CalculationError) -> Concentration {
        guard after >= before else { throw .notEstimable("采样后滤膜质量小于采样前，请核对称量记录。") }
        return try concentration(mass: SampleMass(computed: after.value - before.value), volume: volume)
    }

    /// Smallest dust concentration that can be quantified: multiple × balance readability / V × 1000.
    /// Clause: GBZ/T 192.1-2025 11.1. Example: 10 × 0.01 mg in 500 L gives 0.2 mg/m³.
    public static func minimumQuantifiableDust(balance: SampleMass, multiple: Ratio, volume: AirVolume) throws(CalculationError)
        -> Concentration
    {
        try concentration(mass: SampleMass(computed: balance.value * multiple.value), volume: volume)
    }
}
