import Quantities
import Registers
import Rulebook

/// Item-level results of an examination as one text: items done, and values where there are any.
///
/// `SYM; INT; WBC=5.1; L4000=35; RU=1/1` — a code of the item table, `L` or `R` with a frequency, or a lung zone. One text keeps an
/// examination one record with one history, and a national import of thirty items a person stays one row.
public struct ExaminationResults: Sendable, Hashable {
    public private(set) var values: [String: Double] = [:]
    public private(set) var zones: [LungZone: Profusion] = [:]
    /// Codes of the items that were done, with or without a value.
    public private(set) var items: Set<String> = []
    /// What could not be read, as sentences for the field; empty when all could.
    public private(set) var problems: [String] = []

    private static let separators: Set<Character> = [";", "；", "\n", "\r\n", "\r"]

    public init(_ text: String) {
        if Self.isPlain(text) {
            readPlain(text)
            return
        }
        for part in text.split(whereSeparator: Self.separators.contains) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                TextReading.folded(TextReading.trim(String($0)))
            }
            guard let code = halves.first?.uppercased(), !code.isEmpty else { continue }
            read(code, halves.count > 1 ? halves[1] : nil)
        }
    }

    // MARK: Bytes

    /// Without anything but ASCII and blanks, as machines write it: then bytes say what characters would.
    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 == 0x0A || $0 == 0x0D || 0x20...0x7E ~= $0 } }

    private mutating func readPlain(_ text: String) {
        for part in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: ";") || $0 == 0x0A || $0 == 0x0D }) {
            let sign = part.firstIndex(of: UInt8(ascii: "="))
            let code = Self.word(part[..<(sign ?? part.endIndex)]).uppercased()
            guard !code.isEmpty else { continue }
            read(code, sign.map { Self.word(part[part.index(after: $0)...]) })
        }
    }

    private static func word(_ bytes: Substring.UTF8View) -> String {
        var bytes = bytes
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func read(_ code: String, _ value: String?) {
        if let zone = LungZone(rawValue: code) {
            guard let profusion = value.flatMap(Profusion.init) else { return refuse(code, "肺区读片要填 0/-、0/0、0/1 至 3/+ 中的一级") }
            zones[zone] = profusion
            items.formUnion(["CXR-HK", "CXR"])
            return
        }
        guard let value, !value.isEmpty else {
            guard SurveillanceCatalogue.standard.item(code) != nil else { return refuse(code, "没有这个检查项目代码") }
            items.insert(code)
            return
        }
        guard let number = Double(value), number.isFinite else { return refuse(code, "结果要填数字") }
        if Self.threshold(code) != nil {
            guard HearingLevel.audiometer.contains(number) else { return refuse(code, "听阈应在 -10 至 120 dB HL 之间") }
            items.insert("PTA")
        } else if let range = Self.extra[code] {
            guard range.contains(number) else { return refuse(code, "应在 \(Self.plain(range)) 之间") }
            // A film is of a category or of the next one, never between two.
            guard !Self.whole.contains(code) || number == number.rounded() else { return refuse(code, "应是整数") }
            items.insert(Self.parent[code] ?? code)
        } else {
            guard SurveillanceCatalogue.standard.item(code) != nil else { return refuse(code, "没有这个检查项目代码") }
            guard number >= 0, number < 100_000, Self.possible[code]?.contains(number) ?? true else {
                return refuse(code, "数值不可能，请核对单位和小数点")
            }
            items.insert(code)
            if let parent = Self.parent[code] { items.insert(parent) }
        }
        values[code] = number
    }

    private mutating func refuse(_ code: String, _ reason: String) { problems.append("“\(code.prefix(12))”：\(reason)。") }

    private static func plain(_ range: ClosedRange<Double>) -> String {
        "\(Int(range.lowerBound)) 至 \(Int(range.upperBound))"
    }

    /// Ear and frequency of `L4000`.
    static func threshold(_ code: String) -> (isLeft: Bool, AudiometricFrequency)? {
        guard let ear = code.first, ear == "L" || ear == "R", let hertz = Int(code.dropFirst()),
            let frequency = AudiometricFrequency(rawValue: hertz)
        else { return nil }
        return (ear == "L", frequency)
    }

    /// Values that the item table does not name: spirometry in percent of predicted and of FVC, the film's further findings.
    static let extra: [String: ClosedRange<Double>] = [
        "FVC": 5...250, "FEV1": 5...250, "FEV1/FVC": 5...100, "PROFUSION": 0...3, "AGGREGATION": 0...1, "LARGE": 0...200,
        "LARGE2": 0...200,
    ]
    static let whole: Set<String> = ["PROFUSION", "AGGREGATION"]
    /// The item to which a single value belongs.
    static let parent: [String: String] = [
        "FVC": "PFT", "FEV1": "PFT", "FEV1/FVC": "PFT", "PROFUSION": "CXR-HK", "AGGREGATION": "CXR-HK", "LARGE": "CXR-HK",
        "LARGE2": "CXR-HK", "WBC": "CBC", "NEU": "CBC", "PLT": "CBC", "HGB": "CBC", "ALT": "LFT", "HT": "HEIGHT",
    ]
    /// What a living person can have; wide on purpose, a wrong unit falls outside.
    static let possible: [String: ClosedRange<Double>] = [
        "WBC": 0.1...300, "NEU": 0...250, "PLT": 1...3_000, "HGB": 20...260, "SBP": 50...280, "DBP": 20...180, "HR": 20...250,
        "RR": 5...60, "HT": 100...230, "BMI": 10...70, "GLU": 0.5...60, "ALT": 1...20_000, "SPO2": 40...100, "K": 1...10,
    ]

    // MARK: What the values say together

    /// The test of both ears; nil when a frequency that grading needs is missing.
    public var audiogram: Audiogram? {
        func ear(_ letter: String) -> EarThresholds? {
            EarThresholds(
                AudiometricFrequency.allCases.reduce(into: [:]) { levels, frequency in
                    levels[frequency] = values["\(letter)\(frequency.rawValue)"].map { HearingLevel(computed: $0) }
                })
        }
        guard let left = ear("L"), let right = ear("R") else { return nil }
        return Audiogram(left: left, right: right)
    }

    public var hasThresholds: Bool { values.keys.contains { Self.threshold($0) != nil } }

    /// Twelve thresholds of two ears that are all the same: no audiometer and no pair of ears gives that.
    var isFlatAudiogram: Bool {
        let thresholds = values.filter { Self.threshold($0.key) != nil }.map(\.value)
        return thresholds.count >= 12 && Set(thresholds).count == 1
    }

    /// The film by its zones; nil without a zone.
    public func film(isAsbestos: Bool) -> ChestFilmReading? {
        guard !zones.isEmpty else { return nil }
        let profusion = Int(values["PROFUSION"] ?? Double(zones.values.map(\.category).max() ?? 0))
        let large = [values["LARGE"], values["LARGE2"]].compactMap { $0 }.filter { $0 > 0 }
        return ChestFilmReading(
            profusion: profusion, zones: zones.values.count { $0.category >= max(1, profusion) },
            zonesFrom01: zones.values.count { $0 >= .from01 }, hasAggregation: values["AGGREGATION"] == 1,
            largeOpacity: large.map { Millimetres(computed: $0) }, isAsbestos: isAsbestos)
    }

    /// Values as the contraindications name them, the audiogram's sums included; hearing corrected for age and sex as GBZ 49 asks.
    public func named(age: Int?, sex: Sex?) -> [String: Ratio] {
        var named = values.filter { Self.threshold($0.key) == nil }.mapValues { Ratio(computed: $0) }
        guard let audiogram, let age, let sex else { return named }
        let corrected = audiogram.corrected(age: age, sex: sex)
        let speech = corrected.ears.flatMap { ear in AudiometricFrequency.speech.map { ear[$0].value } }
        func highest(_ frequency: AudiometricFrequency) -> Double { corrected.ears.map { $0[frequency].value }.max() ?? 0 }
        let means = corrected.ears.map(\.speechMean.value)
        let sums: [String: Double] = [
            "SPEECH-ANY": speech.max() ?? 0, "SPEECH-WORST": means.max() ?? 0, "SPEECH-BOTH": means.reduce(0, +) / 2,
            "HIGH-BOTH": corrected.bilateralHighMean.roundedHalfUp.value, "WEIGHTED": corrected.betterEarWeighted.value,
            "PTA-4000": highest(.hz4000), "PTA-3000": highest(.hz3000),
        ]
        for (code, value) in sums { named[code] = Ratio(computed: value) }
        return named
    }
}

