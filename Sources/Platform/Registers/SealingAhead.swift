import Database

/// The stored forms of a sealed field's value, made before the record's turn to be written.
///
/// Sealing and the blind index take a third of storing a person's row. The writer is one thread; an import makes them where it
/// reads. They stand for the value they were made of and no other: who changes the value afterwards has it sealed anew.
struct SealedAhead: Sendable {
    let plain: String
    let sealed: String
    let index: String
}

extension Registers {
    /// Makes the stored forms of a draft's sealed values.
    public func sealAhead(_ draft: inout Draft) throws {
        for (position, field) in draft.register.fields.enumerated() where field.sealing != nil {
            guard let text = draft.values[position].text else { continue }
            draft.ahead[position] = SealedAhead(
                plain: text, sealed: try sealer.seal(text, register: draft.register.name, field: field.name),
                index: sealer.index(text, register: draft.register.name, field: field.name))
        }
    }

    /// The blind index of a draft's sealed value; nil of an empty one.
    func blindIndex(_ draft: Draft, at position: Int) -> String? {
        guard let text = draft.values[position].text else { return nil }
        if let ahead = draft.ahead[position], ahead.plain == text { return ahead.index }
        return sealer.index(text, register: draft.register.name, field: draft.register.fields[position].name)
    }

    /// The record that stands under the draft's key; nil where there is none or the register has no key.
    public func byNaturalKey(_ connection: any Connection, _ draft: Draft) throws -> StoredRecord? {
        try queries.byNaturalKey(connection, draft, index: blindIndex(_:at:))
    }

    func sealed(_ draft: Draft, at position: Int) throws -> Value {
        let field = draft.register.fields[position]
        guard field.sealing != nil, let text = draft.values[position].text else { return draft.values[position] }
        if let ahead = draft.ahead[position], ahead.plain == text { return .text(ahead.sealed) }
        return .text(try sealer.seal(text, register: draft.register.name, field: field.name))
    }
}
