import Access
import Calendars
import Database
import Testing

@testable import Registers

@Suite struct RecordListTests {
    private func fleet(_ engine: Engine) async throws -> Harbour {
        let harbour = try await Harbour(engine)
        for (number, name, place, crew) in [
            ("001", "海丰", "441702", "6"), ("002", "海安", "441781", "12"), ("003", "百分%号", "441702", "3"),
        ] {
            _ = try await harbour.enter([
                "number": number, "name": name, "harbour": place, "crew": crew, "owner_phone": "1380000\(number)1",
            ])
        }
        _ = try await harbour.enter(["number": "004", "harbour": "441702", "crew": "0"])
        return harbour
    }

    private func numbers(_ harbour: Harbour, _ request: ListRequest, as principal: Principal? = nil) async throws -> [String] {
        let principal = principal ?? harbour.master
        return try await harbour.registers.read { connection in
            try harbour.registers.list(connection, Boat.register, request, for: principal).records.compactMap {
                $0["number"].text
            }
        }
    }

    private func request(_ change: (inout ListRequest) -> Void) -> ListRequest {
        var request = ListRequest()
        request.sort = SortOrder("number")
        change(&request)
        return request
    }

    @Test(arguments: Engine.allCases)
    func `an account sees its region and below, a shipper its own, others nothing`(engine: Engine) async throws {
        let harbour = try await fleet(engine)
        #expect(try await numbers(harbour, request { _ in }) == ["001", "002", "003", "004"])
        #expect(try await numbers(harbour, request { _ in }, as: harbour.countyMaster) == ["002"])
        #expect(try await numbers(harbour, request { _ in }, as: harbour.shipper) == [])
        let auditor = Principal(accountID: 1, accountName: "a", displayName: "", role: .auditAdministrator, region: .root)
        #expect(try await numbers(harbour, request { _ in }, as: auditor) == [])
    }

    @Test(arguments: Engine.allCases)
    func `filters find by range, text, code and sealed value`(engine: Engine) async throws {
        let harbour = try await fleet(engine)
        #expect(try await numbers(harbour, request { $0.filters = [.init("crew", .from, "6")] }) == ["001", "002"])
        #expect(try await numbers(harbour, request { $0.filters = [.init("crew", .to, "3")] }) == ["003", "004"])
        #expect(try await numbers(harbour, request { $0.filters = [.init("name", .equals, "海")] }) == ["001", "002"])
        #expect(try await numbers(harbour, request { $0.filters = [.init("name", .contains, "%")] }) == ["003"])
        #expect(try await numbers(harbour, request { $0.filters = [.init("owner_phone", .equals, "13800000021")] }) == ["002"])
        #expect(try await numbers(harbour, request { $0.filters = [.init("name", .empty, "")] }) == ["004"])
        #expect(try await numbers(harbour, request { $0.region = "441781" }) == ["002"])
        #expect(try await numbers(harbour, request { $0.search = "海安" }) == ["002"])
    }

    @Test(arguments: Engine.allCases)
    func `a filter that cannot be read finds nothing and is told`(engine: Engine) async throws {
        let harbour = try await fleet(engine)
        let wrong = request { $0.filters = [.init("crew", .from, "许多"), .init("colour", .equals, "红")] }
        let found = try await harbour.registers.read { connection in
            try harbour.registers.list(connection, Boat.register, wrong, for: harbour.master)
        }
        #expect(found.records.isEmpty)
        #expect(found.condition.problems.map(\.code) == [.notANumber, .unknownField])
    }

    @Test(arguments: Engine.allCases)
    func `empty values sort last both ways and pages do not overlap`(engine: Engine) async throws {
        let harbour = try await fleet(engine)
        #expect(try await numbers(harbour, request { $0.sort = SortOrder("name") }).last == "004")
        #expect(try await numbers(harbour, request { $0.sort = SortOrder("name", descending: true) }).last == "004")
        let pages = try await [1, 2, 3].asyncMap { page in
            try await numbers(
                harbour,
                request {
                    $0.size = 2; $0.page = page
                })
        }
        #expect(pages == [["001", "002"], ["003", "004"], []])
    }
}

extension Sequence {
    func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
