import Foundation
import Synchronization

/// Computes and checks password hashes on threads of its own.
///
/// scrypt takes a tenth of a second of a core and 32 MiB. On the threads that serve requests a few sign-ins would stop every
/// page, and many at once would take all memory; so the number at work and the number waiting are bounded.
public final class PasswordHasher: Sendable {
    public let cost: PasswordHash.Cost
    private let queue: OperationQueue
    private let waiting = Mutex(0)
    private let longestQueue: Int
    private let random: Randomness

    public init(
        cost: PasswordHash.Cost = .init(), width: Int = max(1, min(4, ProcessInfo.processInfo.activeProcessorCount - 1)),
        longestQueue: Int = 64, random: Randomness = .system
    ) {
        self.cost = cost
        self.longestQueue = longestQueue
        self.random = random
        queue = OperationQueue()
        queue.name = "password-hasher"
        queue.maxConcurrentOperationCount = width
    }

    /// The hash of a new password with a fresh salt.
    public func hash(_ password: String) async throws -> PasswordHash {
        let salt = random.bytes(16)
        return try await run { [cost] in try PasswordHash(password, salt: salt, cost: cost) }
    }

    /// Whether the password is the stored one. Without a stored hash the same work is done for nothing, so that the time of an
    /// answer does not tell whether an account exists.
    public func check(_ password: String, against stored: PasswordHash?) async throws -> Bool {
        try await run { [cost] in
            guard let stored else {
                _ = try PasswordHash(password, salt: Array(repeating: 0, count: 16), cost: cost)
                return false
            }
            return try stored.matches(password)
        }
    }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let accepted = waiting.withLock { count in
            if count >= longestQueue { return false }
            count += 1
            return true
        }
        guard accepted else { throw AccessError.busy }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
