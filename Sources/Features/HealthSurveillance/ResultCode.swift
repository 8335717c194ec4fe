import Quantities
import Rulebook

/// What a code in the text of an examination's results stands for; one look finds it, for an import reads thirty of them a person.
enum ResultCode: Sendable {
    case zone(LungZone)
    /// Threshold of one ear at one frequency, dB HL.
    case threshold
    /// A value that the item table does not name, within its range; a film is of a category or of the next one, never between two.
    case reading(ClosedRange<Double>, isWhole: Bool)
    /// An item of the table; its value lies in what a living person can have.
    case item(possible: ClosedRange<Double>?)

    static let all: [String: ResultCode] = {
        var codes: [String: ResultCode] = [:]
        for item in SurveillanceCatalogue.standard.items { codes[item.code] = .item(possible: possible[item.code]) }
        for (code, range) in readings { codes[code] = .reading(range, isWhole: whole.contains(code)) }
        for ear in [threshold(left:), threshold(right:)] {
            for frequency in AudiometricFrequency.allCases { codes[ear(frequency)] = .threshold }
        }
        for zone in LungZone.allCases { codes[zone.rawValue] = .zone(zone) }
        return codes
    }()

    /// The item to which a single value belongs.
    static let parent: [String: String] = [
        "FVC": "PFT", "FEV1": "PFT", "FEV1/FVC": "PFT", "PROFUSION": "CXR-HK", "AGGREGATION": "CXR-HK", "LARGE": "CXR-HK",
        "LARGE2": "CXR-HK", "WBC": "CBC", "NEU": "CBC", "PLT": "CBC", "HGB": "CBC", "ALT": "LFT", "HT": "HEIGHT",
    ]

    static func isThreshold(_ code: String) -> Bool {
        if case .threshold = all[code] { true } else { false }
    }

    /// Code of the left ear's threshold, such as `L4000`.
    static func threshold(left frequency: AudiometricFrequency) -> String { left[frequency] ?? "" }
    static func threshold(right frequency: AudiometricFrequency) -> String { right[frequency] ?? "" }

    private static let left = named("L")
    private static let right = named("R")

    private static func named(_ ear: String) -> [AudiometricFrequency: String] {
        Dictionary(uniqueKeysWithValues: AudiometricFrequency.allCases.map { ($0, "\(ear)\($0.rawValue)") })
    }

    /// Spirometry in percent of predicted and of FVC, the film's further findings.
    private static let readings: [String: ClosedRange<Double>] = [
        "FVC": 5...250, "FEV1": 5...250, "FEV1/FVC": 5...100, "PROFUSION": 0...3, "AGGREGATION": 0...1, "LARGE": 0...200,
        "LARGE2": 0...200,
    ]
    private static let whole: Set<String> = ["PROFUSION", "AGGREGATION"]
    /// What a living person can have; wide on purpose, a wrong unit falls outside.
    private static let possible: [String: ClosedRange<Double>] = [
        "WBC": 0.1...300, "NEU": 0...250, "PLT": 1...3_000, "HGB": 20...260, "SBP": 50...280, "DBP": 20...180, "HR": 20...250,
        "RR": 5...60, "HT": 100...230, "BMI": 10...70, "GLU": 0.5...60, "ALT": 1...20_000, "SPO2": 40...100, "K": 1...10,
    ]
}
