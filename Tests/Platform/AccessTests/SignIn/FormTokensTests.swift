import Testing

@testable import Access

@Suite struct FormTokensTests {
    @Test func `a token is good for its own session as often as needed`() throws {
        let tokens = FormTokens(keyring: try .generate())
        let token = tokens.make(for: "session-a")
        try tokens.check(token, for: "session-a")
        try tokens.check(token, for: "session-a")
        #expect(tokens.make(for: "session-a") != token)
    }

    @Test func `the token of another session is refused`() throws {
        let tokens = FormTokens(keyring: try .generate())
        #expect(throws: AccessError.formTokenRefused) { try tokens.check(tokens.make(for: "session-a"), for: "session-b") }
    }

    @Test func `a token made with other keys is refused`() throws {
        let token = FormTokens(keyring: try .generate()).make(for: "session-a")
        #expect(throws: AccessError.formTokenRefused) { try FormTokens(keyring: .generate()).check(token, for: "session-a") }
    }

    @Test(arguments: [nil, "", "AAAA", "not base64 !", String(repeating: "A", count: 64), String(repeating: "A", count: 10_000)])
    func `no token and no sense are refused`(token: String?) throws {
        let tokens = FormTokens(keyring: try .generate())
        #expect(throws: AccessError.formTokenRefused) { try tokens.check(token, for: "session-a") }
    }

    @Test func `an empty binding is never good`() throws {
        let tokens = FormTokens(keyring: try .generate())
        #expect(throws: AccessError.formTokenRefused) { try tokens.check(tokens.make(for: ""), for: "") }
    }
}
