import Access
import Database

/// A kind of record, declared once: from it come table, list, form, detail, sheets, interface, permissions, clocks and audit.
public struct Register: Sendable {
    /// Table name and address: singular, snake_case.
    public var name: String
    /// What people call it, in Chinese.
    public var title: String
    public var help = ""
    public var fields: [FieldDefinition]
    /// Fields that name a record to people, in order.
    public var titleFields: [String] = []
    /// Fields that name a record to somebody who may not open it; empty where the title tells nothing that is not theirs.
    public var outsideTitleFields: [String] = []
    /// Fields that name a record in the world; imports find the record by them.
    public var naturalKey: [String] = []
    public var region: RegionRule = .none
    public var ownership: OwnershipRule = .none
    /// Field that names the organisation which did the work for the owner (scope `performed`): the institution that measured.
    public var performer: String?
    public var grants: [Grant] = []
    public var lifecycle = Lifecycle.simple
    /// What acts of the slice are called in a record's history, beyond the transitions of its lifecycle.
    public var acts: [String: String] = [:]
    /// Requirements of the plans that the register serves (`R-19`).
    public var requirements: [String] = []
    /// Heading of the menu under which the register stands; empty keeps it out of the menu.
    public var menu = ""
    /// Person data: every read is logged before it is shown.
    public var holdsPersons = false
    public var checks: [Check] = []
    /// What fills computed fields from the others, before every write.
    public var derivations: [Derivation] = []
    /// The part of the system to which the register belongs; only code tables are not business.
    public var area = Area.business
    /// Extra indexes, as lists of columns.
    public var indexes: [[String]] = []
    public var defaultSort: SortOrder?
    /// False for registers written by acts alone: no form, no import.
    public var isEditable = true

    /// False where acts alone make and end the records, even where people add to them.
    public var isMadeByHand: Bool { isEditable && grants.contains { $0.verbs.contains(.create) } }

    /// Where a record belongs.
    public enum RegionRule: Sendable, Hashable {
        case none
        /// A field that holds a region code.
        case field(String)
        /// The record that a reference field points to.
        case through(String)
        /// The region of the account that writes it.
        case author
    }

    /// Which organisation owns a record (scope `organisation`).
    public enum OwnershipRule: Sendable, Hashable {
        case none
        /// The record is itself the organisation (an employer's file).
        case own
        case through(String)
        case author
    }

    /// A rule over several fields.
    public struct Check: Sendable {
        public let run: @Sendable (Draft) -> [FieldProblem]
        public init(_ run: @escaping @Sendable (Draft) -> [FieldProblem]) { self.run = run }
    }

    /// Fills computed fields of a draft from its other fields and the code tables.
    public struct Derivation: Sendable {
        public let run: @Sendable (inout Draft, any CodeBook) -> Void
        public init(_ run: @escaping @Sendable (inout Draft, any CodeBook) -> Void) { self.run = run }
    }

    public func field(_ name: String) -> FieldDefinition? { positions[name].map { fields[$0] } }
    public func position(_ name: String) -> Int? { positions[name] }
    private let positions: [String: Int]
    /// The columns of a record, for a query under the alias `t`.
    let selection: String

    init(name: String, title: String, fields: [FieldDefinition]) {
        self.name = name
        self.title = title
        self.fields = fields
        selection = StoredRecord.select(fields)
        positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
    }
}

/// A sort order of a list: one column, then the record number.
public struct SortOrder: Sendable, Hashable {
    public var field: String
    public var descending: Bool
    public init(_ field: String, descending: Bool = false) {
        self.field = field
        self.descending = descending
    }
}

/// A record type with its declaration.
public protocol RegisterRecord: Sendable {
    init()
    static var declaration: Declaration<Self> { get }
}

extension RegisterRecord {
    public static var register: Register { declaration.register }
}

/// The declaration of a register over its record type; modifiers read like sentences.
public struct Declaration<Record: Sendable>: Sendable {
    public private(set) var register: Register
    let fields: [Field<Record>]

