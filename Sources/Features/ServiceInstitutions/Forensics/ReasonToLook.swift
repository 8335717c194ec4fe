/// A reason to look at an institution more closely. It is never a verdict: honest institutions meet it at the rate measured for its test
/// (`Docs/Methods/institution-forensics.md`).
public struct ReasonToLook: Sendable, Hashable {
    public enum Test: String, Sendable, CaseIterable {
        case terminalDigits = "terminal_digits"
        case copiedResults = "copied_results"
        case lowVariance = "low_variance"
        case neverExceeds = "never_exceeds"
        case impossibleTravel = "impossible_travel"
        case instrumentTwice = "instrument_twice"
    }

    public let test: Test
    /// What was found, with its numbers.
    public let sentence: String
    /// Chance that an honest institution shows this or worse; nil where two entries contradict each other.
    public let chance: Double?

    init(_ test: Test, _ sentence: String, chance: Double? = nil) {
        self.test = test
        self.sentence = sentence
        self.chance = chance
    }
}

/// Statistics over an institution's reports and job trails.
public enum Forensics {
    /// The chance under honesty below which a test speaks; per institution, period and test.
    public static let bound = 0.001

    static func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
}
