import Crypto

/// Chance that anyone can compute again: SHA-256 over the seed and a running number gives four words of 64 bits at a time.
public struct DrawGenerator: Sendable {
    private let seed: [UInt8]
    private var counter: UInt64 = 0
    private var words: [UInt64] = []

    public init(seed: String) { self.seed = Array(seed.utf8) }

    public mutating func next() -> UInt64 {
        if let word = words.popLast() { return word }
        var hash = SHA256()
        seed.withUnsafeBytes { hash.update(bufferPointer: $0) }
        withUnsafeBytes(of: counter.bigEndian) { hash.update(bufferPointer: $0) }
        counter += 1
        hash.finalize().withUnsafeBytes { bytes in
            for place in stride(from: 24, through: 0, by: -8) {
                words.append(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
            }
        }
        return words.popLast() ?? 0
    }

    /// A number from 0 up to but without `bound`, each as likely as the others: words beyond the last whole multiple are thrown away.
    public mutating func below(_ bound: UInt64) -> UInt64 {
        guard bound > 1 else { return 0 }
        let excess = (UInt64.max % bound + 1) % bound
        while true {
            let word = next()
            if word <= UInt64.max - excess { return word % bound }
        }
    }
}

/// Tickets by weight, drawn without putting back.
struct WeightedUrn {
    /// Fenwick tree over the weights; place 0 is unused.
    private var tree: [UInt64]
    private let weights: [UInt64]
    private(set) var total: UInt64

    init(_ weights: [Int]) {
        self.weights = weights.map { UInt64(max(0, $0)) }
        tree = [0] + self.weights
        for place in tree.indices.dropFirst() {
            let parent = place + (place & -place)
            if parent < tree.count { tree[parent] += tree[place] }
        }
        total = self.weights.reduce(0, +)
    }

    /// The item that holds the ticket, taken out of the urn.
    mutating func take(ticket: UInt64) -> Int {
        var rest = ticket
        var place = 0
        var step = 1
        while step * 2 < tree.count { step *= 2 }
        while step > 0 {
            let next = place + step
            if next < tree.count, tree[next] <= rest {
                rest -= tree[next]
                place = next
            }
            step /= 2
        }
        let weight = weights[place]
        total -= weight
        var index = place + 1
        while index < tree.count {
            tree[index] -= weight
            index += index & -index
        }
        return place
    }
}
