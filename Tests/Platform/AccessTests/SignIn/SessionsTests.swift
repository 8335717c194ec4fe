import Calendars
import Database
import Testing

@testable import Access

@Suite(.serialized) struct SessionsTests {
    func isAlive(_ office: Office, _ token: String?) async throws -> Bool {
        do {
            _ = try await office.access.sessions.principal(for: token)
            return true
        } catch let error as AccessError where error == .sessionExpired { return false }
    }

    @Test(arguments: Engine.allCases)
    func `a session without requests ends after thirty minutes to the millisecond`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        try await office.installClerk()
        let token = try await office.signIn().token
        office.clock.advance(1_799_999)
        #expect(try await isAlive(office, token))
        office.clock.advance(1_800_000)
        #expect(try await !isAlive(office, token))
    }

    @Test func `a busy session ends after twelve hours to the millisecond`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let token = try await office.signIn().token
        for _ in 0..<47 {
            office.clock.advance(15 * 60_000)
            #expect(try await isAlive(office, token))
        }
        office.clock.advance(15 * 60_000 - 1)
        #expect(try await isAlive(office, token))
        office.clock.advance(1)
        #expect(try await !isAlive(office, token))
    }

    @Test(arguments: [nil, "", "x", String(repeating: "A", count: 43), String(repeating: "A", count: 10_000)])
    func `a token that nobody was given speaks for nobody`(token: String?) async throws {
        let office = try await Office.open(.sqlite)
        #expect(try await !isAlive(office, token))
    }

    @Test func `signing out ends this session and no other`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let first = try await office.signIn()
        let second = try await office.signIn()
        try await office.access.signIn.signOut(first.token, principal: first.principal, from: Office.here)
        #expect(try await !isAlive(office, first.token))
        #expect(try await isAlive(office, second.token))
    }

    @Test func `one sees one's own sessions and may end them, not another's`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        try await office.install("wangfang", .worker, person: 70)
        let first = try await office.signIn()
        office.clock.advance(1_000)
        let second = try await office.signIn(from: Origin(address: "10.1.2.4", agent: "tablet"))
        let foreign = try await office.signIn("wangfang")
        let listed = try await office.access.sessions.list(of: first.principal)
        #expect(listed.map(\.address) == ["10.1.2.4", "10.1.2.3"])
        #expect(listed.map(\.isCurrent) == [false, true])
        try await office.access.sessions.end(session: #require(foreign.principal.session), of: first.principal)
        #expect(try await isAlive(office, foreign.token))
        try await office.access.sessions.end(session: listed[0].id, of: first.principal)
        #expect(try await !isAlive(office, second.token))
        #expect(try await isAlive(office, first.token))
    }

    @Test func `a stopped account's sessions speak for nobody at once`() async throws {
        let office = try await Office.open(.sqlite) { $0.sessionMemory = 60_000 }
        let id = try await office.installClerk()
        let token = try await office.signIn().token
        #expect(try await isAlive(office, token))
        try await office.access.accounts.disable(id, reason: "离职", by: office.administrator(.securityAdministrator))
        #expect(try await !isAlive(office, token))
    }

    @Test func `within its memory a server does not ask the store again, after it does`() async throws {
        let office = try await Office.open(.sqlite) { $0.sessionMemory = 1_000 }
        try await office.installClerk()
        let token = try await office.signIn().token
        _ = try await office.database.write { try $0.execute("DELETE FROM account_session") }
        office.clock.advance(999)
        #expect(try await isAlive(office, token))
        office.clock.advance(1)
        #expect(try await !isAlive(office, token))
    }

    @Test func `the last request is noted at most once in an interval`() async throws {
        let office = try await Office.open(.sqlite) { $0.touchInterval = 60_000 }
        try await office.installClerk()
        let start = office.clock.now
        let token = try await office.signIn().token
        func lastSeen() async throws -> Int64 {
            try await office.database.read { try $0.value("SELECT last_seen_at FROM account_session").integer ?? 0 }
                - start.milliseconds
        }
        office.clock.advance(59_999)
        #expect(try await isAlive(office, token))
        #expect(try await lastSeen() == 0)
        office.clock.advance(1)
        #expect(try await isAlive(office, token))
        #expect(try await lastSeen() == 60_000)
    }

    @Test func `sessions that are over are purged, living ones stay`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        _ = try await office.signIn()
        office.clock.advance(1_799_999)
        let living = try await office.signIn().token
        office.clock.advance(1)
        #expect(try await office.access.sessions.purge() == 1)
        #expect(try await isAlive(office, living))
    }
}
