import Database

/// What was made of a draft before its turn to be written: the stored forms of its sealed values, and what a slice can work out of
/// its values alone.
///
/// The writer is one thread, and these take half of its time for a person's row; an import makes them where it reads. They stand
/// for the values they were made of and no others: of a value that was changed since, they are made anew.
struct WorkedAhead: Sendable {
    struct Sealed: Sendable {
        let plain: String
        let sealed: String
        let index: String
    }

    /// By the field's position.
    var sealed: [Int: Sealed] = [:]
    var values: [Value] = []
    var preparation: (any Sendable)?
}

extension Draft {
    /// What the slice prepared of the draft as it stands; nil where nothing was prepared or a value is another one now.
    public func prepared<Preparation: Sendable>(_ type: Preparation.Type) -> Preparation? {
        guard let preparation = ahead.preparation, ahead.values == values else { return nil }
        return preparation as? Preparation
    }
}

extension Registers {
    /// Makes ahead what can be made of a draft that was read without a problem.
    public func workAhead(_ draft: inout Draft) throws {
        for (position, field) in draft.register.fields.enumerated() where field.sealing != nil {
            guard let text = draft.values[position].text else { continue }
            draft.ahead.sealed[position] = WorkedAhead.Sealed(
                plain: text, sealed: try sealer.seal(text, register: draft.register.name, field: field.name),
                index: sealer.index(text, register: draft.register.name, field: field.name))
        }
        if let preparation = catalogue.preparation(of: draft.register.name) {
            draft.ahead.values = draft.values
            draft.ahead.preparation = preparation(draft)
        }
    }

    /// The record that stands under the draft's key; nil where there is none or the register has no key.
    public func byNaturalKey(_ connection: any Connection, _ draft: Draft) throws -> StoredRecord? {
        try queries.byNaturalKey(connection, draft, index: blindIndex(_:at:))
    }

    /// The blind index of a draft's sealed value; nil of an empty one.
    func blindIndex(_ draft: Draft, at position: Int) -> String? {
        guard let text = draft.values[position].text else { return nil }
        if let ahead = draft.ahead.sealed[position], ahead.plain == text { return ahead.index }
        return sealer.index(text, register: draft.register.name, field: draft.register.fields[position].name)
    }

    func sealed(_ draft: Draft, at position: Int) throws -> Value {
        let field = draft.register.fields[position]
        guard field.sealing != nil, let text = draft.values[position].text else { return draft.values[position] }
        if let ahead = draft.ahead.sealed[position], ahead.plain == text { return .text(ahead.sealed) }
        return .text(try sealer.seal(text, register: draft.register.name, field: field.name))
    }
}
