import Quantities

/// Keys and readings that the hearing rules share.
enum HearingInput {
    static let sex = InputKey("sex", .word(Sex.allCases.map(\.rawValue)), "性别：M 男，F 女")
    static let age = InputKey("age", .wholeNumber(0...120), "年龄", unit: "a")
    static let frequencies = InputKey("freqs", .numbers(.positive), "频率", unit: "Hz")

    static func ear(_ path: String, _ name: String) -> [InputKey] {
        AudiometricFrequency.graded.map {
            InputKey("\(path).\($0.rawValue)", .number(NumberRange(-20, 140)), "\(name) \($0.rawValue) Hz 听阈", unit: "dB HL")
        }
    }

    static func ears(_ prefix: String = "") -> [InputKey] { ear(prefix + "left", "左耳") + ear(prefix + "right", "右耳") }
}

extension RuleInput {
    func ear(_ key: String) throws(RuleError) -> EarThresholds {
        let object = try object(key)
        var levels: [AudiometricFrequency: HearingLevel] = [:]
        for frequency in AudiometricFrequency.graded {
            levels[frequency] = try object.quantity("\(frequency.rawValue)", HearingLevel.self)
        }
        guard let ear = EarThresholds(levels) else { throw .missingKey(key) }
        return ear
    }

    func audiogram() throws(RuleError) -> Audiogram { Audiogram(left: try ear("left"), right: try ear("right")) }

    func sex(_ key: String = "sex") throws(RuleError) -> Sex { try word(key, as: Sex.self) }

    /// A word as a case of a closed list.
    func word<Word: RawRepresentable>(_ key: String, as _: Word.Type) throws(RuleError) -> Word where Word.RawValue == String {
        let word = try word(key)
        guard let found = Word(rawValue: word) else { throw .outsideTable(key: key, word: word) }
        return found
    }

    /// Frequencies of a table, each known to audiometry; an empty list is no question.
    func frequencies(_ allowed: [AudiometricFrequency]) throws(RuleError) -> [AudiometricFrequency] {
        let numbers = try numbers("freqs")
        guard !numbers.isEmpty else { throw .calculation(.tooFew("频率", needed: 1)) }
        var found: [AudiometricFrequency] = []
        for number in numbers {
            guard let frequency = AudiometricFrequency(rawValue: Int(number)), Double(frequency.rawValue) == number,
                allowed.contains(frequency)
            else { throw .outsideTable(key: "freqs", word: text(number)) }
            found.append(frequency)
        }
        return found
    }

    /// Whole years within a range.
    func age(_ range: ClosedRange<Int>) throws(RuleError) -> Int {
        let age = try whole("age")
        guard range.contains(age) else {
            throw .outOfRange(
                key: "age", value: Double(age), range: NumberRange(Double(range.lowerBound), Double(range.upperBound)).text)
        }
        return age
    }
}

extension EarThresholds {
    /// As the contract writes an ear: an object of numbers by frequency, dB HL.
    public var json: JSONValue {
        .object(levels.reduce(into: [:]) { $0["\($1.key.rawValue)"] = .number($1.value.value) })
    }
}

extension Conclusion {
    static func structure(
        _ value: JSONValue, _ steps: [Finding.Step], notes: [String] = [], mark: EvidenceMark = .official
    ) -> Conclusion {
        Conclusion(outcome: .computed, value: value, steps: steps, notes: notes, mark: mark)
    }

    static func flag(_ flag: Bool, _ sentence: String, _ arithmetic: String? = nil, mark: EvidenceMark = .official) -> Conclusion
    {
        structure(.boolean(flag), [.init(sentence, arithmetic)], mark: mark)
    }
}

/// Rounds half away from zero to a number of decimals, without a negative zero.
func rounded(_ value: Double, decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let result = (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    return result == 0 ? 0 : result
}
