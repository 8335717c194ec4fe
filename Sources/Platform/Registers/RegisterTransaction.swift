import Access
import Calendars
import Database
import Ledger

/// A write under way on registers: the one place where records are made, changed, moved on and withdrawn.
///
/// Acts of the slices, forms, imports and the interface all end here, so fact, version, audit, clocks and figures agree.
public final class RegisterTransaction {
    public let ledger: LedgerTransaction
    public let registers: Registers
    public let principal: Principal
    public var connection: any Connection { ledger.connection }
    public var at: Instant { ledger.at }
    public var today: Day { ledger.at.day }
    private var postponed = PostponedWork()
    private var remembered: [String: [String: Any]] = [:]

    init(ledger: LedgerTransaction, registers: Registers, principal: Principal) {
        self.ledger = ledger
        self.registers = registers
        self.principal = principal
    }

    // MARK: Once for many records

    /// Does a piece of work once at the end of the write, however many records asked for it: what is counted anew for a person needs
    /// no counting after each of the person's rows.
    ///
    /// - Parameter key: names the work; the first body under a key is the one done. Postponed work may write and postpone more.
    public func atEnd(_ key: String, _ body: @escaping (RegisterTransaction) throws -> Void) { postponed.add(key, body) }

    func finishPostponed() throws {
        while let body = postponed.next() { try body(self) }
    }

    /// What is read of a register once for many records of one write, such as the institution that every row of a sheet names;
    /// forgotten as soon as this write changes the register.
    public func once<Found>(_ register: String, _ key: String, _ read: () throws -> Found) rethrows -> Found {
        // In two steps: what was found may itself be “nothing there”, and nothing remembered must not pass for that.
        if let known = remembered[register]?[key], let known = known as? Found { return known }
        let found = try read()
        remembered[register, default: [:]][key] = found
        return found
    }

    // MARK: By field values

    /// Makes a record. The draft must come from `DraftReading` or a typed record.
    ///
    /// - Throws: `RegisterError.invalid` when a unique value is taken or the place is outside the account's reach.
    @discardableResult
    public func insert(_ draft: Draft, action: String = "create", reason: String = "", id: Int64? = nil) throws -> StoredRecord {
        let register = draft.register
        let draft = try derived(draft)
        let id = id ?? ledger.newID()
        let place = try place(of: draft, id: id)
        let stored = StoredRecord(
            id: id, version: 1, state: registers.catalogue.beginning(of: register.name)?(draft) ?? register.lifecycle.initial,
            regionPath: place.region, organisation: place.organisation, at: at, draft: try sealed(draft))
        let columns = StoredRecord.columns + storedColumns(register)
        try writing(register) {
            try connection.execute(
                registers.statements.insert(register, columns), platformValues(stored) + storedValues(stored.draft, plain: draft))
        }
        note(action, stored, changed: Array(register.fields.indices), reason: reason, withPlace: true)
        try finish(RecordChange(register: register, action: action, before: nil, after: stored))
        return stored
    }

    /// Changes a record's fields; when nothing differs, nothing is written and the record is returned as it stands.
    ///
    /// - Parameter expected: the version that the person saw; nil for acts that have just read the record themselves.
    @discardableResult
    public func update(
        _ before: StoredRecord, to draft: Draft, expected: Int64? = nil, action: String = "change", reason: String = "",
        state: String? = nil
    ) throws -> StoredRecord {
        let register = draft.register
        if let expected, expected != before.version { throw RegisterError.stale(current: before.version) }
        let draft = try derived(draft, over: before)
        let place = try place(of: draft, id: before.id, now: before)
        let plainBefore = try opened(before.draft)
        let changed = register.fields.indices.filter { plainBefore.values[$0] != draft.values[$0] }
        let newState = state ?? before.state
        let isMoved = place.region != before.regionPath || place.organisation != before.organisation
        guard !changed.isEmpty || newState != before.state || isMoved else { return before }
        var after = before
        after.version += 1
        after.state = newState
        after.regionPath = place.region
        after.organisation = place.organisation
        after.updatedAt = at
        for index in changed {
            after.draft.values[index] = try registers.sealed(draft, at: index)
        }
        try write(after, over: before, plain: draft)
        note(action, after, changed: changed, reason: reason, withPlace: isMoved || newState != before.state)
        try finish(RecordChange(register: register, action: action, before: before, after: after))
        return after
    }

    /// Moves a record on by a transition of its lifecycle, with or without changed fields.
    @discardableResult
    public func transition(
        _ before: StoredRecord, _ name: String, draft: Draft? = nil, expected: Int64? = nil, reason: String = ""
    ) throws -> StoredRecord {
        let register = before.draft.register
        let lifecycle = register.lifecycle
        guard let transition = lifecycle.transition(name), transition.from.contains(before.state), !before.isVoid else {
            throw RegisterError.wrongState(label: lifecycle.state(before.state)?.label ?? before.state)
        }
        if transition.needsReason, TextReading.trim(reason).isEmpty { throw RegisterError.reasonMissing }
        var plain = try draft ?? opened(before.draft)
        if let stamp = transition.stamps { plain[stamp] = .text(today.description) }
        return try update(before, to: plain, expected: expected, action: name, reason: reason, state: transition.to)
    }

