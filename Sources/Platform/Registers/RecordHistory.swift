import Calendars
import Database
import Ledger

/// One version of a record: who, when, why, and what each changed field was and became.
public struct RecordVersion: Sendable {
    public struct FieldChange: Sendable {
        public var field: FieldDefinition
        public var from: Value
        public var to: Value
    }

    public var entry: LedgerEntry
    public var changes: [FieldChange]
    public var state: String
}

/// Reads what the ledger knows of a record.
public enum RecordHistory {
    static func entries(_ connection: any Connection, _ register: String, _ id: Int64) throws -> [LedgerEntry] {
        try connection.query(
            "SELECT * FROM ledger_entry WHERE register = ?1 AND record_id = ?2 ORDER BY version", [.text(register), .integer(id)]
        ).map(LedgerEntry.init)
    }

    /// All versions, oldest first. Values of sealed fields are sealed.
    public static func versions(_ connection: any Connection, _ register: Register, _ id: Int64) throws -> [RecordVersion] {
        var values: [String: Value] = [:]
        var state = register.lifecycle.initial
        return try entries(connection, register.name, id).map { entry in
            let content = EntryContent.decode(entry.content)
            let changes = register.fields.compactMap { field -> RecordVersion.FieldChange? in
                guard let to = content[field.name] else { return nil }
                return RecordVersion.FieldChange(field: field, from: values[field.name] ?? .null, to: to)
            }
            values.merge(content) { $1 }
            state = content[EntryContent.stateKey]?.text ?? state
            return RecordVersion(entry: entry, changes: changes, state: state)
        }
    }

    /// The record as it stood at a moment; nil when it did not exist yet.
    public static func record(
        _ connection: any Connection, _ register: Register, _ id: Int64, at moment: Instant
    ) throws -> StoredRecord? {
        fold(register, id, try entries(connection, register.name, id).filter { $0.at <= moment })
    }

    static func fold(_ register: Register, _ id: Int64, _ entries: [LedgerEntry]) -> StoredRecord? {
        guard let first = entries.first, let last = entries.last else { return nil }
        var values: [String: Value] = [:]
        for entry in entries { values.merge(EntryContent.decode(entry.content)) { $1 } }
        var draft = Draft(register)
        for field in register.fields {
            // JSON does not keep “1.0” apart from “1” for every writer; the field's kind decides.
            let value = values[field.name] ?? .null
            draft[field.name] = field.kind == .decimal ? value.real.map { .real($0) } ?? value : value
        }
        var record = StoredRecord(
            id: id, version: last.version, state: values[EntryContent.stateKey]?.text ?? register.lifecycle.initial,
            regionPath: values[EntryContent.regionKey]?.text ?? "", organisation: values[EntryContent.organisationKey]?.integer,
            at: first.at, draft: draft)
        record.updatedAt = last.at
        record.isVoid = (values[EntryContent.voidKey]?.integer ?? 0) != 0
        return record
    }
}

extension Registers {
    /// Verifies the chain, then that every record's row says what its entries say.
    public func verify(_ connection: any Connection, limit: Int = 100) throws -> ChainVerification.Result {
        var result = try ChainVerification.verify(connection, limit: limit)
        for register in catalogue.registers {
            var entries: [Int64: [LedgerEntry]] = [:]
            try connection.query(
                "SELECT * FROM ledger_entry WHERE register = ?1 ORDER BY record_id, version", [.text(register.name)]
            ).forEach { row in
                let entry = LedgerEntry(row)
                entries[entry.recordID, default: []].append(entry)
            }
            for record in try queries.all(connection, register, where: "1 = 1") where result.faults.count < limit {
                let known = entries.removeValue(forKey: record.id) ?? []
                guard let folded = RecordHistory.fold(register, record.id, known) else {
                    result.faults.append(fault(record, "the record has no entry: it was not written by the program"))
                    continue
                }
                if let difference = difference(record, folded) { result.faults.append(fault(record, difference)) }
            }
            for (id, known) in entries where result.faults.count < limit {
                result.faults.append(
                    ChainFault(
                        kind: .recordDiffers, sequence: known.last?.sequence ?? 0, register: register.name, recordID: id,
                        detail: "the record's row was removed"))
            }
        }
        return result
    }

    private func fault(_ record: StoredRecord, _ detail: String) -> ChainFault {
        ChainFault(kind: .recordDiffers, sequence: 0, register: record.draft.register.name, recordID: record.id, detail: detail)
    }

    private func difference(_ row: StoredRecord, _ entries: StoredRecord) -> String? {
        if row.version != entries.version { return "version \(row.version), the entries say \(entries.version)" }
        if row.state != entries.state { return "state \(row.state), the entries say \(entries.state)" }
        if row.regionPath != entries.regionPath { return "its region is not what the entries say" }
        if row.isVoid != entries.isVoid { return "withdrawn or not is not what the entries say" }
        for (index, field) in row.draft.register.fields.enumerated() where row.values[index] != entries.values[index] {
            return "field \(field.name) is not what the entries say"
        }
        return nil
    }
}
