/// A list in an order that its seed decides and that anyone can repeat: by SHA-256 of seed and number, smallest first.
///
/// For a sample without weights and teams, where the published seed and list are all that is needed; an inspection draw, with its
/// commitment and teams, is `RunDraw`.
public enum SeededOrder {
    public static func of(_ numbers: [String], seed: String) -> [String] {
        numbers.map { (digest: Digest.of("\(seed)|\($0)"), number: $0) }.sorted { $0.digest < $1.digest }.map(\.number)
    }
}
