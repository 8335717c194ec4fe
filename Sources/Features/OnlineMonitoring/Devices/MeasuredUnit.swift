/// Units in which devices send: a closed list, so that the same unit is always spelt alike.
public enum MeasuredUnit: String, CaseIterable, Sendable {
    case decibelA = "dB(A)"
    case milligramPerCubicMetre = "mg/m³"
    case microgramPerCubicMetre = "µg/m³"
    case nanogramPerCubicMetre = "ng/m³"
    case partsPerMillion = "ppm"
    case celsius = "℃"
    case percent = "%"
    case kilopascal = "kPa"
    case hectopascal = "hPa"
    case pascal = "Pa"
    case metrePerSecond = "m/s"
    case degree = "°"
    case none = "无量纲"
}

extension MeasuredUnit {
    /// How values in this unit are averaged over time.
    enum Averaging: Sendable, Hashable {
        /// Mean energy: 10 lg of the mean of 10^(L/10).
        case energy
        /// Mean weighted by time.
        case linear
    }

    var averaging: Averaging { self == .decibelA ? .energy : .linear }

    /// Mass concentrations in mg/m³; nil for any other unit. Parts per million are none without the molar mass.
    func milligramsPerCubicMetre(_ value: Double) -> Double? {
        switch self {
        case .milligramPerCubicMetre: value
        case .microgramPerCubicMetre: value / 1_000
        case .nanogramPerCubicMetre: value / 1_000_000
        default: nil
        }
    }

    /// A value of another unit in this one; nil where the two measure different things.
    func converted(_ value: Double, from other: MeasuredUnit) -> Double? {
        if other == self { return value }
        let scales: [[MeasuredUnit: Double]] = [
            [.milligramPerCubicMetre: 1_000_000, .microgramPerCubicMetre: 1_000, .nanogramPerCubicMetre: 1],
            [.kilopascal: 1_000, .hectopascal: 100, .pascal: 1],
        ]
        for scale in scales {
            if let from = scale[other], let to = scale[self] { return value * from / to }
        }
        return nil
    }

    /// Reads a unit as interfaces and sheets write it: `ug/m3`, `dB`, `μg/m³`.
    init?(label: String) {
        let folded = label.filter { !$0.isWhitespace }.lowercased().map { character -> Character in
            switch character {
            case "³": "3"
            case "μ", "µ": "u"
            case "（": "("
            case "）": ")"
            default: character
            }
        }
        switch String(folded) {
        case "db(a)", "dba", "db": self = .decibelA
        case "mg/m3": self = .milligramPerCubicMetre
        case "ug/m3": self = .microgramPerCubicMetre
        case "ng/m3": self = .nanogramPerCubicMetre
        case "ppm": self = .partsPerMillion
        case "℃", "°c", "c", "degc": self = .celsius
        case "%", "%rh": self = .percent
        case "kpa": self = .kilopascal
        case "hpa": self = .hectopascal
        case "pa": self = .pascal
        case "m/s": self = .metrePerSecond
        case "°", "deg": self = .degree
        default:
            guard let unit = MeasuredUnit(rawValue: label) else { return nil }
            self = unit
        }
    }
}
