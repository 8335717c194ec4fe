import Calendars
import Quantities

/// Which agent, which version of its limits, which day: what every finding about a limit says.
struct LimitContext {
    let agent: AirborneLimit
    let version: AirborneLimit.Version?
    let day: Day

    init(_ agent: AirborneLimit, _ version: AirborneLimit.Version?, _ day: Day) {
        self.agent = agent
        self.version = version
        self.day = day
    }

    /// What an officer must know about the version: an amendment whose day or text was not seen.
    private var notes: [String] {
        guard let version, !version.amendment.isEmpty else { return [] }
        let isDayKnown = version.notBefore == version.surelyFrom
        return [
            isDayKnown
                ? "限值按\(version.amendment)（\(version.notBefore) 起施行）。"
                : "限值按\(version.amendment)；修改单原文和施行日期未核实（最早 \(version.notBefore)，\(version.surelyFrom) 起按已施行处理）。"
        ]
    }

    func finding(
        _ rule: String, _ title: String, _ outcome: Finding.Outcome, clause: Clause, reason: String? = nil,
        missing: [String] = [],
        result: MeasuredConcentration? = nil, limit: PrintedLimit? = nil, limitText: String? = nil, limitValue: Double? = nil,
        steps: [Finding.Step], notes: [String] = [], mark: EvidenceMark = .official
    ) -> Finding {
        Finding(
            rule: rule, title: title, outcome: outcome, reason: reason, missing: missing,
            value: result.map { $0.isBelowDetection ? .text($0.text) : .number($0.entering.value) },
            valueText: result.map { text(of: $0, limit: limit) } ?? "",
            limit: (limitValue ?? limit?.concentration.value).map { .number($0) },
            limitText: limitText ?? limit?.printed ?? "", unit: (limit?.concentration.unit ?? .milligramPerCubicMetre).rawValue,
            clause: clause, mark: (version?.mark ?? .official).weaker(mark), steps: steps, notes: self.notes + notes)
    }

    /// Rounded to the digits that the limit prescribes for a report; `<x` stays as the laboratory wrote it.
    private func text(of result: MeasuredConcentration, limit: PrintedLimit?) -> String {
        guard let limit, !result.isBelowDetection else { return result.text }
        return DecimalText.rounded(result.entering.value, decimals: limit.reportDecimals)
    }

    func notAssessable(
        _ rule: String, _ title: String, _ reason: String, missing: [String] = [], limit: PrintedLimit? = nil,
        clause: Clause? = nil
    ) -> Finding {
        finding(
            rule, title, .notAssessable, clause: clause ?? agentClause, reason: reason, missing: missing, limit: limit,
            steps: [.init(reason)])
    }

    func noLimit() -> Finding {
        notAssessable("workplace_twa", "时间加权平均容许浓度判定", "“\(agent.name)”没有可用的容许浓度，不能判定；没有限值不等于合格。")
    }

    func notInForce() -> Finding {
        let reason = "“\(agent.name)”的限值在 \(day) 尚未施行，或该日适用的旧版标准未收录。"
        return finding(
            "workplace_limit", "职业接触限值", .notInForce, clause: agentClause, reason: reason, steps: [.init(reason)])
    }

    private var agentClause: Clause { version?.clause ?? agent.versions.last?.clause ?? Clause("GBZ 2.1", edition: "2019", "") }

    func clause(_ article: String) -> Clause { Clause("GBZ 2.1", edition: "2019", article) }

    /// Where the limit stands, as first step of every reasoning.
    func limitStep(_ name: String, _ limit: PrintedLimit) -> Finding.Step {
        let amendment = version.map { $0.amendment.isEmpty ? "" : "，\($0.amendment)" } ?? ""
        return .init(
            "查 \(agentClause)\(amendment)：\(agent.name)的 \(name) 为 \(limit.printed) \(limit.concentration.unit.rawValue)")
    }
}

extension Finding {
    /// The finding itself when all others agree with it; otherwise “not assessable”, with the reasoning of each version.
    func undecided(ifAnyDiffers others: [Finding], amendment: String) -> Finding {
        guard let other = others.first(where: { $0.outcome != outcome }) else { return self }
        let reason = "\(amendment)的施行日期未核实：按修改前为“\(other.outcome.label)”，按修改后为“\(outcome.label)”，请核实施行日期后判定。"
        return Finding(
            rule: rule, title: title, outcome: .notAssessable, reason: reason, missing: missing, value: value,
            valueText: valueText,
            limit: limit, limitText: limitText, unit: unit, clause: clause, mark: .unverified,
            steps: [.init("按修改前的限值判定：")] + other.steps + [.init("按修改后的限值判定：")] + steps + [.init(reason)],
            notes: notes)
    }
}
