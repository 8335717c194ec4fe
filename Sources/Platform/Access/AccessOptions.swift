/// What an installation may set about signing in. The defaults fit a system of protection grade 3.
public struct AccessOptions: Sendable {
    /// A session without a request for this long is over.
    public var sessionIdle: Int64 = 30 * 60_000
    /// A session is over after this long, however busy.
    public var sessionLongest: Int64 = 12 * 3_600_000
    /// Password given, second factor not yet: the time to type the code.
    public var secondFactorPending: Int64 = 10 * 60_000
    /// How stale the stored time of the last request may be, so that not every request writes. Makes a session end earlier by
    /// up to this much, never later.
    public var touchInterval: Int64 = 60_000
    /// How long a server may answer from memory who a token is. A sign-out or block on another server takes effect after it.
    public var sessionMemory: Int64 = 1_000
    public var passwordPolicy = PasswordPolicy()
    public var lockout = Lockout()
    public var passwordCost = PasswordHash.Cost()
    /// Sign-ins that one network address may try at once, and per minute after that.
    public var attemptsPerAddress = 30
    public var attemptsPerAddressAndMinute = 20
    /// Bearer tokens: the longest life, and how many of one account may be usable at once.
    public var tokenLongestDays = 366
    public var tokensPerAccount = 20
    /// The name that authenticator apps show.
    public var issuer = "职业健康"

    public init() {}
}
