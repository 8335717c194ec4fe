/// A first password that the program makes for a new account: told once, changed at the first sign-in.
enum FirstPassword {
    /// Without characters that are mistaken for each other when read out or written down.
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// Sixteen characters in groups of four: about 79 bits.
    static func make(random: Randomness) -> String {
        var characters: [Character] = []
        while characters.count < 16 {
            // Bytes above the largest multiple of the alphabet's length would favour its first characters.
            for byte in random.bytes(32) where Int(byte) < 256 / alphabet.count * alphabet.count && characters.count < 16 {
                characters.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return stride(from: 0, to: 16, by: 4).map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
    }
}
