import Access
import Calendars
import Database
import Pages
import Registers

/// What an inspector takes along: the visits assigned to the account, with the employers' posts and hazards, and the forms of the day.
///
/// It holds what the account may see and no more: the contact person is masked as on every page.
struct FieldPack: Encodable, Sendable {
    var account = ""
    var name = ""
    var token = ""
    /// Seals what the device keeps (`FieldKey`); the device does not keep it in a form that can be read.
    var key = ""
    var packedAt: Int64 = 0
    var expiresAt: Int64 = 0
    var visits: [Visit] = []
    /// Employers of the township, for whoever patrols it.
    var patrol: [Place] = []
    var mayPatrol = false
    var checklists: [Form] = []
    var answers: [Choice] = []
    var outcomes: [Choice] = []

    struct Choice: Encodable, Sendable { var code: String, label: String }
    struct Place: Encodable, Sendable { var id: Int64, name: String, address: String }
    struct Form: Encodable, Sendable { var name: String, label: String, version: String, mark: String, items: [Item] }
    struct Item: Encodable, Sendable { var code: String, group: String, text: String, clause: String }
    struct Visit: Encodable, Sendable {
        var id: Int64, number: String, kind: String, due: String, team: String
        var employer: Object
        var posts: [Post]
        var order: Order?
        var answers: [FieldEntrySent.Answer]
    }
    struct Object: Encodable, Sendable {
        var id: Int64, name: String, creditCode: String, address: String, contact: String, risk: String
        var headcount: Int?, exposed: Int?
    }
    struct Post: Encodable, Sendable { var workshop: String, name: String, headcount: Int?, hazards: [Hazard] }
    struct Hazard: Encodable, Sendable { var name: String, exposed: Int?, facilities: String, equipment: String }
    struct Order: Encodable, Sendable { var number: String, content: String, deadline: String }

    static func make(_ page: PageRequest) async throws -> FieldPack {
        let (registers, principal, codes) = (page.product.registers, page.principal, page.product.codes)
        var pack = FieldPack()
        pack.account = principal.accountName
        pack.name = principal.displayName
        pack.token = page.formToken
        pack.key = try await FieldKey.of(principal, registers)
        let now = page.product.clock.now()
        pack.packedAt = now.milliseconds
        pack.expiresAt = now.milliseconds + Int64(CaseParameters.inForce(on: page.today).fieldPackHours) * 3_600_000
        pack.checklists = Checklist.inForce(on: page.today).map { form in
            Form(
                name: form.name, label: codes.entry("checklist", form.name)?.label ?? form.name, version: form.version,
                mark: form.mark,
                items: form.items.map { Item(code: $0.code, group: $0.group, text: $0.text, clause: $0.clause) })
        }
        func choices(_ table: String) -> [Choice] { codes.entries(table).map { Choice(code: $0.code, label: $0.label) } }
        pack.answers = choices("check_answer")
        pack.outcomes = choices("inspection_result")
        let reading = FieldPackReading(registers: registers, principal: principal, codes: codes)
        (pack.visits, pack.mayPatrol, pack.patrol) = try await registers.read { connection in
            let mayPatrol = try FieldTeam.members(of: principal, connection).contains { $0.kind == "town" }
            return (try reading.visits(connection), mayPatrol, mayPatrol ? try reading.places(connection) : [])
        }
        return pack
    }
}

/// Who of the inspectors an account is.
enum FieldTeam {
    static func members(of principal: Principal, _ connection: any Connection) throws -> [(id: Int64, kind: String)] {
        guard !principal.accountName.isEmpty else { return [] }
        return try connection.query(
            "SELECT id, kind FROM inspector WHERE void = 0 AND state = 'in_force' AND account_name = ?1 ORDER BY id",
            [.text(principal.accountName)]
        ).map { ($0.integer("id"), $0.text("kind")) }
    }

    /// Is the account one of the visit's team?
    static func isMember(_ principal: Principal, of inspection: Int64, _ connection: any Connection) throws -> Bool {
        try connection.first(
            """
            SELECT m.id FROM inspection_member m JOIN inspector i ON i.id = m.inspector
            WHERE m.void = 0 AND i.void = 0 AND m.inspection = ?1 AND i.account_name = ?2 AND i.account_name <> '' ORDER BY m.id LIMIT 1
            """, [.integer(inspection), .text(principal.accountName)]) != nil
    }
}
