import Registers

/// A hazard factor of the catalogue with the facts on which its legal nature rests.
public struct HazardFactor: Sendable, Hashable {
    public let code: String
    public let name: String
    /// Code of table `hazard_class`.
    public let hazardClass: String
    public let cas: String
    /// Number in 《高毒物品目录》; empty when not listed.
    public let highlyToxicNumber: String
    /// Number in GBZ 2.1 table 1 or 2 whose remark is G1; empty when none.
    public let carcinogenNumber: String
    /// The catalogue's entry is wider than the listed substance (镍及其化合物 against listed nickel compounds).
    public let isGroup: Bool
    /// Listed as severe by the department (§5.1 (5)); an administrator sets it in the table.
    public let isListedSevere: Bool

    public init(_ entry: CodeEntry) {
        code = entry.code
        name = entry.label
        hazardClass = entry.parent
        cas = entry.attributes["cas"] ?? ""
        highlyToxicNumber = entry.attributes["highly_toxic"] ?? ""
        carcinogenNumber = entry.attributes["carcinogen_g1"] ?? ""
        isGroup = entry.attributes["nature_match"] == "group"
        isListedSevere = entry.attributes["listed_severe"] == "1"
    }

    public static let dust = "1"
    public static let chemical = "2"
    public static let physical = "3"
    public static let biological = "4"
    public static let radiation = "5"
    public static let other = "9"
    public static let silica = "1-001"
    public static let coal = "1-002"
    public static let asbestos = "1-005"
    public static let lead = "2-001"
    public static let benzene = "2-028"
    public static let noise = "3-001"
}

extension CodeBook {
    public func hazardFactor(_ code: String) -> HazardFactor? { entry(CodeTableNames.hazardFactor, code).map(HazardFactor.init) }
}
