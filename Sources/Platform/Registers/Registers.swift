import Access
import Calendars
import Database
import Ledger

/// All registers of a running product over one store: reading, writing, permissions.
public struct Registers: Sendable {
    public let ledger: Ledger
    public let catalogue: Catalogue
    public let codes: any CodeBook
    public let sealer: FieldSealer
    public let queries = RecordQueries()
    let statements = RegisterStatements()
    let plans = ListPlans()

    public var database: any Database { ledger.database }
    public var clock: Clock { ledger.clock }

    public init(
        ledger: Ledger, catalogue: Catalogue, codes: any CodeBook, sealer: FieldSealer
    ) {
        self.ledger = ledger
        self.catalogue = catalogue
        self.codes = codes
        self.sealer = sealer
    }

    /// Runs an act as one durable transaction under the account's name.
    public func write<Result: Sendable>(
        as principal: Principal, onBehalfOf: String = "", _ body: @escaping @Sendable (RegisterTransaction) throws -> Result
    ) async throws -> Result {
        let author = Author(accountID: principal.accountID, accountName: principal.authorName, onBehalfOf: onBehalfOf)
        return try await ledger.write(by: author) { transaction in
            let write = RegisterTransaction(ledger: transaction, registers: self, principal: principal)
            let result = try body(write)
            try write.finishPostponed()
            return result
        }
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await database.read(body)
    }

    /// A draft with its sealed fields in plain text.
    public func opened(_ draft: Draft) throws -> Draft {
        var copy = draft
        for (index, field) in draft.register.fields.enumerated() where field.sealing != nil {
            if let text = draft.values[index].text {
                copy.values[index] = .text(try sealer.open(text, register: draft.register.name, field: field.name))
            }
        }
        return copy
    }

    /// One field of a record in plain text.
    public func opened(_ field: String, of record: StoredRecord) throws -> Value {
        let register = record.draft.register
        guard register.field(field)?.sealing != nil, let text = record[field].text else { return record[field] }
        return .text(try sealer.open(text, register: register.name, field: field))
    }

    /// A sealed field as most roles see it: masked.
    public func masked(_ value: Value, field: FieldDefinition, of register: Register) -> String {
        guard let sealing = field.sealing, let text = value.text,
            let plain = try? sealer.open(text, register: register.name, field: field.name)
        else { return "" }
        return sealer.mask(plain, as: sealing)
    }

    // MARK: Permissions

    /// May the principal do this to this record?
    public func decide(_ principal: Principal, _ verb: Verb, _ record: StoredRecord) -> Decision {
        Permission.decide(
            principal, verb, grants: record.draft.register.grants, area: record.draft.register.area,
            recordRegion: RegionPath(stored: record.regionPath),
            recordOrganisation: record.organisation, recordPerformer: record.performer)
    }

    public func mayAttempt(_ principal: Principal, _ verb: Verb, _ register: Register) -> Bool {
        Permission.mayAttempt(principal, verb, grants: register.grants, area: register.area).isAllowed
    }

    /// The rows of a register that a principal may see, as a condition whose placeholders start at `?first`.
    public func condition(_ principal: Principal, _ verb: Verb, _ register: Register, first: Int) -> RowCondition {
        Permission.reach(principal, verb, grants: register.grants, area: register.area).condition(
            for: principal,
            columns: ScopeColumns(
                region: "t.region_path", organisation: "t.organisation_id", performer: register.performer.map { "t.\($0)" }),
            first: first)
    }
}
