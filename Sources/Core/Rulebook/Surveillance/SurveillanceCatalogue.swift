/// The surveillance standard as our own tables: hazards, items, contraindications, target diseases and what each edition asks.
public struct SurveillanceCatalogue: Sendable {
    /// Hazards in the order of the 2025 edition.
    public let agents: [SurveillanceAgent]
    /// Examination items.
    public let items: [ExaminationItem]
    /// Contraindications of all editions.
    public let conditions: [SurveillanceCondition]
    /// Target diseases of all editions.
    public let diseases: [TargetDisease]
    /// What each edition asks, in the order of the standard.
    public let requirements: [SurveillanceRequirement]
    private let agentByName: [String: SurveillanceAgent]
    private let agentByCode: [String: SurveillanceAgent]
    private let itemByCode: [String: ExaminationItem]
    private let conditionByCode: [String: SurveillanceCondition]
    private let diseaseByCode: [String: TargetDisease]
    private let requirementByKey: [String: SurveillanceRequirement]

    /// The tables that ship with the product.
    public static let standard = SurveillanceCatalogue()

    init() {
        let tables = SurveillanceTables()
        agents = tables.agents
        items = tables.items
        conditions = tables.conditions
        diseases = tables.diseases
        requirements = tables.requirements
        var names: [String: SurveillanceAgent] = [:]
        for agent in agents {
            for name in [agent.name2025, agent.name2014] where !name.isEmpty {
                for form in [AgentName.folded(name), AgentName.folded(String(name.prefix { $0 != "（" && $0 != "(" }))]
                where names[form] == nil { names[form] = agent }
            }
        }
        agentByName = names
        agentByCode = Dictionary(agents.map { ($0.code, $0) }) { first, _ in first }
        itemByCode = Dictionary(items.map { ($0.code, $0) }) { first, _ in first }
        conditionByCode = Dictionary(conditions.map { ($0.code, $0) }) { first, _ in first }
        diseaseByCode = Dictionary(diseases.map { ($0.code, $0) }) { first, _ in first }
        requirementByKey = Dictionary(requirements.map { (SurveillanceCatalogue.key($0.edition, $0.agent, $0.type), $0) }) {
            first, _ in first
        }
    }

    private static func key(_ edition: SurveillanceEdition, _ agent: String, _ type: ExaminationType) -> String {
        "\(edition.rawValue)|\(agent)|\(type.rawValue)"
    }

    /// The hazard of that name in any edition, with or without its bracket; nil for a name that neither edition has.
    public func agent(named name: String) -> SurveillanceAgent? { agentByName[AgentName.folded(name)] }
    /// The hazard of that code.
    public func agent(_ code: String) -> SurveillanceAgent? { agentByCode[code] }
    /// The item of that code.
    public func item(_ code: String) -> ExaminationItem? { itemByCode[code] }
    /// The contraindication of that code.
    public func condition(_ code: String) -> SurveillanceCondition? { conditionByCode[code] }
    /// The target disease of that code.
    public func disease(_ code: String) -> TargetDisease? { diseaseByCode[code] }

    /// What the edition asks; nil when it has no such examination.
    public func requirement(_ edition: SurveillanceEdition, agent: String, _ type: ExaminationType) -> SurveillanceRequirement? {
        requirementByKey[SurveillanceCatalogue.key(edition, agent, type)]
    }

    /// Whether a condition, worded as one item of the list, is a listed contraindication.
    public func isListed(_ condition: String, edition: SurveillanceEdition, agent: String, _ type: ExaminationType) -> Bool {
        let wanted = SurveillanceCatalogue.folded(condition)
        return requirement(edition, agent: agent, type)?.contraindications.contains { code in
            self.condition(code).map { SurveillanceCatalogue.folded($0.name) == wanted } ?? false
        } ?? false
    }

    /// Without spaces, brackets of one width, superscripts as digits: so that print and input meet.
    static func folded(_ text: String) -> String {
        let plain: [Character: Character] = [
            "（": "(", "）": ")", "＞": ">", "＜": "<", "，": ",", "：": ":", "％": "%", "⁰": "0", "¹": "1", "⁹": "9",
        ]
        return String(text.filter { !$0.isWhitespace }.map { plain[$0] ?? $0 })
    }
}
