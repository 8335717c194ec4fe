import Quantities

/// Which criteria of a diagnostic standard a case meets and which not. Three qualified doctors decide (职业病防治法 46); a machine
/// never prints “diagnosed”.
public struct DiagnosisSupport: Hashable, Sendable, Codable {
    /// One criterion with its answer.
    public struct Criterion: Hashable, Sendable, Codable {
        /// The criterion in our own words.
        public let text: String
        /// Met, not met, or nil when the case does not say.
        public let isMet: Bool?
        /// Clause within the standard.
        public let clause: String

        public init(_ text: String, _ isMet: Bool?, _ clause: String) {
            self.text = text
            self.isMet = isMet
            self.clause = clause
        }
    }

    /// The level that the met criteria reach, as the standard names it: 未达轻度, 轻度…; empty where the rule set is switched off.
    public let level: String
    /// The criteria in the order of the standard.
    public let criteria: [Criterion]
    /// The standard.
    public let clause: Clause
    /// How well its text is known.
    public let mark: EvidenceMark
    /// What must be said beside the answer.
    public let notes: [String]

    /// Printed under every answer.
    public static let statement = "仅供诊断医师参考：列出已满足与未满足的条件，不是诊断结论。"

    init(level: String, criteria: [Criterion], clause: Clause, mark: EvidenceMark, notes: [String] = []) {
        self.level = level
        self.criteria = criteria
        self.clause = clause
        self.mark = mark
        self.notes = notes
    }
}

extension DiagnosisSupport {
    /// The support as a finding under the name of its rule: each criterion a step, never a diagnosis.
    public func finding(of rule: String) -> Finding {
        Finding(
            rule: rule, title: Rulebook.rule(rule)?.title ?? "", outcome: level.isEmpty ? .notAssessable : .computed,
            reason: level.isEmpty ? notes.first : nil, value: .text(level), valueText: level, clause: clause, mark: mark,
            steps: steps, notes: notes + [DiagnosisSupport.statement])
    }

    /// Each criterion with its clause and answer.
    var steps: [Finding.Step] {
        criteria.map { .init("\($0.text)（\($0.clause)）", $0.isMet.map { $0 ? "满足" : "不满足" } ?? "未提供") }
    }

    static func value(_ table: String, _ row: String, _ column: String = "") -> Double {
        ReferenceTable.standard.entry(table, row, column)?.value ?? .nan
    }
}
