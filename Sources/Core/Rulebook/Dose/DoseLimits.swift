import Quantities

/// Dose limits of GB 18871-2002 and the arithmetic of GBZ 128-2019.
public enum DoseLimits {
    /// Quantities with a yearly limit of their own.
    public enum Organ: String, Hashable, Sendable, Codable, CaseIterable {
        case effective = "effective_year"
        case lens = "lens_year"
        case extremity = "extremity_year"
        case skin = "skin_year"

        /// 有效剂量, 眼晶状体, 四肢, 皮肤.
        public var label: String {
            switch self {
            case .effective: "有效剂量"
            case .lens: "眼晶状体当量剂量"
            case .extremity: "手足当量剂量"
            case .skin: "皮肤当量剂量"
            }
        }
    }

    /// Yearly limit of a worker, mSv: 50, 150, 500, 500.
    public static func yearly(_ organ: Organ) -> RadiationDose { RadiationDose(computed: value(organ.rawValue)) }

    /// 5 mSv a year divided by the periods of the year: 1.25 mSv per quarter. Year value: one source; the split: from memory.
    public static func investigationLevel(periodsPerYear: Int) -> RadiationDose {
        RadiationDose(computed: value("investigation_year") / Double(max(1, periodsPerYear)))
    }

    /// Effective dose with one badge outside the apron: a tenth of the collar reading.
    public static func interventional(collar: RadiationDose) -> RadiationDose {
        RadiationDose(computed: value("collar_factor") * collar.value)
    }

    /// Effective dose with two badges: α·Hu + β·Ho, with or without a thyroid shield.
    public static func interventional(collar: RadiationDose, underApron: RadiationDose, hasThyroidShield: Bool) -> RadiationDose {
        let column = hasThyroidShield ? "thyroid" : "none"
        return RadiationDose(
            computed: value("two_badges_alpha", column) * underApron.value + value("two_badges_beta", column) * collar.value)
    }

    static func fiveYears(_ sums: [RadiationDose], from year: Int) -> DoseRecord.FiveYears {
        let sum = sums.reduce(0, +)
        let mean = RadiationDose(computed: sum.value / 5)
        return DoseRecord.FiveYears(
            firstYear: year, sum: sum, mean: mean, isMeanOver: mean.value > value("effective_five_year_mean"))
    }

    static func value(_ row: String, _ column: String = "") -> Double {
        ReferenceTable.standard.entry("radiation_dose", row, column)?.value ?? .nan
    }
    static func mark(_ row: String, _ column: String = "") -> EvidenceMark {
        ReferenceTable.standard.entry("radiation_dose", row, column)?.mark ?? .unverified
    }
}
