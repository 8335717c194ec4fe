import Testing

@testable import Access

@Suite struct PasswordHasherTests {
    @Test func `a missing hash is checked against nothing and refused`() async throws {
        let hasher = PasswordHasher(cost: PasswordHashTests.cheap)
        #expect(try await !hasher.check("whatever-1", against: nil))
        let hash = try await hasher.hash("whatever-1")
        #expect(try await hasher.check("whatever-1", against: hash))
    }

    @Test func `two hashes of one password have different salts`() async throws {
        let hasher = PasswordHasher(cost: PasswordHashTests.cheap)
        #expect(try await hasher.hash("whatever-1") != hasher.hash("whatever-1"))
    }

    @Test func `when too many wait the next is sent away`() async throws {
        let hasher = PasswordHasher(cost: PasswordHashTests.cheap, width: 1, longestQueue: 0)
        await #expect(throws: AccessError.busy) { try await hasher.hash("whatever-1") }
    }

    @Test func `many at once all get their answer`() async throws {
        let hasher = PasswordHasher(cost: PasswordHashTests.cheap, width: 2, longestQueue: 200)
        let hash = try await hasher.hash("whatever-1")
        let right = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<100 { group.addTask { try await hasher.check("whatever-\(number % 2)", against: hash) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(right == 50)
    }
}
