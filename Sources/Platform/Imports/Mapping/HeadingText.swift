import Spreadsheets

/// Headings as they are compared: people write 接害人数（人）, *接害人数 and 接害 人数 for the same column.
enum HeadingText {
    /// Without blanks, remarks in brackets, stars and punctuation; half-width and in small letters.
    static func normalised(_ heading: String) -> String {
        var depth = 0
        var result = ""
        for character in Cleaning.halfWidth(heading).lowercased() {
            switch character {
            case "(", "[", "【", "〔": depth += 1
            case ")", "]", "】", "〕": depth = max(0, depth - 1)
            case _ where depth > 0: continue
            case "*", ":", "_", "-", "/", "、", ".", "·", "\"", "“", "”", "#": continue
            case _ where character.isWhitespace: continue
            default: result.append(character)
            }
        }
        // “(必填)” alone is all there is: better the remark than nothing.
        return result.isEmpty ? Cleaning.halfWidth(heading).lowercased() : result
    }

    /// Likeness of two normalised headings, 0 to 1: the share of common neighbouring pairs of characters.
    static func likeness(_ left: String, _ right: String) -> Double {
        if left == right { return 1 }
        let (first, second) = (pairs(left), pairs(right))
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        var rest = second
        var common = 0
        for pair in first {
            if let index = rest.firstIndex(of: pair) {
                rest.remove(at: index)
                common += 1
            }
        }
        let dice = 2 * Double(common) / Double(first.count + second.count)
        // 用人单位名称 contains 单位名称: a heading inside another is more alike than its pairs say.
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        let inside = short.count >= 2 && long.contains(short) ? 0.5 + 0.5 * Double(short.count) / Double(long.count) : 0
        return max(dice, inside)
    }

    private static func pairs(_ text: String) -> [String] {
        let characters = Array(text)
        return zip(characters, characters.dropFirst()).map { String([$0, $1]) }
    }
}
