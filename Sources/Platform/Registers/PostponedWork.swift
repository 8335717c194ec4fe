/// Work that waits for the end of a write, in the order in which it was first asked for.
struct PostponedWork {
    private var bodies: [(RegisterTransaction) throws -> Void] = []
    private var waiting: Set<String> = []
    private var keys: [String] = []
    private var done = 0

    mutating func add(_ key: String, _ body: @escaping (RegisterTransaction) throws -> Void) {
        guard waiting.insert(key).inserted else { return }
        bodies.append(body)
        keys.append(key)
    }

    /// Asked for again from here on, it is done again.
    mutating func next() -> ((RegisterTransaction) throws -> Void)? {
        guard done < bodies.count else { return nil }
        defer { done += 1 }
        waiting.remove(keys[done])
        return bodies[done]
    }
}
