import Quantities

/// How often a worker in service is examined: the longest allowed gap (GBZ 188-2025 A.6), and what shortens it.
public struct SurveillanceInterval: Hashable, Sendable {
    /// What the gap depends on.
    public enum Basis: Hashable, Sendable {
        /// Always the same number of months.
        case fixed(months: Int)
        /// By the grade of the job: up to I, from II.
        case graded(upToOne: Int, fromTwo: Int)
        /// By L_EX,8h: yearly from 85 dB(A), every two years from 80.
        case noise
        /// By blood or urine lead: yearly; recheck every three months in the middle band.
        case lead
        /// By vehicle: large or commercial, small.
        case driver(large: Int, small: Int)
    }

    /// What shortens the gap or adds a partial check.
    public enum Extra: String, Hashable, Sendable, CaseIterable {
        case liverHalfYearly = "liver6"
        case cholinesteraseHalfYearly = "cholinesterase6"
        case firstTwoYearsHalfYearly = "first24:6"
        case onceInMonths6To12 = "once:6-12"
        case skinInFirstThreeMonths = "skin-first3"
        case beforeSummer = "before-summer"
        /// Small opacities in two zones at 0/1 or one at category 1: yearly for five years.
        case opacitiesYearly = "opacities"

        /// What the schedule says for it.
        public var label: String {
            switch self {
            case .liverHalfYearly: "肝功能每半年检查一次"
            case .cholinesteraseHalfYearly: "胆碱酯酶每半年测定一次"
            case .firstTwoYearsHalfYearly: "接触的前两年每半年一次；新发过敏性鼻炎者鼻咽部每 3 个月一次、观察 1 年"
            case .onceInMonths6To12: "开始工作的第 6～12 个月应检查一次"
            case .skinInFirstThreeMonths: "上岗后前 3 个月关注皮肤"
            case .beforeSummer: "在高温季节到来之前进行"
            case .opacitiesYearly: "胸片有尘肺样小阴影（2 个肺区 0/1 或 1 个肺区 1 级）者每年一次，连续 5 年"
            }
        }
    }

    /// What the gap depends on.
    public let basis: Basis
    /// What shortens it.
    public let extras: [Extra]

    /// Facts that choose the gap.
    public struct Facts: Hashable, Sendable {
        /// Grade of the job by GBZ/T 229; nil when it is not graded or the grade is invalid, then II and above holds (A.10).
        public var grade: JobGrade?
        /// Lung zones at profusion 0/1 or more.
        public var zonesFrom01: Int
        /// Lung zones at category 1 or more.
        public var zonesFrom1: Int
        /// L_EX,8h of the post; nil when not known, then the shorter gap holds.
        public var noise: SoundLevel?
        /// Months since contact began; nil when not known.
        public var monthsInContact: Int?
        /// Drives a small private vehicle; otherwise the rule of large and commercial vehicles holds.
        public var drivesSmallVehicle: Bool

        public init(
            grade: JobGrade? = nil, zonesFrom01: Int = 0, zonesFrom1: Int = 0, noise: SoundLevel? = nil,
            monthsInContact: Int? = nil, drivesSmallVehicle: Bool = false
        ) {
            self.grade = grade
            self.zonesFrom01 = zonesFrom01
            self.zonesFrom1 = zonesFrom1
            self.noise = noise
            self.monthsInContact = monthsInContact
            self.drivesSmallVehicle = drivesSmallVehicle
        }
    }

    /// Reads `graded 24 12 opacities`; nil for other text.
    init?(_ text: String) {
        var words = text.split(separator: " ").map(String.init)
        extras = words.compactMap(Extra.init)
        words.removeAll { Extra(rawValue: $0) != nil }
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch (words.first, numbers.count) {
        case ("fixed", 1): basis = .fixed(months: numbers[0])
        case ("graded", 2): basis = .graded(upToOne: numbers[0], fromTwo: numbers[1])
        case ("driver", 2): basis = .driver(large: numbers[0], small: numbers[1])
        case ("noise", 0): basis = .noise
        case ("lead", 0): basis = .lead
        default: return nil
        }
    }

    /// The longest gap that the standard prints for the hazard whatever the facts but grade and opacities, in months.
    public func longestMonths(grade: JobGrade?, zonesFrom01: Int = 0, zonesFrom1: Int = 0) -> Int {
        let months =
            switch basis {
            case .fixed(let months): months
            case .graded(let upToOne, let fromTwo): (grade ?? .two) <= .one ? upToOne : fromTwo
            case .noise: 24
            case .lead: 12
            case .driver(_, let small): small
            }
        let hasOpacities = extras.contains(.opacitiesYearly) && (zonesFrom01 >= 2 || zonesFrom1 >= 1)
        return hasOpacities ? min(12, months) : months
    }

    /// The gap for a worker, in months, with the reason in words. Nil where no examination in service is asked (noise below 80).
    public func months(for facts: Facts) -> (months: Int, reason: String)? {
        if extras.contains(.firstTwoYearsHalfYearly), let months = facts.monthsInContact, months < 24 { return (6, "接触的前两年") }
        if extras.contains(.opacitiesYearly), facts.zonesFrom01 >= 2 || facts.zonesFrom1 >= 1 {
            return (12, "胸片有尘肺样小阴影，每年一次、连续 5 年")
        }
        switch basis {
        case .fixed(let months): return (months, "固定周期")
        case .graded(let upToOne, let fromTwo):
            guard let grade = facts.grade else { return (fromTwo, "未分级，按 II 级及以上") }
            return grade <= .one ? (upToOne, "作业分级 \(grade.rawValue)（I 级及以下）") : (fromTwo, "作业分级 \(grade.rawValue)（II 级及以上）")
        case .noise:
            guard let level = facts.noise else { return (12, "声级未知，按 1 年") }
            if level.value >= SurveillanceInterval.noise("yearly") { return (12, "L_EX,8h ≥ 85 dB(A)") }
            return level.value >= SurveillanceInterval.noise("two_yearly") ? (24, "80 ≤ L_EX,8h < 85 dB(A)") : nil
        case .lead: return (12, "血铅、尿铅未达复查区间；复查区间每 3 个月复查")
        case .driver(let large, let small): return facts.drivesSmallVehicle ? (small, "小型车及非营运") : (large, "大型车及营运")
        }
    }

    static func noise(_ row: String) -> Double { ReferenceTable.standard.entry("noise_surveillance", row)?.value ?? .nan }
}
