import Calendars
import Database
import Ledger
import Testing

@testable import Access

@Suite(.serialized) struct SignInTests {
    @Test(arguments: Engine.allCases)
    func `name and password open a session that says who is asking`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        let id = try await office.installClerk()
        let opened = try await office.signIn(" ＬｉＭｉｎｇ ")
        #expect(opened.principal.accountID == id)
        #expect(opened.principal.role == .clerk)
        #expect(opened.principal.region.text == "44/4417")
        #expect(opened.principal.owes == nil)
        #expect(opened.token.count == 43)
        #expect(try await office.access.sessions.principal(for: opened.token) == opened.principal)
        let stored = try await office.database.read { try $0.value("SELECT token_digest FROM account_session").text }
        #expect(stored != opened.token)
    }

    @Test func `a wrong password and an unknown name read the same`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        #expect(try await office.refusal("liming", "wrong-password-1") == "AC-001")
        #expect(try await office.refusal("nobody", "wrong-password-1") == "AC-001")
        #expect(try await office.refusal("", "") == "AC-001")
        #expect(try await office.refusal("liming", String(repeating: "x", count: 1_000_000)) == "AC-001")
        #expect(try await office.refusal(String(repeating: "x", count: 1_000_000)) == "AC-001")
    }

    @Test(arguments: Engine.allCases)
    func `five failures lock for fifteen minutes, also with the right password`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        try await office.installClerk()
        for _ in 0..<4 { #expect(try await office.refusal("liming", "wrong-password-1") == "AC-001") }
        #expect(try await office.refusal("liming", "wrong-password-1") == "AC-002")
        #expect(try await office.refusal() == "AC-002")
        office.clock.advance(899_999)
        #expect(try await office.refusal() == "AC-002")
        office.clock.advance(1)
        #expect(try await office.refusal() == nil)
        #expect(try await office.count("sign_in_failure") == 0)
    }

    @Test func `a name without account locks in the same way`() async throws {
        let office = try await Office.open(.sqlite)
        var codes: [String?] = []
        for _ in 0..<6 { codes.append(try await office.refusal("nobody")) }
        #expect(codes == ["AC-001", "AC-001", "AC-001", "AC-001", "AC-002", "AC-002"])
    }

    @Test func `a success forgets the failures before it`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        for _ in 0..<3 {
            for _ in 0..<4 { #expect(try await office.refusal("liming", "wrong-password-1") == "AC-001") }
            #expect(try await office.refusal() == nil)
        }
    }

    @Test func `attempts made side by side cannot slip past the limit`() async throws {
        let office = try await Office.open(.sqlite) { $0.attemptsPerAddress = 1_000 }
        try await office.installClerk()
        let codes = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<40 { group.addTask { try await office.refusal("liming", "wrong-password-1") } }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        // Four tried, the fifth closed the door, nobody else was tried.
        #expect(codes.filter { $0 == "AC-001" }.count == 4)
        #expect(codes.filter { $0 == "AC-002" }.count == 36)
    }

    @Test func `one address may try only so often, another is not hindered`() async throws {
        let office = try await Office.open(.sqlite) { $0.attemptsPerAddress = 2 }
        try await office.installClerk()
        #expect(try await office.refusal("a1", "x") == "AC-001")
        #expect(try await office.refusal("a2", "x") == "AC-001")
        #expect(try await office.refusal() == "AC-003")
        #expect(try await office.refusal(from: Origin(address: "10.9.9.9")) == nil)
    }

    @Test func `an account that waits or is stopped says so only to who knows the password`() async throws {
        let office = try await Office.open(.sqlite)
        let id = try await office.installClerk()
        for (state, code) in [("awaiting", "AC-005"), ("disabled", "AC-006")] {
            _ = try await office.database.write {
                try $0.execute("UPDATE account SET state = ?1 WHERE id = ?2", [.text(state), .integer(id)])
            }
            #expect(try await office.refusal() == code)
            #expect(try await office.refusal("liming", "wrong-password-1") == "AC-001")
        }
    }

    @Test func `a cheaper stored hash is made dearer at the next sign-in`() async throws {
        let office = try await Office.open(.sqlite)
        let id = try await office.installClerk()
        let cheaper = try PasswordHash(
            Office.password, salt: [1, 2, 3], cost: .init(log2Rounds: 1, blockSize: 1, parallelism: 1))
        _ = try await office.database.write {
            try $0.execute("UPDATE account SET password_hash = ?1 WHERE id = ?2", [.text(cheaper.encoded), .integer(id)])
        }
        #expect(try await office.refusal() == nil)
        let stored = try await office.database.read { try AccountQueries.passwordHash(id, on: $0) }
        #expect(PasswordHash(encoded: stored ?? "")?.cost == PasswordHashTests.cheap)
        #expect(try await office.refusal() == nil)
    }

    @Test func `signing in and out and failing stand in the access log without the name typed`() async throws {
        let office = try await Office.open(.sqlite)
        let id = try await office.installClerk()
        let opened = try await office.signIn()
        try await office.access.signIn.signOut(opened.token, principal: opened.principal, from: Office.here)
        _ = try await office.refusal("my-secret-password", "x")
        _ = try await office.refusal("liming", "x")
        try await office.access.log.flush()
        let rows = try await office.database.read {
            try $0.query("SELECT action, account_id, account_name, address FROM access_log ORDER BY sequence")
        }
        #expect(
            rows.map { "\($0.text("action")) \($0.integer("account_id")) \($0.text("account_name")) \($0.text("address"))" } == [
                "sign_in \(id) liming 10.1.2.3", "sign_out \(id) liming 10.1.2.3", "sign_in_failed 0  10.1.2.3",
                "sign_in_failed \(id) liming 10.1.2.3",
            ])
    }

    @Test func `forgotten failure counts are purged`() async throws {
        let office = try await Office.open(.sqlite)
        _ = try await office.refusal("nobody")
        office.clock.advance(86_399_999)
        try await office.access.purge()
        #expect(try await office.count("sign_in_failure") == 1)
        office.clock.advance(1)
        try await office.access.purge()
        #expect(try await office.count("sign_in_failure") == 0)
    }
}
