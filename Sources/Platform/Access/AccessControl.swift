import Calendars
import Database
import Ledger

/// Everything that guards an installation, put together once at the start and handed to pages, registers and commands.
public struct AccessControl: Sendable {
    public let catalogue: RoleCatalogue
    public let options: AccessOptions
    public let accounts: Accounts
    public let sessions: Sessions
    public let tokens: AccessTokens
    public let signIn: SignIn
    public let secondFactor: SecondFactor
    public let formTokens: FormTokens
    public let log: AccessLog
    public let sealer: FieldSealer
    private let failures: FailureRecords

    public init(
        ledger: Ledger, keyring: Keyring, catalogue: RoleCatalogue, options: AccessOptions = .init(),
        sealing places: Set<FieldPlace>? = nil, random: Randomness = .system
    ) {
        self.catalogue = catalogue
        self.options = options
        let hasher = PasswordHasher(cost: options.passwordCost, random: random)
        failures = FailureRecords(
            lockout: options.lockout, clock: ledger.clock, tokenKey: keyring.current(.token).secret)
        sessions = Sessions(
            database: ledger.database, catalogue: catalogue, clock: ledger.clock, options: options, random: random)
        tokens = AccessTokens(ledger: ledger, catalogue: catalogue, options: options, random: random)
        log = AccessLog(database: ledger.database, keyring: keyring, random: random)
        let sealer = FieldSealer(keyring: keyring)
        self.sealer = places.map { sealer.only($0) } ?? sealer
        formTokens = FormTokens(keyring: keyring, random: random)
        accounts = Accounts(
            ledger: ledger, catalogue: catalogue, hasher: hasher, sessions: sessions, failures: failures, options: options,
            random: random)
        signIn = SignIn(
            ledger: ledger, hasher: hasher, sessions: sessions, failures: failures,
            limiter: AttemptLimiter(
                capacity: options.attemptsPerAddress, refillPerMinute: options.attemptsPerAddressAndMinute, clock: ledger.clock),
            log: log, options: options)
        secondFactor = SecondFactor(signIn: signIn, sealer: self.sealer, random: random)
    }

    /// Drops sessions and failure counts that no longer matter; for the nightly job.
    public func purge() async throws {
        try await sessions.purge()
        let failures = failures
        _ = try await sessions.database.write { try failures.purge(on: $0) }
    }

    /// Writes what the access log has gathered; before the store is closed.
    public func close() async throws { try await log.close() }
}
