import Calendars
import Quantities

/// A biological exposure limit of GBZ 2.1-2019 table 4. Recommended, not mandatory; one result decides nothing (A.8, A.9).
public struct BiologicalLimit: Hashable, Sendable {
    /// Agent as printed.
    public let agent: String
    /// CAS numbers as printed.
    public let casNumbers: [String]
    /// What is measured in blood, urine or breath.
    public let indicator: String
    /// The limit as printed.
    public let printed: String
    /// The limit as a number in `unit`.
    public let value: Ratio
    /// Unit as printed; units of biological limits are not in the closed list of units.
    public let unit: String
    /// When the sample is to be taken; any other time cannot be compared (A.8.1.2).
    public let samplingTime: String
    /// True where a lower value is the adverse side (cholinesterase).
    public let isLowAdverse: Bool
    /// Days on which it applies.
    public let inForce: InForce
    /// Table and number.
    public let clause: Clause
    /// How well it is known.
    public let mark: EvidenceMark

    /// What a result says; never “exceeds a mandatory limit”.
    public enum Position: String, Hashable, Sendable, Codable, CaseIterable {
        case notAbove = "未超过生物接触限值"
        case above = "超过生物接触限值，须复测并调查接触"
    }

    /// A result in the printed unit held against the limit; the limit itself is not above.
    public func position(of result: Ratio) -> Position {
        let isAdverse =
            isLowAdverse ? Comparison.exceeds(value.value, result.value) : Comparison.exceeds(result.value, value.value)
        return isAdverse ? .above : .notAbove
    }

    /// All rows of table 4, in the order of the standard.
    public static let all: [BiologicalLimit] = {
        let table = CSVText.table(ExposureLimitText.biological)
        return table.rows.compactMap { _, fields in
            let cell = { (name: String) in table.field(name, of: fields) }
            guard cell("limit_type") == "BEL", let value = Double(cell("limit")) else { return nil }
            return BiologicalLimit(
                agent: cell("agent_zh"), casNumbers: cell("cas").split(separator: ";").map(String.init),
                indicator: cell("indicator_zh"), printed: cell("limit"), value: Ratio(computed: value), unit: cell("unit"),
                samplingTime: cell("sampling_time_zh"), isLowAdverse: cell("indicator_zh").contains("胆碱酯酶"),
                inForce: InForce(from: ExposureLimitTable.firstDay),
                clause: Clause("GBZ 2.1", edition: "2019", "表4 第\(cell("table_no"))项"),
                mark: cell("status") == "verified" ? .official : .single)
        }
    }()

    /// The rows of an agent that apply on a day.
    public static func limits(named agent: String, on day: Day) -> [BiologicalLimit] {
        let folded = AgentName.folded(agent)
        return all.filter { AgentName.folded($0.agent) == folded && $0.inForce.contains(day) }
    }
}
