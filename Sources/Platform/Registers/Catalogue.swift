import Access
import Calendars
import Database
import Ledger

/// All registers of the product, with what follows from a change of their records.
public struct Catalogue: Sendable {
    public let registers: [Register]
    private let byName: [String: Register]
    private var consequences: [String: [Consequence]] = [:]
    private var contributions: [String: [FigureSource]] = [:]
    private var completions: [String: [Completion]] = [:]
    private var entrustments: [String: [Entrustment]] = [:]
    private var beginnings: [String: Beginning] = [:]
    private var preparations: [String: Preparation] = [:]
    /// Sealed columns outside the registers.
    public private(set) var sealedColumns: [SealedColumn] = []

    /// In which state a completed new record begins, where the check that completed it has already decided; nil for the first state of its
    /// lifecycle. One entry of the ledger then says what two would say.
    public typealias Beginning = @Sendable (Draft) -> String?

    /// What a slice does in the same transaction after a record was written.
    public typealias Consequence = @Sendable (RecordChange, RegisterTransaction) throws -> Void

    /// What a slice fills in from other records before a record is written, in the same transaction: the person behind a number, what a
    /// check against other records found. The record as it stood comes second; nil for a new one. May refuse with
    /// `RegisterError.invalid`, so that forms, sheets and the interface tell the reason at the field.
    public typealias Completion = @Sendable (inout Draft, StoredRecord?, RegisterTransaction) throws -> Void

    /// What a completion needs and can be worked out of the draft's values alone; an import does it where it reads, and the completion
    /// finds it by `Draft.prepared` or works it out itself.
    public typealias Preparation = @Sendable (Draft) -> (any Sendable)?

    /// What a record adds to figures; called for the record before and after a change, the difference is stored.
    public struct FigureSource: Sendable {
        public let figures: [String]
        public let contributions: @Sendable (StoredRecord) -> [FigureContribution]
        public init(_ figures: [String], _ contributions: @escaping @Sendable (StoredRecord) -> [FigureContribution]) {
            self.figures = figures
            self.contributions = contributions
        }
    }

    /// Lets an organisation name records in its forms and sheets that it may not open: a task hands an employer to an institution.
    public struct Entrustment: Sendable, Hashable {
        /// The register whose live records hand over, its field that names the organisation, and its field that names what is handed.
        public let by: String
        public let to: String
        public let field: String
        /// The column of the named register that must equal that field.
        public let column: String
        /// States in which the record no longer hands over.
        public let except: [String]
        /// Hands over whatever belongs to the record's own region or one below it, instead of what its field names.
        public let byRegion: Bool

        public init(by register: String, to organisation: String, field: String, column: String = "id", except: [String] = []) {
            self.by = register
            self.to = organisation
            self.field = field
            self.column = column
            self.except = except
            byRegion = false
        }

        /// A body that serves a region names what belongs there: a clinic the patients of its town.
        public init(byRegionOf register: String, to organisation: String, except: [String] = []) {
            by = register
            to = organisation
            field = ""
            column = ""
            self.except = except
            byRegion = true
        }

        /// Over the alias `t` of the named register; the organisation's number stands at the place.
        func condition(organisation place: String) -> String {
            let states = except.isEmpty ? "" : " AND e.state NOT IN (\(except.map { "'\($0)'" }.joined(separator: ", ")))"
            let handed =
                byRegion
                ? "(t.region_path = e.region_path OR t.region_path LIKE e.region_path || '/%')" : "e.\(field) = t.\(column)"
            return "EXISTS (SELECT 1 FROM \(by) e WHERE e.void = 0 AND e.\(to) = \(place) AND \(handed)\(states))"
        }
    }

    public init(_ registers: [Register]) {
        self.registers = registers
        byName = Dictionary(uniqueKeysWithValues: registers.map { ($0.name, $0) })
    }

    public func register(_ name: String) -> Register? { byName[name] }

    /// Declares sealed columns of tables that are no registers.
    public mutating func seal(_ columns: [SealedColumn]) {
        for column in columns where !sealedColumns.contains(column) { sealedColumns.append(column) }
    }

    /// Every place for which something may be sealed: the fields of the registers and the columns declared beside them.
    public var sealedPlaces: Set<FieldPlace> {
        let fields = registers.flatMap { register in
            register.fields.filter { $0.sealing != nil }.map { FieldPlace(register.name, $0.name) }
        }
        return Set(fields + sealedColumns.map(\.place))
    }

    public mutating func after(_ register: String, _ consequence: @escaping Consequence) {
        consequences[register, default: []].append(consequence)
    }

    public mutating func complete(_ register: String, _ completion: @escaping Completion) {
        completions[register, default: []].append(completion)
    }

    public mutating func prepare(_ register: String, _ preparation: @escaping Preparation) {
        preparations[register] = preparation
    }

    public mutating func begin(_ register: String, _ beginning: @escaping Beginning) { beginnings[register] = beginning }

    public mutating func entrust(_ register: String, _ entrustment: Entrustment) {
        entrustments[register, default: []].append(entrustment)
    }

    public mutating func figures(from register: String, _ source: FigureSource) {
        contributions[register, default: []].append(source)
    }

    public func consequences(of register: String) -> [Consequence] { consequences[register] ?? [] }
    public func completions(of register: String) -> [Completion] { completions[register] ?? [] }
    func preparation(of register: String) -> Preparation? { preparations[register] }
    func beginning(of register: String) -> Beginning? { beginnings[register] }
    public func entrustments(of register: String) -> [Entrustment] { entrustments[register] ?? [] }
    public func figureSources(of register: String) -> [FigureSource] { contributions[register] ?? [] }

    /// Registers whose reference fields point to this one: what a detail page lists below a record.
    public func referring(to register: String) -> [(register: Register, field: FieldDefinition)] {
        registers.flatMap { other in
            other.fields.filter { $0.reference?.register == register }.map { (other, $0) }
        }
    }
}

/// A record before and after one write.
public struct RecordChange: Sendable {
    public var register: Register
    public var action: String
    public var before: StoredRecord?
    public var after: StoredRecord
}
