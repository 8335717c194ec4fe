import Testing

/// What crosses a public boundary of Core says its unit by its type: a bare `Double` is refused.
@Suite struct UnitsAreTypesTests {
    /// Where a plain number is meant, and why. Matched by file and by the start of the declaration after `public`.
    static let allowed: [(file: String, declaration: String, why: String)] = [
        ("Quantities/", "let value: Double", "the number inside a quantity, whose type is its unit"),
        ("Quantities/", "init(computed value: Double", "makes a quantity of the result of arithmetic"),
        ("Quantities/", "init(_ value: Double", "the checked way into a quantity"),
        ("Quantities/", "init(floatLiteral value: Double", "asked for by the language"),
        ("Quantities/PhysicalQuantities.swift", "init(decibelsA: Double", "the checked way in, its unit in the label"),
        ("Quantities/PhysicalQuantities.swift", "init(micrograms: Double", "the checked way in, its unit in the label"),
        ("Quantities/DecimalText.swift", "static func shortest(_ value: Double", "prints a number"),
        ("Quantities/DecimalText.swift", "static func rounded(_ value: Double", "prints a number"),
        ("Quantities/Quantity.swift", "case outOfRange(", "repeats the refused number in its sentence"),
        ("HygieneCalculations/CalculationError.swift", "case ", "repeats the refused number in its sentence"),
        ("Rulebook/Engine/RuleError.swift", "case ", "repeats the refused number in its sentence"),
        ("Rulebook/Engine/JSONValue.swift", "case number(", "JSON knows numbers only; rules read them as quantities"),
        ("Rulebook/Engine/InputKey.swift", "let lower: Double", "range of a JSON number; the key names the unit"),
        ("Rulebook/Engine/InputKey.swift", "let upper: Double", "range of a JSON number; the key names the unit"),
        ("Rulebook/Engine/InputKey.swift", "init(_ lower: Double", "range of a JSON number; the key names the unit"),
        (
            "Rulebook/ExposureLimits/ReferenceTable.swift", "let value: Double",
            "a cell of a table; its unit stands in the same row"
        ),
        ("HJ212/PlainDecimal.swift", "static func value(", "digits of a frame; the factor code says the unit"),
    ]

    @Test func `no bare Double crosses a public declaration of Core`() {
        for file in SourceTree.current.swift(under: "Sources/Core") {
            for (line, declaration) in Self.bare(in: file.text) where !Self.isAllowed(declaration, in: file.path) {
                Issue.record("\(file.path):\(line): '\(declaration.prefix(80))': give the number a type of Quantities")
            }
        }
    }

    @Test func `each allowance is still needed`() {
        let found = SourceTree.current.swift(under: "Sources/Core").flatMap { file in
            Self.bare(in: file.text).map { (file.path, $0.declaration) }
        }
        for entry in Self.allowed {
            #expect(
                found.contains { $0.0.hasPrefix("Sources/Core/" + entry.file) && $0.1.hasPrefix(entry.declaration) },
                "\(entry.file) \(entry.declaration) is allowed but no longer there")
        }
    }

    static func isAllowed(_ declaration: String, in path: String) -> Bool {
        allowed.contains { path.hasPrefix("Sources/Core/" + $0.file) && declaration.hasPrefix($0.declaration) }
    }

    /// Public functions, initialisers, properties and cases whose signature names `Double`, or that take a bare literal as value.
    static func bare(in text: String) -> [(line: Int, declaration: String)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var found: [(Int, String)] = []
        var publicEnumIndent: Int?
        for (index, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let code = line.dropFirst(indent)
            if let open = publicEnumIndent, indent <= open, code.hasPrefix("}") { publicEnumIndent = nil }
            if code.hasPrefix("public enum ") || code.hasPrefix("public indirect enum ") { publicEnumIndent = indent }
            let isCase = code.hasPrefix("case ") && publicEnumIndent.map { indent == $0 + 4 } == true
            guard code.hasPrefix("public ") || isCase else { continue }
            let declaration = String(signature(of: lines[index...]).trimmingPrefix("public "))
            if names(declaration) { found.append((index + 1, declaration)) }
        }
        return found
    }

    /// From the first line to the body, the value or the end of the parentheses.
    private static func signature(of lines: ArraySlice<Substring>) -> String {
        var text = ""
        var depth = 0
        for (offset, line) in lines.prefix(12).enumerated() {
            for character in line.drop(while: { $0 == " " }) {
                switch character {
                case "(", "[": depth += 1
                case ")", "]": depth -= 1
                case "{" where depth == 0: return text
                default: break
                }
                text.append(character)
            }
            // A signature goes on where a bracket is open or the next line begins with what follows a parameter list.
            let rest = lines.dropFirst(offset + 1).first?.drop { $0 == " " } ?? ""
            guard depth > 0 || rest.hasPrefix("->") || rest.hasPrefix("throws") else { return text }
            text.append(" ")
        }
        return text
    }

    private static func names(_ declaration: String) -> Bool {
        let words = declaration.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        let isPlainValue = declaration.wholeMatch(of: /(static )?(let|var) \w+ = -?[0-9]+\.[0-9]+/) != nil
        return isPlainValue || words.contains("Double")
    }

    @Test func `bare numbers are found wherever they stand in a signature`() {
        let text = """
            public enum Result {
                case value(Double)
                case share(Ratio)
            }
            public struct Group {
                public static let limit = 0.5
                public func limit(
                    of share: Ratio,
                    at confidence: Double
                ) -> Ratio { Ratio(computed: 0) }
                public func mean(_ values: [Ratio])
                    -> Double
                { 0 }
                public func level(_ level: SoundLevel) -> SoundLevel { SoundLevel(computed: Double(3)) }
                public var count: Ratio { Ratio(computed: Double(3)) }
                func inside(_ x: Double) -> Double { x }
            }
            """
        #expect(Self.bare(in: text).map(\.line) == [2, 6, 7, 11])
    }
}
