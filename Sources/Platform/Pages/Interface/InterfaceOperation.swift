/// An address of the JSON interface that belongs to no register, as the description of the interface tells it.
public struct InterfaceOperation: Sendable {
    /// A part of the address or a word of the query.
    public struct Parameter: Sendable {
        /// Where the caller writes it.
        public enum Place: String, Sendable { case path, query }
        public let name: String
        public let place: Place
        public let meaning: String
        public init(_ name: String, _ place: Place, _ meaning: String) {
            self.name = name
            self.place = place
            self.meaning = meaning
        }
    }

    /// `get` or `post`.
    public let method: String
    public let path: String
    /// Name for programs: `evaluate_rule`.
    public let id: String
    public let summary: String
    public let parameters: [Parameter]
    /// JSON schema of what is sent, nil for nothing.
    public let input: String?
    /// JSON schema of the answer.
    public let answer: String

    public init(
        _ method: String, _ path: String, _ id: String, _ summary: String, _ parameters: [Parameter] = [], input: String? = nil,
        answer: String
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.summary = summary
        self.parameters = parameters
        self.input = input
        self.answer = answer
    }
}
