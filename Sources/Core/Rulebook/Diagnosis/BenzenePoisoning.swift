import Quantities

/// What a case of suspected chronic benzene poisoning shows; nil where it was not counted. A count is the one that most of the repeated
/// counts were below.
public struct BenzeneFindings: Hashable, Sendable, Codable {
    /// White cells, 10⁹/L.
    public var whiteCells: BloodCellCount?
    /// Neutrophils, 10⁹/L.
    public var neutrophils: BloodCellCount?
    /// Platelets, 10⁹/L.
    public var platelets: BloodCellCount?
    /// Counted every two weeks for three months, most counts alike.
    public var isRepeated: Bool?
    /// Pancytopenia.
    public var hasPancytopenia: Bool?
    /// Aplastic anaemia, myelodysplastic syndrome or leukaemia.
    public var hasMarrowDisease: Bool?

    public init(
        whiteCells: BloodCellCount? = nil, neutrophils: BloodCellCount? = nil, platelets: BloodCellCount? = nil,
        isRepeated: Bool? = nil, hasPancytopenia: Bool? = nil, hasMarrowDisease: Bool? = nil
    ) {
        self.whiteCells = whiteCells
        self.neutrophils = neutrophils
        self.platelets = platelets
        self.isRepeated = isRepeated
        self.hasPancytopenia = hasPancytopenia
        self.hasMarrowDisease = hasMarrowDisease
    }
}

extension DiagnosisSupport {
    /// Chronic benzene poisoning by the criteria of GBZ 68-2013, in force from 2013-08-01 and replaced by GBZ 68-2022.
    ///
    /// One public page has the numbers (teaching text of 2020); the text of the standard was not at hand. Mild needs counts repeated for
    /// three months; each level presumes the one below.
    public static func benzene2013(_ findings: BenzeneFindings) -> DiagnosisSupport {
        func bound(_ row: String) -> Double { value("benzene_poisoning", row, "2013") }
        func isBelow(_ count: BloodCellCount?, _ row: String) -> Bool? { count.map { $0.value < bound(row) } }
        func any(_ answers: [Bool?]) -> Bool? { answers.contains(true) ? true : answers.contains(nil) ? nil : false }
        func both(_ left: Bool?, _ right: Bool?) -> Bool? {
            left == false || right == false ? false : left == nil || right == nil ? nil : true
        }
        let white = isBelow(findings.whiteCells, "white_cells_mild")
        let neutrophils = isBelow(findings.neutrophils, "neutrophils_mild")
        let platelets = isBelow(findings.platelets, "platelets_mild")
        let mild = [
            Criterion("白细胞大多低于 4.0×10⁹/L", white, "轻度"), Criterion("中性粒细胞大多低于 2.0×10⁹/L", neutrophils, "轻度"),
            Criterion("血小板大多低于 80×10⁹/L", platelets, "轻度"),
        ]
        let moderate = [
            Criterion("白细胞低于 4.0 或中性粒细胞低于 2.0，同时血小板低于 80×10⁹/L", both(any([white, neutrophils]), platelets), "中度"),
            Criterion("白细胞低于 3.0×10⁹/L", isBelow(findings.whiteCells, "white_cells_moderate"), "中度"),
            Criterion("中性粒细胞低于 1.5×10⁹/L", isBelow(findings.neutrophils, "neutrophils_moderate"), "中度"),
            Criterion("血小板低于 60×10⁹/L", isBelow(findings.platelets, "platelets_moderate"), "中度"),
        ]
        let severe = [
            Criterion("全血细胞减少症", findings.hasPancytopenia, "重度"),
            Criterion("再生障碍性贫血、骨髓增生异常综合征或白血病", findings.hasMarrowDisease, "重度"),
        ]
        let repeated = Criterion("3 个月内每 2 周复查一次血常规", findings.isRepeated, "轻度")
        func reaches(_ criteria: [Criterion]) -> Bool { criteria.contains { $0.isMet == true } }
        let isMild = repeated.isMet == true && (reaches(mild) || reaches(moderate) || reaches(severe))
        return DiagnosisSupport(
            level: !isMild ? "未达轻度" : reaches(severe) ? "重度" : reaches(moderate) ? "中度" : "轻度",
            criteria: [repeated] + mild + moderate + severe, clause: Clause("GBZ 68", edition: "2013", ""), mark: .single,
            notes: ["界值来自一处公开教学文本，未核对标准原文；2013 版已由 GBZ 68-2022 代替。"])
    }

    /// Chronic benzene poisoning by GBZ 68-2022. Its numbers are reported, not read: the rule set is off, the values are shown with their
    /// mark and lead to no level.
    public static func benzene() -> DiagnosisSupport {
        let entries = ReferenceTable.standard.entries(of: "benzene_poisoning").filter { $0.column == "2022" }
        return DiagnosisSupport(
            level: "", criteria: entries.map { Criterion("\($0.row) < \($0.printed) ×10⁹/L", nil, "未核实") },
            clause: Clause("GBZ 68", edition: "2022", ""), mark: .unverified, notes: ["未取得 GBZ 68-2022 文本，本规则默认关闭，不给出分级。"])
    }
}
