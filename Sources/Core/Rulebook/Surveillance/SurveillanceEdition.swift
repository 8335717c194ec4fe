import Calendars

/// The editions of the surveillance standard that live side by side; the day of the examination decides which one holds.
public enum SurveillanceEdition: String, Hashable, Sendable, Codable, CaseIterable {
    /// GBZ 188-2014, in force from 2014-10-01 until 2026-07-31.
    case of2014 = "2014"
    /// GBZ 188-2025, in force from 2026-08-01.
    case of2025 = "2025"
    /// Radiation workers: 卫生部令第55号 annex 2, GBZ 98-2020; outside GBZ 188.
    case radiation

    /// Days on which examinations follow the edition.
    public var inForce: InForce {
        switch self {
        case .of2014: InForce(from: SurveillanceEdition.firstDayOf2014, until: SurveillanceEdition.firstDayOf2025)
        case .of2025: InForce(from: SurveillanceEdition.firstDayOf2025)
        case .radiation: InForce(from: SurveillanceEdition.firstRadiationDay)
        }
    }

    /// 2014-10-01.
    public static let firstDayOf2014 = Day(number: 16_344)
    /// 2026-08-01.
    public static let firstDayOf2025 = Day(number: 20_666)
    /// 2007-11-01.
    public static let firstRadiationDay = Day(number: 13_818)

    /// The edition of GBZ 188 for an examination of that day; nil before 2014-10-01.
    public static func gbz188(on day: Day) -> SurveillanceEdition? { [.of2014, .of2025].first { $0.inForce.contains(day) } }

    /// Clause of a section of the edition.
    public func clause(_ section: String) -> Clause {
        self == .radiation
            ? Clause("放射工作人员职业健康管理办法（卫生部令第55号）", edition: "2007", "附件2") : Clause("GBZ 188", edition: rawValue, section)
    }

    var column: String { rawValue }
}

/// When a worker is examined.
public enum ExaminationType: String, Hashable, Sendable, Codable, CaseIterable {
    case before
    case during
    case leaving
    case emergency
    case after

    /// The word of the standard: 上岗前, 在岗期间, 离岗时, 应急, 离岗后随访.
    public var label: String {
        switch self {
        case .before: "上岗前"
        case .during: "在岗期间"
        case .leaving: "离岗时"
        case .emergency: "应急"
        case .after: "离岗后随访"
        }
    }

    /// Reads the word of the standard.
    public init?(label: String) {
        guard let type = ExaminationType.allCases.first(where: { $0.label == label }) else { return nil }
        self = type
    }
}

/// Legal force of an examination.
public enum ExaminationForce: String, Hashable, Sendable, Codable, CaseIterable {
    case mandatory
    case recommended

    /// 强制性 or 推荐性.
    public var label: String { self == .mandatory ? "强制性" : "推荐性" }
}

/// Grade of the job by GBZ/T 229 as the intervals read it. An ungraded job counts as II and above (GBZ 188-2025 A.10).
public enum JobGrade: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case zero = "0"
    case one = "I"
    case two = "II"
    case three = "III"
    case four = "IV"

    /// 0…4.
    public var rank: Int { JobGrade.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: JobGrade, right: JobGrade) -> Bool { left.rank < right.rank }
}
