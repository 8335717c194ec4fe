import Database

extension RegisterTransaction {
    /// Joins two records found to be the same: everything that refers to the duplicate refers to the survivor afterwards, and the
    /// duplicate is withdrawn with a pointer. All histories stay.
    ///
    /// Where both have a child with the same natural key (a workplace of the same name), the two children are joined likewise.
    ///
    /// - Parameter pointer: the duplicate's field that receives the survivor's number.
    public func merge(
        _ duplicate: StoredRecord, into survivor: StoredRecord, pointer: String? = nil, reason: String
    ) throws {
        let register = duplicate.draft.register
        guard register.name == survivor.draft.register.name, duplicate.id != survivor.id, !duplicate.isVoid, !survivor.isVoid
        else { throw RegisterError.notFound }
        guard !TextReading.trim(reason).isEmpty else { throw RegisterError.reasonMissing }
        for (child, field) in registers.catalogue.referring(to: register.name) where field.name != pointer {
            let rows = try registers.queries.all(
                connection, child, where: "t.\(field.name) = ?1", [.integer(duplicate.id)])
            for row in rows { try hand(row, field, to: survivor, reason: reason) }
        }
        // Children handed over may have changed computed fields of the duplicate: it is read again.
        guard var last = try registers.queries.find(connection, register, duplicate.id) else { throw RegisterError.notFound }
        if let pointer {
            var draft = try opened(last.draft)
            draft[pointer] = .integer(survivor.id)
            last = try update(last, to: draft, action: "merge", reason: reason)
        }
        try withdraw(last, action: "merge", reason: reason)
    }

    private func hand(_ row: StoredRecord, _ field: FieldDefinition, to survivor: StoredRecord, reason: String) throws {
        var draft = try opened(row.draft)
        draft[field.name] = .integer(survivor.id)
        let register = row.draft.register
        let twin =
            row.isVoid || !register.naturalKey.contains(field.name)
            ? nil
            : try registers.byNaturalKey(connection, draft)
        if let twin, twin.id != row.id {
            try merge(row, into: twin, reason: reason)
        } else {
            try update(row, to: draft, action: "merge", reason: reason)
        }
    }
}
