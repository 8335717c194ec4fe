import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// What happens to a report between its acceptance and its answer, and where it leaves this office.
enum HandleComplaint {
    /// Acute danger: two hours (this product's own term); the desk shows it on the same day.
    static func startUrgent(_ stored: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard let clock = LegalPeriods.clock("report_urgent"), let due = clock.due(from: transaction.at) else { return }
        try transaction.start(
            RecordClock(
                clock.id, title: ComplaintTexts.urgentClock, basis: "\(clock.clause)（\(clock.periodText)，\(clock.mark.label)）",
                role: .supervisor), on: stored, from: transaction.today, due: due.day)
    }

    private static func requireHandler(_ complaint: Complaint, _ transaction: RegisterTransaction) throws {
        guard complaint.handler == transaction.principal.accountID else { throw SupervisionError.notYours }
    }

    /// What was found on the spot or in the files; with a visit where there was one.
    static func investigate(
        _ stored: StoredRecord, _ complaint: Complaint, _ text: String, inspection: Int64?, in transaction: RegisterTransaction
    ) throws {
        try requireHandler(complaint, transaction)
        guard !text.isEmpty else { throw SupervisionError.complaintIncomplete(ComplaintTexts.investigationMissing) }
        var found = complaint
        if let inspection {
            guard let visit = try transaction.find(Inspection.self, inspection), visit.record.employer == complaint.employer,
                visit.record.visitedDay != nil
            else { throw SupervisionError.complaintIncomplete(ComplaintTexts.otherVisit) }
            found.inspection = Int(inspection)
        }
        found.investigation = text
        found.investigatedDay = transaction.today
        let after = try transaction.move(stored, "investigate", to: found)
        for clock in ["report_on_site", "report_urgent"] { try transaction.settle(clock, on: after) }
    }

    /// Another authority's matter: whoever follows the number is told where it went and why.
    static func move(
        _ stored: StoredRecord, _ complaint: Complaint, to authority: String, reason: String, in transaction: RegisterTransaction
    ) throws {
        guard !authority.isEmpty else { throw SupervisionError.complaintIncomplete(ComplaintTexts.authorityMissing) }
        var moved = complaint
        moved.movedTo = authority
        moved.answer = reason
        moved.answeredDay = transaction.today
        try transaction.settleClocks(of: try transaction.move(stored, "move", to: moved, reason: reason))
    }

    static func refuse(_ stored: StoredRecord, _ complaint: Complaint, reason: String, in transaction: RegisterTransaction) throws
    {
        var refused = complaint
        refused.answer = reason
        refused.answeredDay = transaction.today
        try transaction.settleClocks(of: try transaction.move(stored, "refuse", to: refused, reason: reason))
    }

    /// The handler has left or is away: another takes over, and only the new one can open the reporter's name from then on.
    static func takeOver(_ stored: StoredRecord, _ complaint: Complaint, reason: String, in transaction: RegisterTransaction)
        throws
    {
        guard ["accepted", "investigated"].contains(stored.state), complaint.handler != transaction.principal.accountID else {
            throw SupervisionError.complaintIncomplete(ComplaintTexts.alreadyYours)
        }
        guard !reason.isEmpty else { throw RegisterError.reasonMissing }
        var taken = complaint
        taken.handler = transaction.principal.accountID
        taken.handlerName = ComplaintActs.name(of: transaction.principal)
        try transaction.update(stored, to: taken, action: "take_over", reason: reason)
    }

    /// The object as it stands in the roster: the name that a reporter wrote is seldom the registered one.
    static func link(_ stored: StoredRecord, _ complaint: Complaint, code: String, in transaction: RegisterTransaction) throws {
        let found = try transaction.connection.first(
            "SELECT id, region_path FROM employer WHERE void = 0 AND credit_code = ?1", [.text(code)])
        guard let found, RegionPath(stored: stored.regionPath).contains(RegionPath(stored: found.text("region_path"))) else {
            throw SupervisionError.complaintIncomplete(ComplaintTexts.noEmployer)
        }
        guard complaint.inspection == nil,
            try transaction.connection.first(
                "SELECT id FROM enforcement_case WHERE void = 0 AND complaint = ?1 LIMIT 1", [.integer(stored.id)]) == nil
        else {
            throw SupervisionError.complaintIncomplete(ComplaintTexts.linkedAlready)
        }
        var linked = complaint
        linked.employer = Int(found.integer("id"))
        try transaction.update(stored, to: linked, action: "link")
    }

    /// Once, before the term is over, by the days of the rulebook's table (信访工作条例 34).
    static func extend(_ stored: StoredRecord, _ complaint: Complaint, reason: String, in transaction: RegisterTransaction) throws
    {
        guard ["accepted", "investigated"].contains(stored.state), !complaint.isExtended, let due = complaint.answerDue,
            transaction.today <= due, let until = CaseClocks.due("petition_extension", from: due)
        else { throw SupervisionError.complaintIncomplete(ComplaintTexts.noExtension) }
        guard !reason.isEmpty else { throw RegisterError.reasonMissing }
        var longer = complaint
        longer.answerDue = until
        longer.isExtended = true
        let after = try transaction.update(stored, to: longer, action: "extend", reason: reason)
        try transaction.start(
            RecordClock(
                "petition_decision", title: ComplaintTexts.answerClock,
                basis: LegalPeriods.clock("petition_extension").map { "\($0.clause)" } ?? "", role: .supervisor), on: after,
            from: transaction.today, due: until)
    }
}
