import Access
import Calendars
import Database
import InspectionDraws
import Registers

/// Who may be drawn and who may go, as the registers say on the day on which a draw is committed to.
enum FrozenLists {
    static func read(_ plan: InspectionPlan, _ region: RegionPath, _ transaction: RegisterTransaction) throws -> DrawLists {
        let (connection, today) = (transaction.connection, transaction.today)
        let inspectors = try inspectors(region, today, transaction)
        let objects = try objects(plan, region, transaction)
        let numbers = Dictionary(inspectors.map { ($0.id, $0.record.certificate) }) { first, _ in first }
        let codes = Dictionary(objects.map { ($0.id, $0.object.number) }) { first, _ in first }
        let conflicts = try connection.query("SELECT inspector, employer FROM inspector_conflict WHERE void = 0 ORDER BY id")
            .compactMap { row -> DrawConflict? in
                guard let inspector = numbers[row.integer("inspector")], let object = codes[row.integer("employer")] else {
                    return nil
                }
                return DrawConflict(inspector: inspector, object: object)
            }
        return DrawLists(
            objects: objects.map(\.object),
            inspectors: inspectors.map {
                DrawInspector(
                    number: $0.record.certificate, name: $0.record.name, department: $0.record.department,
                    isTechnician: $0.record.kind == "technician")
            }, conflicts: Array(Set(conflicts))
        ).ordered
    }

    /// Employers in operation in the plan's region; the risk class gives the weight.
    private static func objects(
        _ plan: InspectionPlan, _ region: RegionPath, _ transaction: RegisterTransaction
    ) throws -> [(id: Int64, object: DrawObject)] {
        let weights = try InspectionFrequency.inForce(transaction.connection, on: transaction.today)
        let rows = try transaction.connection.query(
            """
            SELECT e.id, e.credit_code, e.name, COALESCE(g.risk_class, '') AS risk_class FROM employer e
            LEFT JOIN risk_grading g ON g.employer = e.id AND g.void = 0 AND g.is_current = 1
            WHERE e.void = 0 AND e.state = 'in_operation' AND e.region_path >= ?1 AND e.region_path < ?2
            AND \(plan.condition) ORDER BY e.credit_code
            """, [.text(region.lowerBound), .text(region.upperBound)])
        return rows.compactMap { row in
            let riskClass = row.text("risk_class")
            guard plan.riskClass.isEmpty || plan.riskClass == riskClass else { return nil }
            return (
                row.integer("id"),
                DrawObject(
                    number: row.text("credit_code"), name: row.text("name"), riskClass: riskClass,
                    weight: weights[riskClass]?.weight ?? 1)
            )
        }
    }

    /// People whose certificate is in force today and whose region and the plan's meet; not the operator, who may not draw himself.
    private static func inspectors(
        _ region: RegionPath, _ today: Day, _ transaction: RegisterTransaction
    ) throws -> [TypedRecord<Inspector>] {
        try transaction.registers.records(
            transaction.connection, Inspector.self, where: "t.void = 0 AND t.state = 'in_force'", order: "t.certificate, t.id"
        ).filter { found in
            let own = RegionPath(stored: found.stored.regionPath)
            return (own.contains(region) || region.contains(own)) && found.record.kind != "town"
                && found.record.objection(state: found.stored.state, on: today) == nil
                && (found.record.accountName.isEmpty || found.record.accountName != transaction.principal.accountName)
        }
    }
}
