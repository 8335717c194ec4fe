/// What a bearer token may do of what its account may: a token never reaches further than the account behind it.
public struct TokenScope: Sendable, Hashable {
    public enum Kind: String, CaseIterable, Sendable {
        case read, write, decide

        /// Never unmasking, publishing or merging: these take a person at a page.
        public var verbs: Set<Verb> {
            switch self {
            case .read: [.view]
            case .write: [.view, .create, .edit]
            case .decide: [.view, .create, .edit, .approve]
            }
        }
    }

    /// Number of the token, named in the access log.
    public let token: Int64
    /// What its holder called it, named in the ledger.
    public let name: String
    public let kind: Kind
    /// Registers whose addresses the token opens; empty means all that the account may open.
    public let registers: Set<String>

    public init(token: Int64, name: String, kind: Kind, registers: Set<String> = []) {
        self.token = token
        self.name = name
        self.kind = kind
        self.registers = registers
    }

    public func opens(_ register: String) -> Bool { registers.isEmpty || registers.contains(register) }
}
