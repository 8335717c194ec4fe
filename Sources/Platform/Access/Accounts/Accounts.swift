import Calendars
import Database
import Ledger

/// The acts of the administrators on accounts. Whoever makes or changes an account cannot set it to work: that takes a second
/// person, the security administrator (双人授权).
public struct Accounts: Sendable {
    let ledger: Ledger
    let catalogue: RoleCatalogue
    let hasher: PasswordHasher
    let sessions: Sessions
    let failures: FailureRecords
    let options: AccessOptions
    let random: Randomness

    /// A password told once to the administrator who asked for it.
    public struct Prepared: Sendable, Hashable {
        public let account: Int64
        public let firstPassword: String
    }

    public func list(
        search: String = "", state: Account.State? = nil, as principal: Principal, limit: Int = 50, offset: Int = 0
    ) async throws -> [Account] {
        try Permission.decide(principal, .view, grants: [], area: .accounts).require()
        return try await ledger.database.read {
            try AccountQueries.list(search: search, state: state, limit: limit, offset: offset, on: $0)
        }
    }

    public func find(_ id: Int64, as principal: Principal) async throws -> Account {
        try Permission.decide(principal, .view, grants: [], area: .accounts).require()
        return try await ledger.database.read { try AccountQueries.find(id, on: $0) }
    }

    /// System administrator: makes an account that waits to be set to work.
    public func create(_ new: NewAccount, reason: String, by principal: Principal) async throws -> Prepared {
        try Permission.decide(principal, .create, grants: [], area: .accounts).require()
        let password = FirstPassword.make(random: random)
        let id = try await insert(
            new, password: password, state: .awaiting, mustChange: true, reason: reason, by: Author(principal))
        return Prepared(account: id, firstPassword: password)
    }

    /// System administrator: changes who the account is for. It waits again to be set to work, and its sessions end.
    public func change(_ id: Int64, to new: NewAccount, reason: String, by principal: Principal) async throws {
        try Permission.decide(principal, .edit, grants: [], area: .accounts).require()
        try notOnOneself(id, principal)
        try require(reason)
        try new.check(catalogue)
        try await ledger.write(by: Author(principal)) { transaction in
            let account = try AccountQueries.find(id, on: transaction.connection)
            guard account.name == new.name else { throw AccessError.accountNameInvalid }
            try AccountChange.apply(
                "change", to: account,
                set: [
                    ("display_name", .text(new.displayName)), ("role", .text(new.role.rawValue)),
                    ("organisation_id", Value(new.organisation)), ("region_path", Value(new.region.stored)),
                    ("person_id", Value(new.person)), ("state", .text(Account.State.awaiting.rawValue)),
                    ("prepared_by", .integer(principal.accountID)),
                ], fields: Accounts.fields(new, state: .awaiting), reason: reason, on: transaction)
            try Sessions.end(account: id, on: transaction.connection)
            try AccessTokens.revokeAll(of: id, at: transaction.at, on: transaction.connection)
        }
        sessions.forget(account: id)
    }

    /// System administrator: a new first password for someone who forgot theirs. The account waits to be set to work again, so
    /// that no one person can take an account over.
    public func resetPassword(_ id: Int64, reason: String, by principal: Principal) async throws -> Prepared {
        try Permission.decide(principal, .edit, grants: [], area: .accounts).require()
        try notOnOneself(id, principal)
        try require(reason)
        let password = FirstPassword.make(random: random)
        let hash = try await hasher.hash(password).encoded
        let depth = options.passwordPolicy.historyDepth
        try await ledger.write(by: Author(principal)) { transaction in
            let account = try AccountQueries.find(id, on: transaction.connection)
            let state: Account.State = account.state == .disabled ? .disabled : .awaiting
            try AccountChange.apply(
                "reset_password", to: account,
                set: [("state", .text(state.rawValue)), ("prepared_by", .integer(principal.accountID))],
                fields: ["password": "reset", "state": state.rawValue], reason: reason, on: transaction)
            try AccountQueries.setPassword(
                id, hash, mustChange: true, keeping: depth, at: transaction.at, on: transaction.connection)
            try Sessions.end(account: id, on: transaction.connection)
            try AccessTokens.revokeAll(of: id, at: transaction.at, on: transaction.connection)
        }
        sessions.forget(account: id)
        return Prepared(account: id, firstPassword: password)
    }

    func insert(
        _ new: NewAccount, password: String, state: Account.State, mustChange: Bool, reason: String, by author: Author
    ) async throws -> Int64 {
        try new.check(catalogue)
        try require(reason)
        let hash = try await hasher.hash(password).encoded
        let depth = options.passwordPolicy.historyDepth
        return try await ledger.write(by: author) { transaction in
            let connection = transaction.connection
            if try AccountQueries.find(name: new.name, on: connection) != nil { throw AccessError.accountNameTaken }
            let id = transaction.newID()
            try connection.execute(
                """
                INSERT INTO account (id, name, display_name, role, state, organisation_id, region_path, person_id, password_hash,
                    must_change_password, totp_last_step, prepared_by, created_at, version)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, ?11, ?12, 1)
                """,
                [
                    .integer(id), .text(new.name), .text(new.displayName), .text(new.role.rawValue), .text(state.rawValue),
                    Value(new.organisation), Value(new.region.stored), Value(new.person), .text(hash), Value(mustChange),
                    .integer(author.accountID), .integer(transaction.at.milliseconds),
                ])
            try AccountQueries.addToHistory(id, hash, keeping: depth, at: transaction.at, on: connection)
            try AccountChange.note(
                "create", account: id, version: 1, fields: Accounts.fields(new, state: state), reason: reason, on: transaction)
            return id
        }
    }

    static func fields(_ new: NewAccount, state: Account.State) -> [String: String] {
        [
            "name": new.name, "display_name": new.displayName, "role": new.role.rawValue, "state": state.rawValue,
            "organisation_id": new.organisation.map(String.init) ?? "", "region_path": new.region.stored ?? "",
            "person_id": new.person.map(String.init) ?? "",
        ]
    }

    func require(_ reason: String) throws(AccessError) {
        if reason.allSatisfy(\.isWhitespace) { throw AccessError.reasonMissing }
    }

    func notOnOneself(_ id: Int64, _ principal: Principal) throws(AccessError) {
        if id == principal.accountID { throw AccessError.notOnOneself }
    }
}
