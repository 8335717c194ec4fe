import Calendars
import Database
import Ledger
import Testing

@testable import Access

@Suite(.serialized) struct PasswordChangeTests {
    func refusal(_ office: Office, _ principal: Principal, _ current: String, _ new: String) async throws -> AccessError? {
        do {
            _ = try await office.access.signIn.changePassword(of: principal, current: current, new: new, from: Office.here)
        } catch let error as AccessError { return error }
        return nil
    }

    @Test(arguments: Engine.allCases)
    func `the first password opens nothing until it is changed`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        try await office.installClerk(mustChange: true)
        let first = try await office.signIn()
        #expect(first.principal.owes == .passwordChangeDue)
        let changed = try await office.access.signIn.changePassword(
            of: first.principal, current: Office.password, new: "lighthouse-77", from: Office.here)
        #expect(changed.principal.owes == nil)
        #expect(try await office.refusal() == "AC-001")
        #expect(try await office.refusal("liming", "lighthouse-77") == nil)
        let faults = try await office.database.read { try ChainVerification.verify($0).faults }
        #expect(faults.isEmpty)
    }

    @Test func `all sessions end, the browser goes on with a new one`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let here = try await office.signIn()
        let there = try await office.signIn()
        let changed = try await office.access.signIn.changePassword(
            of: here.principal, current: Office.password, new: "lighthouse-77", from: Office.here)
        for token in [here.token, there.token] {
            await #expect(throws: AccessError.sessionExpired) { try await office.access.sessions.principal(for: token) }
        }
        #expect(try await office.access.sessions.principal(for: changed.token) == changed.principal)
    }

    @Test func `the present password must be right, and is guarded like the door`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let principal = try await office.signIn().principal
        for _ in 0..<5 {
            #expect(try await refusal(office, principal, "wrong-password-1", "lighthouse-77") == .currentPasswordWrong)
        }
        #expect(try await refusal(office, principal, Office.password, "lighthouse-77")?.code == "AC-002")
    }

    @Test func `a weak new password is refused and nothing changes`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let opened = try await office.signIn()
        #expect(try await refusal(office, opened.principal, Office.password, "short-1") == .passwordTooShort)
        #expect(try await office.access.sessions.principal(for: opened.token) == opened.principal)
    }

    @Test func `the last five passwords may not return, the sixth may`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        var principal = try await office.signIn().principal
        var current = Office.password
        for number in 1...5 {
            #expect(try await refusal(office, principal, current, Office.password) == .passwordUsedBefore, "change \(number)")
            let next = "lighthouse-7\(number)"
            principal = try await office.access.signIn.changePassword(
                of: principal, current: current, new: next, from: Office.here
            ).principal
            current = next
        }
        #expect(try await office.count("account_password") == 5)
        #expect(try await refusal(office, principal, current, "lighthouse-71") == .passwordUsedBefore)
        #expect(try await refusal(office, principal, current, Office.password) == nil)
    }
}
