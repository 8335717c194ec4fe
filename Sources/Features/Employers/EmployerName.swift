import Registers

/// Names as different lists write them for the same employer.
public enum EmployerName {
    /// The name without blanks, brackets and the words in which lists differ.
    public static func key(_ name: String) -> String {
        var text = TextReading.folded(name).uppercased().filter { !$0.isWhitespace && !"()[]【】《》“”\"'·.,，。、-—".contains($0) }
        for (long, short) in [("有限责任公司", "有限公司"), ("股份有限公司", "股份公司"), ("责任有限公司", "有限公司")] {
            text = replacing(text, long, by: short)
        }
        return text
    }

    private static func replacing(_ text: String, _ words: String, by other: String) -> String {
        guard let range = text.firstRange(of: words) else { return text }
        return text.replacingCharacters(in: range, with: other)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
