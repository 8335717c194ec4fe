/// The groups of hazards in which the yearly monitoring forms count (监测方案 forms: named dusts, benzene, lead, noise, brucella, the rest).
public enum HazardGroup: String, CaseIterable, Sendable {
    case all, silica, coal, asbestos, cement, welding
    case otherDust = "other_dust"
    case benzene, lead
    case otherChemical = "other_chemical"
    case noise
    case otherPhysical = "other_physical"
    case brucella
    case otherBiological = "other_biological"
    case radiation, other

    private static let named: [String: HazardGroup] = [
        "1-001": .silica, "1-002": .coal, "1-005": .asbestos, "1-007": .cement, "1-011": .welding, "2-001": .lead,
        "2-028": .benzene,
        "3-001": .noise, "4-002": .brucella,
    ]

    /// By the factor of the 2015 catalogue at the post.
    public init(factor: String) {
        if let named = Self.named[factor] {
            self = named
            return
        }
        switch factor.first {
        case "1": self = .otherDust
        case "2": self = .otherChemical
        case "3": self = .otherPhysical
        case "4": self = .otherBiological
        case "5": self = .radiation
        default: self = .other
        }
    }

    /// By the chapter of an examination, where the person's posts do not say more: cement and welding dust have no chapter of their own.
    init(agent: String) {
        switch agent {
        case "D01": self = .silica
        case "D02": self = .coal
        case "D03": self = .asbestos
        case "C01": self = .lead
        case "C19": self = .benzene
        case "P01": self = .noise
        case "B01": self = .brucella
        default:
            switch agent.first {
            case "D": self = .otherDust
            case "C": self = .otherChemical
            case "P": self = .otherPhysical
            case "B": self = .otherBiological
            case "R": self = .radiation
            default: self = .other
            }
        }
    }

    /// By the pneumoconiosis of a patient (catalogue of 2025).
    init(disease: String) {
        switch disease {
        case "1.1": self = .silica
        case "1.2": self = .coal
        case "1.5": self = .asbestos
        case "1.7": self = .cement
        case "1.11": self = .welding
        default: self = disease.hasPrefix("1.") ? .otherDust : disease.hasPrefix("7.") ? .radiation : .other
        }
    }
}
