import Calendars
import Database
import Employers
import FieldTestSupport
import Ledger
import Registers
import Testing

@testable import Indicators

@Suite struct DeclarationRateTests {
    /// Three factories in 江城, two of them declared on 2 March 2026.
    private func county(_ engine: Engine) async throws -> (office: CountyOffice, employers: [Int64], row: Int64) {
        let office = try await CountyOffice.withIndicators(engine)
        var employers: [Int64] = []
        for number in 1...3 {
            employers.append(try await office.openFactory(["credit_code": Factory.creditCode(number), "name": "模拟厂\(number)"]))
        }
        for employer in employers.prefix(2) { try await office.declareAndAccept(employer) }
        return (office, employers, try await office.planRow())
    }

    @Test(arguments: Engine.allCases)
    func `the rate counts accepted declarations among employers in operation, and opens to the records`(engine: Engine)
        async throws
    {
        let (office, employers, row) = try await county(engine)
        let found = try await office.line(row)
        let line = try #require(found)
        #expect(line.count?.sum == FigureSum(numerator: 2, denominator: 3))
        #expect(line.valueText == "66.67%")
        #expect(line.verdict == .notMet)
        #expect(try await office.members(DeclarationRate.measure, .numerator, on: "2026-03-02") == Array(employers.prefix(2)))
        #expect(try await office.members(DeclarationRate.measure, .denominator, on: "2026-03-02") == employers)
    }

    @Test(arguments: Engine.allCases)
    func `a declaration counts on the last day of its thirteenth month and not on the next`(engine: Engine) async throws {
        let (office, _, row) = try await county(engine)
        let last = try await office.line(row, on: "2027-04-02")
        let next = try await office.line(row, on: "2027-04-03")
        #expect(last?.count?.sum.numerator == 2)
        #expect(next?.count?.sum.numerator == 0)
        #expect(try await office.members(DeclarationRate.measure, .numerator, on: "2027-04-02").count == 2)
        #expect(try await office.members(DeclarationRate.measure, .numerator, on: "2027-04-03").isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `an employer that moves between counties counts once, where it is at the cut-off`(engine: Engine) async throws {
        let (office, employers, row) = try await county(engine)
        try await office.change(Employer.self, employers[0]) { $0.regionCode = CountyOffice.yangchun }
        #expect(try await office.line(row, in: CountyOffice.jiangcheng)?.count?.sum == FigureSum(numerator: 1, denominator: 2))
        #expect(try await office.line(row, in: CountyOffice.yangchun)?.count?.sum == FigureSum(numerator: 1, denominator: 1))
        #expect(try await office.line(row)?.count?.sum == FigureSum(numerator: 2, denominator: 3))
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a closed employer leaves the roster and is shown as not counted`(engine: Engine) async throws {
        let (office, employers, row) = try await county(engine)
        try await office.move(Employer.self, employers[2], "close", reason: "模拟关闭")
        let line = try await office.line(row)
        #expect(line?.count == Measure.Count(FigureSum(numerator: 2, denominator: 2), excluded: 1))
        #expect(line?.verdict == .met)
    }

    @Test(arguments: Engine.allCases)
    func `a county without employers on the roster has no rate`(engine: Engine) async throws {
        let (office, _, row) = try await county(engine)
        let line = try await office.line(row, in: CountyOffice.yangchun)
        #expect(line?.verdict == .notApplicable)
        #expect(line?.valueText == "不适用")
    }

    @Test(arguments: Engine.allCases)
    func `the same county meets one plan's target and fails another's`(engine: Engine) async throws {
        let (office, _, _) = try await county(engine)
        let lenient = try await office.planRow(target: "60", region: CountyOffice.jiangcheng)
        #expect(try await office.line(lenient, in: CountyOffice.jiangcheng)?.verdict == .met)
        let standing = try await office.registers.read { [board = office.board, today = office.today] in
            try board.standing($0, region: CountyOffice.jiangcheng, on: today)
        }
        #expect(standing?.planRegion == CountyOffice.jiangcheng)
        let above = try await office.registers.read { [board = office.board, today = office.today] in
            try board.standing($0, region: CountyOffice.yangchun, on: today)
        }
        #expect(above?.planRegion == "441700")
    }
}
