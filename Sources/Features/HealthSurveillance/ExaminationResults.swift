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
        let kind = ResultCode.all[code]
        if case .zone(let zone) = kind {
            guard let profusion = value.flatMap(Profusion.init) else { return refuse(code, "肺区读片要填 0/-、0/0、0/1 至 3/+ 中的一级") }
            zones[zone] = profusion
            items.insert("CXR-HK")
            items.insert("CXR")
            return
        }
        guard let value, !value.isEmpty else {
            guard case .item = kind else { return refuse(code, "没有这个检查项目代码") }
            items.insert(code)
            return
        }
        guard let number = Double(value), number.isFinite else { return refuse(code, "结果要填数字") }
        switch kind {
        case .threshold:
            guard HearingLevel.audiometer.contains(number) else { return refuse(code, "听阈应在 -10 至 120 dB HL 之间") }
            items.insert("PTA")
        case .reading(let range, let isWhole):
            guard range.contains(number) else { return refuse(code, "应在 \(Self.plain(range)) 之间") }
            guard !isWhole || number == number.rounded() else { return refuse(code, "应是整数") }
            items.insert(ResultCode.parent[code] ?? code)
        case .item(let possible):
            guard number >= 0, number < 100_000, possible?.contains(number) ?? true else {
                return refuse(code, "数值不可能，请核对单位和小数点")
            }
            items.insert(code)
            if let parent = ResultCode.parent[code] { items.insert(parent) }
        case .zone, nil: return refuse(code, "没有这个检查项目代码")
        }
        values[code] = number
    }

    private mutating func refuse(_ code: String, _ reason: String) { problems.append("“\(code.prefix(12))”：\(reason)。") }

    private static func plain(_ range: ClosedRange<Double>) -> String {
        "\(Int(range.lowerBound)) 至 \(Int(range.upperBound))"
    }

    // MARK: What the values say together

    /// The test of both ears; nil when a frequency that grading needs is missing.
    public var audiogram: Audiogram? {
        func ear(_ code: (AudiometricFrequency) -> String) -> EarThresholds? {
            EarThresholds(
                AudiometricFrequency.allCases.reduce(into: [:]) { levels, frequency in
                    levels[frequency] = values[code(frequency)].map { HearingLevel(computed: $0) }
                })
        }
        guard let left = ear(ResultCode.threshold(left:)), let right = ear(ResultCode.threshold(right:)) else { return nil }
        return Audiogram(left: left, right: right)
    }

    public var hasThresholds: Bool { values.keys.contains(where: ResultCode.isThreshold) }

    /// Twelve thresholds of two ears that are all the same: no audiometer and no pair of ears gives that.
    var isFlatAudiogram: Bool {
        let thresholds = values.filter { ResultCode.isThreshold($0.key) }.map(\.value)
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
        var named = values.filter { !ResultCode.isThreshold($0.key) }.mapValues { Ratio(computed: $0) }
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
