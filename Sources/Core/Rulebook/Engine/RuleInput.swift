import Calendars
import Quantities

/// A checked input, read by key as quantities.
struct RuleInput {
    let value: JSONValue
    let path: String

    init(_ value: JSONValue, path: String = "") {
        self.value = value
        self.path = path
    }

    private func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func member(_ key: String) throws(RuleError) -> JSONValue {
        guard let member = value[key], member != .null else { throw .missingKey(name(key)) }
        return member
    }

    func has(_ key: String) -> Bool { (value[key] ?? .null) != .null }

    func number(_ key: String) throws(RuleError) -> Double {
        guard case .number(let number) = try member(key) else { throw .wrongType(key: name(key), expected: "数值") }
        return number
    }

    func ratio(_ key: String) throws(RuleError) -> Ratio { Ratio(computed: try number(key)) }

    func quantity<Q: Quantity>(_ key: String, _: Q.Type = Q.self) throws(RuleError) -> Q {
        let number = try number(key)
        do { return try Q(number) } catch { throw .outOfRange(key: name(key), value: number, range: Q.rangeText) }
    }

    func hours(_ key: String = "h") throws(RuleError) -> Hours { try quantity(key) }
    func level(_ key: String) throws(RuleError) -> SoundLevel { try quantity(key) }
    func difference(_ key: String) throws(RuleError) -> LevelDifference { try quantity(key) }

    func concentration(_ key: String) throws(RuleError) -> Concentration {
        let number = try number(key)
        do { return try Concentration(number) } catch { throw .negative(key: name(key), value: number) }
    }

    /// Positive limit.
    func limit(_ key: String) throws(RuleError) -> Concentration {
        let limit = try concentration(key)
        guard limit.value > 0 else { throw .outOfRange(key: name(key), value: limit.value, range: NumberRange.positive.text) }
        return limit
    }

    func measured(_ key: String) throws(RuleError) -> MeasuredConcentration {
        try RuleInput.measured(member(key), key: name(key))
    }

    func whole(_ key: String) throws(RuleError) -> Int { Int(try number(key)) }

    func word(_ key: String) throws(RuleError) -> String {
        guard case .text(let text) = try member(key) else { throw .wrongType(key: name(key), expected: "文本") }
        return text
    }

    func flag(_ key: String) throws(RuleError) -> Bool {
        guard case .boolean(let flag) = try member(key) else { throw .wrongType(key: name(key), expected: "true 或 false") }
        return flag
    }

    func day(_ key: String) throws(RuleError) -> Day {
        guard let day = Day(try word(key)) else { throw .wrongType(key: name(key), expected: "日期 yyyy-MM-dd") }
        return day
    }

    func values(_ key: String) throws(RuleError) -> [JSONValue] {
        guard case .list(let items) = try member(key) else { throw .wrongType(key: name(key), expected: "列表") }
        return items
    }

    func list(_ key: String) throws(RuleError) -> [RuleInput] {
        try values(key).enumerated().map { RuleInput($0.element, path: "\(name(key))[\($0.offset)]") }
    }

    func object(_ key: String) throws(RuleError) -> RuleInput { RuleInput(try member(key), path: name(key)) }

    func numbers(_ key: String) throws(RuleError) -> [Double] {
        var numbers: [Double] = []
        for item in try values(key) {
            guard case .number(let number) = item else { throw .wrongType(key: name(key), expected: "数值列表") }
            numbers.append(number)
        }
        return numbers
    }

    func measuredList(_ key: String) throws(RuleError) -> [MeasuredConcentration] {
        var results: [MeasuredConcentration] = []
        for (index, item) in try values(key).enumerated() {
            results.append(try RuleInput.measured(item, key: "\(name(key))[\(index)]"))
        }
        return results
    }

    /// A number, or a text `<v`.
    static func measured(_ value: JSONValue, key: String) throws(RuleError) -> MeasuredConcentration {
        switch value {
        case .number(let number):
            guard number >= 0 else { throw .negative(key: key, value: number) }
            do { return .value(try Concentration(number)) } catch { throw .quantity(error) }
        case .text(let text):
            do {
                let measured = try MeasuredConcentration(text: text)
                guard measured.isBelowDetection else { throw RuleError.wrongType(key: key, expected: "数值或 \"<v\"") }
                return measured
            } catch let error as RuleError {
                throw error
            } catch {
                throw .notANumber(key: key, text: text)
            }
        default: throw .wrongType(key: key, expected: "数值或 \"<v\"")
        }
    }
}

extension Quantity {
    static var rangeText: String { NumberRange(range.lowerBound, range.upperBound).text + " " + unit.rawValue }
}
