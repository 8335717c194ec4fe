import Calendars
import Database
import Organisations
import Pages
import Registers

/// From a “no” in a self-check to what was done about it; evidence is a file on the problem's record.
enum SelfCheckProblems {
    private static let rectify = "self_check_rectify"
    private static let confirm = "self_check_confirm"

    /// Keeps the problems of a self-check equal to its answers: what is not fulfilled has one, what is answered otherwise after a
    /// return loses its own.
    ///
    /// - Parameters:
    ///   - seen: what the verifying visit found, item by item; nil when the employer submits.
    ///   - deadline: of the visit; the term of the rulebook's table where nobody says one.
    static func find(
        _ id: Int64, _ check: SelfCheck, seen: [String: String]? = nil, deadline: Day? = nil,
        in transaction: RegisterTransaction
    ) throws {
        guard let form = SelfCheckForm.version(check.form) else { return }
        let answers = try seen ?? SelfCheckActs.answers(id, transaction).mapValues(\.record.answer)
        var known = Dictionary(
            try transaction.registers.records(
                transaction.connection, SelfCheckProblem.self, where: "t.void = 0 AND t.self_check = ?1", [.integer(id)]
            ).map { ($0.record.item, $0) }
        ) { first, _ in first }
        let due = deadline ?? CaseClocks.due(rectify, from: transaction.today) ?? transaction.today + 30
        guard due > transaction.today else { throw SupervisionError.selfCheckIncomplete(RiskTexts.deadlinePassed) }
        for item in form.items where answers[item.code] == "no" {
            if let former = known.removeValue(forKey: item.code) {
                // What the employer says is done and the visit finds undone begins anew.
                guard seen != nil, former.stored.state != "open" else { continue }
                _ = try transaction.withdraw(former.stored, reason: RiskTexts.foundAgain)
            }
            var problem = SelfCheckProblem()
            problem.employer = check.employer
            problem.selfCheck = Int(id)
            problem.item = item.code
            problem.text = item.text
            problem.foundBy = seen == nil ? "employer" : "inspection"
            problem.foundDay = transaction.today
            problem.deadline = due
            try start(try transaction.insert(problem), due, transaction)
        }
        for former in known.values.sorted(by: { $0.id < $1.id }) where seen == nil || former.stored.state != "confirmed" {
            _ = try transaction.withdraw(former.stored, reason: RiskTexts.noProblem)
        }
    }

    private static func start(_ stored: StoredRecord, _ due: Day, _ transaction: RegisterTransaction) throws {
        try transaction.start(
            RecordClock(rectify, title: RiskTexts.rectify, basis: RiskTexts.rectifyBasis, role: .employer), on: stored,
            from: transaction.today, due: due)
    }

    static func report(
        _ stored: StoredRecord, _ problem: SelfCheckProblem, _ measure: String, _ file: Form.File?,
        in transaction: RegisterTransaction
    ) throws {
        guard !measure.isEmpty else { throw SupervisionError.selfCheckIncomplete(RiskTexts.measureMissing) }
        var done = problem
        done.measure = measure
        done.doneDay = transaction.today
        let after = try transaction.move(stored, "report", to: done)
        try transaction.settle(rectify, on: after)
        try CaseClocks.start(confirm, RiskTexts.confirm, on: after, from: transaction.today, transaction)
        if let file, !file.bytes.isEmpty { try transaction.attach(file, to: after) }
    }

    /// A return starts the time anew; when the last problem of a visit is confirmed, its self-check is put right.
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        switch change.action {
        case "return":
            try transaction.settle(confirm, on: change.after)
            let due = CaseClocks.due(rectify, from: transaction.today) ?? transaction.today + 30
            try start(change.after, due, transaction)
        case "confirm":
            try transaction.settleClocks(of: change.after)
            guard let id = change.after["self_check"].integer, let check = try transaction.find(SelfCheck.self, id),
                check.stored.state == "rectifying", try waiting(id, transaction) == 0
            else { return }
            try transaction.transition(check.stored, "rectify")
        default: return
        }
    }

    /// Nobody calls a self-check put right while one of its problems is not.
    static func afterCheck(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.action == "rectify" else { return }
        let open = try waiting(change.after.id, transaction)
        guard open == 0 else { throw SupervisionError.selfCheckIncomplete(RiskTexts.stillOpen(open)) }
    }

    private static func waiting(_ check: Int64, _ transaction: RegisterTransaction) throws -> Int64 {
        try transaction.connection.value(
            "SELECT COUNT(*) FROM self_check_problem WHERE void = 0 AND self_check = ?1 AND state <> 'confirmed'",
            [.integer(check)]
        ).integer ?? 0
    }
}
