import Access
import Database

/// A field of a register as everything outside the record type sees it: pages, sheets, the interface, the store.
public struct FieldDefinition: Sendable, Identifiable {
    public var name: String
    public var label: String
    public var kind: FieldKind
    public var id: String { name }

    public var isRequired = false
    /// Filled by acts and rules, never typed.
    public var isComputed = false
    /// Kept for the program (a digest, a key for matching, a machine's trace): pages and sheets leave it out, the interface tells it.
    public var isTechnical = false
    /// Tone of the badge in which a value is shown; values without one are shown as plain words.
    public var tones: [String: Lifecycle.State.Tone] = [:]
    public var isUnique = false
    public var isListed = false
    public var isFilterable = false
    public var isMultiline = false
    public var maximumLength = 200
    public var minimum: Double?
    public var maximum: Double?
    public var unit = ""
    public var help = ""
    public var example = ""
    /// The group heading under which forms and detail pages show it.
    public var section = ""
    /// Other headings under which sheets carry this field.
    public var aliases: [String] = []
    /// Name of the code table whose codes the field holds.
    public var codeTable: String?
    /// The record of another register that the field points to.
    public var reference: Reference?
    /// Kind of identifier (`usci`, `id18` …) whose check the value must pass.
    public var identifier: String?
    /// Encrypted in the store, searched by a blind index, masked unless the role may unmask.
    public var sealing: Sealing?
    /// Roles that may see the field at all; nil means everyone who may see the record.
    public var visibleTo: Set<Role>?
    /// What a new record holds before anything is entered: “no” for a flag that must be one or the other, else nothing.
    public var initial: Value = .null

    public struct Reference: Sendable, Hashable {
        public var register: String
        /// Field of the referenced register by which sheets and people name a record.
        public var key: String
        /// Field of this register that narrows the choice, with the field of the referenced register that must equal it.
        public var within: String?
        public var withinKey: String?
        /// The narrowing field may stay empty; then the whole register is looked through.
        public var isWithinOptional = false
    }

    public enum Sealing: String, Sendable, Hashable { case identityNumber, personName, phone, text }

    init(name: String, label: String, kind: FieldKind) {
        self.name = name
        self.label = label
        self.kind = kind
    }
}

/// A field tied to a property of the record type, so that the compiler checks name and type once.
///
/// Reads like the field: `Field(\.headcount, "headcount", "接害人数").unit("人").required()`.
public struct Field<Record>: Sendable {
    public var definition: FieldDefinition
    let read: @Sendable (Record) -> Value
    let write: @Sendable (inout Record, Value) -> Void

    public init<Content: FieldValue>(
        _ path: any WritableKeyPath<Record, Content> & Sendable, _ name: String, _ label: String
    ) {
        definition = FieldDefinition(name: name, label: label, kind: Content.kind)
        // A value that cannot be absent must be given, except a flag: an unticked box is an answer. Text is absent when empty.
        definition.isRequired = !Content.isOptional && Content.kind != .flag && Content.kind != .text
        if !Content.isOptional, Content.kind == .flag { definition.initial = .integer(0) }
        read = { $0[keyPath: path].stored }
        write = { $0[keyPath: path] = Content(stored: $1) }
    }

    private func with(_ change: (inout FieldDefinition) -> Void) -> Field {
        var copy = self
        change(&copy.definition)
        return copy
    }

    public func required() -> Field { with { $0.isRequired = true } }
    public func computed() -> Field {
        with {
            $0.isComputed = true
            $0.isRequired = false
        }
    }
    /// Not for people: left out of detail, form, list, history, sheets and print; the interface and the ledger keep it.
    public func technical() -> Field { with { $0.isTechnical = true } }
    /// Values that a list shall not leave unseen: a verdict, a grade; code or text → tone of its badge.
    public func toned(_ tones: [String: Lifecycle.State.Tone]) -> Field { with { $0.tones = tones } }
    public func unique() -> Field { with { $0.isUnique = true } }
    /// Shown as a column of the list.
    public func listed() -> Field {
        with {
            $0.isListed = true
            $0.isFilterable = true
        }
    }
    public func filterable() -> Field { with { $0.isFilterable = true } }
    public func multiline(_ length: Int = 2_000) -> Field {
        with {
            $0.isMultiline = true
            $0.maximumLength = length
        }
    }
    public func length(_ maximum: Int) -> Field { with { $0.maximumLength = maximum } }
    public func range(_ range: ClosedRange<Double>) -> Field {
        with {
            $0.minimum = range.lowerBound
            $0.maximum = range.upperBound
        }
    }
    public func atLeast(_ minimum: Double) -> Field { with { $0.minimum = minimum } }
    public func unit(_ unit: String) -> Field { with { $0.unit = unit } }
    public func help(_ text: String) -> Field { with { $0.help = text } }
    public func example(_ text: String) -> Field { with { $0.example = text } }
    public func section(_ title: String) -> Field { with { $0.section = title } }
    public func aliases(_ headings: String...) -> Field { with { $0.aliases = headings } }
    public func code(_ table: String) -> Field { with { $0.codeTable = table } }
    public func identifier(_ kind: String) -> Field { with { $0.identifier = kind } }
    public func sealed(_ sealing: FieldDefinition.Sealing) -> Field { with { $0.sealing = sealing } }
    public func visible(to roles: Set<Role>) -> Field { with { $0.visibleTo = roles } }

    /// Points to a record of another register, named in sheets by `key`; `within` narrows the choice to records whose `withinKey`
    /// equals this record's `within` field.
    public func reference(_ register: String, by key: String, within: String? = nil, equal withinKey: String? = nil) -> Field {
        with {
            $0.reference = .init(register: register, key: key, within: within, withinKey: withinKey ?? within)
        }
    }

    /// As `reference`, narrowed only where the other field is filled: a number that is taken twice becomes clear by it.
    public func reference(_ register: String, by key: String, narrowedBy field: String) -> Field {
        with {
            $0.reference = .init(register: register, key: key, within: field, withinKey: field, isWithinOptional: true)
        }
    }
}
