import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Indicators
import Ledger
import Pages
import Registers
import Testing

@testable import Cockpit

@Suite struct ClosedMonthsTests {
    @Test(arguments: Engine.allCases)
    func `a closed month is counted once a day and anew on the next`(engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let database = office.registers.database
        try await database.take([ClosedMonths.step], at: office.registers.clock.now())
        let region = try #require(office.registers.codes.regionPath(CountyOffice.jiangcheng))
        let (monday, tuesday) = (CountyOffice.monday, CountyOffice.monday + 1)
        let month = try #require(Day("2026-02-28"))
        func read(on today: Day) async throws -> [ClosedMonths.Counted] {
            let months = ClosedMonths(measure: DeclarationRate.measure, region: region, today: today)
            return try await database.write { connection in
                let counted = try months.read(connection, [month, today])
                try months.keep(connection, counted)
                return counted
            }
        }
        let first = try await read(on: monday)
        #expect(first.map(\.isNew) == [true, false])
        #expect(first.map(\.sum) == [FigureSum(), FigureSum()])
        // Confirmed later, with a day before the end of the month: the kept value stays for this day.
        let employer = try await office.openFactory()
        try await office.change(Employer.self, employer) { $0.confirmedDay = month }
        let again = try await read(on: monday)
        #expect(again.map(\.isNew) == [false, false])
        #expect(again.map(\.sum) == [FigureSum(), FigureSum(numerator: 0, denominator: 1)])
        let next = try await read(on: tuesday)
        #expect(next.map(\.isNew) == [true, false])
        #expect(next.first?.sum == FigureSum(numerator: 0, denominator: 1))
    }

    @Test(arguments: Engine.allCases)
    func `a store from before the roll-up counts its employers outside the rate when it is opened`(engine: Engine) async throws {
        let website = try await CountyWebsite(engine)
        _ = try await website.office.openFactory()
        let closed = try await website.office.openFactory(["credit_code": Factory.creditCode(2), "name": "模拟二厂"])
        let database = website.product.database
        _ = try await database.write { connection in
            try connection.execute("UPDATE employer SET state = 'suspended' WHERE id = ?1", [.integer(closed)])
            try connection.execute("DELETE FROM figure_cell WHERE figure = ?1", [.text(EmployerFigures.outside)])
            try connection.execute("DELETE FROM schema_step WHERE name LIKE 'employers 1%'")
        }
        let taken = try await ProductSchema.bring(database, to: CountyWebsite.slices, at: website.product.clock.now())
        #expect(taken == ["employers 1: employers outside the declaration rate as a roll-up"])
        let sums = try await database.read { connection in
            try ["", "440000/441700", "440000/441700/441702"].map {
                try FigureQueries.sum(connection, figure: EmployerFigures.outside, region: $0).numerator
            }
        }
        #expect(sums == [1, 1, 1])
    }
}
