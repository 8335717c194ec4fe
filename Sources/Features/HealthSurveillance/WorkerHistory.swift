import Calendars
import Database
import Employers
import Registers
import Rulebook

/// Everything that the file of a person is drawn from, read in one go.
public struct WorkerHistory: Sendable {
    var assignments: [TypedRecord<Assignment>]
    public internal(set) var examinations: [TypedRecord<Examination>]
    var dues: [TypedRecord<ExaminationDue>]
    var followUps: [TypedRecord<FollowUp>]
    var employers: [Int64: String]
    var posts: [Int64: String]
    /// Hazards of each post with the last measured result.
    var hazards: [Int64: [(hazard: String, measured: String)]]

    /// - Parameter employer: keeps to what one employer may know of its own people; nil for the whole file.
    public static func read(
        _ connection: any Connection, _ registers: Registers, worker: Int64, employer: Int64? = nil
    ) throws -> WorkerHistory {
        func own<Record: RegisterRecord>(_ type: Record.Type, order: String) throws -> [TypedRecord<Record>] {
            try registers.records(
                connection, type, where: "t.void = 0 AND t.worker = ?1" + (employer == nil ? "" : " AND t.employer = ?2"),
                [.integer(worker)] + (employer.map { [.integer($0)] } ?? []), order: order)
        }
        let assignments = try own(Assignment.self, order: "t.from_day DESC, t.id DESC")
        let examinations = try own(Examination.self, order: "t.exam_day DESC, t.id DESC")
        let posts = Set(assignments.map(\.record.post))
        var hazards: [Int64: [(hazard: String, measured: String)]] = [:]
        for post in posts { hazards[post] = try exposure(of: post, connection) }
        func titles(_ name: String, _ ids: Set<Int64>) throws -> [Int64: String] {
            try registers.catalogue.register(name).map { try registers.titles(connection, $0, ids: ids) } ?? [:]
        }
        return WorkerHistory(
            assignments: assignments, examinations: examinations, dues: try own(ExaminationDue.self, order: "t.due_day, t.id"),
            followUps: try own(FollowUp.self, order: "t.due_day DESC, t.id DESC"),
            employers: try titles("employer", Set(assignments.map(\.record.employer) + examinations.map(\.record.employer))),
            posts: try titles("post", posts), hazards: hazards)
    }

    private static func exposure(of post: Int64, _ connection: any Connection) throws -> [(hazard: String, measured: String)] {
        try connection.query(
            """
            SELECT h.hazard, m.outcome, m.sampled_day, m.lex_8h, m.c_twa FROM post_hazard h LEFT JOIN measurement m ON m.id =
            (SELECT MAX(n.id) FROM measurement n WHERE n.void = 0 AND n.post = h.post AND n.factor = h.hazard AND n.sampled_day =
                (SELECT MAX(o.sampled_day) FROM measurement o WHERE o.void = 0 AND o.post = h.post AND o.factor = h.hazard))
            WHERE h.void = 0 AND h.post = ?1 ORDER BY h.hazard, h.id
            """, [.integer(post)]
        ).map { row in
            let value = row["lex_8h"].real.map { "\($0) dB(A)" } ?? row["c_twa"].text.map { "C-TWA \($0) mg/m³" } ?? ""
            return (row.text("hazard"), row["sampled_day"].text.map { "\(value)（\($0)）" } ?? "")
        }
    }
}
