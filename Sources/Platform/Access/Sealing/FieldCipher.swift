/// A suite of algorithms for sealed fields: one cipher that also authenticates, and one keyed digest.
///
/// The international suite ships. A site that must use commercial cryptography adds an SM4-GCM and SM3 suite of the same
/// shape; the suite's name stands in every sealed value, so that both can be read during the change.
public protocol FieldCipher: Sendable {
    /// Short name in the sealed value, without a dot.
    var name: String { get }
    /// Bytes in a key.
    var keyLength: Int { get }
    /// Nonce, ciphertext and tag in one; a fresh random nonce each time.
    func seal(_ plain: [UInt8], key: [UInt8], associated: [UInt8]) throws -> [UInt8]
    /// Throws when key, associated data or a single bit differs.
    func open(_ sealed: [UInt8], key: [UInt8], associated: [UInt8]) throws -> [UInt8]
    /// Keyed digest of a message.
    func authenticationCode(_ message: [UInt8], key: [UInt8]) -> [UInt8]
}