    /// Takes a record out of lists and figures; it stays readable with its history.
    @discardableResult
    public func withdraw(_ before: StoredRecord, action: String = "withdraw", reason: String) throws -> StoredRecord {
        guard !TextReading.trim(reason).isEmpty else { throw RegisterError.reasonMissing }
        guard !before.isVoid else { return before }
        var after = before
        after.version += 1
        after.isVoid = true
        after.updatedAt = at
        try write(after, over: before, plain: nil)
        note(action, after, changed: [], reason: reason, withPlace: true)
        try finish(RecordChange(register: before.draft.register, action: action, before: before, after: after))
        try settleClocks(of: after)
        return after
    }

    /// Seals a record's fields anew where they stand under an older key: a version of its own, in which no value differs.
    @discardableResult
    func reseal(_ before: StoredRecord) throws -> Bool {
        let register = before.draft.register
        var after = before
        var changed: [Int] = []
        for (index, field) in register.fields.enumerated() where field.sealing != nil {
            guard let text = before.values[index].text,
                let renewed = try registers.sealer.resealed(
                    SealedText(rawValue: text), for: FieldPlace(register.name, field.name))
            else { continue }
            after.draft.values[index] = .text(renewed.rawValue)
            changed.append(index)
        }
        guard !changed.isEmpty else { return false }
        after.version += 1
        after.updatedAt = at
        try write(after, over: before, plain: opened(after.draft))
        note("reseal", after, changed: changed, reason: "", withPlace: false)
        return true
    }

    /// Counts a record's version up for something that belongs to it but stands in no field: a file handed in.
    @discardableResult
    public func touch(_ before: StoredRecord, action: String, reason: String) throws -> StoredRecord {
        var after = before
        after.version += 1
        after.updatedAt = at
        try write(after, over: before, plain: nil)
        note(action, after, changed: [], reason: reason, withPlace: false)
        return after
    }

    // MARK: By typed records

    @discardableResult
    public func insert<Record: RegisterRecord>(_ record: Record, reason: String = "") throws -> StoredRecord {
        try insert(Draft(current(Record.self), values: Record.declaration.encode(record)), reason: reason)
    }

    @discardableResult
    public func update<Record: RegisterRecord>(
        _ before: StoredRecord, to record: Record, action: String = "change", reason: String = "", state: String? = nil
    ) throws -> StoredRecord {
        try update(
            before, to: Draft(current(Record.self), values: Record.declaration.encode(record)), action: action, reason: reason,
            state: state)
    }

    public func find<Record: RegisterRecord>(_ type: Record.Type, _ id: Int64) throws -> (stored: StoredRecord, record: Record)? {
        guard let stored = try registers.queries.find(connection, current(type), id) else { return nil }
        return (stored, Record.declaration.decode(try opened(stored.draft).values))
    }

    private func current<Record: RegisterRecord>(_ type: Record.Type) -> Register {
        registers.catalogue.register(Record.register.name) ?? Record.register
    }

    // MARK: Parts

    /// Where the record belongs, from its region field, the record it refers to, or the author who made it.
    private func place(
        of draft: Draft, id: Int64, now: StoredRecord? = nil
    ) throws -> (region: String, organisation: Int64?) {
        let register = draft.register
        func through(_ field: String) throws -> (region: String, organisation: Int64?) {
            guard let reference = register.field(field)?.reference, let target = draft.integer(field) else { return ("", nil) }
            return try once(reference.register, "place \(target)") {
                let row = try connection.first(
                    "SELECT region_path, organisation_id FROM \(reference.register) WHERE id = ?1", [.integer(target)])
                return row.map { ($0.text("region_path"), $0["organisation_id"].integer) } ?? ("", nil)
            }
        }
        let region: String
        switch register.region {
        case .none: region = ""
        case .field(let name): region = registers.codes.regionPath(draft.text(name))?.text ?? ""
        case .through(let name): region = try through(name).region
        case .author: region = now?.regionPath ?? principal.region.text
        }
        let organisation: Int64?
        switch register.ownership {
        case .none: organisation = nil
        case .own: organisation = id
        case .through(let name): organisation = try through(name).organisation
        case .author: organisation = now.map(\.organisation) ?? principal.organisation
        }
        return (region, organisation)
    }

    private func storedColumns(_ register: Register) -> [String] {
        register.fields.flatMap { $0.sealing == nil ? [$0.name] : [$0.name, $0.name + "_index"] }
    }

