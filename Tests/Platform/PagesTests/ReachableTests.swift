import Access
import Database
import Registers
import Testing

@testable import Pages

/// A reference is a link only for whoever may open what it leads to.
@Suite struct ReachableTests {
    @Test(arguments: Engine.allCases)
    func `of the records that a list refers to, each account may open its own`(engine: Engine) async throws {
        let park = try await Park(engine)
        try await park.visit(as: "city-warden") { browser in
            for (number, place) in [("A-1", "441781"), ("A-2", "441702")] {
                try await browser.post("/tree", Park.banyan.merging(["number": number, "place": place]) { $1 })
            }
        }
        let ids = try await park.product.database.read { connection in
            try connection.query("SELECT id FROM tree ORDER BY number").map { $0.integer("id") }
        }
        func reachable(_ name: String) async throws -> Set<Int64> {
            let principal = try #require(try await park.product.access.accounts.principal(named: name))
            return try await park.product.database.read { connection in
                try park.product.registers.reachable(connection, Tree.register, ids: Set(ids + [0]), for: principal)
            }
        }
        #expect(try await reachable("city-warden") == Set(ids))
        #expect(try await reachable("county-warden") == [ids[0]])
        #expect(try await reachable("gardener") == [])
        #expect(try await reachable("audit") == [])
    }
}
