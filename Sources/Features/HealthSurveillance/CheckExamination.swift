import Calendars
import Database
import Ledger
import Registers
import Rulebook

/// Finds the person of an examination and holds the record against the rulebook and the other records, before it is written.
enum CheckExamination {
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let employer = draft.integer("employer"),
            let findings = draft.prepared(ExaminationFindings.self) ?? ExaminationFindings(draft)
        else { return }
        let day = findings.day
        if day > transaction.today {
            throw RegisterError.invalid([FieldProblem("exam_day", .inconsistent, HealthTexts.notYetExamined)])
        }
        let region = try transaction.once("employer", "region code \(employer)") {
            try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(employer)]).text ?? ""
        }
        let worker = try Worker.link(name: draft.text("name"), number: draft.text("id_number"), region: region, transaction)
        draft["worker"] = .integer(worker)
        draft["edition"] = findings.edition.map { .text($0.rawValue) } ?? .null
        draft["results_digest"] = findings.digest.isEmpty ? .null : .text(findings.digest)
        let remarks =
            try findings.remarks + exposure(draft, worker: worker, employer: employer, transaction)
            + copies(draft, worker: worker, digest: findings.digest, day, transaction)
        draft["remarks"] = ExaminationRemark.text(remarks).isEmpty ? .null : .text(ExaminationRemark.text(remarks))
        draft["verdict"] = .text(remarks.contains(where: \.isError) ? "error" : remarks.isEmpty ? "clean" : "question")
    }

    /// Whether the person met the hazard at the employer on that day.
    private static func exposure(
        _ draft: Draft, worker: Int64, employer: Int64, _ transaction: RegisterTransaction
    ) throws -> [ExaminationRemark] {
        // A sheet names a person once for each year and a post once for each of its people.
        let posts = try transaction.once("assignment", "posts of \(worker) at \(employer)") {
            try transaction.connection.query(
                "SELECT DISTINCT post FROM assignment WHERE void = 0 AND worker = ?1 AND employer = ?2 ORDER BY post",
                [.integer(worker), .integer(employer)]
            ).map { $0.integer("post") }
        }
        guard !posts.isEmpty else {
            return [.init("employer", "noAssignment", HealthTexts.noAssignment, isError: false)]
        }
        let factors = HazardAgentTable.factors(of: draft.text("agent"))
        // Special work stands in no list of factors; an agent without a factor cannot be held against posts.
        guard !factors.isEmpty else { return [] }
        let isMet = try posts.contains { post in
            try transaction.once("post_hazard", "hazards of \(post)") {
                try transaction.connection.query(
                    "SELECT DISTINCT hazard FROM post_hazard WHERE void = 0 AND post = ?1 ORDER BY hazard", [.integer(post)]
                ).map { $0.text("hazard") }
            }.contains(where: factors.contains)
        }
        return isMet ? [] : [.init("agent", "neverExposed", HealthTexts.neverExposed, isError: true)]
    }

    /// The same values with another person of the same institution within a month.
    private static func copies(
        _ draft: Draft, worker: Int64, digest: String, _ day: Day, _ transaction: RegisterTransaction
    ) throws -> [ExaminationRemark] {
        guard !digest.isEmpty else { return [] }
        let twin = try transaction.connection.first(
            """
            SELECT id FROM examination WHERE void = 0 AND results_digest = ?1 AND worker <> ?2 AND institution = ?3
            AND exam_day >= ?4 AND exam_day <= ?5 ORDER BY id LIMIT 1
            """,
            [
                .text(digest), .integer(worker), .text(draft.text("institution")), .text((day - 31).description),
                .text((day + 31).description),
            ])
        guard let twin else { return [] }
        return [.init("results", "copied", HealthTexts.copied("#\(twin.integer("id"))"), isError: true)]
    }

    /// A clean record is accepted at once, a wrong one returned at once.
    static func beginning(_ draft: Draft) -> String? {
        switch draft.text("verdict") {
        case "": nil
        case "error": "returned"
        default: "accepted"
        }
    }

    /// A returned record that was put right is accepted.
    static func settle(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        // What was just returned stays returned until somebody changes it.
        guard change.before != nil, !record.isVoid, ["uploaded", "returned"].contains(record.state), change.action != "return",
            change.action != "take_back"
        else { return }
        if record["verdict"].text == "error" {
            if record.state == "uploaded" { try transaction.transition(record, "refuse") }
        } else {
            try transaction.transition(record, "accept")
        }
    }
}
