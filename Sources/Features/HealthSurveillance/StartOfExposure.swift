import Calendars
import Database
import Pages
import Registers

/// Nobody begins, or begins again, where he may not be: unexamined, or contraindicated for the hazard (职业病防治法 35).
///
/// Work that has already begun is a fact and is written down as one; then the employer notes when the exposure stopped, and the work lists
/// tell who is still exposed.
enum StartOfExposure {
    static func check(_ draft: Draft, _ before: StoredRecord?, worker: Int64, _ transaction: RegisterTransaction) throws {
        guard let post = draft.integer("post"), let employer = draft.integer("employer"), let from = draft.day("from_day"),
            draft["to_day"].isNull
        else { return }
        let isAhead = from > transaction.today && before == nil
        let isBack = !draft["resumed_day"].isNull && (before?["resumed_day"].isNull ?? true)
        guard isAhead || isBack else { return }
        let needs = try KeepDueList.needs(
            ofStarting: before?.id ?? 0, worker: worker, employer: employer, post: post, from: from, transaction.connection)
        let codes = transaction.registers.codes
        func hazards(_ kind: String) -> String {
            needs.filter { $0.kind == kind }.map { codes.entry("hazard_factor", $0.hazard)?.label ?? $0.hazard }
                .joined(separator: "、")
        }
        let (first, banned) = (hazards("first"), hazards("contraindicated"))
        guard !(first.isEmpty && banned.isEmpty) else { return }
        if isBack {
            throw refuse("resumed_day", HealthTexts.mayNotResume([first, banned].filter { !$0.isEmpty }.joined(separator: "、")))
        }
        throw refuse("from_day", banned.isEmpty ? HealthTexts.mayNotStart(first) : HealthTexts.contraindicatedFor(banned))
    }

    private static func refuse(_ field: String, _ sentence: String) -> RegisterError {
        .invalid([FieldProblem(field, .inconsistent, sentence)])
    }

    /// How an entry of the due list stands: booked, stopped, or still exposed.
    static func badge(_ due: ExaminationDue, _ assignment: Assignment?) -> HTML {
        guard ["first", "contraindicated"].contains(due.kind) else {
            return due.bookedDay.map { Components.badge(HealthTexts.bookedFor($0.description), .progress) } ?? .empty
        }
        let booked: HTML = due.bookedDay.map { Components.badge(HealthTexts.bookedFor($0.description), .progress) } ?? .empty
        guard let stopped = assignment?.stoppedDay, assignment?.resumedDay == nil else {
            return "\(Components.badge(HealthTexts.stillExposed, .bad)) \(booked)"
        }
        return "\(Components.badge(HealthTexts.stoppedOn(stopped.description), .neutral)) \(booked)"
    }
}

/// On a person's work at a post: that it may not go on, and where to note that it stopped.
enum AssignmentPanel {
    static let panel = RecordPanel("assignment", .top) { page, record in
        guard !record.isVoid, record["to_day"].isNull else { return nil }
        let registers = page.product.registers
        let dues = try await registers.read { connection in
            try registers.records(
                connection, ExaminationDue.self,
                where: "t.void = 0 AND t.assignment = ?1 AND t.kind IN ('first', 'contraindicated')", [.integer(record.id)])
        }
        guard !dues.isEmpty else { return nil }
        let assignment = try registers.typed(record, as: Assignment.self).record
        let lines = dues.map(\.record).html { due -> HTML in
            """
            <li>\(WorkerFile.label(page, "due_kind", due.kind)) \(WorkerFile.label(page, "hazard_factor", due.hazard)) \
            \(StartOfExposure.badge(due, assignment))</li>
            """
        }
        let button: HTML =
            assignment.stoppedDay == nil && registers.decide(page.principal, .edit, record).isAllowed
            ? "<p><a class=\"button primary\" href=\"\(RecordAddress.edit("assignment", record.id))\">\(HealthTexts.noteStop)</a></p>"
            : .empty
        return Components.section(
            HealthTexts.blocked, "<ul>\(lines)</ul><p class=\"muted\">\(HealthTexts.blockedHelp)</p>\(button)")
    }
}
