import Calendars
import Quantities

/// The verdict alone for many results: the same answer as `WorkplaceJudgement` gives for the 8 h average of a chemical agent, without
/// the sentences. For recounts and imports; what an officer sees is always judged with its steps.
public struct BatchJudgement: Sendable {
    /// An agent found once and used for many results.
    public struct Agent: Hashable, Sendable {
        let index: Int
    }

    private struct Version: Sendable {
        let notBefore: Int
        let surelyFrom: Int
        let isEmpty: Bool
        /// Nil where the version has a ceiling or no PC-TWA.
        let limit: Concentration?
    }

    private let versions: [[Version]]
    private let byName: [String: Agent]

    public init(limits: ExposureLimitTable = .standard) {
        versions = limits.chemicals.map { agent in
            agent.versions.map { version in
                Version(
                    notBefore: version.notBefore.number, surelyFrom: version.surelyFrom.number, isEmpty: version.values.isEmpty,
                    limit: version.values.ceiling == nil ? version.values.timeWeighted?.concentration : nil)
            }
        }
        var found: [String: [Int]] = [:]
        for (index, agent) in limits.chemicals.enumerated() { found[agent.name, default: []].append(index) }
        // A name that means two rows is not decided by a machine.
        byName = found.compactMapValues { $0.count == 1 ? Agent(index: $0[0]) : nil }
    }

    /// The agent with that printed name; nil for none and for a name of several rows.
    public func agent(named name: String) -> Agent? { byName[name] }

    /// C_TWA over 8 h against PC-TWA as it stood on a day, for contact over 1 h and up to 8 h a day, 40 h a week.
    /// Clause: GBZ 2.1-2019 6.3.2, 6.3.3.
    public func eightHour(_ result: MeasuredConcentration, of agent: Agent, on day: Day) -> Finding.Outcome {
        let all = versions[agent.index]
        let certain = all.lastIndex { $0.surelyFrom <= day.number } ?? 0
        var outcome = Finding.Outcome.notInForce
        var isFirst = true
        for index in all.indices.reversed() where index >= certain && all[index].notBefore <= day.number && !all[index].isEmpty {
            let own = BatchJudgement.judge(result, all[index].limit)
            if isFirst { outcome = own } else if own != outcome, all[index].limit != nil { return .notAssessable }
            isFirst = false
        }
        return outcome
    }

    private static func judge(_ result: MeasuredConcentration, _ limit: Concentration?) -> Finding.Outcome {
        guard let limit, result.entering.unit == limit.unit else { return .notAssessable }
        return Comparison.judge(result, limit: limit)
    }
}
