import Access
import Calendars
import Database

/// Reads the texts of a form, a sheet row or a request into a draft, judging every field and telling all problems at once.
public struct DraftReading {
    let registers: Registers
    let principal: Principal
    let connection: any Connection
    /// References already looked up; a sheet names the same employer on hundreds of rows.
    private var references: [String: Result<Int64, FieldProblem>] = [:]

    public init(registers: Registers, principal: Principal, connection: any Connection) {
        self.registers = registers
        self.principal = principal
        self.connection = connection
    }

    /// Reads input over an empty record or over the plain values of an existing one; fields without input keep their value.
    ///
    /// - Parameter input: text by field name. Fields that are computed or unknown are refused, so that nothing typed is lost silently.
    public mutating func read(
        _ input: [String: String], into existing: Draft, isNew: Bool
    ) -> (draft: Draft, problems: [FieldProblem]) {
        let register = existing.register
        var draft = existing
        var problems: [FieldProblem] = []
        var failed: Set<String> = []
        for name in input.keys.sorted() where register.field(name) == nil {
            problems.append(FieldProblem(name, .unknownField, "没有名为“\(name.prefix(40))”的字段，请核对字段名。"))
        }
        // References last: what narrows them must be read first.
        let order = register.fields.indices.sorted { left, right in
            let a = register.fields[left].reference?.within == nil ? 0 : 1
            let b = register.fields[right].reference?.within == nil ? 0 : 1
            return (a, left) < (b, right)
        }
        for index in order {
            let field = register.fields[index]
            if let text = input[field.name] {
                if field.isComputed {
                    if TextReading.trim(text) != PlainValue.text(existing.values[index], of: field) {
                        problems.append(FieldProblem(field.name, .notEditable, "“\(field.label)”由系统计算，不能填写。"))
                    }
                    continue
                }
                switch readOne(text, field, draft, fieldHasFailed: failed) {
                case .success(let value): draft.values[index] = value
                case .failure where !isNew && isKept(text, field, existing.values[index]): break
                case .failure(let problem):
                    problems.append(problem)
                    failed.insert(field.name)
                }
            }
            if field.isRequired, draft.values[index].isNull, !failed.contains(field.name) {
                problems.append(FieldProblem(field.name, .missing, "请填写“\(field.label)”。"))
                failed.insert(field.name)
            }
        }
        if isNew { fillPerformer(&draft) }
        if failed.isEmpty { for check in register.checks { problems += check.run(draft) } }
        // Told together with the other problems, not after they are mended.
        if placeFields(register).isDisjoint(with: failed), let problem = placeProblem(draft, isNew: isNew) {
            problems.append(problem)
        }
        let position = Dictionary(uniqueKeysWithValues: register.fields.enumerated().map { ($1.name, $0) })
        problems.sort { (position[$0.field] ?? -1, $0.message) < (position[$1.field] ?? -1, $1.message) }
        return (draft, problems)
    }

    private mutating func readOne(
        _ text: String, _ field: FieldDefinition, _ draft: Draft, fieldHasFailed failed: Set<String>
    ) -> Result<Value, FieldProblem> {
        guard let reference = field.reference else { return TextReading.read(text, as: field, codes: registers.codes) }
        let plain = TextReading.folded(TextReading.trim(text))
        guard !plain.isEmpty else { return .success(.null) }
        var narrowed: Value = .null
        if let within = reference.within {
            if failed.contains(within) { return .success(.null) }
            narrowed = draft[within]
        }
        let key = "\(field.name)|\(plain)|\(narrowed)"
        let found: Result<Int64, FieldProblem>
        if let known = references[key] {
            found = known
        } else {
            found = lookUp(plain, field, reference, narrowed)
            references[key] = found
        }
        return found.map { .integer($0) }
    }

    /// Whether a form sends back the reference that the record already has: whoever may edit the record keeps it, even where the other
    /// record is not theirs to see (the suspicion that another hospital reported).
    private func isKept(_ text: String, _ field: FieldDefinition, _ stored: Value) -> Bool {
        guard let reference = field.reference, let id = stored.integer else { return false }
        let plain = TextReading.folded(TextReading.trim(text))
        if plain == "#\(id)" { return true }
        guard let target = registers.catalogue.register(reference.register), let key = target.field(reference.key),
            key.sealing == nil,
            let row = try? connection.first("SELECT \(key.name) FROM \(target.name) WHERE id = ?1", [.integer(id)])
        else { return false }
        return TextReading.folded(PlainValue.text(row[key.name], of: key)) == plain
    }

