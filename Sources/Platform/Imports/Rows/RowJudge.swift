import Access
import Database
import Registers

/// Judges one row after another on one connection, by the same reading as forms and the interface.
struct RowJudge {
    enum Verdict {
        case insert(Draft)
        case update(StoredRecord, Draft)
        case unchanged
        case refused([CellProblem])
    }

    private let registers: Registers
    private let principal: Principal
    private let register: Register
    private let columns: [String: Int]
    private let connection: any Connection
    private let mayCreate: Bool
    private let isKeySealed: Bool
    private var reading: DraftReading

    init(
        _ registers: Registers, _ principal: Principal, _ register: Register, _ mapping: ColumnMapping,
        _ connection: any Connection
    ) {
        self.registers = registers
        self.principal = principal
        self.register = register
        self.connection = connection
        columns = mapping.columns
        mayCreate = registers.mayAttempt(principal, .create, register)
        isKeySealed = register.naturalKey.contains { register.field($0)?.sealing != nil }
        reading = DraftReading(registers: registers, principal: principal, connection: connection)
    }

    mutating func judge(_ row: ReadRow) throws -> Verdict {
        let input = row.input
        // What a wrong row points to may have been stored since it was read: it is read once more before it is refused.
        let (draft, problems) =
            row.problems.isEmpty
            ? (row.draft, []) : reading.read(input.texts, into: Draft(register), isNew: true)
        guard let before = try existing(draft) else {
            // Whoever may only add to records hears that there is none, not what a new one would lack.
            let isNamed = !problems.contains { register.naturalKey.contains($0.field) }
            if !mayCreate, isNamed { return .refused([keyed(CellProblem.mayNotCreate)]) }
            return problems.isEmpty && input.problems.isEmpty ? .insert(draft) : refused(input, problems)
        }
        guard registers.decide(principal, .edit, before).isAllowed else { return .refused([keyed(CellProblem.notYours)]) }
        return try judge(input, over: before)
    }

    /// Over an existing record: what the sheet leaves empty stays as it is.
    private mutating func judge(_ input: SheetInput, over before: StoredRecord) throws -> Verdict {
        let plain = try registers.opened(before.draft)
        let (draft, problems) = reading.read(unmasked(input.texts, over: before), into: plain, isNew: false)
        guard problems.isEmpty, input.problems.isEmpty else { return refused(input, problems) }
        if draft.values == plain.values { return .unchanged }
        if let state = register.lifecycle.state(before.state), !state.isEditable {
            return .refused([keyed { CellProblem.settled(state: state.label, column: $0, field: $1) }])
        }
        return .update(before, draft)
    }

    private func existing(_ draft: Draft) throws -> StoredRecord? {
        try registers.byNaturalKey(connection, draft)
    }

    /// An exported sheet shows sealed fields masked; coming back so, they mean “as it was”.
    private func unmasked(_ texts: [String: String], over before: StoredRecord) -> [String: String] {
        var texts = texts
        for field in register.fields where field.sealing != nil {
            guard let text = texts[field.name], text.contains("*") else { continue }
            if text == registers.masked(before[field.name], field: field, of: register) { texts[field.name] = nil }
        }
        return texts
    }

    private func refused(_ input: SheetInput, _ problems: [FieldProblem]) -> Verdict {
        // An error value in a required cell is told once, as the error value.
        let told = Set(input.problems.map(\.field))
        let found = problems.filter { !told.contains($0.field) }.map { CellProblem($0, columns: columns) }
        return .refused((input.problems + found).sorted { ($0.column, $0.code) < ($1.column, $1.code) })
    }

    /// A problem of the whole record, shown at the cell that names it.
    private func keyed(_ make: (Int, String) -> CellProblem) -> CellProblem {
        let field = register.naturalKey.first ?? ""
        return make(columns[field] ?? 0, field)
    }
}
