import Calendars
import HygieneCalculations
import Quantities
import Rulebook
import Testing

/// Every limit of the tables, just below, at and just above, by generation: 366 chemicals, 56 dusts, all biological limits.
struct LimitBoundaryTests {
    let judgement = WorkplaceJudgement()

    /// A billionth beside the limit: far over binary noise, far under what any laboratory tells apart.
    static let beside = [(1 - 1e-9, Finding.Outcome.met), (1, .met), (1 + 1e-9, .exceeded)]

    /// A day on which this version alone holds; nil for one that never holds alone.
    private func dayHeld(by version: AirborneLimit.Version, of agent: AirborneLimit) -> Day? {
        [version.surelyFrom, version.notBefore].first { day in
            let held = agent.versions(on: day).filter { !$0.values.isEmpty }
            return held.count == 1 && held[0] == version
        }
    }

    private func result(_ limit: Concentration, times factor: Double) -> MeasuredConcentration {
        .value(Concentration(computed: limit.value * factor, limit.unit))
    }

    private func chemical(_ exposure: ChemicalExposure, _ agent: AirborneLimit, _ day: Day, rule: String) -> Finding.Outcome? {
        judgement.chemical(exposure, against: agent, on: day).first { $0.rule == rule }?.outcome
    }

    @Test func `each chemical passes at its MAC, PC-TWA and PC-STEL and not above, in each of its versions`() throws {
        var judged = 0
        for agent in judgement.limits.chemicals {
            for version in agent.versions where !version.values.isEmpty {
                let day = try #require(dayHeld(by: version, of: agent), "\(agent.number)")
                for (factor, wanted) in Self.beside {
                    if let limit = version.values.ceiling?.concentration {
                        let exposure = ChemicalExposure(ceiling: [result(limit, times: factor)])
                        #expect(
                            chemical(exposure, agent, day, rule: "workplace_mac") == wanted, "\(agent.number) MAC × \(factor)")
                        judged += 1
                        continue
                    }
                    if let limit = version.values.timeWeighted?.concentration {
                        let exposure = ChemicalExposure(timeWeighted: .eightHour(result(limit, times: factor)))
                        #expect(
                            chemical(exposure, agent, day, rule: "workplace_twa") == wanted, "\(agent.number) TWA × \(factor)")
                        judged += 1
                    }
                    if let limit = version.values.shortTerm?.concentration {
                        let exposure = ChemicalExposure(shortTerm: [result(limit, times: factor)])
                        #expect(
                            chemical(exposure, agent, day, rule: "workplace_stel") == wanted, "\(agent.number) STEL × \(factor)")
                        judged += 1
                    }
                }
            }
        }
        #expect(judgement.limits.chemicals.count >= 366 && judged > 3 * 366)
    }

    @Test func `each chemical without PC-STEL passes a peak at five times and not above, and asks for timing over three times`()
        throws
    {
        for agent in judgement.limits.chemicals {
            for version in agent.versions {
                guard version.values.ceiling == nil, version.values.shortTerm == nil,
                    let limit = version.values.timeWeighted?.concentration
                else { continue }
                let day = try #require(dayHeld(by: version, of: agent), "\(agent.number)")
                func peak(_ factor: Double) -> Finding.Outcome? {
                    let episode = ExposureEpisode(result(limit, times: factor))
                    return chemical(ChemicalExposure(peaks: [episode]), agent, day, rule: "workplace_peak")
                }
                #expect(peak(3) == .met, "\(agent.number)")
                #expect(peak(3 * (1 + 1e-9)) == .notAssessable, "\(agent.number)")
                #expect(peak(5 * (1 + 1e-9)) == .exceeded, "\(agent.number)")
            }
        }
    }

    @Test func `each dust passes at its total, respirable and fibre limit and not above`() throws {
        var judged = 0
        for dust in judgement.limits.dusts {
            let silica: FreeSilica =
                dust.isSilicaDust ? try FreeSilica(percent: ["40-1": 30, "40-2": 60, "40-3": 90][dust.number] ?? 30) : .none
            for version in dust.versions where !version.values.isEmpty {
                let day = try #require(dayHeld(by: version, of: dust), "\(dust.number)")
                for (factor, wanted) in Self.beside {
                    func check(_ limit: Concentration?, _ rule: String, _ set: (inout DustExposure, TimeWeightedExposure) -> Void)
                    {
                        guard let limit else { return }
                        var exposure = DustExposure(freeSilica: silica)
                        set(&exposure, .eightHour(result(limit, times: factor)))
                        let found = judgement.dust(exposure, of: dust, on: day).first { $0.rule == rule }
                        #expect(found?.outcome == wanted, "\(dust.number) \(rule) × \(factor)")
                        judged += 1
                    }
                    check(version.values.timeWeighted?.concentration, "workplace_dust_total") { $0.total = $1 }
                    check(version.values.respirable?.concentration, "workplace_dust_respirable") { $0.respirable = $1 }
                    check(version.values.fibre?.concentration, "workplace_dust_fibre") { $0.fibre = $1 }
                }
            }
        }
        #expect(judgement.limits.dusts.count >= 56 && judged >= 3 * 56)
    }

    @Test func `each biological limit is not passed at its value and is beyond it on its adverse side`() {
        #expect(BiologicalLimit.all.count > 50)
        for limit in BiologicalLimit.all {
            let adverse = limit.isLowAdverse ? 1 - 1e-9 : 1 + 1e-9
            let harmless = limit.isLowAdverse ? 1 + 1e-9 : 1 - 1e-9
            for (factor, wanted) in [(harmless, BiologicalLimit.Position.notAbove), (1, .notAbove), (adverse, .above)] {
                let result = Ratio(computed: limit.value.value * factor)
                #expect(limit.position(of: result) == wanted, "\(limit.agent) \(limit.indicator) × \(factor)")
            }
        }
    }

    @Test func `what is below detection passes up to the limit and decides nothing above, for each chemical`() throws {
        for agent in judgement.limits.chemicals {
            guard let version = agent.versions.last, version.values.ceiling == nil,
                let limit = version.values.timeWeighted?.concentration
            else { continue }
            let day = try #require(dayHeld(by: version, of: agent), "\(agent.number)")
            for (factor, wanted) in [(1.0, Finding.Outcome.met), (1 + 1e-9, .notAssessable)] {
                let below = MeasuredConcentration.below(Concentration(computed: limit.value * factor, limit.unit))
                let outcome = chemical(ChemicalExposure(timeWeighted: .eightHour(below)), agent, day, rule: "workplace_twa")
                #expect(outcome == wanted, "\(agent.number) <\(factor)")
            }
        }
    }
}