extension HearingLevel {
    /// What audiometers can set.
    static let audiometer = -10.0...120.0
}

/// A 肺区 of the chest film.
public enum LungZone: String, Hashable, Sendable, CaseIterable {
    case rightUpper = "RU"
    case rightMiddle = "RM"
    case rightLower = "RL"
    case leftUpper = "LU"
    case leftMiddle = "LM"
    case leftLower = "LL"

    public var label: String {
        switch self {
        case .rightUpper: "右上"
        case .rightMiddle: "右中"
        case .rightLower: "右下"
        case .leftUpper: "左上"
        case .leftMiddle: "左中"
        case .leftLower: "左下"
        }
    }
}

/// Profusion of small opacities on the twelve-step scale (GBZ 70; ILO).
public struct Profusion: Hashable, Sendable, Comparable, CustomStringConvertible {
    public static let scale = ["0/-", "0/0", "0/1", "1/0", "1/1", "1/2", "2/1", "2/2", "2/3", "3/2", "3/3", "3/+"]
    static let from01 = Profusion(step: 2)
    let step: Int

    private init(step: Int) { self.step = step }
    public init?(_ text: String) {
        guard let step = Self.scale.firstIndex(of: text) else { return nil }
        self.init(step: step)
    }
    /// Major category 0…3.
    public var category: Int { step / 3 }
    public var description: String { Self.scale[step] }
    public static func < (left: Profusion, right: Profusion) -> Bool { left.step < right.step }
}
