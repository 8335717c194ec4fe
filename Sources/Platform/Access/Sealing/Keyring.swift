/// The secret keys of an installation. Lives beside the store, never in it: a copy of the database alone opens nothing.
public struct Keyring: Sendable, Equatable {
    /// What a key is for. Purposes never share a key.
    public enum Purpose: String, CaseIterable, Sendable {
        /// Sealed fields. Rotated: the newest seals, the older still open.
        case field
        /// Blind indexes. Changing it means computing every index again.
        case index
        /// Form tokens and digests of typed account names. Changing it only makes open forms stale.
        case token
        /// Links of the access log.
        case log
    }

    public struct Key: Sendable, Equatable {
        public let id: String
        public let purpose: Purpose
        public let secret: [UInt8]

        public init(id: String, purpose: Purpose, secret: [UInt8]) {
            self.id = id
            self.purpose = purpose
            self.secret = secret
        }
    }

    /// In the order made; the last of a purpose is the one in use.
    public let keys: [Key]

    /// Throws when a purpose has no key, an id stands twice or is no plain word, or a key has the wrong length.
    public init(keys: [Key]) throws {
        let ids = Set(keys.map(\.id))
        let plainIDs = keys.allSatisfy {
            !$0.id.isEmpty && $0.id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        }
        guard ids.count == keys.count, plainIDs, keys.allSatisfy({ $0.secret.count == Keyring.keyLength }) else {
            throw AccessError.keyringUnreadable.with(detail: "keys malformed")
        }
        for purpose in Purpose.allCases where !keys.contains(where: { $0.purpose == purpose }) {
            throw AccessError.keyringUnreadable.with(detail: "no key for \(purpose.rawValue)")
        }
        self.keys = keys
    }

    static let keyLength = 32

    /// A new keyring with one key of each purpose.
    public static func generate(random: Randomness = .system) throws -> Keyring {
        try Keyring(
            keys: Purpose.allCases.map { purpose in
                Key(id: purpose.rawValue.prefix(1) + "1", purpose: purpose, secret: random.bytes(keyLength))
            })
    }

    /// The key in use for a purpose.
    func current(_ purpose: Purpose) -> Key {
        guard let key = keys.last(where: { $0.purpose == purpose }) else { preconditionFailure("a keyring holds every purpose") }
        return key
    }

    func key(id: String, _ purpose: Purpose) -> Key? { keys.first { $0.id == id && $0.purpose == purpose } }

    /// This keyring with a new field key in use; values sealed before stay readable and are sealed anew by
    /// `FieldSealer.resealed`.
    public func rotatingFieldKey(random: Randomness = .system) throws -> Keyring {
        let count = keys.filter { $0.purpose == .field }.count
        return try Keyring(keys: keys + [Key(id: "f\(count + 1)", purpose: .field, secret: random.bytes(Keyring.keyLength))])
    }
}

/// Where secrets come from; tests give their own bytes.
public struct Randomness: Sendable {
    public let bytes: @Sendable (Int) -> [UInt8]
    public init(bytes: @escaping @Sendable (Int) -> [UInt8]) { self.bytes = bytes }

    /// The system's cryptographic source.
    public static let system = Randomness { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A positive whole number that no one can guess.
    func identifier() -> Int64 {
        let value = bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return max(1, Int64(value >> 1))
    }
}
