import Access
import Calendars
import Database
import Employers
import Registers

/// Reads what goes into a task pack.
struct FieldPackReading: Sendable {
    let registers: Registers
    let principal: Principal
    let codes: any CodeBook

    /// Visits of the account that have not taken place; a device holds at most 100.
    func visits(_ connection: any Connection) throws -> [FieldPack.Visit] {
        try registers.records(
            connection, Inspection.self,
            where: """
                t.void = 0 AND t.state = 'dispatched' AND t.id IN (SELECT m.inspection FROM inspection_member m JOIN inspector i
                ON i.id = m.inspector WHERE m.void = 0 AND i.void = 0 AND i.account_name = ?1 AND i.account_name <> '')
                """, [.text(principal.accountName)], order: "COALESCE(t.due_day, '9999'), t.id", limit: 100
        ).compactMap { found in
            guard registers.decide(principal, .view, found.stored).isAllowed,
                let employer = try registers.find(connection, Employer.self, Int64(found.record.employer)),
                registers.decide(principal, .view, employer.stored).isAllowed
            else { return nil }
            return FieldPack.Visit(
                id: found.id, number: found.record.number,
                kind: codes.entry("inspection_kind", found.record.kind)?.label ?? found.record.kind,
                due: found.record.dueDay?.description ?? "", team: found.record.team, employer: object(employer),
                posts: try posts(employer.id, connection), order: try order(found.record, connection),
                answers: try Self.answers(found.id, connection))
        }
    }

    /// Employers that the account may see, for choosing the object of a patrol.
    func places(_ connection: any Connection) throws -> [FieldPack.Place] {
        let register = registers.register(of: Employer.self)
        let reach = registers.condition(principal, .view, register, first: 1)
        return try connection.query(
            "SELECT t.id, t.name, t.address FROM employer t WHERE t.void = 0 AND \(reach.sql) ORDER BY t.name, t.id LIMIT 500",
            reach.arguments
        ).map { FieldPack.Place(id: $0.integer("id"), name: $0.text("name"), address: $0.text("address")) }
    }

    private func object(_ found: TypedRecord<Employer>) -> FieldPack.Object {
        let register = registers.register(of: Employer.self)
        func masked(_ name: String) -> String {
            register.field(name).map { registers.masked(found.stored[name], field: $0, of: register) } ?? ""
        }
        return FieldPack.Object(
            id: found.id, name: found.record.name, creditCode: found.record.creditCode, address: found.record.address,
            contact: [masked("contact_name"), masked("contact_phone")].filter { !$0.isEmpty }.joined(separator: " "),
            risk: codes.entry("risk_nature", found.record.riskNature)?.label ?? "", headcount: found.record.headcount,
            exposed: found.record.exposedHeadcount)
    }

    private func posts(_ employer: Int64, _ connection: any Connection) throws -> [FieldPack.Post] {
        let hazards = Dictionary(
            grouping: try connection.query(
                """
                SELECT post, hazard, exposed_headcount, facilities, equipment FROM post_hazard
                WHERE void = 0 AND employer = ?1 ORDER BY hazard, id
                """, [.integer(employer)]), by: { $0.integer("post") })
        return try connection.query(
            "SELECT id, workshop, name, headcount FROM post WHERE void = 0 AND employer = ?1 ORDER BY workshop, name, id LIMIT 300",
            [.integer(employer)]
        ).map { post in
            FieldPack.Post(
                workshop: post.text("workshop"), name: post.text("name"), headcount: post["headcount"].integer.map { Int($0) },
                hazards: (hazards[post.integer("id")] ?? []).map { row in
                    FieldPack.Hazard(
                        name: codes.entry("hazard_factor", row.text("hazard"))?.label ?? row.text("hazard"),
                        exposed: row["exposed_headcount"].integer.map { Int($0) }, facilities: row.text("facilities"),
                        equipment: row.text("equipment"))
                })
        }
    }

    private func order(_ visit: Inspection, _ connection: any Connection) throws -> FieldPack.Order? {
        guard let id = visit.order, let found = try registers.find(connection, CorrectionOrder.self, Int64(id)) else {
            return nil
        }
        return FieldPack.Order(
            number: found.record.number, content: found.record.content, deadline: found.record.deadline?.description ?? "")
    }

    static func answers(_ inspection: Int64, _ connection: any Connection) throws -> [FieldEntrySent.Answer] {
        try connection.query(
            """
            SELECT checklist, item, answer, finding FROM checklist_answer WHERE void = 0 AND inspection = ?1
            ORDER BY checklist, item, id
            """, [.integer(inspection)]
        ).map {
            FieldEntrySent.Answer(
                checklist: $0.text("checklist"), item: $0.text("item"), answer: $0.text("answer"), finding: $0.text("finding"))
        }
    }
}
