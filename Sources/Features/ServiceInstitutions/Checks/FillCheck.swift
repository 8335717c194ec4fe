import Calendars
import Database
import Organisations
import Registers

/// Filling the form of a yearly check, and planning the year's checks of everybody.
enum FillCheck {
    struct Answer: Sendable {
        var answer: String
        var finding: String
    }

    static func save(_ stored: StoredRecord, _ answers: [String: Answer], in transaction: RegisterTransaction) throws {
        guard stored.state == "planned" || stored.state == "checked" else {
            throw RegisterError.wrongState(label: stored.draft.register.lifecycle.state(stored.state)?.label ?? stored.state)
        }
        let check = try transaction.registers.typed(stored, as: InstitutionCheck.self).record
        guard let form = try form(of: check, transaction.today, transaction.connection) else { throw InstitutionError.noForm }
        var known = try InstitutionCheckAnswer.all(transaction.connection, transaction.registers, of: stored.id)
        for item in form.items {
            guard let given = answers[item.code], !given.answer.isEmpty else { continue }
            guard ["yes", "no", "na"].contains(given.answer), given.answer != "no" || !given.finding.isEmpty else {
                throw InstitutionError.findingMissing(item.text)
            }
            var line = InstitutionCheckAnswer()
            line.check = Int(stored.id)
            line.item = item.code
            line.text = item.text
            line.answer = given.answer
            line.finding = given.finding
            if let former = known.removeValue(forKey: item.code) {
                try transaction.update(former.stored, to: line)
            } else {
                try transaction.insert(line)
            }
        }
        let all = try InstitutionCheckAnswer.all(transaction.connection, transaction.registers, of: stored.id)
        let score = form.score(all.mapValues(\.record.answer))
        var filled = check
        filled.form = form.version
        filled.score = score?.points ?? check.score
        filled.failed = all.values.count { $0.record.answer == "no" }
        try transaction.update(stored, to: filled, action: "fill")
    }

    /// The form that was begun stays; else the one of the day.
    static func form(of check: InstitutionCheck, _ today: Day, _ connection: any Connection) throws -> InstitutionCheckForm? {
        let type =
            try connection.value("SELECT type FROM organisation WHERE id = ?1", [.integer(Int64(check.institution))]).text ?? ""
        guard check.form.isEmpty else { return InstitutionCheckForm.form(check.form, type) }
        return InstitutionCheckForm.inForce(for: type, on: check.checkedDay ?? today)
    }

    /// Every institution of a region that has no check of the year yet gets one to be held: the yearly round by one act.
    ///
    /// - Returns: how many were planned.
    @discardableResult
    static func planYear(_ transaction: RegisterTransaction) throws -> Int {
        let (region, year) = (transaction.principal.region, transaction.today.year)
        let missing = try transaction.connection.query(
            """
            SELECT o.id FROM organisation o WHERE o.void = 0 AND o.state <> 'closed' AND o.type IN \(InstitutionKind.checked)
            AND o.region_path >= ?1 AND o.region_path < ?2 AND NOT EXISTS (SELECT 1 FROM institution_check c
            WHERE c.void = 0 AND c.institution = o.id AND c.year = ?3) ORDER BY o.id
            """, [.text(region.lowerBound), .text(region.upperBound), .integer(Int64(year))])
        for row in missing {
            var check = InstitutionCheck()
            check.institution = row.int("id")
            check.year = year
            try transaction.insert(check)
        }
        return missing.count
    }
}
