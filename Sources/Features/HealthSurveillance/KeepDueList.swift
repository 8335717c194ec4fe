import Calendars
import Database
import Ledger
import Quantities
import Registers
import Rulebook

/// Keeps the due list in step with assignments, hazards of posts, measured noise and accepted examinations.
public enum KeepDueList {
    static func join(_ catalogue: inout Catalogue) {
        catalogue.after("assignment") { change, transaction in
            for worker in people(change, "worker") { recount(worker, transaction) }
        }
        catalogue.after("examination") { change, transaction in
            guard change.before?.state == "accepted" || change.after.state == "accepted" else { return }
            for worker in people(change, "worker") { recount(worker, transaction) }
        }
        catalogue.after("post_hazard") { change, transaction in
            guard change.before.map({ $0["hazard"] != change.after["hazard"] || $0.isVoid != change.after.isVoid }) ?? true else {
                return
            }
            try refresh(posts: people(change, "post"), transaction)
        }
        // The level of a post decides between one year, two years and none.
        catalogue.after("measurement") { change, transaction in
            guard [change.before, change.after].contains(where: { $0?["factor"].text == "3-001" }) else { return }
            try refresh(posts: people(change, "post"), transaction)
        }
    }

    private static func people(_ change: RecordChange, _ field: String) -> [Int64] {
        Set([change.before?[field].integer, change.after[field].integer].compactMap { $0 }).sorted()
    }

    private static func refresh(posts: [Int64], _ transaction: RegisterTransaction) throws {
        for post in posts {
            let workers = try transaction.connection.query(
                "SELECT DISTINCT worker FROM assignment WHERE void = 0 AND post = ?1 AND worker IS NOT NULL ORDER BY worker",
                [.integer(post)])
            for row in workers { recount(row.integer("worker"), transaction) }
        }
    }

    /// Once a person, however many rows of a sheet speak of him.
    private static func recount(_ worker: Int64, _ transaction: RegisterTransaction) {
        transaction.atEnd("examination_due \(worker)") { try refresh(worker, $0) }
    }

    private static func refresh(_ worker: Int64, _ transaction: RegisterTransaction) throws {
        let (works, needs) = try needs(of: worker, transaction.connection)
        let wanted = records(worker, works, needs)
        let stored = try transaction.registers.records(
            transaction.connection, ExaminationDue.self, where: "t.void = 0 AND t.worker = ?1", [.integer(worker)])
        var open = Dictionary(stored.map { (key($0.record), $0) }) { first, _ in first }
        for due in wanted {
            if let existing = open.removeValue(forKey: key(due)) {
                // An appointment holds until the person was examined; then the next due day has none.
                var due = due
                if due.lastExamination == existing.record.lastExamination { due.bookedDay = existing.record.bookedDay }
                try transaction.update(existing.stored, to: due, action: "refresh")
            } else {
                try transaction.insert(due)
            }
        }
        for gone in open.values.sorted(by: { $0.id < $1.id }) { try transaction.withdraw(gone.stored, reason: "已不再应检") }
    }

    private static func key(_ due: ExaminationDue) -> String { "\(due.assignment)|\(due.hazard)|\(due.kind)" }

    private static func records(_ worker: Int64, _ works: [DueNeeds.Work], _ needs: [DueNeeds.Need]) -> [ExaminationDue] {
        let byID = Dictionary(works.map { ($0.id, $0) }) { first, _ in first }
        return needs.compactMap { need in
            guard let work = byID[need.assignment] else { return nil }
            var due = ExaminationDue()
            (due.worker, due.employer, due.post, due.assignment) = (worker, work.employer, work.post, work.id)
            (due.hazard, due.agent, due.kind, due.type) = (need.hazard, need.agent, need.kind, need.type.rawValue)
            (due.dueDay, due.lastExamination, due.reason) = (need.due, need.last, need.reason)
            return due
        }
    }

    // MARK: From the records

    static func needs(of worker: Int64, _ connection: any Connection) throws -> (works: [DueNeeds.Work], needs: [DueNeeds.Need]) {
        let works = try connection.query(
            """
            SELECT id, employer, post, from_day, to_day, has_changed FROM assignment
            WHERE void = 0 AND worker = ?1 ORDER BY from_day, id
            """, [.integer(worker)]
        ).map { row in
            let post = row.integer("post")
            return DueNeeds.Work(
                id: row.integer("id"), employer: row.integer("employer"), post: post,
                from: row["from_day"].text.flatMap { Day($0) } ?? Day(number: 0), to: row["to_day"].text.flatMap { Day($0) },
                hasChanged: row["has_changed"].integer == 1, hazards: try hazards(of: post, connection),
                noise: try noise(at: post, connection))
        }
        return (works, DueNeeds(works: works, past: try pastExaminations(of: worker, connection)).all)
    }

