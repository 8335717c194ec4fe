/// The closed list of units in which the product measures, judges and reports.
///
/// The raw value is the label that offices print. A unit that is not in the list cannot be stored or judged.
public enum UnitOfMeasure: String, Hashable, Sendable, Codable, CaseIterable {
    case milligramPerCubicMetre = "mg/m3"
    case microgramPerCubicMetre = "ug/m3"
    case partsPerMillion = "ppm"
    case fibrePerMillilitre = "f/mL"
    case decibelA = "dB(A)"
    case decibelC = "dB(C)"
    case decibelPeak = "dB peak"
    case decibel = "dB"
    case decibelHearingLevel = "dB HL"
    case hour = "h"
    case minute = "min"
    case day = "d"
    case percent = "%"
    case celsius = "degC"
    case kilopascal = "kPa"
    case litre = "L"
    case litrePerMinute = "L/min"
    case milligram = "mg"
    case microgram = "ug"
    case gramPerMole = "g/mol"
    case metrePerSecondSquared = "m/s2"
    case voltPerMetre = "V/m"
    case kilovoltPerMetre = "kV/m"
    case milliwattPerSquareCentimetre = "mW/cm2"
    case microwattPerSquareCentimetre = "uW/cm2"
    case hertz = "Hz"
    case millisievert = "mSv"
    case micromolePerLitre = "umol/L"
    case microgramPerLitre = "ug/L"
    case billionPerLitre = "10^9/L"
    case millimetre = "mm"
    case month = "months"
    case year = "a"
    /// A ratio, factor, index, score or count.
    case one = "1"

    /// What a value in this unit is a measure of; values of different kinds never meet in one comparison.
    public enum Kind: Hashable, Sendable { case airborne, sound, time, other }

    /// What the unit measures.
    public var kind: Kind {
        switch self {
        case .milligramPerCubicMetre, .microgramPerCubicMetre, .partsPerMillion, .fibrePerMillilitre: .airborne
        case .decibelA, .decibelC, .decibelPeak, .decibel, .decibelHearingLevel: .sound
        case .hour, .minute, .day, .month, .year: .time
        default: .other
        }
    }

    /// Reads a label as laboratories write it (`mg/m³`, `μg/m3`, `dBA`, `℃`); nil when it names no unit of the list.
    public init?(label: String) {
        let plain: [Character: Character] = ["³": "3", "²": "2", "μ": "u", "µ": "u", "（": "(", "）": ")"]
        let folded = String(label.filter { !$0.isWhitespace && $0 != "·" }.map { plain[$0] ?? $0 })
        if let unit = UnitOfMeasure.allCases.first(where: { $0.rawValue.filter { !$0.isWhitespace } == folded }) {
            self = unit
            return
        }
        guard let unit = UnitOfMeasure.otherLabels[folded] else { return nil }
        self = unit
    }

    private static let otherLabels: [String: UnitOfMeasure] = [
        "mg/m^3": .milligramPerCubicMetre, "毫克/立方米": .milligramPerCubicMetre, "ug/m^3": .microgramPerCubicMetre,
        "dBA": .decibelA, "分贝(A)": .decibelA, "dBC": .decibelC, "dB(C)peak": .decibelPeak, "℃": .celsius, "°C": .celsius,
        "小时": .hour, "分钟": .minute, "m/s^2": .metrePerSecondSquared, "根/mL": .fibrePerMillilitre, "percent": .percent,
    ]
}
