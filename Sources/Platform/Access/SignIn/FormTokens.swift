/// Tokens that prove a form was drawn for this session (against cross-site request forgery).
///
/// A token is a fresh nonce and a keyed digest over nonce and session: nothing is stored, every page carries another token, and
/// compressing a page does not reveal it.
public struct FormTokens: Sendable {
    private let key: [UInt8]
    private let random: Randomness
    private let cipher = AESFieldCipher()

    public init(keyring: Keyring, random: Randomness = .system) {
        key = keyring.current(.token).secret
        self.random = random
    }

    /// A token for a form. `binding` is the session's cookie value, or that of the cookie given before sign-in.
    public func make(for binding: String) -> String {
        let nonce = random.bytes(16)
        return Base64URL.encode(nonce + code(nonce, binding))
    }

    /// Throws AC-008 unless the token was made for this binding.
    public func check(_ token: String?, for binding: String) throws(AccessError) {
        guard let token, token.utf8.count < 128, let bytes = Base64URL.decode(token), bytes.count == 48, !binding.isEmpty,
            equalInConstantTime(bytes[16...], code(Array(bytes[..<16]), binding))
        else { throw AccessError.formTokenRefused }
    }

    private func code(_ nonce: [UInt8], _ binding: String) -> [UInt8] {
        cipher.authenticationCode(Array("form\0".utf8) + nonce + Array(binding.utf8), key: key)
    }
}
