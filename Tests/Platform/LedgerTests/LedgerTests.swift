import Calendars
import Database
import TestSupport
import Testing

@testable import Ledger

@Suite struct LedgerTests {
    private func ledger(_ engine: Engine) async throws -> Ledger {
        let database = try await TestDatabase.open(engine)
        try await database.write { connection in
            for statement in LedgerSchema.statements { try connection.execute(Dialect.schema(statement, for: connection.engine)) }
        }
        return Ledger(database: database, clock: .fixed(Day("2026-03-02") ?? Day(number: 0)))
    }

    private let author = Author(accountID: 4, accountName: "clerk")

    @Test(arguments: Engine.allCases)
    func `entries of many writers form one unbroken chain`(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        try await withThrowingTaskGroup { group in
            for number in 1...60 {
                group.addTask { [author] in
                    try await ledger.write(by: author) { transaction in
                        transaction.note(action: "create", register: "r", recordID: Int64(number), version: 1, content: "{}")
                    }
                }
            }
            try await group.waitForAll()
        }
        let result = try await ledger.database.read { try ChainVerification.verify($0) }
        #expect(result.faults.isEmpty)
        #expect(result.entries == 60)
    }

    @Test(arguments: Engine.allCases)
    func `a write that fails leaves neither entry, figure nor number behind`(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        struct Refused: Error {}
        await #expect(throws: Refused.self) {
            try await ledger.write(by: author) { transaction in
                _ = transaction.newID()
                transaction.note(action: "create", register: "r", recordID: 1, version: 1, content: "{}")
                transaction.add(FigureContribution(figure: "f", region: "44/4417", numerator: 1, denominator: 1))
                throw Refused()
            }
        }
        let left = try await ledger.database.read { connection in
            [
                try connection.value("SELECT COUNT(*) FROM ledger_entry"),
                try connection.value("SELECT COUNT(*) FROM figure_cell"),
                try connection.value("SELECT next_id FROM ledger_head"),
            ]
        }
        #expect(left == [.integer(0), .integer(0), .integer(1)])
    }

    @Test(arguments: Engine.allCases)
    func `cells that lapse by day are summed from a day on, that day included`(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        try await ledger.write(by: author) { transaction in
            for day in ["2026-03-01", "2026-03-02", "2026-03-03"] {
                transaction.add(FigureContribution(figure: "f", region: "44", cell: day, numerator: 1, denominator: 1))
            }
        }
        let sum = try await ledger.database.read {
            try FigureQueries.sum($0, figure: "f", region: "44", cellsFrom: "2026-03-02")
        }
        #expect(sum == FigureSum(numerator: 2, denominator: 2))
    }

    @Test func `a path's regions are itself and everything above`() {
        #expect(RegionAncestry.paths(upFrom: "44/4417/441702") == ["44/4417/441702", "44/4417", "44", ""])
        #expect(RegionAncestry.paths(upFrom: "") == [""])
    }
}
