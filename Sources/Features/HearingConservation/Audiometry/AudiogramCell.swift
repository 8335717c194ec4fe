import Rulebook

/// One cell of an audiogram: which ear, by air or bone, at which frequency.
struct AudiogramCell: Hashable, Sendable {
    enum Ear: String, Sendable, CaseIterable, Hashable {
        case right, left
        var label: String { self == .right ? "右耳" : "左耳" }
    }

    enum Conduction: String, Sendable, CaseIterable, Hashable {
        case air, bone
        var label: String { self == .air ? "气导" : "骨导" }
        /// What audiometers can give by this way, dB HL.
        var range: ClosedRange<Int> { self == .air ? -10...120 : -10...80 }
    }

    var conduction: Conduction
    var ear: Ear
    var frequency: AudiometricFrequency

    static let airFrequencies: [AudiometricFrequency] = [
        .hz125, .hz250, .hz500, .hz1000, .hz2000, .hz3000, .hz4000, .hz6000, .hz8000,
    ]
    static let boneFrequencies: [AudiometricFrequency] = [.hz250, .hz500, .hz1000, .hz2000, .hz3000, .hz4000]

    /// In the order in which a form is filled: air right, air left, bone right, bone left.
    static let all: [AudiogramCell] = Conduction.allCases.flatMap { conduction in
        Ear.allCases.flatMap { ear in
            (conduction == .air ? airFrequencies : boneFrequencies).map {
                AudiogramCell(conduction: conduction, ear: ear, frequency: $0)
            }
        }
    }

    /// What every audiometer reaches here, dB HL: no response below it was no test. Low tones by bone are felt before they are heard.
    var leastMaximum: Int {
        switch conduction {
        case .air: frequency < .hz250 ? 50 : 60
        case .bone: frequency < .hz500 ? 25 : 40
        }
    }

    /// `air_r_4000`
    var name: String { "\(conduction.rawValue)_\(ear == .right ? "r" : "l")_\(frequency.rawValue)" }
    var label: String { "\(ear.label)\(conduction.label) \(frequency.rawValue) Hz" }
    /// Headings of other sheets: `R4000`, `右4000`.
    var aliases: [String] {
        guard conduction == .air else { return [] }
        return ["\(ear == .right ? "R" : "L")\(frequency.rawValue)", "\(ear == .right ? "右" : "左")\(frequency.rawValue)"]
    }
}

/// What stands in a cell: a level, whether the other ear was masked, and whether there was no answer at the loudest tone.
struct Threshold: Hashable, Sendable {
    var level: Int
    var isMasked = false
    var hasNoResponse = false

    init(_ level: Int, isMasked: Bool = false, hasNoResponse: Bool = false) {
        (self.level, self.isMasked, self.hasNoResponse) = (level, isMasked, hasNoResponse)
    }

    /// `45`, `45M` (masked), `NR100` (no response at 100), `NR100M`. Nil for anything else.
    init?(_ text: String) {
        var rest = text.uppercased().filter { $0 != " " }
        for (word, sign) in [("掩蔽", "M"), ("无反应", "NR"), ("↓", "NR"), (">", "NR")] {
            rest = rest.replacing(word, with: sign)
        }
        if rest.hasSuffix("M") {
            isMasked = true
            rest.removeLast()
        }
        if rest.hasPrefix("NR") {
            hasNoResponse = true
            rest.removeFirst(2)
        } else if rest.hasSuffix("NR") {
            hasNoResponse = true
            rest.removeLast(2)
        }
        guard let number = Int(rest) else { return nil }
        level = number
    }

    var text: String { (hasNoResponse ? "NR" : "") + String(level) + (isMasked ? "M" : "") }
}