    /// A record of another register by its key or by `#number`. Only what the account may see is found, and the answer for
    /// “not there” and “not yours” is the same.
    private func lookUp(
        _ text: String, _ field: FieldDefinition, _ reference: FieldDefinition.Reference, _ narrowed: Value
    ) -> Result<Int64, FieldProblem> {
        let missing = FieldProblem(
            field.name, .unknownReference, "“\(field.label)”没有找到对应的记录，请核对后重填；如果还没有登记，请先登记。")
        guard let target = registers.catalogue.register(reference.register), let keyField = target.field(reference.key) else {
            return .failure(missing)
        }
        var conditions = ["t.void = 0"]
        var arguments: [Value] = []
        if text.hasPrefix("#"), let number = Int64(text.dropFirst()) {
            arguments.append(.integer(number))
            conditions.append("t.id = ?1")
        } else if keyField.sealing != nil {
            arguments.append(.text(registers.sealer.index(text, register: target.name, field: keyField.name)))
            conditions.append("t.\(keyField.name)_index = ?1")
        } else {
            // The key is normalised as its own field would be (an identifier in lower case is the same identifier).
            let value = (try? TextReading.read(text, as: keyField, codes: registers.codes).get()) ?? .text(text)
            arguments.append(value)
            conditions.append("t.\(keyField.name) = ?1")
        }
        if let withinKey = reference.withinKey, reference.within != nil, !(narrowed.isNull && reference.isWithinOptional) {
            guard !narrowed.isNull else { return .failure(missing) }
            arguments.append(narrowed)
            conditions.append("t.\(withinKey) = ?\(arguments.count)")
        }
        let scope = registers.condition(principal, .view, target, first: arguments.count + 1)
        arguments += scope.arguments
        conditions.append(named(target, seen: scope.sql, &arguments))
        guard
            let rows = try? connection.query(
                "SELECT t.id FROM \(target.name) t WHERE \(conditions.joined(separator: " AND ")) ORDER BY t.id LIMIT 2",
                arguments)
        else { return .failure(missing) }
        if rows.count > 1 {
            return .failure(FieldProblem(field.name, .ambiguous, "“\(field.label)”对应多条记录，请改填更准确的内容或记录编号（#编号）。"))
        }
        return rows.first.map { .success($0[0].integer ?? 0) } ?? .failure(missing)
    }

    /// What the account may see, or what a task has handed to its organisation.
    private func named(_ target: Register, seen: String, _ arguments: inout [Value]) -> String {
        let entrustments = registers.catalogue.entrustments(of: target.name)
        guard let organisation = principal.organisation, !entrustments.isEmpty else { return seen }
        arguments.append(.integer(organisation))
        let place = "?\(arguments.count)"
        return "(" + ([seen] + entrustments.map { $0.condition(organisation: place) }).joined(separator: " OR ") + ")"
    }

    private func reach(_ register: Register, isNew: Bool) -> Reach {
        Permission.reach(principal, isNew ? .create : .edit, grants: register.grants, area: register.area)
    }

    /// Who enters only what the own organisation did need not say so.
    private func fillPerformer(_ draft: inout Draft) {
        guard let name = draft.register.performer, draft[name].isNull, let own = principal.organisation,
            reach(draft.register, isNew: true) == .scopes([.performed])
        else { return }
        draft[name] = .integer(own)
    }

    private func parent(_ draft: Draft, _ field: String) -> Row? {
        guard let reference = draft.register.field(field)?.reference, let id = draft.integer(field) else { return nil }
        return try? connection.first(
            "SELECT region_path, organisation_id FROM \(reference.register) WHERE id = ?1", [.integer(id)])
    }

    /// The fields that decide where a record belongs.
    private func placeFields(_ register: Register) -> Set<String> {
        var fields: Set<String> = []
        switch register.region {
        case .field(let name), .through(let name): fields.insert(name)
        case .none, .author: break
        }
        if case .through(let name) = register.ownership { fields.insert(name) }
        return fields
    }

    /// Refuses a record that the account may not place where the draft puts it.
    private func placeProblem(_ draft: Draft, isNew: Bool) -> FieldProblem? {
        let register = draft.register
        if let name = register.performer, let field = register.field(name), reach(register, isNew: isNew) == .scopes([.performed])
        {
            guard draft.integer(name) != principal.organisation else { return nil }
            return FieldProblem(name, .otherPerformer, "“\(field.label)”只能是本机构；其他机构完成的，由该机构自己录入。")
        }
        let fieldName: String
        var region: RegionPath = .nowhere
        switch register.region {
        case .none, .author: return nil
        case .field(let name):
            fieldName = name
            region = registers.codes.regionPath(draft.text(name)) ?? .nowhere
        case .through(let name):
            fieldName = name
            region = parent(draft, name).map { RegionPath(stored: $0.text("region_path")) } ?? .nowhere
        }
        let organisation: Int64? =
            switch register.ownership {
            case .none: nil
            case .own, .author: principal.organisation
            case .through(let name): parent(draft, name)?["organisation_id"].integer
            }
        let verb: Verb = isNew ? .create : .edit
        let decision = Permission.decide(
            principal, verb, grants: register.grants, area: register.area, recordRegion: region, recordOrganisation: organisation,
            recordPerformer: register.performer.flatMap { draft.integer($0) })
        guard !decision.isAllowed else { return nil }
        let label = register.field(fieldName)?.label ?? ""
        return FieldProblem(fieldName, .outsideRegion, "“\(label)”不在您的管辖范围内，请核对；确需登记的，请交由所在地的单位办理。")
    }
}
