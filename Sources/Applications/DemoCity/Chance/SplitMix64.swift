/// Numbers that look random and follow from the seed alone: the same seed gives the same city on every machine.
///
/// SplitMix64 (Steele, Lea, Flood 2014). No cryptographic use.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A stream of its own for one subject, so that a change in one part of the city leaves the others as they were.
    init(seed: UInt64, subject: String) {
        var mixed: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in subject.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01B3 }
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ mixed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
