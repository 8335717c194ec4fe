import Access
import Database
import FieldTestSupport
import Organisations
import Pages
import Registers
import TestSupport
import Testing

@testable import Supervision

/// Drawn from the slice's own routes and the registers' own grants: no act is written down here.
@Suite(.requirement("R-87")) struct SupervisionAccessTests {
    private static let other = "440000/441700/441781"

    /// A record of each register on which an act of supervision works, all in 江城.
    private func records(_ it: SupervisionOffice) async throws -> [String: Int64] {
        let visit = try await it.visit()
        _ = try await it.order(after: visit, deadline: "2026-04-01")
        let file = try await it.investigatedCase()
        try await it.tell(file, article: "article_71", fine: 60_000)
        it.office.turn(to: "2026-03-16")
        try await it.decide(file, fine: 60_000)
        try await it.step(file) {
            try CaseDecision.serve($0, $1, day: $2.today, method: "direct", receiver: "模拟收件人", in: $2)
        }
        _ = try await it.registers.write(as: it.supervisor) { transaction in
            try ComplaintActs.file(
                .init(objectName: "模拟作坊", region: CountyOffice.jiangcheng, facts: "粉尘大"), in: transaction)
        }
        _ = try await it.commit(try await it.plan())
        return try await it.registers.read { connection in
            var found: [String: Int64] = [:]
            for register in Supervision.registers.map(\.name) + ["employer"] {
                found[register] = try connection.value("SELECT MAX(id) FROM \(register)").integer
            }
            return found
        }
    }

    /// Acts of the slice on a record: address with the record's number, and the grant that they ask for.
    private func acts(_ records: [String: Int64]) -> [(address: String, register: String, verb: Verb)] {
        Supervision.slice.routes.compactMap { route in
            guard route.method == .post, route.body == .form, case .register(let name, let verb) = route.entry else { return nil }
            let parts = route.path.split(separator: "/").map(String.init)
            guard parts.count > 2, parts[1] == "{id}", let id = records[parts[0]] else { return nil }
            let address = route.path.replacing("{id}", with: "\(id)").replacing("{name}", with: "general")
            return (address, name, verb)
        }
    }

    @Test func `no role acts without its verb, and none on another county's records`() async throws {
        let it = try await SupervisionOffice()
        let records = try await records(it)
        let acts = acts(records)
        #expect(acts.count > 40)
        let versions = try await versions(it, records)
        for role in Role.authorities {
            for (place, region) in [("own", "440000/441700/441702"), ("other", Self.other)] {
                let name = "\(place)-\(role.rawValue.replacing("_", with: "-"))"
                try await it.site.openAccount(name, role, region: region)
                try await it.site.visit(as: name) { (visitor: Visitor) async throws in
                    for act in acts {
                        let grants = it.registers.catalogue.register(act.register)?.grants ?? []
                        let isGranted = grants.contains { $0.role == role && $0.verbs.contains(act.verb) }
                        // What one may do at home is tried by the tests of the acts themselves.
                        guard !isGranted || place == "other" else { continue }
                        let answer = try await visitor.post(act.address)
                        #expect([403, 404].contains(answer.status), "\(name) \(act.address) \(answer.status)")
                    }
                }
            }
        }
        #expect(try await self.versions(it, records) == versions)
    }

    @Test func `in every state every act of a case is either a way of its lifecycle or refused in words`() async throws {
        let it = try await SupervisionOffice()
        let records = try await records(it)
        let id = try #require(records["enforcement_case"])
        let lifecycle = EnforcementCase.register.lifecycle
        let acts = acts(["enforcement_case": id])
        let today = it.office.today.description
        let form = [
            "text": "x", "facts": "x", "act": "x", "served": today, "receiver": "x", "reason": "x", "_reason": "x",
            "method": "direct",
            "paid": today, "day": today, "article": "article_71", "ended": today, "first": "\(it.inspectors[0])",
            "second": "\(it.inspectors[1])", "due": "2026-12-31",
        ]
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            for state in lifecycle.states.map(\.name) {
                for act in acts {
                    try await it.registers.database.write {
                        try $0.execute("UPDATE enforcement_case SET state = ?1 WHERE id = ?2", [.text(state), .integer(id)])
                    }
                    let answer = try await visitor.post(act.address, form)
                    let after = try await it.office.find(EnforcementCase.self, id).stored.state
                    let ways = Set(lifecycle.transitions(from: state).map(\.to)).union([state])
                    #expect(ways.contains(after), "\(state) \(act.address) \(after)")
                    #expect([303, 400, 409, 422].contains(answer.status), "\(state) \(act.address) \(answer.status)")
                    #expect(answer.status == 303 || after == state, "\(state) \(act.address)")
                }
            }
        }
    }

    private func versions(_ it: SupervisionOffice, _ records: [String: Int64]) async throws -> [String: Int64] {
        try await it.registers.read { connection in
            var versions: [String: Int64] = [:]
            for (register, id) in records {
                versions[register] = try connection.value("SELECT version FROM \(register) WHERE id = ?1", [.integer(id)]).integer
            }
            return versions
        }
    }
}
