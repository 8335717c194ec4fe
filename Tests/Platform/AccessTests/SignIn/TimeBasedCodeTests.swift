import Calendars
import Crypto
import Testing

@testable import Access

@Suite struct TimeBasedCodeTests {
    static let sha1Secret = Array("12345678901234567890".utf8)

    /// RFC 6238 appendix B, mode SHA-1, eight digits.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func `codes are those of RFC 6238`(second: Int64, code: String) {
        let step = TimeBasedCode.step(at: Instant(milliseconds: second * 1_000))
        #expect(TimeBasedCode.code(secret: Self.sha1Secret, step: step, digits: 8, Insecure.SHA1.self) == code)
        #expect(TimeBasedCode.code(secret: Self.sha1Secret, step: step) == String(code.suffix(6)))
    }

    /// RFC 6238 appendix B, modes SHA-256 and SHA-512 at 59 s, to see that the truncation does not depend on the digest.
    @Test func `the truncation holds for longer digests`() {
        let long = Array("1234567890123456789012345678901234567890123456789012345678901234".utf8)
        #expect(TimeBasedCode.code(secret: Array(long.prefix(32)), step: 1, digits: 8, SHA256.self) == "46119246")
        #expect(TimeBasedCode.code(secret: long, step: 1, digits: 8, SHA512.self) == "90693936")
    }

    @Test func `one step early or late is allowed, two are not`() {
        let now = Instant(milliseconds: 1_800_000_000_000)
        let step = TimeBasedCode.step(at: now)
        for (difference, isRight) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
            let code = TimeBasedCode.code(secret: Self.sha1Secret, step: step + difference)
            let matched = TimeBasedCode.matchingStep(code, secret: Self.sha1Secret, at: now, lastUsed: 0)
            #expect(matched == (isRight ? step + difference : nil))
        }
    }

    @Test func `a step used before is not taken again, nor an earlier one`() {
        let now = Instant(milliseconds: 1_800_000_000_000)
        let step = TimeBasedCode.step(at: now)
        let code = TimeBasedCode.code(secret: Self.sha1Secret, step: step)
        #expect(TimeBasedCode.matchingStep(code, secret: Self.sha1Secret, at: now, lastUsed: step - 1) == step)
        #expect(TimeBasedCode.matchingStep(code, secret: Self.sha1Secret, at: now, lastUsed: step) == nil)
        let earlier = TimeBasedCode.code(secret: Self.sha1Secret, step: step - 1)
        #expect(TimeBasedCode.matchingStep(earlier, secret: Self.sha1Secret, at: now, lastUsed: step) == nil)
    }

    @Test func `full-width digits and blanks are understood`() {
        let now = Instant(milliseconds: 59_000)
        #expect(TimeBasedCode.matchingStep("２８７ 082", secret: Self.sha1Secret, at: now, lastUsed: 0) == 1)
        #expect(TimeBasedCode.matchingStep("", secret: Self.sha1Secret, at: now, lastUsed: 0) == nil)
        #expect(TimeBasedCode.matchingStep("287082287082", secret: Self.sha1Secret, at: now, lastUsed: 0) == nil)
    }

    @Test func `the address for the app names issuer, account and secret`() {
        #expect(
            TimeBasedCode.enrolmentAddress(secret: Self.sha1Secret, issuer: "职业 健康", accountName: "li.ming")
                == "otpauth://totp/%E8%81%8C%E4%B8%9A%20%E5%81%A5%E5%BA%B7:li.ming?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=%E8%81%8C%E4%B8%9A%20%E5%81%A5%E5%BA%B7&algorithm=SHA1&digits=6&period=30")
    }

    /// RFC 4648 §10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `Base32 is that of RFC 4648`(plain: String, text: String) { #expect(Base32.encode(Array(plain.utf8)) == text) }
}
