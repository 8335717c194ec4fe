import Calendars
import Crypto
import Foundation

/// One-time codes of RFC 6238 (30-second steps, RFC 4226 truncation) as authenticator apps compute them: SHA-1, six digits.
public enum TimeBasedCode {
    static let stepLength: Int64 = 30_000

    public static func step(at now: Instant) -> Int64 { now.milliseconds / stepLength }

    static func code<H: HashFunction>(secret: [UInt8], step: Int64, digits: Int, _: H.Type) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let digest = Array(HMAC<H>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(digest[digest.count - 1] & 15)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(UInt64(number) % (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The code that an app shows for a step.
    public static func code(secret: [UInt8], step: Int64) -> String {
        code(secret: secret, step: step, digits: 6, Insecure.SHA1.self)
    }

    /// The step for which the code is right, one step early or late allowed for clocks that differ, and later than the last step
    /// used; nil when it is wrong or was used before.
    public static func matchingStep(_ typed: String, secret: [UInt8], at now: Instant, lastUsed: Int64) -> Int64? {
        let code = BlindIndex.normalised(typed)
        let current = step(at: now)
        return (current - 1...current + 1).filter { $0 > lastUsed }
            .first { equalInConstantTime(Array(code.utf8), Array(self.code(secret: secret, step: $0).utf8)) }
    }

    /// The address that an authenticator app reads from a square code (Key URI format).
    public static func enrolmentAddress(secret: [UInt8], issuer: String, accountName: String) -> String {
        func escaped(_ text: String) -> String {
            text.addingPercentEncoding(
                withAllowedCharacters: CharacterSet(
                    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")) ?? ""
        }
        return "otpauth://totp/\(escaped(issuer)):\(escaped(accountName))?secret=\(Base32.encode(secret))"
            + "&issuer=\(escaped(issuer))&algorithm=SHA1&digits=6&period=30"
    }
}
