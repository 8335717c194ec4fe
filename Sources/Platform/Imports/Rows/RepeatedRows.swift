import Registers

/// Finds rows of one file that name the same record. Kept as numbers, so that a million rows cost some tens of megabytes.
struct RepeatedRows {
    enum Verdict: Equatable {
        case first
        /// Word for word what an earlier row says.
        case same
        case different(row: Int)
    }

    private let keyFields: [String]
    private var seen: [Int: (row: Int, content: Int)] = [:]

    init(_ register: Register) { keyFields = register.naturalKey }

    mutating func meet(_ input: SheetInput) -> Verdict {
        // A row without its full key is judged by the register alone.
        let key = keyFields.compactMap { input.texts[$0] }
        guard !keyFields.isEmpty, key.count == keyFields.count else { return .first }
        var hasher = Hasher()
        for part in key { hasher.combine(TextReading.folded(part).uppercased()) }
        let identity = hasher.finalize()
        hasher = Hasher()
        hasher.combine(input.texts)
        let content = hasher.finalize()
        if let earlier = seen[identity] { return earlier.content == content ? .same : .different(row: earlier.row) }
        seen[identity] = (input.row.number, content)
        return .first
    }
}
