/// Individual conclusion of an examination (GBZ 188-2025 4.8.2.2; 复查 in the 2014 edition only).
public enum ExaminationConclusion: String, Hashable, Sendable, Codable, CaseIterable {
    case noAbnormality
    case recheck
    case suspectedDisease
    case contraindication
    case otherAbnormality

    /// 目前未见异常, 复查, 疑似职业病, 职业禁忌证, 其他疾病或异常.
    public var label: String {
        switch self {
        case .noAbnormality: "目前未见异常"
        case .recheck: "复查"
        case .suspectedDisease: "疑似职业病"
        case .contraindication: "职业禁忌证"
        case .otherAbnormality: "其他疾病或异常"
        }
    }

    /// The conclusions of an edition: five in 2014, four in 2025.
    public static func conclusions(of edition: SurveillanceEdition) -> [ExaminationConclusion] {
        allCases.filter { edition == .of2014 || $0 != .recheck }
    }

    /// Which one is told when several fit one hazard (own order): suspected, contraindication, recheck, other, none.
    public var precedence: Int {
        switch self {
        case .suspectedDisease: 0
        case .contraindication: 1
        case .recheck: 2
        case .otherAbnormality: 3
        case .noAbnormality: 4
        }
    }
}