    private static func pastExaminations(of worker: Int64, _ connection: any Connection) throws -> [DueNeeds.Past] {
        try connection.query(
            """
            SELECT id, agent, type, exam_day, conclusion, CASE WHEN agent LIKE 'D%' THEN results ELSE '' END AS results
            FROM examination WHERE void = 0 AND state = 'accepted' AND worker = ?1 ORDER BY exam_day, id
            """, [.integer(worker)]
        ).compactMap(past)
    }

    /// What a person would owe at a post from a day on, before anybody puts him there.
    static func needs(
        ofStarting assignment: Int64, worker: Int64, employer: Int64, post: Int64, from: Day, _ connection: any Connection
    ) throws -> [DueNeeds.Need] {
        let work = DueNeeds.Work(
            id: assignment, employer: employer, post: post, from: from, to: nil, hasChanged: false,
            hazards: try hazards(of: post, connection), noise: try noise(at: post, connection))
        return DueNeeds(works: [work], past: try pastExaminations(of: worker, connection)).all
    }

    private static func hazards(of post: Int64, _ connection: any Connection) throws -> [String] {
        try connection.query(
            "SELECT DISTINCT hazard FROM post_hazard WHERE void = 0 AND post = ?1 ORDER BY hazard", [.integer(post)]
        ).map { $0.text("hazard") }
    }

    private static func noise(at post: Int64, _ connection: any Connection) throws -> SoundLevel? {
        // The loudest of the latest day: several points of one post are all met by its people.
        try connection.first(
            """
            SELECT MAX(lex_8h) AS level FROM measurement WHERE void = 0 AND post = ?1 AND lex_8h IS NOT NULL AND sampled_day =
            (SELECT MAX(sampled_day) FROM measurement WHERE void = 0 AND post = ?1 AND lex_8h IS NOT NULL)
            """, [.integer(post)])?["level"].real.flatMap { try? SoundLevel($0) }
    }

    private static func past(_ row: Row) -> DueNeeds.Past? {
        guard let type = ExaminationType(rawValue: row["type"].text ?? ""),
            let day = row["exam_day"].text.flatMap({ (text: String) in Day(text) }),
            let conclusion = ExaminationConclusion(rawValue: row["conclusion"].text ?? "")
        else { return nil }
        var past = DueNeeds.Past(
            id: row.integer("id"), agent: row.text("agent"), type: type, day: day, conclusion: conclusion)
        // Only dusts are read by zones; reading the text of every past examination would be half of an import.
        let zones = Array(ExaminationResults(row["results"].text ?? "").zones.values)
        if !zones.isEmpty {
            past.zonesFrom01 = zones.count { $0 >= .from01 }
            past.zonesFrom1 = zones.count { $0.category >= 1 }
        }
        return past
    }

    // MARK: Recount

    /// Rows of the list that a full recount would not write, or would write otherwise: empty when list and records agree.
    public static func differences(_ connection: any Connection, _ registers: Registers) throws -> [String] {
        var stored: [String: ExaminationDue] = [:]
        for due in try registers.records(connection, ExaminationDue.self) {
            stored["\(due.record.worker)|\(key(due.record))"] = due.record
        }
        var differences: [String] = []
        let workers = try connection.query(
            "SELECT DISTINCT worker FROM assignment WHERE void = 0 AND worker IS NOT NULL ORDER BY worker")
        for row in workers {
            let worker = row.integer("worker")
            let (works, needs) = try needs(of: worker, connection)
            for due in records(worker, works, needs) {
                let place = "\(worker)|\(key(due))"
                guard let found = stored.removeValue(forKey: place) else {
                    differences.append("missing \(place)")
                    continue
                }
                let declaration = ExaminationDue.declaration
                var due = due
                due.bookedDay = found.bookedDay
                if declaration.encode(found) != declaration.encode(due) { differences.append("differs \(place)") }
            }
        }
        return differences + stored.keys.sorted().map { "left over \($0)" }
    }
}
