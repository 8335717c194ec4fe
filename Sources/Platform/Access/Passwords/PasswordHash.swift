import Crypto
import Foundation
import _CryptoExtras

/// A password as it is stored: scrypt (RFC 7914) with its parameters and salt, so that the cost can grow without locking anyone out.
///
/// Written `$scrypt$ln=15,r=8,p=1$salt$digest`, salt and digest in Base64 without padding.
public struct PasswordHash: Sendable, Hashable {
    public struct Cost: Sendable, Hashable {
        /// log2 of N, the number of rounds; 15 takes 32 MiB and about a tenth of a second.
        public let log2Rounds: Int
        public let blockSize: Int
        public let parallelism: Int

        public init(log2Rounds: Int = 15, blockSize: Int = 8, parallelism: Int = 1) {
            self.log2Rounds = log2Rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// What a stored hash may ask for: a damaged row must not take the machine's memory.
        var isBearable: Bool {
            (1...20).contains(log2Rounds) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
        }
    }

    public let cost: Cost
    public let salt: [UInt8]
    public let digest: [UInt8]

    /// Computes the hash of a new password. Takes long on purpose: call through `PasswordHasher`.
    public init(_ password: String, salt: [UInt8], cost: Cost) throws {
        self.cost = cost
        self.salt = salt
        digest = try PasswordHash.derive(password, salt: salt, cost: cost, length: 32)
    }

    /// Reads the stored form; nil when it is not one.
    public init?(encoded: String) {
        let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        let numbers = parts[2].split(separator: ",").map { $0.split(separator: "=") }
        guard numbers.count == 3, numbers.allSatisfy({ $0.count == 2 }), numbers.map({ $0[0] }) == ["ln", "r", "p"],
            let rounds = Int(numbers[0][1]), let blockSize = Int(numbers[1][1]), let parallelism = Int(numbers[2][1]),
            let salt = Base64URL.decode(String(parts[3])), let digest = Base64URL.decode(String(parts[4])), digest.count == 32
        else { return nil }
        cost = Cost(log2Rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        guard cost.isBearable else { return nil }
        self.salt = salt
        self.digest = digest
    }

    public var encoded: String {
        "$scrypt$ln=\(cost.log2Rounds),r=\(cost.blockSize),p=\(cost.parallelism)$\(Base64URL.encode(salt))$\(Base64URL.encode(digest))"
    }

    /// Whether the password is this one; the comparison's time does not depend on where they differ.
    public func matches(_ password: String) throws -> Bool {
        equalInConstantTime(try PasswordHash.derive(password, salt: salt, cost: cost, length: digest.count), digest)
    }

    /// scrypt over the password in Unicode composition, so that the same keys give the same password on every system.
    static func derive(_ password: String, salt: [UInt8], cost: Cost, length: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: length,
            rounds: 1 << cost.log2Rounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}
