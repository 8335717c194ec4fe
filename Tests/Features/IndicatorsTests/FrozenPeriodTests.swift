import Calendars
import Database
import Employers
import FieldTestSupport
import Ledger
import Registers
import Testing

@testable import Indicators

@Suite struct FrozenPeriodTests {
    private func freeze(_ office: CountyOffice, _ row: Int64, _ period: String = "2026年3月", cutOff: Day? = nil) async throws
        -> Int64
    {
        let freeze = FreezePeriod(board: office.board)
        let day = cutOff ?? office.today
        return try await office.registers.write(as: office.bureau) { transaction in
            try freeze(transaction, indicator: row, region: "441700", period: period, cutOff: day).id
        }
    }

    private func declared(_ engine: Engine) async throws -> (office: CountyOffice, employers: [Int64], row: Int64) {
        let office = try await CountyOffice.withIndicators(engine)
        var employers: [Int64] = []
        for number in 1...2 {
            employers.append(try await office.openFactory(["credit_code": Factory.creditCode(number), "name": "模拟厂\(number)"]))
        }
        try await office.declareAndAccept(employers[0])
        return (office, employers, try await office.planRow())
    }

    @Test(arguments: Engine.allCases)
    func `a published value stays when the facts are corrected, and the recount stands beside it`(engine: Engine) async throws {
        let (office, employers, row) = try await declared(engine)
        let frozen = try await freeze(office, row)
        let same = try await office.registers.read { [board = office.board] in try board.recount($0, frozen: frozen) }
        #expect(same?.isSame == true)

        try await office.registers.write(as: office.bureau) { transaction in
            guard let found = try transaction.find(Employer.self, employers[1]) else { throw RegisterError.notFound }
            try transaction.withdraw(found.stored, reason: "重复录入")
        }
        let counted = try await office.registers.read { [board = office.board] in try board.recount($0, frozen: frozen) }
        let recount = try #require(counted)
        #expect(recount.frozen == FigureSum(numerator: 1, denominator: 2))
        #expect(recount.now == FigureSum(numerator: 1, denominator: 1))
        #expect(recount.removed[.denominator] == [employers[1]])
        #expect(recount.added[.denominator] == [])
        let kept = try await office.find(FrozenFigure.self, frozen).record
        #expect([kept.numerator, kept.denominator] == [1, 2])
    }

    @Test(arguments: Engine.allCases)
    func `a declaration accepted after the cut-off does not change the closed period`(engine: Engine) async throws {
        let (office, employers, row) = try await declared(engine)
        let frozen = try await freeze(office, row)
        office.turn(to: "2026-03-20")
        try await office.declareAndAccept(employers[1])
        let recount = try await office.registers.read { [board = office.board] in try board.recount($0, frozen: frozen) }
        #expect(recount?.isSame == true)
        #expect(try await office.line(row)?.count?.sum == FigureSum(numerator: 2, denominator: 2))
    }

    @Test(arguments: Engine.allCases)
    func `a period is published once, and not before its day`(engine: Engine) async throws {
        let (office, _, row) = try await declared(engine)
        _ = try await freeze(office, row)
        await #expect(throws: IndicatorError.alreadyFrozen) { try await freeze(office, row) }
        await #expect(throws: IndicatorError.dayInFuture) { try await freeze(office, row, "2026年", cutOff: office.today + 1) }
    }
}
