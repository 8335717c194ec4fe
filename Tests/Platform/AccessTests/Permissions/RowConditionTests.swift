import Access
import Database
import TestSupport
import Testing

/// The condition in SQL and the decision in Swift must agree on every row: the list may not show what the page refuses.
@Suite struct RowConditionTests {
    static let columns = ScopeColumns(
        region: "region_path", organisation: "organisation_id", performer: "performer_id", person: "person_id",
        published: "published", assignee: "assignee_id")

    @Test(arguments: Engine.allCases)
    func `the condition finds exactly the rows that the decision allows`(engine: Engine) async throws {
        let database = try await TestDatabase.open(engine)
        let facts = Facts.allCases
        try await database.write { connection in
            try connection.script(
                Dialect.schema(
                    """
                    CREATE TABLE record (id {id}, region_path {text}, organisation_id {int}, performer_id {int}, person_id {int},
                        published {int}, assignee_id {int})
                    """, for: connection.engine))
            try connection.append(
                to: "record",
                columns: ["id", "region_path", "organisation_id", "performer_id", "person_id", "published", "assignee_id"],
                rows: facts.enumerated().map { index, facts in
                    [
                        Value(index), Value(facts.region?.stored), Value(facts.organisation), Value(facts.performer),
                        Value(facts.person),
                        Value(facts.published), facts.assigned ? 1 : .null,
                    ]
                })
        }
        for region in [RegionPath.nowhere, .root, RegionPath(stored: "44/4417")] {
            let principal = Principal(
                accountID: 1, accountName: "clerk", displayName: "", role: .clerk, organisation: 7, region: region, person: 70)
            for first in ScopeKind.allCases {
                for second in ScopeKind.allCases {
                    let grants = [Grant.grant(.clerk, [.view], first), .grant(.clerk, [.view], second)]
                    let condition = Permission.reach(principal, .view, grants: grants)
                        .condition(for: principal, columns: Self.columns, first: 2)
                    let found = try await database.read { connection in
                        try connection.query(
                            "SELECT id FROM record WHERE id >= ?1 AND \(condition.sql) ORDER BY id", [0] + condition.arguments
                        ).map { $0.int("id") }
                    }
                    let wanted = facts.indices.filter { index in
                        Permission.decide(
                            principal, .view, grants: grants, recordRegion: facts[index].region,
                            recordOrganisation: facts[index].organisation, recordPerformer: facts[index].performer,
                            recordPerson: facts[index].person,
                            assigned: facts[index].assigned, published: facts[index].published
                        ).isAllowed
                    }
                    #expect(found == wanted, "\(region.text) \(first) \(second)")
                }
            }
        }
        await database.close()
    }

    @Test func `a register without the column of a scope shows nothing by it`() {
        let principal = Principal(accountID: 1, accountName: "c", displayName: "", role: .clerk, region: .root)
        let condition = Reach.scopes([.region, .own]).condition(for: principal, columns: ScopeColumns())
        #expect(condition == Reach.nothing(.notGranted).condition(for: principal, columns: ScopeColumns()))
        #expect(condition.sql == "1 = 0")
    }
}
