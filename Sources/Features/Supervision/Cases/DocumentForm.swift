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
    private let text: String

    /// A step of the case writes it by itself; people neither write nor withdraw it.
    var isWrittenByAct: Bool { states.isEmpty }

    static let all: [DocumentForm] = DataTable(PackageResources.case_document_csv).rows.map { row in
        DocumentForm(
            kind: row["kind"], series: row["series"], states: row["states"].split(separator: " ").map(String.init),
            isServed: row["served"] == "yes", person: row["person"], asks: row["asks"], text: row["text"])
    }

    static func named(_ kind: String) -> DocumentForm? { all.first { $0.kind == kind } }
    static func writable(in state: String) -> [DocumentForm] { all.filter { $0.states.contains(state) } }
    static var served: Set<String> { Set(all.filter(\.isServed).map(\.kind)) }

    /// Names in braces that the text wants filled in.
    var places: Set<String> {
        Set(
            text.split(separator: "{").dropFirst().compactMap {
                $0.split(separator: "}", omittingEmptySubsequences: false).first.map(String.init)
            })
    }

    /// The text with the file's words; what the file does not hold yet stays to be written by hand.
    func body(_ words: [String: String]) -> String {
        var body = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let word = words[String(rest[rest.index(after: open)..<close])] ?? ""
            body += Self.lines(rest[..<open]) + (word.isEmpty ? "＿＿＿＿" : word)
            rest = rest[rest.index(after: close)...]
        }
        return body + Self.lines(rest)
    }

    /// A bar in the table begins a new line; what people typed keeps its own.
    private static func lines(_ text: Substring) -> String { String(text.map { $0 == "|" ? "\n" : $0 }) }
}
