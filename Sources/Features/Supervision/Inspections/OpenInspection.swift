import Access
import Calendars
import Database
import Organisations
import Registers

/// Opens a visit with its team: drawn, or for a clue, a complaint, a re-inspection, a patrol.
public enum OpenInspection {
    /// - Parameter team: record numbers of inspectors.
    @discardableResult
    public static func open(_ visit: Inspection, team: [Int64], _ transaction: RegisterTransaction) throws -> StoredRecord {
        var visit = visit
        let people = try team.map { id in
            guard let found = try transaction.registers.find(transaction.connection, Inspector.self, id) else {
                throw SupervisionError.tooFewInspectors
            }
            return found
        }
        try check(people, employer: Int64(visit.employer), isPatrol: visit.kind == "patrol", transaction)
        visit.number = try SerialNumber.next("JC", "inspection", "number", region: place(visit, transaction), transaction)
        visit.team = people.map(\.record.name).joined(separator: "、")
        if visit.body.isEmpty { visit.body = people.first?.record.organisation ?? "" }
        let stored = try transaction.insert(visit)
        for person in people {
            var member = InspectionMember()
            member.inspection = Int(stored.id)
            member.inspector = Int(person.id)
            member.kind = person.record.kind
            member.department = person.record.department
            try transaction.insert(member)
        }
        if let due = visit.dueDay {
            try transaction.start(
                RecordClock("visit", title: "完成检查", basis: "检查计划", role: .supervisor), on: stored, from: transaction.today,
                due: due)
        }
        return stored
    }

    /// Two people with certificates in force and no conflict with the employer; a township patrol looks and hands up, it does not punish.
    private static func check(
        _ people: [TypedRecord<Inspector>], employer: Int64, isPatrol: Bool, _ transaction: RegisterTransaction
    ) throws {
        guard Set(people.map(\.id)).count == people.count else { throw SupervisionError.tooFewInspectors }
        for person in people {
            if let reason = person.record.objection(state: person.stored.state, on: transaction.today) {
                throw SupervisionError.inspectorBarred(name: person.record.name, reason: reason)
            }
            if try isBarred(person.id, employer, transaction) {
                throw SupervisionError.inspectorBarred(name: person.record.name, reason: "与检查对象登记有回避关系")
            }
        }
        let inspectors = people.filter { $0.record.kind == "inspector" }
        guard isPatrol ? !people.isEmpty : inspectors.count >= 2 else { throw SupervisionError.tooFewInspectors }
    }

    static func isBarred(_ inspector: Int64, _ employer: Int64, _ transaction: RegisterTransaction) throws -> Bool {
        try transaction.connection.first(
            "SELECT id FROM inspector_conflict WHERE void = 0 AND inspector = ?1 AND employer = ?2",
            [.integer(inspector), .integer(employer)]) != nil
    }

    private static func place(_ visit: Inspection, _ transaction: RegisterTransaction) throws -> String {
        try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(Int64(visit.employer))])
            .text ?? ""
    }
}

/// Numbers that count through within a county and a year: `JC441702-2026-000001`.
enum SerialNumber {
    static func next(
        _ prefix: String, _ table: String, _ column: String, region: String, _ transaction: RegisterTransaction
    ) throws -> String {
        let start = "\(prefix)\(region.prefix(6))-\(transaction.today.year)-"
        let last = try transaction.connection.value(
            "SELECT MAX(\(column)) FROM \(table) WHERE \(column) >= ?1 AND \(column) < ?2", [.text(start), .text(start + ":")])
        let count = (last.text.flatMap { Int($0.dropFirst(start.count)) } ?? 0) + 1
        return start + String(repeating: "0", count: max(0, 6 - String(count).count)) + String(count)
    }
}
