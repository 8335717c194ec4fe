/// How an identity is shown to a role that may not see it in clear.
public enum Masking {
    /// First four and last four of an identity number: `4417**********1234`. A shorter number keeps less.
    public static func identityNumber(_ text: String) -> String { keeping(text, first: 4, last: 4) }

    /// First three and last four of a telephone number: `138****5678`.
    public static func phone(_ text: String) -> String { keeping(text, first: 3, last: 4) }

    /// The first character of a name, one star for the rest: `张*`; the length of the name stays hidden.
    public static func name(_ text: String) -> String {
        guard let first = text.first else { return "" }
        return String(first) + "*"
    }

    /// Where less than three characters would be hidden, everything is.
    static func keeping(_ text: String, first: Int, last: Int) -> String {
        let hidden = text.count - first - last
        guard hidden >= 3 else { return String(repeating: "*", count: text.count) }
        return text.prefix(first) + String(repeating: "*", count: hidden) + text.suffix(last)
    }
}