    public init(_ name: String, _ title: String, @FieldList<Record> fields: () -> [Field<Record>]) {
        let list = fields()
        self.fields = list
        register = Register(name: name, title: title, fields: list.map(\.definition))
        register.titleFields = list.first.map { [$0.definition.name] } ?? []
    }

    private func with(_ change: (inout Register) -> Void) -> Declaration {
        var copy = self
        change(&copy.register)
        return copy
    }

    public func titled(by fields: String...) -> Declaration { with { $0.titleFields = fields } }
    /// Where others than those who may open the record meet its name: these fields alone.
    public func titledOutside(by fields: String...) -> Declaration { with { $0.outsideTitleFields = fields } }
    public func named(by fields: String...) -> Declaration { with { $0.naturalKey = fields } }
    public func region(_ rule: Register.RegionRule) -> Declaration { with { $0.region = rule } }
    public func owned(_ rule: Register.OwnershipRule) -> Declaration { with { $0.ownership = rule } }
    /// A second owner beside `owned`: the organisation in this field sees the record under grants of scope `performed`.
    public func performed(by field: String) -> Declaration { with { $0.performer = field } }
    public func grant(_ role: Role, _ verbs: Set<Verb>, _ scope: ScopeKind) -> Declaration {
        with { $0.grants.append(Grant(role: role, verbs: verbs, scope: scope)) }
    }
    public func grant(_ grants: [Grant]) -> Declaration { with { $0.grants += grants } }
    public func grant(_ roles: [Role], _ verbs: Set<Verb>, _ scope: ScopeKind) -> Declaration {
        with { register in register.grants += roles.map { Grant(role: $0, verbs: verbs, scope: scope) } }
    }
    public func lifecycle(_ lifecycle: Lifecycle) -> Declaration { with { $0.lifecycle = lifecycle } }
    public func acts(_ labels: [String: String]) -> Declaration { with { $0.acts = labels } }
    public func serves(_ requirements: String...) -> Declaration { with { $0.requirements = requirements } }
    public func menu(_ heading: String) -> Declaration { with { $0.menu = heading } }
    public func help(_ text: String) -> Declaration { with { $0.help = text } }
    public func holdsPersons() -> Declaration { with { $0.holdsPersons = true } }
    public func check(_ run: @escaping @Sendable (Draft) -> [FieldProblem]) -> Declaration {
        with { $0.checks.append(.init(run)) }
    }
    public func area(_ area: Area) -> Declaration { with { $0.area = area } }

    /// Fills computed fields from the other fields of the same record before every write; only computed fields are taken over.
    public func derive(_ run: @escaping @Sendable (inout Record, any CodeBook) -> Void) -> Declaration
    where Record: RegisterRecord {
        let fields = fields
        return with { register in
            register.derivations.append(
                .init { draft, codes in
                    var record = Record()
                    for (field, value) in zip(fields, draft.values) { field.write(&record, value) }
                    run(&record, codes)
                    for (index, field) in fields.enumerated() where field.definition.isComputed {
                        draft.values[index] = field.read(record)
                    }
                })
        }
    }
    public func index(_ columns: String...) -> Declaration { with { $0.indexes.append(columns) } }
    public func sorted(by field: String, descending: Bool = false) -> Declaration {
        with { $0.defaultSort = SortOrder(field, descending: descending) }
    }
    public func writtenByActs() -> Declaration { with { $0.isEditable = false } }

    /// The typed record of stored values, in the order of the register's fields.
    public func decode(_ values: [Value]) -> Record where Record: RegisterRecord {
        var record = Record()
        for (field, value) in zip(fields, values) { field.write(&record, value) }
        return record
    }

    /// The stored values of a typed record, in the order of the register's fields.
    public func encode(_ record: Record) -> [Value] { fields.map { $0.read(record) } }
}

@resultBuilder
public enum FieldList<Record> {
    /// Tells the compiler whose property a key path names.
    public static func buildExpression(_ field: Field<Record>) -> Field<Record> { field }
    public static func buildBlock(_ fields: Field<Record>...) -> [Field<Record>] { fields }
}
