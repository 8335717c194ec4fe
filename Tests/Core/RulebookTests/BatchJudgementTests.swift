import Calendars
import Quantities
import Rulebook
import Testing

/// The verdict without sentences is the verdict with them, for every agent, around every limit and amendment.
struct BatchJudgementTests {
    let batch = BatchJudgement()
    let explained = WorkplaceJudgement()

    @Test func `every chemical at, below and above its limit has the explained verdict`() throws {
        let days = ["2020-03-31", "2020-04-01", "2023-06-01", "2025-04-30", "2025-05-01", "2026-11-21"].compactMap(Day.init)
        for agent in explained.limits.chemicals {
            guard let key = batch.agent(named: agent.name) else { continue }
            for day in days {
                let limits = agent.versions.compactMap { $0.values.timeWeighted?.concentration.value } + [1]
                for limit in Set(limits) {
                    for value in [limit * 0.999, limit, limit * 1.001] {
                        let concentration = Concentration(computed: value)
                        for result in [MeasuredConcentration.value(concentration), .below(concentration)] {
                            let findings = explained.chemical(
                                ChemicalExposure(timeWeighted: .eightHour(result)), against: agent, on: day)
                            let wanted = findings.first { $0.rule == "workplace_twa" || $0.rule == "workplace_limit" }?.outcome
                            #expect(
                                batch.eightHour(result, of: key, on: day) == wanted ?? .notAssessable,
                                "\(agent.number) \(result.text) \(day)")
                        }
                    }
                }
            }
        }
    }

    @Test func `a name that no row has is no agent`() {
        #expect(batch.agent(named: "没有这种物质") == nil)
    }
}