    private func platformValues(_ record: StoredRecord) -> [Value] {
        [
            .integer(record.id), .integer(record.version), .text(record.state), .text(record.regionPath),
            Value(record.organisation), .integer(record.isVoid ? 1 : 0), .integer(record.createdAt.milliseconds),
            .integer(record.updatedAt.milliseconds),
        ]
    }

    private func storedValues(_ sealed: Draft, plain: Draft) -> [Value] {
        let register = sealed.register
        return register.fields.indices.flatMap { index -> [Value] in
            let field = register.fields[index]
            guard field.sealing != nil else { return [sealed.values[index]] }
            return [sealed.values[index], registers.blindIndex(plain, at: index).map { .text($0) } ?? .null]
        }
    }

    private func write(_ after: StoredRecord, over before: StoredRecord, plain: Draft?) throws {
        let register = after.draft.register
        var columns = ["version", "state", "region_path", "organisation_id", "void", "updated_at"]
        var values: [Value] = [
            .integer(after.version), .text(after.state), .text(after.regionPath), Value(after.organisation),
            .integer(after.isVoid ? 1 : 0), .integer(after.updatedAt.milliseconds),
        ]
        if let plain {
            columns += storedColumns(register)
            values += storedValues(after.draft, plain: plain)
        }
        let rows = try writing(register) {
            try connection.execute(
                registers.statements.update(register, columns), values + [.integer(after.id), .integer(before.version)])
        }
        // Two writers read the same version: the second finds no row to change.
        guard rows == 1 else { throw RegisterError.stale(current: before.version) }
    }

    /// Turns a taken unique value into a problem at its field.
    @discardableResult
    private func writing<Result>(_ register: Register, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            guard case .duplicate(let constraint) = error.kind else { throw error }
            let unique = register.fields.first {
                constraint.contains($0.name) && ($0.isUnique || register.naturalKey.contains($0.name))
            }
            let field = unique ?? register.naturalKey.first.flatMap { register.field($0) }
            let label =
                register.naturalKey.count > 1 && unique?.isUnique != true
                ? register.naturalKey.compactMap { register.field($0)?.label }.joined(separator: "＋") : field?.label ?? ""
            throw RegisterError.invalid([
                FieldProblem(field?.name ?? "", .taken, "“\(label)”已有相同的记录。请先查找已有记录；确为同一对象时请修改原记录，不要重复新建。")
            ])
        }
    }

    private func note(_ action: String, _ record: StoredRecord, changed: [Int], reason: String, withPlace: Bool) {
        remembered[record.draft.register.name] = nil
        ledger.note(
            action: action, register: record.draft.register.name, recordID: record.id, version: record.version, reason: reason,
            content: EntryContent.encode(record, changed: changed, withPlace: withPlace))
    }

    private func finish(_ change: RecordChange) throws {
        for source in registers.catalogue.figureSources(of: change.register.name) {
            if let before = change.before, !before.isVoid { source.contributions(before).forEach { ledger.add($0, times: -1) } }
            if !change.after.isVoid { source.contributions(change.after).forEach { ledger.add($0) } }
        }
        if let before = change.before,
            before.regionPath != change.after.regionPath || before.organisation != change.after.organisation
        {
            try movePlace(change)
        }
        for consequence in registers.catalogue.consequences(of: change.register.name) { try consequence(change, self) }
    }

    /// Records that take their place from this one move with it, so that an employer's move between counties counts at once.
    private func movePlace(_ change: RecordChange) throws {
        try connection.execute(
            """
            UPDATE due_item SET region_path = ?1, organisation_id = ?2
            WHERE register = ?3 AND record_id = ?4 AND settled_at IS NULL
            """,
            [
                .text(change.after.regionPath), Value(change.after.organisation), .text(change.register.name),
                .integer(change.after.id),
            ])
        for (register, field) in registers.catalogue.referring(to: change.register.name)
        where register.region == .through(field.name) || register.ownership == .through(field.name) {
            for child in try registers.queries.all(
                connection, register, where: "t.\(field.name) = ?1", [.integer(change.after.id)])
            {
                try update(child, to: opened(child.draft), action: "move", reason: "")
            }
        }
    }

    private func derived(_ draft: Draft, over before: StoredRecord? = nil) throws -> Draft {
        var copy = draft
        for completion in registers.catalogue.completions(of: draft.register.name) { try completion(&copy, before, self) }
        for derivation in draft.register.derivations { derivation.run(&copy, registers.codes) }
        return copy
    }

    // MARK: Sealing

    private func sealed(_ draft: Draft) throws -> Draft {
        var copy = draft
        copy.ahead = WorkedAhead()
        for (position, field) in draft.register.fields.enumerated() where field.sealing != nil {
            copy.values[position] = try registers.sealed(draft, at: position)
        }
        return copy
    }

    /// A draft with its sealed fields in plain text, for acts that must compare or carry them on.
    public func opened(_ draft: Draft) throws -> Draft { try registers.opened(draft) }
}
