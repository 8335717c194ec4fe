import Calendars
import Database
import InspectionDraws
import Registers

/// Draws the employers of a task so that anyone can draw them again: the list and the seed decide, nothing else.
public struct DrawSample: Sendable {
    /// Adds the first `count` employers of the draw to the task; those already in the task keep their place.
    ///
    /// Candidates are employers of the task's region in operation with confirmed hazards.
    @discardableResult
    public static func run(_ transaction: RegisterTransaction, task: StoredRecord, count: Int, seed: String) throws
        -> [StoredRecord]
    {
        let rows = try transaction.connection.query(
            """
            SELECT id, credit_code FROM employer WHERE void = 0 AND state = 'in_operation'
            AND region_path >= ?1 AND region_path < ?2 ORDER BY credit_code
            """, [.text(task.regionPath), .text(task.regionPath + "0")])
        let ids = Dictionary(uniqueKeysWithValues: rows.map { ($0.text("credit_code"), $0.integer("id")) })
        let taken = Set(
            try transaction.connection.query(
                "SELECT employer FROM sampled_employer WHERE void = 0 AND task = ?1", [.integer(task.id)]
            ).map { $0.integer("employer") })
        var drawn: [StoredRecord] = []
        for code in SeededOrder.of(Array(ids.keys), seed: seed) where drawn.count < count {
            guard let id = ids[code], !taken.contains(id) else { continue }
            var sampled = SampledEmployer()
            sampled.task = Int(task.id)
            sampled.employer = Int(id)
            sampled.origin = "drawn"
            drawn.append(try transaction.insert(sampled, reason: "抽取，种子 \(seed)，候选 \(ids.count) 家"))
        }
        return drawn
    }
}
