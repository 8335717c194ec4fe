import Calendars
import Quantities

/// What a person's hazards ask for at one type of examination on one day: items, contraindications, target diseases, interval and
/// next due date, in the edition of that day.
public struct SurveillanceSchedule: Hashable, Sendable {
    /// One hazard of a person with the facts that choose the interval.
    public struct Exposure: Hashable, Sendable {
        /// Code of the hazard in the catalogue.
        public let agent: String
        /// Grade of the job, opacities, noise level…
        public let facts: SurveillanceInterval.Facts

        public init(agent: String, facts: SurveillanceInterval.Facts = .init()) {
            self.agent = agent
            self.facts = facts
        }
    }

    /// What one hazard asks for.
    public struct Part: Hashable, Sendable {
        /// The hazard.
        public let agent: SurveillanceAgent
        /// What the edition asks of it.
        public let requirement: SurveillanceRequirement
        /// Longest gap to the next examination in service, months; nil for other types and where none is asked.
        public let months: Int?
        /// Why this gap, in Chinese.
        public let reason: String
    }

    /// The edition that the day decided; nil before 2014-10-01.
    public let edition: SurveillanceEdition?
    /// Day of the examination.
    public let day: Day
    /// When the worker is examined.
    public let type: ExaminationType
    /// One part a hazard that the edition knows at this type.
    public let parts: [Part]
    /// Hazards of the person for which the edition has no such examination, by code.
    public let withoutExamination: [String]

    /// Hazards of radiation work are looked up beside GBZ 188, in their own rules.
    public init(
        _ exposures: [Exposure], type: ExaminationType, on day: Day, catalogue: SurveillanceCatalogue = .standard
    ) {
        edition = SurveillanceEdition.gbz188(on: day)
        self.day = day
        self.type = type
        var parts: [Part] = []
        var without: [String] = []
        for exposure in exposures {
            let editions = [edition, SurveillanceEdition.radiation].compactMap(\.self)
            guard let agent = catalogue.agent(exposure.agent),
                let found = editions.lazy.compactMap({ catalogue.requirement($0, agent: exposure.agent, type) }).first
            else {
                without.append(exposure.agent)
                continue
            }
            let gap = type == .during ? found.interval?.months(for: exposure.facts) : nil
            if type == .during, case .noise? = found.interval?.basis, gap == nil {
                without.append(exposure.agent)
                continue
            }
            parts.append(Part(agent: agent, requirement: found, months: gap?.months, reason: gap?.reason ?? ""))
        }
        self.parts = parts
        withoutExamination = without
    }

    /// All items due, each once, in the order of the catalogue; of alternatives the first code stands for all.
    public var items: [[String]] {
        var found: [[String]] = []
        for item in parts.flatMap(\.requirement.items) where !found.contains(item) { found.append(item) }
        return found
    }

    /// Codes of the contraindications of all hazards, each once.
    public var contraindications: [String] { unique(parts.flatMap(\.requirement.contraindications)) }
    /// Codes of the target diseases of all hazards, each once.
    public var diseases: [String] { unique(parts.flatMap(\.requirement.diseases)) }
    /// The shortest gap of all hazards, months; nil where none is asked.
    public var months: Int? { parts.compactMap(\.months).min() }
    /// Last day on which the next examination in service is in time: the shortest gap after the day of this one.
    public var nextDue: Day? { months.map { day.adding(months: $0) } }
    /// The weakest evidence of all parts.
    public var mark: EvidenceMark { parts.reduce(.official) { $0.weaker($1.requirement.mark) } }

    private func unique(_ codes: [String]) -> [String] {
        var seen: Set<String> = []
        return codes.filter { seen.insert($0).inserted }
    }
}
