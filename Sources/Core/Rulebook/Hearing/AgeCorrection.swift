import Foundation
import Quantities

/// What age and sex alone do to hearing: the printed correction of GBZ 49-2014, the distribution of GB/T 7582-2004 and the newer
/// median of ISO 7029:2017.
public enum AgeCorrection {
    /// Whole decibels to subtract at each frequency. Under 20 years the table has no row; nothing is subtracted (own choice).
    /// Clause: GBZ 49-2014 table A.1; 8000 Hz: GB/T 7582-2004 table C.1.
    public static func corrections(age: Int, sex: Sex) -> [AudiometricFrequency: LevelDifference] {
        (AudiometricFrequency.graded + [.hz8000]).reduce(into: [:]) { found, frequency in
            found[frequency] = correction(age: age, sex: sex, frequency: frequency)
        }
    }

    /// The correction at one frequency; nil where the table has no column (125, 250, 1500 Hz).
    public static func correction(age: Int, sex: Sex, frequency: AudiometricFrequency) -> LevelDifference? {
        let decade = max(20, min(70, age / 10 * 10))
        let entry = ReferenceTable.standard.entry("hearing_age_correction", "\(sex.rawValue) \(frequency.rawValue)", "\(decade)")
        return entry.map { LevelDifference(computed: $0.value) }
    }

    /// Deviation from the 18-year-old median that a share of otologically normal people exceeds, unrounded.
    ///
    /// `share` 0.05…0.95 in the steps of table 2 of GB/T 14366; age 18…70. Nil outside. Clause: GB/T 7582-2004 formulas 1–5.
    public static func deviation(age: Int, sex: Sex, frequency: AudiometricFrequency, exceededBy share: Ratio) -> LevelDifference?
    {
        let row = "\(sex.rawValue) \(frequency.rawValue)"
        let table = ReferenceTable.standard
        guard (18...70).contains(age), let alpha = table.entry("hearing_age_distribution", row, "alpha")?.value,
            let quantile = HearingQuantile.factor(share)
        else { return nil }
        let median = alpha * Double((age - 18) * (age - 18))
        let side = share.value <= 0.5 ? "upper" : "lower"
        guard let base = table.entry("hearing_age_distribution", row, side)?.value,
            let slope = table.entry("hearing_age_distribution", "spread", side)?.value
        else { return nil }
        let spread = base + slope * median
        return LevelDifference(computed: share.value <= 0.5 ? median + quantile * spread : median - quantile * spread)
    }

    /// Median of ISO 7029:2017, a·(age − 18)^b; age 18…70. Not used by Chinese grading.
    public static func medianOf2017(age: Int, sex: Sex, frequency: AudiometricFrequency) -> LevelDifference? {
        let row = "\(sex.rawValue) \(frequency.rawValue)"
        guard (18...70).contains(age), let a = ReferenceTable.standard.entry("hearing_age_median_2017", row, "a")?.value,
            let b = ReferenceTable.standard.entry("hearing_age_median_2017", row, "b")?.value
        else { return nil }
        return LevelDifference(computed: a * pow(Double(age - 18), b))
    }
}

/// The normal quantiles as the hearing standards print them.
enum HearingQuantile {
    /// Factor of a share: 0.1 and 0.9 give 1.282. Nil between the printed steps of 5 %.
    static func factor(_ share: Ratio) -> Double? {
        let folded = (min(share.value, 1 - share.value) * 100).rounded()
        guard ((min(share.value, 1 - share.value) * 100) - folded).magnitude < 1e-9, folded > 0 else { return nil }
        let text = folded < 10 ? "0.0\(Int(folded))" : "0.\(Int(folded))"
        return ReferenceTable.standard.entry("hearing_quantile", text)?.value
    }
}
