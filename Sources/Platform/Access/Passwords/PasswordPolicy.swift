/// What a new password must be. Length does most; the rest keeps out what attackers try first.
public struct PasswordPolicy: Sendable {
    public var minimumLength = 10
    public var maximumLength = 128
    /// Of letters, digits and other characters.
    public var requiredKinds = 2
    /// How many former passwords may not return, the present one included.
    public var historyDepth = 5
    public var banned: Set<String> = BannedPasswords.list

    public init() {}

    /// Throws the first rule that the password breaks.
    public func check(_ password: String, accountName: String) throws(AccessError) {
        if password.count < minimumLength { throw AccessError.passwordTooShort }
        if password.count > maximumLength || password.utf8.count > maximumLength * 4 { throw AccessError.passwordTooLong }
        let lower = password.lowercased()
        if !accountName.isEmpty, lower.contains(accountName.lowercased()) { throw AccessError.passwordHoldsAccountName }
        if isBanned(lower) { throw AccessError.passwordTooCommon }
        let kinds = [
            password.contains(where: \.isLetter), password.contains(where: \.isNumber), password.contains(where: isOther),
        ]
        if kinds.filter({ $0 }).count < requiredKinds { throw AccessError.passwordTooSimple }
    }

    private func isOther(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }

    /// A banned word with nothing but digits and marks around it is banned too: `password-2026!` is `password`.
    private func isBanned(_ lower: String) -> Bool {
        if banned.contains(lower) || Set(lower).count <= 3 { return true }
        let core = lower.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed()
        return banned.contains(String(core))
    }
}
