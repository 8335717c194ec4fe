import Foundation
import Logging
import Server
import TestSupport
import Testing

/// The commands on a store that lies on a PostgreSQL server.
@Suite(.requirement("R-14")) struct ServerStoreTests {
    @Test func `a store on a server counts indicators, is verified, backed up, and restored into an empty database`() async throws
    {
        let folder = try TemporaryFolder.make().appending(path: "data").path
        let url = try TestDatabase.postgresqlAddress()
        let open = try await OpenProduct.open(
            .server(url, folder: folder), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await open.close()
        let store = ["--database", url, "--data", folder]
        let sheet = try Sheet.write(Sheet.fiveOrganisations)
        #expect(try Zhijian.run(["register", "import", "organisation", sheet] + store).status == 0)
        #expect(try Zhijian.run(["self-check"] + store).status == 0)

        #expect(try Zhijian.run(["indicator", "load", "--plan", "441700"] + store).status == 0)
        let value = try Zhijian.run(["indicator", "value", "--region", "441700", "--json"] + store)
        let lines = (value.json["plans"] as? [[String: Any]])?.first?["indicators"] as? [[String: Any]] ?? []
        let rate = lines.first { ($0["measure"] as? String)?.hasPrefix("declaration_rate") == true }
        let id = try #require(rate?["id"] as? Int)
        let freeze = ["indicator", "freeze", "\(id)", "--region", "441700", "--period", "2025"] + store
        #expect(try Zhijian.run(freeze).status == 0)
        #expect(try Zhijian.run(freeze).messages.hasPrefix("IN-003 "))
        #expect(try Zhijian.run(["indicator", "recount"] + store).status == 0)
        let verified = try Zhijian.run(["audit", "verify", "--json"] + store)
        #expect(verified.status == 0)

        let file = try TemporaryFolder.make().appending(path: "office.dump").path
        #expect(try Zhijian.run(["backup", file] + store).status == 0)
        let taken = try Zhijian.run(["restore", file] + store)
        #expect(taken.status == 2)
        #expect(taken.messages.hasPrefix("CL-004 "))
        let empty = ["--database", try TestDatabase.postgresqlAddress(), "--data", folder]
        let restored = try Zhijian.run(["restore", file, "--json"] + empty)
        #expect(restored.status == 0)
        #expect(restored.json["lastHash"] as? String == verified.json["lastHash"] as? String)
        #expect(try Zhijian.run(["audit", "verify"] + empty).status == 0)
    }
}
