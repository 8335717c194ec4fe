import Database

/// A statement with `?1 ?2` turned into `$1 $2`.
struct TranslatedStatement: Equatable {
    let sql: String
    /// How many arguments the statement was written for.
    let count: Int
    /// For each further parameter `$n` after these: the argument whose being NULL it asks for.
    let nullTests: [Int]
    /// The arguments of which nothing else is asked: `$1` does not occur for them.
    let onlyTested: Set<Int>
}

/// Turns `?1 ?2` into `$1 $2`. Quoted text, quoted names, comments and dollar-quoted bodies are left as they are.
///
/// `?1 IS NULL` becomes a parameter of its own, of type text: PostgreSQL takes a parameter's type from its first use, and
/// this use tells nothing, so that `?1 IS NULL OR amount = ?1` would be refused when the argument is NULL.
enum Placeholders {
    static func translate(_ sql: String) throws -> TranslatedStatement {
        let source = Array(sql.utf8)
        var target: [UInt8] = []
        target.reserveCapacity(source.count)
        var used: Set<Int> = []
        var named: Set<Int> = []
        var nullTests: [(place: Int, argument: Int)] = []
        var position = 0
        while position < source.count {
            if let end = endOfQuotation(source, from: position) {
                target += source[position..<end]
                position = end
            } else if source[position] == UInt8(ascii: "?") {
                let digits = source[(position + 1)...].prefix { (48...57).contains($0) }
                guard let number = Int(String(decoding: digits, as: UTF8.self)), number > 0 else {
                    throw DatabaseError(.statement, "placeholders are ?1 ?2 without gaps: \(sql)")
                }
                used.insert(number)
                position = digits.endIndex
                target.append(UInt8(ascii: "$"))
                if isNullTest(source[position...]) {
                    nullTests.append((target.count, number))
                } else {
                    target += digits
                    named.insert(number)
                }
            } else {
                target.append(source[position])
                position += 1
            }
        }
        guard used.count == used.max() ?? 0 else {
            throw DatabaseError(.statement, "placeholders are ?1 ?2 without gaps: \(sql)")
        }
        for (index, test) in nullTests.enumerated().reversed() {
            target.insert(contentsOf: String(used.count + index + 1).utf8, at: test.place)
        }
        return TranslatedStatement(
            sql: String(decoding: target, as: UTF8.self), count: used.count, nullTests: nullTests.map(\.argument),
            onlyTested: used.subtracting(named))
    }

    private static func isNullTest(_ rest: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: rest.prefix(40), as: UTF8.self).split(whereSeparator: \.isWhitespace).prefix(3)
            .map { $0.uppercased() }
        guard rest.first.map({ $0 == 32 || (9...13).contains($0) }) == true, words.first == "IS" else { return false }
        let last = words.dropFirst().first == "NOT" ? words.dropFirst(2).first : words.dropFirst().first
        return last.map { $0.prefix { $0.isLetter } == "NULL" } ?? false
    }

    /// Where the quotation or comment ends that starts here; nil when none does.
    private static func endOfQuotation(_ text: [UInt8], from start: Int) -> Int? {
        let next = start + 1 < text.count ? text[start + 1] : 0
        switch text[start] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            // A doubled quote ends one quotation and starts the next, which comes to the same.
            return text[(start + 1)...].firstIndex(of: text[start]).map { $0 + 1 } ?? text.count
        case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
            return text[start...].firstIndex(of: 10) ?? text.count
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
            return end(of: [UInt8(ascii: "*"), UInt8(ascii: "/")], in: text, from: start + 2)
        case UInt8(ascii: "$"):
            let tag = text[(start + 1)...].prefix { $0 == 95 || (65...90).contains($0) || (97...122).contains($0) }
            guard tag.endIndex < text.count, text[tag.endIndex] == UInt8(ascii: "$") else { return nil }
            return end(of: Array(text[start...tag.endIndex]), in: text, from: tag.endIndex + 1)
        default: return nil
        }
    }

    private static func end(of mark: [UInt8], in text: [UInt8], from start: Int) -> Int {
        var position = start
        while position + mark.count <= text.count {
            if text[position..<(position + mark.count)].elementsEqual(mark) { return position + mark.count }
            position += 1
        }
        return text.count
    }
}
