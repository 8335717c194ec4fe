/// Ways in which real devices frame differently from the standard.
///
/// Each can be recognised from one frame; a frame is accepted in a dialect only where that dialect is switched on.
public struct Dialects: OptionSet, Sendable, Hashable {
    /// One bit a dialect; stored in device settings.
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The length counts the four CRC characters.
    public static let lengthPlusFour = Dialects(rawValue: 1)
    /// The length counts the CRC and CR LF.
    public static let lengthPlusSix = Dialects(rawValue: 2)
    /// Three digits of length.
    public static let threeDigitLength = Dialects(rawValue: 4)
    /// Any other wrong length; the end is where a closing `&&` is followed by a CRC that verifies.
    public static let otherLength = Dialects(rawValue: 8)
    /// HJ 212 CRC with its bytes exchanged.
    public static let swapped = Dialects(rawValue: 16)
    /// Modbus CRC-16 instead of annex A.
    public static let modbus = Dialects(rawValue: 32)
    /// Modbus CRC, low byte first.
    public static let modbusSwapped = Dialects(rawValue: 64)

    /// The two systematic length mistakes. The data still stand under their own right CRC, so nothing is taken on trust.
    public static let harmless: Dialects = [.lengthPlusFour, .lengthPlusSix]
    static let checksums: Dialects = [.swapped, .modbus, .modbusSwapped]
    /// All that are known.
    public static let every: Dialects = [.harmless, .threeDigitLength, .otherLength, .checksums]

    private static let names: [(Dialects, String)] = [
        (.lengthPlusFour, "length+4"), (.lengthPlusSix, "length+6"), (.threeDigitLength, "length-3-digits"),
        (.otherLength, "length-other"), (.swapped, "crc-swapped"), (.modbus, "crc-modbus"),
        (.modbusSwapped, "crc-modbus-swapped"),
    ]

    /// The words used on the command line and in device settings.
    public var words: [String] { Dialects.names.filter { contains($0.0) }.map(\.1) }

    /// Nil for a word that names no dialect.
    public init?(word: String) {
        guard let entry = Dialects.names.first(where: { $0.1 == word }) else { return nil }
        self = entry.0
    }

    /// How the given CRC relates to a register pair: empty for the standard's own, nil for none.
    static func explaining(_ given: UInt16, hj212: UInt16, modbus: UInt16) -> Dialects? {
        if given == hj212 { return [] }
        if given == modbus { return .modbus }
        if given == modbus.byteSwapped { return .modbusSwapped }
        return given == hj212.byteSwapped ? .swapped : nil
    }
}
