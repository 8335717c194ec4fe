/// From the hazard factors of the 2015 catalogue, by which employers declare and institutions measure, to the hazards of the
/// surveillance standard (`Tables/surveillance-hazard.csv`).
///
/// Where both print the same name the row is official; all others are our reading (mark D): a dust that may cause pneumoconiosis goes
/// to the other inorganic dusts, a diisocyanate to the agents of asthma. A factor without a row has no section in GBZ 188: the standard
/// asks for an expert's assessment first (4.4.4), never for nothing.
public struct SurveillanceHazard: Hashable, Sendable {
    /// Name of the factor as the 2015 catalogue prints it.
    public let hazard: String
    /// Code of the hazard in the surveillance catalogue.
    public let agent: String
    /// Only in this edition; nil for both.
    public let edition: SurveillanceEdition?
    /// Official where both catalogues print the name, else our reading.
    public let mark: EvidenceMark

    /// All rows in the order of the 2015 catalogue.
    public static let all: [SurveillanceHazard] = {
        let table = CSVText.table(String(decoding: PackageResources.surveillance_hazard_csv, as: UTF8.self))
        return table.rows.map { _, fields in
            let cell = { (name: String) in table.field(name, of: fields) }
            return SurveillanceHazard(
                hazard: cell("hazard"), agent: cell("agent"), edition: SurveillanceEdition(rawValue: cell("edition")),
                mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
        }
    }()

    private static let byName = Dictionary(grouping: all) { AgentName.folded($0.hazard) }

    /// The hazards of the surveillance standard that a factor means in an edition; empty when it has no section.
    public static func hazards(named name: String, in edition: SurveillanceEdition) -> [SurveillanceHazard] {
        (byName[AgentName.folded(name)] ?? []).filter { $0.edition == nil || $0.edition == edition }
    }
}
