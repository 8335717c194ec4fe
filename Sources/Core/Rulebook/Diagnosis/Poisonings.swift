import Quantities

/// What a case of suspected lead poisoning shows; nil where it was not tested.
public struct LeadFindings: Hashable, Sendable, Codable {
    /// Blood lead, µmol/L.
    public var blood: SubstanceConcentration?
    /// Urine lead, µmol/L.
    public var urine: SubstanceConcentration?
    /// Urine lead after chelation, µmol/L.
    public var chelationUrine: SubstanceConcentration?
    /// Urine δ-aminolevulinic acid, µmol/L.
    public var aminolevulinicAcid: SubstanceConcentration?
    /// Zinc protoporphyrin, µmol/L.
    public var zincProtoporphyrin: SubstanceConcentration?
    /// Abdominal pain, bloating or constipation.
    public var hasAbdominalSigns: Bool?
    /// Anaemia.
    public var hasAnaemia: Bool?
    /// Colic.
    public var hasColic: Bool?
    /// Mild peripheral neuropathy.
    public var hasNeuropathy: Bool?
    /// Lead palsy or toxic encephalopathy.
    public var hasEncephalopathy: Bool?

    public init(
        blood: SubstanceConcentration? = nil, urine: SubstanceConcentration? = nil, chelationUrine: SubstanceConcentration? = nil,
        aminolevulinicAcid: SubstanceConcentration? = nil, zincProtoporphyrin: SubstanceConcentration? = nil,
        hasAbdominalSigns: Bool? = nil, hasAnaemia: Bool? = nil, hasColic: Bool? = nil,
        hasNeuropathy: Bool? = nil, hasEncephalopathy: Bool? = nil
    ) {
        self.blood = blood
        self.urine = urine
        self.chelationUrine = chelationUrine
        self.aminolevulinicAcid = aminolevulinicAcid
        self.zincProtoporphyrin = zincProtoporphyrin
        self.hasAbdominalSigns = hasAbdominalSigns
        self.hasAnaemia = hasAnaemia
        self.hasColic = hasColic
        self.hasNeuropathy = hasNeuropathy
        self.hasEncephalopathy = hasEncephalopathy
    }
}

extension DiagnosisSupport {
    /// Chronic lead poisoning by the 2015 criteria, in force from 2016-05-01; since 2025-05-01 GBZ 37-2024 is in force, whose numbers are not at hand.
    public static func lead(_ findings: LeadFindings) -> DiagnosisSupport {
        func reaches(_ amount: SubstanceConcentration?, _ row: String) -> Bool? {
            amount.map { $0.value >= value("lead_poisoning", row) }
        }
        let absorption = [
            Criterion("血铅不小于 2.9 µmol/L", reaches(findings.blood, "blood"), "轻度"),
            Criterion("尿铅不小于 0.58 µmol/L", reaches(findings.urine, "urine"), "轻度"),
        ]
        let effects = [
            Criterion("尿 δ-ALA 不小于 61.0 µmol/L", reaches(findings.aminolevulinicAcid, "ala"), "轻度"),
            Criterion("ZPP 不小于 2.91 µmol/L", reaches(findings.zincProtoporphyrin, "zpp"), "轻度"),
            Criterion("腹部隐痛、腹胀或便秘", findings.hasAbdominalSigns, "轻度"),
        ]
        let chelation = Criterion("驱铅后尿铅不小于 3.86 µmol/L", reaches(findings.chelationUrine, "chelation_urine"), "轻度")
        let moderate = [
            Criterion("腹绞痛", findings.hasColic, "中度"), Criterion("贫血", findings.hasAnaemia, "中度"),
            Criterion("轻度周围神经病", findings.hasNeuropathy, "中度"),
        ]
        let severe = Criterion("铅麻痹或中毒性脑病", findings.hasEncephalopathy, "重度")
        func any(_ criteria: [Criterion]) -> Bool { criteria.contains { $0.isMet == true } }
        let isAbsorbed = any(absorption) || chelation.isMet == true
        let isMild = any(absorption) && any(effects) || chelation.isMet == true
        let level =
            severe.isMet == true && isAbsorbed ? "重度" : isMild && any(moderate) ? "中度" : isMild ? "轻度" : "未达轻度"
        return DiagnosisSupport(
            level: level, criteria: absorption + effects + [chelation] + moderate + [severe],
            clause: Clause("GBZ 37", edition: "2015", "4"), mark: .single,
            notes: ["2025-05-01 起施行 GBZ 37-2024，其界值尚未取得文本；本结果按 2015 版，须核对新版。"])
    }

    /// Severity of one kind of finding in chronic arsenic poisoning.
    public enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case none, mild, moderate, severe
        private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    /// Chronic arsenic poisoning: at least 3 months of contact and general symptoms; the highest of nerve, liver and skin decides.
    /// Clause: GBZ 83-2025 4.2, 5.2.
    public static func arsenic(
        exposureMonths: Int, hasSymptoms: Bool, nerve: Severity, liver: Severity, skin: Severity
    ) -> DiagnosisSupport {
        let isLong = Double(exposureMonths) >= value("arsenic_poisoning", "exposure_months")
        let worst = max(nerve, liver, skin)
        let names: [Severity: String] = [.none: "未达轻度", .mild: "轻度", .moderate: "中度", .severe: "重度"]
        return DiagnosisSupport(
            level: isLong && hasSymptoms ? names[worst] ?? "" : "未达轻度",
            criteria: [
                Criterion("接触不少于 3 个月", isLong, "4.2"), Criterion("有全身症状", hasSymptoms, "5.2"),
                Criterion("周围神经损害（\(names[nerve] ?? "")）", nerve > .none, "5.2 a"),
                Criterion("肝损害（\(names[liver] ?? "")）", liver > .none, "5.2 b"),
                Criterion("皮肤损害（\(names[skin] ?? "")）", skin > .none, "5.2 c"),
            ], clause: Clause("GBZ 83", edition: "2025", "4.2, 5.2"), mark: .official, notes: ["尿砷、发砷作参考，标准未给出界值。"])
    }
}
