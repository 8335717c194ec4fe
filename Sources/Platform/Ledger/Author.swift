/// Who answers for a change: an account, or the program itself acting by a rule (account 0).
public struct Author: Hashable, Sendable {
    public let accountID: Int64
    /// The account's sign-in name, kept with the entry because accounts may be renamed later.
    public let accountName: String
    /// The account that a trustee acts for, written “on behalf”; empty when acting for itself.
    public let onBehalfOf: String

    public init(accountID: Int64, accountName: String, onBehalfOf: String = "") {
        self.accountID = accountID
        self.accountName = accountName
        self.onBehalfOf = onBehalfOf
    }

    /// The program acting by itself: roll-ups, clocks, first installation.
    public static let program = Author(accountID: 0, accountName: "system")
}
