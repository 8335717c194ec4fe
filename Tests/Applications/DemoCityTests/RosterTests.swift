import Calendars
import CodeTables
import Testing

@testable import DemoCity

/// The roster of the full city, before anything is written.
struct RosterTests {
    private static let plan = CityPlan(seed: 1, scale: 1, today: CitySample.today)
    private static let towns = Towns(codes: RosterTests.book)
    private static let book = MadeUpTowns(base: CodeTableBook(clock: .fixed(CitySample.today)))
    private static let employers = Roster(plan: plan, towns: towns).make()

    private func currentShare(_ employers: [SimulatedEmployer]) -> Double {
        let roster = employers.filter { $0.fate == .working && $0.isIndustrial }
        let current = roster.filter { employer in
            FilingHistory(employer, Self.plan).filings.contains { filing in
                guard case .accepted(let day) = filing.end else { return false }
                return day.adding(months: 13) >= Self.plan.today
            }
        }
        return Double(current.count) / Double(roster.count)
    }

    @Test func `the city of the plan has 1844 employers in 39 towns and 84 000 exposed workers`() {
        #expect(Self.employers.count == 1_844)
        #expect(Self.towns.all.count == 39)
        #expect(Set(Self.employers.map(\.town)).count == 39)
        let exposed = Self.employers.filter { $0.fate == .working }.reduce(0) { $0 + $1.exposed }
        #expect((84_000...85_000).contains(exposed))
        #expect(Set(Self.employers.map(\.creditCode)).count == 1_844)
    }

    @Test func `the city's declaration rate lies between 91 and 93 percent, one county stays below 90`() {
        #expect((0.91...0.93).contains(currentShare(Self.employers)))
        let below = Towns.counties.filter { county in currentShare(Self.employers.filter { $0.county == county }) < 0.9 }
        #expect(below == [Trades.yangxi])
    }

    @Test func `posts have the people that their employer exposes`() {
        for employer in Self.employers where !employer.posts.isEmpty {
            #expect(employer.posts.reduce(0) { $0 + $1.people } == employer.exposed)
            #expect(employer.headcount >= employer.exposed)
            #expect(employer.posts.allSatisfy { post in post.hazards.allSatisfy { $0.people <= post.people } })
        }
    }

    @Test func `no two workers of the full city have the same resident number`() {
        let places = Self.employers.flatMap { employer in (1...12).map { employer.number * 13 + $0 } }
        for isMale in [true, false] {
            #expect(
                Set(places.map { SimulatedCodes.worker($0, of: Self.plan.today, isMale: isMale).number }).count == places.count)
        }
    }

    @Test func `every industry and hazard of the trades is in the code tables`() {
        for trade in Trades.all {
            #expect(Self.book.entry("industry", trade.industry) != nil, "\(trade.industry)")
            for hazard in trade.posts.flatMap(\.hazards) {
                #expect(Self.book.entry("hazard_factor", hazard.factor) != nil, "\(hazard.factor)")
            }
        }
    }

    @Test func `declarations follow one another by eleven months or more`() {
        for employer in Self.employers {
            let filings = FilingHistory(employer, Self.plan).filings
            for (earlier, later) in zip(filings, filings.dropFirst()) {
                guard case .accepted(let day) = earlier.end else {
                    Issue.record("an open declaration is the last one")
                    continue
                }
                #expect(later.begun >= day.adding(months: 11))
            }
        }
    }
}
