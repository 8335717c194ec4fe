import Quantities

/// What blood or urine lead asks for in service, GBZ 188 5.1.2.3 (the same in both editions).
public enum LeadRecheck: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case yearly = "1年"
    case threeMonthly = "3个月复查血铅或尿铅"
    /// Above the printed bands: the path of a suspected disease (own reading).
    case suspected = "超出复查区间：评估疑似职业病（GBZ 37）"

    private var rank: Int { LeadRecheck.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: LeadRecheck, right: LeadRecheck) -> Bool { left.rank < right.rank }

    /// Blood 400–600 µg/L or urine 70–120 µg/L are rechecked every three months, both ends included; the stricter result counts.
    /// Nil without any value.
    public static func recheck(blood: MassConcentration?, urine: MassConcentration?) -> LeadRecheck? {
        [blood.map { band($0, "blood") }, urine.map { band($0, "urine") }].compactMap(\.self).max()
    }

    private static func band(_ value: MassConcentration, _ fluid: String) -> LeadRecheck {
        func bound(_ row: String) -> Double {
            ReferenceTable.standard.entry("lead_surveillance", "\(fluid)_\(row)")?.value ?? .nan
        }
        if value.value > bound("suspect") { return .suspected }
        return value.value >= bound("recheck") ? .threeMonthly : .yearly
    }
}

/// Lead by mass and by amount of substance.
public enum LeadConversion {
    /// µg/L to µmol/L with 207.2 g/mol.
    public static func amount(_ mass: MassConcentration) -> SubstanceConcentration {
        SubstanceConcentration(
            computed: mass.value / (ReferenceTable.standard.entry("lead_poisoning", "molar_mass")?.value ?? .nan))
    }
}
