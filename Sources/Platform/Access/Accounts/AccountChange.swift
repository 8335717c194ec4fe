import Calendars
import Database
import Foundation
import Ledger

/// A change of an account noted in the audit chain. The register is called `account`; passwords and secrets are named, never
/// shown.
enum AccountChange {
    static func note(
        _ action: String, account: Int64, version: Int64, fields: [String: String], reason: String = "",
        on transaction: LedgerTransaction
    ) throws {
        try note(
            action, register: "account", record: account, version: version, fields: fields, reason: reason, on: transaction)
    }

    static func note(
        _ action: String, register: String, record: Int64, version: Int64, fields: [String: String], reason: String = "",
        on transaction: LedgerTransaction
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = String(decoding: try encoder.encode(fields), as: UTF8.self)
        transaction.note(
            action: action, register: register, recordID: record, version: version, reason: reason, content: content)
    }

    /// Sets columns of an account, counts its version up and notes it. `expecting` guards against a change in between.
    @discardableResult
    static func apply(
        _ action: String, to account: Account, set columns: [(column: String, value: Value)], fields: [String: String],
        reason: String = "", on transaction: LedgerTransaction
    ) throws -> Int64 {
        let version = account.version + 1
        var arguments = columns.map(\.value)
        let assignments = columns.enumerated().map { "\($1.column) = ?\($0 + 1)" } + ["version = ?\(arguments.count + 1)"]
        arguments += [.integer(version), .integer(account.id), .integer(account.version)]
        let count = arguments.count
        let changed = try transaction.connection.execute(
            "UPDATE account SET \(assignments.joined(separator: ", ")) WHERE id = ?\(count - 1) AND version = ?\(count)",
            arguments)
        guard changed == 1 else { throw AccessError.wrongState }
        try note(action, account: account.id, version: version, fields: fields, reason: reason, on: transaction)
        return version
    }
}

extension Author {
    public init(_ principal: Principal) { self.init(accountID: principal.accountID, accountName: principal.authorName) }
}
