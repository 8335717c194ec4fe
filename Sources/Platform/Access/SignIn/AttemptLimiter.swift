import Calendars
import Synchronization

/// How many sign-ins one network address may try: a bucket of tokens that fills slowly. In memory, for each server its own.
public final class AttemptLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Instant
    }

    private let capacity: Double
    private let perMillisecond: Double
    private let clock: Clock
    private let largest: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    /// A whole office often shares one address: the bucket holds its morning, the refill keeps guessing slow.
    public init(capacity: Int = 30, refillPerMinute: Int = 20, clock: Clock, largest: Int = 20_000) {
        self.capacity = Double(capacity)
        perMillisecond = Double(refillPerMinute) / 60_000
        self.clock = clock
        self.largest = largest
    }

    /// Takes a token; false when the bucket is empty.
    public func take(_ address: String) -> Bool {
        let now = clock.now()
        return buckets.withLock { buckets in
            if buckets.count >= largest && buckets[address] == nil { makeRoom(in: &buckets, at: now) }
            var bucket = buckets[address].map { filled($0, at: now) } ?? Bucket(tokens: capacity, at: now)
            let granted = bucket.tokens >= 1
            if granted { bucket.tokens -= 1 }
            buckets[address] = bucket
            return granted
        }
    }

    /// Gives the token of a successful sign-in back.
    public func giveBack(_ address: String) {
        buckets.withLock { buckets in
            guard let bucket = buckets[address] else { return }
            buckets[address]?.tokens = min(capacity, bucket.tokens + 1)
        }
    }

    private func filled(_ bucket: Bucket, at now: Instant) -> Bucket {
        let passed = Double(max(0, now - bucket.at))
        return Bucket(tokens: min(capacity, bucket.tokens + passed * perMillisecond), at: max(now, bucket.at))
    }

    /// Full buckets say nothing and go first; when none is full, all go: memory stays bounded under a flood of addresses.
    private func makeRoom(in buckets: inout [String: Bucket], at now: Instant) {
        buckets = buckets.filter { filled($0.value, at: now).tokens < capacity }
        if buckets.count >= largest { buckets.removeAll() }
    }
}
