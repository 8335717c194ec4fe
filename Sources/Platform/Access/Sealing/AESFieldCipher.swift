import Crypto
import Foundation

/// AES-256-GCM (NIST SP 800-38D, 96-bit nonce, 128-bit tag) and HMAC-SHA256 (RFC 2104).
///
/// Random nonces allow about 2^32 values under one key, far above the persons of a province; rotation starts a new count.
public struct AESFieldCipher: FieldCipher {
    public let name = "aes"
    public let keyLength = 32

    public init() {}

    public func seal(_ plain: [UInt8], key: [UInt8], associated: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: SymmetricKey(data: key), authenticating: associated)
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    public func open(_ sealed: [UInt8], key: [UInt8], associated: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: sealed)
        return Array(try AES.GCM.open(box, using: SymmetricKey(data: key), authenticating: associated))
    }

    public func authenticationCode(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    }
}
