import CodeTables

/// 职业病危害性质 of one hazard at one post, with the reason that people are shown.
///
/// Clause: 职业卫生分类监督执法试点 2022, annex 1 (evidence: one public page). Severe if any of: in 《高毒物品目录》; asbestos or dust
/// with free SiO₂ of 10 % or more; G1 in GBZ 2.1; ionising radiation other than the low classes; listed by the department.
public struct HazardNature: Sendable, Hashable {
    public enum Nature: String, Sendable, Hashable { case severe, general }

    public let nature: Nature
    /// Why, in the words of the clause.
    public let explanation: String

    public static let method = "国疾控综监督二函〔2022〕50号 附件1"

    public static func judge(_ hazard: PostHazard, _ factor: HazardFactor?) -> HazardNature {
        guard let factor else { return HazardNature(nature: .general, explanation: "目录中没有这个因素，暂按一般，请核对") }
        let group = factor.isGroup ? "（目录名称范围较宽，请核对具体物质）" : ""
        if factor.hazardClass == HazardFactor.radiation {
            return hazard.isExemptSource
                ? HazardNature(nature: .general, explanation: "属Ⅲ类射线装置、Ⅳ/Ⅴ类密封源、丙级非密封源工作场所或豁免")
                : HazardNature(nature: .severe, explanation: "电离辐射")
        }
        if !factor.highlyToxicNumber.isEmpty, factor.code != HazardFactor.asbestos {
            return HazardNature(nature: .severe, explanation: "列入《高毒物品目录》第 \(factor.highlyToxicNumber) 项\(group)")
        }
        if factor.code == HazardFactor.asbestos { return HazardNature(nature: .severe, explanation: "石棉纤维粉尘") }
        if factor.hazardClass == HazardFactor.dust, let share = hazard.freeSilica {
            if share >= 10 { return HazardNature(nature: .severe, explanation: "粉尘游离 SiO₂ 含量 \(short(share))%，≥10%") }
            // A measured share below 10 % speaks against the name “矽尘”.
            if factor.code == HazardFactor.silica {
                return HazardNature(nature: .general, explanation: "游离 SiO₂ 含量 \(short(share))%，<10%，请核对因素名称")
            }
        }
        if factor.code == HazardFactor.silica { return HazardNature(nature: .severe, explanation: "矽尘（游离 SiO₂ ≥10%）") }
        if !factor.carcinogenNumber.isEmpty {
            return HazardNature(nature: .severe, explanation: "GBZ 2.1 标注 G1（第 \(factor.carcinogenNumber) 项）\(group)")
        }
        if factor.isListedSevere { return HazardNature(nature: .severe, explanation: "主管部门规定的其他严重危害因素") }
        return HazardNature(nature: .general, explanation: "不属于所列严重情形")
    }

    private static func short(_ number: Double) -> String { number == number.rounded() ? String(Int(number)) : String(number) }
}
