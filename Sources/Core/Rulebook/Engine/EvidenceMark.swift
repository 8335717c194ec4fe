/// How well a rule or a value of law is known. It travels with every finding and is shown wherever the value is shown.
public enum EvidenceMark: String, Hashable, Sendable, Codable, CaseIterable {
    /// Read in the official text, clause given.
    case official = "O"
    /// Read in the full text of a statute.
    case statute = "L"
    /// Two independent sources agree.
    case verified = "V2"
    /// Stands in a plan.
    case plan = "S"
    /// One public source.
    case single = "P"
    /// Computed here and checked against published software or tables.
    case computed = "C"
    /// This project's own design.
    case design = "D"
    /// From memory: data only, editable, flagged.
    case unverified = "M"

    /// What the screen says for the mark.
    public var label: String {
        switch self {
        case .official: "已核对官方文本"
        case .statute: "已核对法律文本"
        case .verified: "两个独立来源一致"
        case .plan: "规划文本"
        case .single: "单一来源"
        case .computed: "计算并比对"
        case .design: "本平台设计"
        case .unverified: "未核实"
        }
    }

    /// True where the screen must warn: the value rests on one source, on memory or on our own choice.
    public var needsWarning: Bool { self == .single || self == .unverified || self == .design }

    /// The weaker of two marks: a finding is as well founded as its weakest part.
    public func weaker(_ other: EvidenceMark) -> EvidenceMark { rank >= other.rank ? self : other }

    private var rank: Int {
        switch self {
        case .official, .statute: 0
        case .computed, .plan: 1
        case .verified: 2
        case .design: 3
        case .single: 4
        case .unverified: 5
        }
    }
}
