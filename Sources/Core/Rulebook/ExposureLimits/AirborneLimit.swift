import Calendars

/// One row of GBZ 2.1 table 1 (chemicals) or table 2 (dusts), through all versions that the product knows.
public struct AirborneLimit: Hashable, Sendable {
    /// Table 1 or table 2.
    public enum Kind: String, Hashable, Sendable, Codable { case chemical, dust }

    /// The values from a day on.
    public struct Version: Hashable, Sendable {
        /// The earliest and the latest day on which the values may have entered into force; equal where the day is known.
        public let notBefore: Day
        /// The day from which they surely apply.
        public let surelyFrom: Day
        /// The limits.
        public let values: LimitValues
        /// Table and number in the standard.
        public let clause: Clause
        /// How well the values are known.
        public let mark: EvidenceMark
        /// The amendment that brought the values, empty for the text of 2019.
        public let amendment: String
    }

    /// Chemical or dust.
    public let kind: Kind
    /// The number in the standard; `40-2` is the second line of an entry.
    public let number: String
    /// Name as printed.
    public let name: String
    /// English name as printed.
    public let englishName: String
    /// CAS numbers as printed; not a complete list where the limit counts as an element.
    public let casNumbers: [String]
    /// 临界不良健康效应.
    public let criticalEffects: String
    /// Notes as printed: 皮, 敏, G1….
    public let notes: String
    /// In the order of their days.
    public let versions: [Version]

    /// The versions that may be in force on a day: none before the first, one normally, several while the day of an amendment's
    /// entry into force is not known. The newest last.
    public func versions(on day: Day) -> [Version] {
        let certain = versions.lastIndex { $0.surelyFrom <= day }
        let candidates = versions.indices.filter { $0 >= (certain ?? 0) && versions[$0].notBefore <= day }
        return candidates.map { versions[$0] }
    }

    /// 矽尘 in its three bands of free silica.
    public var isSilicaDust: Bool { kind == .dust && number.hasPrefix("40-") }
    /// Asbestos is judged by its own limits whatever its free silica.
    public var isAsbestos: Bool { kind == .dust && number.hasPrefix("34-") }

    /// Carcinogen class as printed in the notes (`G1`, `G2A`, `G2B`), nil when none is.
    public var carcinogenClass: String? {
        ["G1", "G2A", "G2B"].first { mark in notes.split { "，；（）".contains($0) }.contains { $0 == mark } }
    }
}
