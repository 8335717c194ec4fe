import Testing

@testable import Access

@Suite struct PasswordPolicyTests {
    let policy = PasswordPolicy()

    func refusal(_ password: String, name: String = "liming") -> AccessError? {
        do { try policy.check(password, accountName: name) } catch { return error }
        return nil
    }

    @Test(arguments: [
        "harbour-42", "春江潮水连海平2026", "a1b2c3d4e5", "correct horse battery", String(repeating: "ab3", count: 42) + "xy",
    ])
    func `a good password is taken`(password: String) { #expect(refusal(password) == nil) }

    @Test func `nine characters are too short, ten are enough`() {
        #expect(refusal("harbour-4") == .passwordTooShort)
        #expect(refusal("harbour-42") == nil)
        #expect(refusal("") == .passwordTooShort)
    }

    @Test func `128 characters are enough, 129 are too long`() {
        let long = "1" + String(repeating: "abcdefg", count: 18) + "x"
        #expect(long.count == 128)
        #expect(refusal(long) == nil)
        #expect(refusal(long + "y") == .passwordTooLong)
    }

    @Test(arguments: ["liming-2026-x", "XXLiMing2026"])
    func `the account name in it is refused in any case`(password: String) {
        #expect(refusal(password) == .passwordHoldsAccountName)
    }

    @Test(arguments: [
        "1234567890", "password-2026!", "Password12345", "2026admin2026", "aaaaaaaaaa1", "1qaz2wsx3edc", "yangjiang2026",
    ])
    func `what is guessed first is refused`(password: String) { #expect(refusal(password) == .passwordTooCommon) }

    @Test(arguments: ["harbourbridge", "82736450917", "春江潮水连海平海上明月"])
    func `one kind of character is too simple`(password: String) { #expect(refusal(password) == .passwordTooSimple) }

    @Test func `a made first password passes the policy`() {
        for _ in 0..<200 {
            let password = FirstPassword.make(random: .system)
            #expect(password.count == 19)
            #expect(refusal(password) == nil)
        }
    }
}
