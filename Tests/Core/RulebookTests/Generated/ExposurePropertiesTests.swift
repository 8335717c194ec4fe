import Calendars
import HygieneCalculations
import Quantities
import Rulebook
import Testing

/// What holds whatever the numbers: more exposure never lightens a result, order and splits of segments never change it.
struct ExposurePropertiesTests {
    typealias Seeded = RulePropertiesTests.Seeded

    /// Value and hours of up to six segments.
    private func segments(_ generator: inout Seeded, upTo highest: Double) -> [(Double, Double)] {
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            (Double.random(in: highest * 0.01...highest, using: &generator), Double.random(in: 0.1...3.9, using: &generator))
        }
    }

    /// Order, split and growth of a mean over segments.
    private func check(
        _ name: String, seed: UInt64, upTo highest: Double, grows: Bool = true, _ value: ([(Double, Double)]) throws -> Double
    ) throws {
        var generator = Seeded(state: seed)
        for _ in 0..<300 {
            let raw = segments(&generator, upTo: highest)
            let whole = try value(raw)
            let scale = max(1e-12, whole.magnitude)
            #expect((try value(raw.shuffled(using: &generator)) - whole).magnitude < 1e-9 * scale, "\(name): order")
            let split = raw.flatMap { [($0.0, $0.1 * 0.3), ($0.0, $0.1 * 0.7)] }
            #expect((try value(split) - whole).magnitude < 1e-9 * scale, "\(name): split")
            let more = raw.map { ($0.0 * 1.01, $0.1) }
            #expect(try value(more) > whole, "\(name): a higher value")
            if grows {
                let longer = raw.map { ($0.0, $0.1 * 1.01) }
                #expect(try value(longer) > whole, "\(name): a longer time")
            }
        }
    }

    @Test func `averages, doses and daily values are free of order and splits and grow with exposure`() throws {
        try check("TWA", seed: 3, upTo: 200) { parts in
            try TimeWeightedAverage.eightHour(
                parts.map { try ExposureSegment(.value(Concentration($0.0)), hours: Hours($0.1)) }
            ).entering.value
        }
        try check("noise dose", seed: 5, upTo: 100) { parts in
            try Noise.dose(
                parts.map { try NoiseSegment(SoundLevel(50 + $0.0 / 2), hours: Hours($0.1)) }, criterion: 85, exchange: 3,
                threshold: nil
            ).value
        }
        try check("A(8)", seed: 7, upTo: 20) { parts in
            try Vibration.dailyExposure(parts.map { VibrationSegment(try Acceleration($0.0), hours: try Hours($0.1)) }).value
        }
        try check("power-frequency field", seed: 9, upTo: 9_000) { parts in
            try Fields.eightHourField(parts.map { (field: try FieldStrength($0.0), hours: try Hours($0.1)) }).value
        }
        try check("WBGT", seed: 11, upTo: 40, grows: false) { parts in
            try Heat.timeWeighted(parts.map { (wbgt: try Temperature($0.0), hours: try Hours($0.1)) }).value
        }
    }

    @Test func `the index of a mixture is free of order, adds up, and grows with each part`() throws {
        var generator = Seeded(state: 13)
        let rule = try #require(Rulebook.rule("additive_ratio"))
        func index(_ parts: [(Double, Double)]) throws -> Double {
            let items = parts.map { JSONValue.object(["c": .number($0.0), "oel": .number($0.1)]) }
            let value = try rule.evaluate(.object(["items": .list(items)]), on: WorkedExamplesTests.day).value
            guard case .number(let number)? = value else { return .nan }
            return number
        }
        for _ in 0..<200 {
            let parts = segments(&generator, upTo: 50)
            let whole = try index(parts)
            #expect((try index(parts.reversed()) - whole).magnitude < 1e-9 * whole)
            let alone = try parts.map { try index([$0]) }.reduce(0, +)
            #expect((alone - whole).magnitude < 1e-9 * whole)
            #expect(try index(parts.map { ($0.0 * 1.01, $0.1) }) > whole)
        }
    }

    @Test func `more of a chemical never turns exceeded into met, for every row of the table`() throws {
        var generator = Seeded(state: 17)
        let judgement = WorkplaceJudgement()
        let day = try #require(Day("2026-11-21"))
        func severity(_ outcome: Finding.Outcome?) -> Int { outcome == .exceeded ? 2 : outcome == .met ? 0 : 1 }
        for agent in judgement.limits.chemicals {
            let low = Double.random(in: 0.001...20, using: &generator)
            var last = -1
            for factor in [1, 1.5, 3, 10, 100] {
                let result = MeasuredConcentration.value(Concentration(computed: low * factor))
                let exposure = ChemicalExposure(timeWeighted: .eightHour(result), shortTerm: [result], ceiling: [result])
                let worst =
                    judgement.chemical(exposure, against: agent, on: day).filter { $0.rule != "workplace_peak" }
                    .map { severity($0.outcome) }.max() ?? 0
                #expect(worst >= last, "\(agent.number) at \(low * factor)")
                last = worst
            }
        }
    }

    @Test func `a longer shift never raises the reduced limit`() throws {
        for (id, key, range) in [
            ("reduction_factor_daily", "hours_per_day", 8.5...23.5), ("reduction_factor_weekly", "hours_per_week", 41...160),
        ] {
            let rule = try #require(Rulebook.rule(id))
            let name = try #require(rule.inputs.first?.path, "\(key)")
            var last = Double.infinity
            for hours in stride(from: range.lowerBound, through: range.upperBound, by: 0.5) {
                guard
                    case .number(let factor)? = try rule.evaluate(.object([name: .number(hours)]), on: WorkedExamplesTests.day)
                        .value
                else { continue }
                #expect(factor < last && factor < 1 && factor > 0, "\(id) \(hours)")
                last = factor
            }
            #expect(last < 1)
        }
    }

    @Test func `doses add up over any split of the year, and a higher reading never lowers the sum`() {
        var generator = Seeded(state: 19)
        for _ in 0..<200 {
            let doses = (0..<12).map { _ in Double.random(in: 0...3, using: &generator) }
            func sum(_ doses: [Double]) -> Double {
                DoseYear(year: 2026, readings: doses.map { .dose(RadiationDose(computed: $0)) }).sum.value
            }
            #expect((sum(doses) - sum(Array(doses.reversed()))).magnitude < 1e-9)
            #expect((sum(doses) - (sum(Array(doses[..<5])) + sum(Array(doses[5...])))).magnitude < 1e-9)
            #expect(sum(doses.map { $0 + 0.1 }) > sum(doses))
        }
    }

    @Test func `higher results never lower the Bayesian figures or the tolerance limit`() throws {
        var generator = Seeded(state: 23)
        for _ in 0..<8 {
            let values = (0..<6).map { _ in Double.random(in: 1...100, using: &generator) }
            func figures(_ factor: Double) throws -> [Double] {
                let results =
                    values.map { CensoredResult.value(Ratio(computed: $0 * factor)) } + [.below(Ratio(computed: 2 * factor))]
                let analysis = try BayesianExposure(results, limit: 100, prior: .informed)
                let group = try ExposureGroup(values.map { Ratio(computed: $0 * factor) })
                return [
                    analysis.percentile95(atShare: 0.5).value, analysis.overexposureRisk.value, analysis.exceedanceMedian.value,
                    try group.upperToleranceLimit(share: 0.95, confidence: 0.7).value,
                ]
            }
            for (low, high) in zip(try figures(1), try figures(1.5)) { #expect(high >= low) }
        }
    }

    @Test func `a worse job never has a longer gap between examinations`() throws {
        for agent in SurveillanceCatalogue.standard.agents {
            for day in [SurveillanceEdition.firstDayOf2025 - 1, SurveillanceEdition.firstDayOf2025] {
                let grades: [JobGrade] = [.zero, .one, .two, .three]
                let months = grades.compactMap { grade in
                    SurveillanceSchedule(
                        [.init(agent: agent.code, facts: .init(grade: grade, noise: 90))], type: .during, on: day
                    ).months
                }
                #expect(months == months.sorted(by: >), "\(agent.code) \(day): \(months)")
            }
        }
    }
}
