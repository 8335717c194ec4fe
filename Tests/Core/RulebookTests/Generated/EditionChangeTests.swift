import Calendars
import Quantities
import Rulebook
import Testing

/// The day before and the first day of every change of law that the product knows, by generation over all dated things.
struct EditionChangeTests {
    @Test func `each rule with days in force says “not in force” the day before, and on the day no more`() throws {
        let dated = Rulebook.rules.filter { $0.inForce != .always }
        #expect(!dated.isEmpty)
        for rule in dated {
            let example = try #require(RuleExample.examples(of: rule.id).first, "\(rule.id)")
            let input = try RuleCheck.parse(example.input)
            if let from = rule.inForce.from {
                #expect(try rule.evaluate(input, on: from - 1).outcome == .notInForce, "\(rule.id)")
                #expect(try rule.evaluate(input, on: from).outcome != .notInForce, "\(rule.id)")
            }
            if let until = rule.inForce.until {
                #expect(try rule.evaluate(input, on: until - 1).outcome != .notInForce, "\(rule.id)")
                #expect(try rule.evaluate(input, on: until).outcome == .notInForce, "\(rule.id)")
            }
        }
    }

    @Test func `each period of law runs from its first day and not from the day before`() {
        for clock in LegalPeriods.all where clock.period != nil {
            if let from = clock.inForce.from {
                #expect(clock.due(from: from - 1) == nil, "\(clock.id)")
                #expect(clock.due(from: from) != nil, "\(clock.id)")
            }
            if let until = clock.inForce.until {
                #expect(clock.due(from: until - 1) != nil, "\(clock.id)")
                #expect(clock.due(from: until) == nil, "\(clock.id)")
            }
        }
    }

    @Test func `each limit has one version before a change, both while its day is in doubt, and one after`() throws {
        let table = ExposureLimitTable.standard
        for agent in table.chemicals + table.dusts {
            let held = { (day: Day) in agent.versions(on: day).filter { !$0.values.isEmpty } }
            #expect(held(ExposureLimitTable.firstDay - 1).isEmpty, "\(agent.number)")
            for (older, newer) in zip(agent.versions, agent.versions.dropFirst()) {
                let before = older.values.isEmpty ? [] : [older]
                #expect(held(newer.notBefore - 1) == before, "\(agent.number)")
                #expect(held(newer.surelyFrom) == [newer], "\(agent.number)")
                guard newer.notBefore < newer.surelyFrom else { continue }
                #expect(held(newer.notBefore) == before + [newer], "\(agent.number)")
                #expect(held(newer.surelyFrom - 1) == before + [newer], "\(agent.number)")
            }
        }
    }

    @Test func `each limit of biology applies from its day on`() {
        for limit in BiologicalLimit.all {
            guard let from = limit.inForce.from else { continue }
            #expect(!limit.inForce.contains(from - 1) && limit.inForce.contains(from), "\(limit.agent)")
        }
    }

    @Test func `surveillance, grading and credit change on their day`() throws {
        let surveillance = SurveillanceEdition.firstDayOf2025
        #expect(surveillance == Day("2026-08-01"))
        #expect(SurveillanceEdition.gbz188(on: surveillance - 1) == .of2014)
        #expect(SurveillanceEdition.gbz188(on: surveillance) == .of2025)
        #expect(SurveillanceEdition.gbz188(on: SurveillanceEdition.firstDayOf2014 - 1) == nil)
        #expect(SurveillanceEdition.gbz188(on: SurveillanceEdition.firstDayOf2014) == .of2014)
        let grading = GradingEdition.firstDayOf2025
        #expect(GradingEdition.edition(on: grading - 1) == .of2010 && GradingEdition.edition(on: grading) == .of2025)
        for kind in CreditPeriod.Class.allCases {
            let (before, after) = (
                CreditPeriod(kind, decided: CreditPeriod.changed - 1), CreditPeriod(kind, decided: CreditPeriod.changed)
            )
            #expect([before.edition, after.edition] == ["58", "36"])
            #expect(before.longest == (CreditPeriod.changed - 1).adding(months: 36))
            #expect(!before.clocks.isEmpty && !after.clocks.isEmpty)
        }
    }

    @Test func `an examination is checked by the edition of its day for every hazard of both`() throws {
        let catalogue = SurveillanceCatalogue.standard
        let change = SurveillanceEdition.firstDayOf2025
        for agent in catalogue.agents {
            for type in ExaminationType.allCases {
                for (day, edition) in [(change - 1, SurveillanceEdition.of2014), (change, .of2025)] {
                    let wanted =
                        catalogue.requirement(edition, agent: agent.code, type)
                        ?? catalogue.requirement(.radiation, agent: agent.code, type)
                    let schedule = SurveillanceSchedule(
                        [.init(agent: agent.code, facts: .init(noise: 90))], type: type, on: day)
                    #expect(schedule.parts.first?.requirement == wanted, "\(agent.code) \(type) \(day)")
                    #expect(schedule.edition == edition)
                }
            }
        }
    }
}
