/// What a document of a case needs and says (`Tables/case-document.csv`; the list of 卫生行政执法文书规范 is unverified, the words are ours).
struct DocumentForm: Sendable, Hashable {
    let kind: String
    /// Word in the number; documents without one are numbered by year alone.
    let series: String
    /// States of the case in which somebody may write it; none for what an act writes by itself.
    let states: [String]
    /// Goes to the party and comes back with a receipt.
    let isServed: Bool
    /// Who else takes part, as the form asks for it; empty when nobody does.
    let person: String
    /// What has to be typed; empty when the file says all.
    let asks: String
    private let lines: [Line]

    /// A step of the case writes it by itself; people neither write nor withdraw it.
    var isWrittenByAct: Bool { states.isEmpty }

    static let all: [DocumentForm] = DataTable(PackageResources.case_document_csv).rows.map { row in
        DocumentForm(
            kind: row["kind"], series: row["series"], states: row["states"].split(separator: " ").map(String.init),
            isServed: row["served"] == "yes", person: row["person"], asks: row["asks"], lines: Line.lines(of: row["text"]))
    }

    static func named(_ kind: String) -> DocumentForm? { all.first { $0.kind == kind } }
    static func writable(in state: String) -> [DocumentForm] { all.filter { $0.states.contains(state) } }
    static var served: Set<String> { Set(all.filter(\.isServed).map(\.kind)) }

    /// Words of the file that the text uses, filled in or as a condition.
    var places: Set<String> { Set(lines.flatMap(\.places)) }

    /// The text with the file's words; what the file does not hold yet stays to be written by hand.
    func body(_ words: [CaseWord: String]) -> String {
        let known = Dictionary(uniqueKeysWithValues: words.map { ($0.key.rawValue, $0.value) })
        return lines.compactMap { $0.text(known) }.joined(separator: "\n")
    }
}

/// A line of a document: words in braces are filled in; `?word:` before it keeps it for files that hold the word, `!word:` for those that do not.
private struct Line: Sendable, Hashable {
    private var conditions: [Condition] = []
    private var text: String

    private struct Condition: Sendable, Hashable {
        var word: String
        var isHeld: Bool
    }

    /// A bar in the table begins a new line; what people typed keeps its own.
    static func lines(of text: String) -> [Line] {
        text.isEmpty ? [] : text.split(separator: "|", omittingEmptySubsequences: false).map { Line(String($0)) }
    }

    private init(_ source: String) {
        text = source
        while let mark = text.first, mark == "?" || mark == "!", let end = text.firstIndex(of: ":") {
            conditions.append(Condition(word: String(text[..<end].dropFirst()), isHeld: mark == "?"))
            text = String(text[text.index(after: end)...])
        }
    }

    var places: [String] {
        conditions.map(\.word)
            + text.split(separator: "{").dropFirst().compactMap {
                $0.split(separator: "}", omittingEmptySubsequences: false).first.map(String.init)
            }
    }

    /// Nil where a condition is not met.
    func text(_ words: [String: String]) -> String? {
        guard conditions.allSatisfy({ (words[$0.word] ?? "").isEmpty != $0.isHeld }) else { return nil }
        var body = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let word = words[String(rest[rest.index(after: open)..<close])] ?? ""
            body += rest[..<open] + (word.isEmpty ? "＿＿＿＿" : word)
            rest = rest[rest.index(after: close)...]
        }
        return body + rest
    }
}
