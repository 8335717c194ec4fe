import Foundation

/// Reads the arithmetic of a step as a person types it into a pocket calculator: numbers, + − × / ^ ² √ lg log2 exp and brackets. Nil
/// where a step is no plain arithmetic.
struct PocketCalculator {
    private let characters: [Character]
    private var position = 0

    /// The value of an expression; nil when anything in it is not understood.
    static func value(of expression: some StringProtocol) -> Double? {
        var calculator = PocketCalculator(characters: expression.filter { !$0.isWhitespace })
        guard let value = calculator.sum(), calculator.position == calculator.characters.count else { return nil }
        return value
    }

    private init(characters: [Character]) { self.characters = characters }

    private var next: Character? { position < characters.count ? characters[position] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text)
        guard characters[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func sum() -> Double? {
        guard var result = product() else { return nil }
        while true {
            if take("+") {
                guard let term = product() else { return nil }
                result += term
            } else if take("−") {
                guard let term = product() else { return nil }
                result -= term
            } else {
                return result
            }
        }
    }

    private mutating func product() -> Double? {
        guard var result = power() else { return nil }
        while let character = next {
            if take("×") {
                guard let factor = power() else { return nil }
                result *= factor
            } else if take("/") {
                guard let factor = power() else { return nil }
                result /= factor
            } else if character == "l" || character == "√" {
                guard let factor = power() else { return nil }
                result *= factor
            } else {
                return result
            }
        }
        return result
    }

    private mutating func power() -> Double? {
        guard var base = atom() else { return nil }
        if take("²") { base *= base }
        guard take("^") else { return base }
        guard let exponent = power() else { return nil }
        return pow(base, exponent)
    }

    private mutating func atom() -> Double? {
        if take("lg") { return atom().map(log10) }
        if take("log2") { return atom().map(log2) }
        if take("exp") { return atom().map(exp) }
        if take("√") { return atom().map { $0.squareRoot() } }
        if take("(") {
            guard let inner = sum(), take(")") else { return nil }
            return inner
        }
        let start = position
        if next == "-" { position += 1 }
        while let character = next, character.isASCII, character.isNumber || character == "." { position += 1 }
        return Double(String(characters[start..<position]))
    }
}
