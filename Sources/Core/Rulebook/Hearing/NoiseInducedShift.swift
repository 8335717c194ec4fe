import Foundation
import Quantities

/// Permanent threshold shift that noise adds in a population, GB/T 14366-2017 (ISO 1999:2013). Never a statement about one person.
public enum NoiseInducedShift {
    /// The share of the population with a smaller shift: 0.05…0.95 in steps of 0.05; 0.9 is the most affected tenth.
    ///
    /// Median [u + v·lg t]·(L − L₀)² from 10 to 40 years, below 10 years the value of 10 years times lg(t+1)/lg 11, and zero up to
    /// L₀; spread (X + Y·lg t)·(L − L₀)²; a negative result is zero (6.3.2). Nil outside 1…40 years and for other frequencies.
    public static func shift(
        _ frequency: AudiometricFrequency, level: SoundLevel, years: Years, fractile: Ratio
    ) -> LevelDifference? {
        let row = "\(frequency.rawValue)"
        func value(_ column: String) -> Double? { ReferenceTable.standard.entry("noise_induced_shift", row, column)?.value }
        guard (1.0...40).contains(years.value), let u = value("u"), let v = value("v"), let threshold = value("level"),
            let factor = HearingQuantile.factor(fractile)
        else { return nil }
        let excess = max(0, level.value - threshold)
        let square = excess * excess
        let logYears = log10(years.value)
        let median =
            years.value >= 10
            ? (u + v * logYears) * square : log10(years.value + 1) / log10(11.0) * (u + v) * square
        let side = fractile.value >= 0.5 ? "upper" : "lower"
        guard let x = value(side + "_x"), let y = value(side + "_y") else { return nil }
        let spread = (x + y * logYears) * square
        let shifted = fractile.value >= 0.5 ? median + factor * spread : median - factor * spread
        return LevelDifference(computed: max(0, shifted))
    }

    /// Threshold level from age and noise together, H + N − H·N/120. Clause: GB/T 14366-2017 formula 1.
    public static func combined(age: LevelDifference, noise: LevelDifference) -> LevelDifference {
        LevelDifference(computed: age.value + noise.value - age.value * noise.value / 120)
    }
}
