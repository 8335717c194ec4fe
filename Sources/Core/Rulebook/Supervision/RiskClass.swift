import Quantities

/// Which of the two methods a stored class follows: 甲 means the opposite in them.
public enum RiskClassMethod: String, Hashable, Sendable, Codable, CaseIterable {
    /// 国疾控综监督二函〔2022〕50号: 甲 lowest, 丙 highest.
    case of2022 = "2022"
    /// The earlier 职业卫生分类分级监督执法工作指南(试行): 甲 highest, 丙 lowest. Stored classes are read, none is computed.
    case earlierGuide = "2019"

    /// Name for the screen.
    public var label: String { self == .of2022 ? "2022 年分类监督执法（甲最低、丙最高）" : "早期工作指南（甲最高、丙最低）" }
}

/// A supervision class with its method, so that 甲 of one method is never compared with 甲 of the other.
public struct RiskClass: Hashable, Sendable, Codable {
    /// The three letters.
    public enum Letter: String, Hashable, Sendable, Codable, CaseIterable {
        case first = "甲"
        case second = "乙"
        case third = "丙"
    }

    /// 甲, 乙 or 丙.
    public let letter: Letter
    /// By which method.
    public let method: RiskClassMethod

    public init(_ letter: Letter, method: RiskClassMethod) {
        self.letter = letter
        self.method = method
    }

    /// 1 lowest … 3 highest risk, comparable across methods.
    public var risk: Int {
        let rank = Letter.allCases.firstIndex(of: letter) ?? 0
        return method == .of2022 ? rank + 1 : 3 - rank
    }
}

/// Step 1 of the 2022 method: nature × level × headcount of exposed persons gives Ⅰ…Ⅲ (annex 1).
public enum HazardRiskGrade: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case one = 1
    case two = 2
    case three = 3

    /// Nature of the hazard: 严重 for highly toxic, asbestos, silica from 10 %, G1 carcinogens, most ionising radiation.
    public enum Nature: String, Hashable, Sendable, Codable, CaseIterable { case general, severe }
    /// Actual exposure against the limit. Unknown is not “met”.
    public enum Level: String, Hashable, Sendable, Codable, CaseIterable { case met, exceeded, unknown }

    public static func < (left: HazardRiskGrade, right: HazardRiskGrade) -> Bool { left.rawValue < right.rawValue }

    /// Ⅰ, Ⅱ, Ⅲ.
    public var label: String { ["Ⅰ", "Ⅱ", "Ⅲ"][rawValue - 1] }

    /// Nil when the level is unknown: without a valid test nothing counts as met.
    public static func grade(_ nature: Nature, _ level: Level, exposed: Int) -> HazardRiskGrade? {
        guard level != .unknown, exposed >= 0 else { return nil }
        let column = exposed <= 9 ? "9" : exposed <= 49 ? "49" : ""
        return ReferenceTable.standard.entry("hazard_risk_grade", "\(nature.rawValue) \(level.rawValue)", column).flatMap {
            HazardRiskGrade(rawValue: Int($0.value))
        }
    }

    /// Several groups of hazards of one employer: each with its own headcount, the highest counts (own choice; the text is not at
    /// hand). Nil when one of them cannot be graded.
    public static func highest(_ groups: [(nature: Nature, level: Level, exposed: Int)]) -> HazardRiskGrade? {
        let grades = groups.map { grade($0.nature, $0.level, exposed: $0.exposed) }
        return grades.contains(nil) ? nil : grades.compactMap(\.self).max()
    }
}

/// Step 2: self-check of 100 points gives A, B or C (annex 2).
public enum ManagementGrade: String, Hashable, Sendable, Codable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"

    /// A from 90, B from 70, C below. A fraction such as 89.5 has no printed home; it falls into the lower grade (own choice).
    public init?(score: Ratio) {
        guard (0...100).contains(score.value) else { return nil }
        func bound(_ row: String) -> Double { ReferenceTable.standard.entry("management_grade", row)?.value ?? .infinity }
        self = score.value >= bound("A") ? .a : score.value >= bound("B") ? .b : .c
    }
}

extension RiskClass {
    /// Step 3 of the 2022 method. The matrix is from memory (mark M): it is data, editable, and flagged wherever it is shown.
    public static func of2022(_ hazard: HazardRiskGrade, _ management: ManagementGrade) -> (class: RiskClass, mark: EvidenceMark)?
    {
        guard let entry = ReferenceTable.standard.entry("combined_risk_class", "\(hazard.rawValue)", management.rawValue),
            Letter.allCases.indices.contains(Int(entry.value) - 1)
        else { return nil }
        return (RiskClass(Letter.allCases[Int(entry.value) - 1], method: .of2022), entry.mark)
    }
}
