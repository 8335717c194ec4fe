/// The `Flag` of a header: bits V5 V4 V3 V2 V1 V0 D A. HJ 212-2017, 6.3.2.
public struct Flag: RawRepresentable, Hashable, Sendable {
    /// 0…255, as sent.
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A: the receiver must answer.
    public var wantsAnswer: Bool { rawValue & 1 != 0 }
    /// D: total and number of parts are present.
    public var isSplit: Bool { rawValue & 2 != 0 }
    /// Version bits. Surface-water firmware sent 2 years before the 2025 edition: a hint, not proof.
    public var version: Edition? { Edition(rawValue: rawValue >> 2) }
    /// The flag of an answer to this frame: the peer's version, nothing to answer, not split.
    public var forAnswer: Flag { Flag(rawValue: rawValue & 0b1111_1100) }
}

/// Editions by their version bits.
public enum Edition: UInt8, Sendable, CaseIterable {
    case hjt212_2005 = 0
    case hj212_2017 = 1
    case hj212_2025 = 2

    /// Number and year.
    public var name: String {
        switch self {
        case .hjt212_2005: "HJ/T 212-2005"
        case .hj212_2017: "HJ 212-2017"
        case .hj212_2025: "HJ 212-2025"
        }
    }
}
