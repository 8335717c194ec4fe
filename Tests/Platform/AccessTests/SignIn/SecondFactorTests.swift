import Calendars
import Database
import Testing

@testable import Access

@Suite(.serialized) struct SecondFactorTests {
    /// Enrols the clerk; gives the secret and the recovery codes.
    func enrol(_ office: Office) async throws -> (secret: [UInt8], codes: [String]) {
        let principal = try await office.signIn().principal
        let enrolment = try await office.access.secondFactor.begin(for: principal)
        let secret = try decode(enrolment.secret)
        let codes = try await office.access.secondFactor.confirm(code(secret, office), for: principal)
        office.clock.advance(30_000)
        return (secret, codes)
    }

    func decode(_ base32: String) throws -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = try base32.flatMap { character in
            let value = try #require(alphabet.firstIndex(of: character))
            return (0..<5).map { value >> (4 - $0) & 1 }
        }
        return stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
        }
    }

    func code(_ secret: [UInt8], _ office: Office) -> String {
        TimeBasedCode.code(secret: secret, step: TimeBasedCode.step(at: office.clock.now))
    }

    func refusal(_ office: Office, _ code: String, _ token: String) async throws -> String? {
        do { _ = try await office.access.secondFactor.verify(code, token: token, from: Office.here) } catch let error
            as AccessError
        {
            return error.code
        }
        return nil
    }

    @Test(arguments: Engine.allCases)
    func `after enrolling, the password alone opens nothing and the code completes it`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        try await office.installClerk()
        let (secret, codes) = try await enrol(office)
        #expect(codes.count == 10 && Set(codes).count == 10)
        let half = try await office.signIn()
        #expect(half.principal.owes == .secondFactorDue)
        let whole = try await office.access.secondFactor.verify(code(secret, office), token: half.token, from: Office.here)
        #expect(whole.principal.owes == nil)
        #expect(whole.token != half.token)
        await #expect(throws: AccessError.sessionExpired) { try await office.access.sessions.principal(for: half.token) }
        let stored = try await office.database.read { try $0.value("SELECT totp_secret FROM account").text }
        #expect(stored?.hasPrefix("1.aes.f1.") == true)
    }

    @Test func `a code used once is refused the second time`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let (secret, _) = try await enrol(office)
        let used = code(secret, office)
        #expect(try await refusal(office, used, office.signIn().token) == nil)
        #expect(try await refusal(office, used, office.signIn().token) == "AC-020")
        office.clock.advance(30_000)
        #expect(try await refusal(office, code(secret, office), office.signIn().token) == nil)
    }

    @Test func `the code that enrolled does not sign in`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let principal = try await office.signIn().principal
        let secret = try decode(await office.access.secondFactor.begin(for: principal).secret)
        let first = code(secret, office)
        _ = try await office.access.secondFactor.confirm(first, for: principal)
        #expect(try await refusal(office, first, office.signIn().token) == "AC-020")
    }

    @Test func `a recovery code works once, however typed`() async throws {
        let office = try await Office.open(.sqlite)
        let id = try await office.installClerk()
        let (_, codes) = try await enrol(office)
        let typed = codes[3].lowercased().replacing("-", with: " ")
        #expect(try await refusal(office, typed, office.signIn().token) == nil)
        #expect(try await refusal(office, typed, office.signIn().token) == "AC-020")
        let clerk = Principal(accountID: id, accountName: "liming", displayName: "", role: .clerk)
        #expect(try await office.access.secondFactor.recoveryCodesLeft(of: clerk) == 9)
    }

    @Test func `wrong codes lock the account like wrong passwords`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let (secret, _) = try await enrol(office)
        let half = try await office.signIn()
        // The right password stays counted until the code is right: four codes are left.
        for _ in 0..<4 { #expect(try await refusal(office, "000000x", half.token) == "AC-020") }
        #expect(try await refusal(office, code(secret, office), half.token) == "AC-002")
        #expect(try await office.refusal() == "AC-002")
    }

    @Test func `a half-open session ends after ten minutes and reaches neither password nor second factor`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        _ = try await enrol(office)
        let half = try await office.signIn()
        await #expect(throws: AccessError(.secondFactorDue)) {
            try await office.access.signIn.changePassword(
                of: half.principal, current: Office.password, new: "lighthouse-77", from: Office.here)
        }
        await #expect(throws: AccessError(.secondFactorDue)) { try await office.access.secondFactor.begin(for: half.principal) }
        await #expect(throws: AccessError(.secondFactorDue)) {
            try await office.access.secondFactor.remove(for: half.principal, password: Office.password)
        }
        office.clock.advance(599_999)
        #expect(try await office.access.sessions.principal(for: half.token) == half.principal)
        office.clock.advance(1)
        await #expect(throws: AccessError.sessionExpired) { try await office.access.sessions.principal(for: half.token) }
    }

    @Test func `enrolling needs a beginning and a right first code, and is done once`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let principal = try await office.signIn().principal
        let factor = office.access.secondFactor
        await #expect(throws: AccessError.secondFactorNotBegun) { try await factor.confirm("123456", for: principal) }
        let secret = try decode(await factor.begin(for: principal).secret)
        await #expect(throws: AccessError.secondFactorRefused) { try await factor.confirm("000000x", for: principal) }
        #expect(try await office.signIn().principal.owes == nil)
        _ = try await factor.confirm(code(secret, office), for: principal)
        await #expect(throws: AccessError.secondFactorAlreadyOn) { try await factor.begin(for: principal) }
    }

    @Test func `a role that asks for it owes the enrolment until it is done`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.install("chief", .leader, region: .root)
        let opened = try await office.signIn("chief")
        #expect(opened.principal.owes == .secondFactorEnrolmentDue)
        let secret = try decode(await office.access.secondFactor.begin(for: opened.principal).secret)
        _ = try await office.access.secondFactor.confirm(code(secret, office), for: opened.principal)
        #expect(try await office.access.sessions.principal(for: opened.token).owes == nil)
    }

    @Test func `taken off with the password, it is asked for no more`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let (secret, _) = try await enrol(office)
        let half = try await office.signIn()
        let whole = try await office.access.secondFactor.verify(code(secret, office), token: half.token, from: Office.here)
        await #expect(throws: AccessError.currentPasswordWrong) {
            try await office.access.secondFactor.remove(for: whole.principal, password: "wrong-password-1")
        }
        try await office.access.secondFactor.remove(for: whole.principal, password: Office.password)
        #expect(try await office.signIn().principal.owes == nil)
        #expect(try await office.count("account_recovery_code") == 0)
    }
}
