import ArgumentParser
import Calendars
import HygieneCalculations
import Quantities
import Rulebook

/// How fast the rulebook answers on one core: one calculation, one explained finding, a batch of measurements, one Bayesian analysis.
struct RulesBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rules", abstract: "Evaluate rules again and again")

    @Option(help: "Seconds to run each part.") var seconds = 2.0
    @Option(help: "Measurements of the batch.") var batch = 1_000_000
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() throws {
        let clock = ContinuousClock()
        func rate(_ body: () throws -> Void) rethrows -> Double {
            var count = 0
            let start = clock.now
            var elapsed = 0.0
            repeat {
                for _ in 0..<64 { try body() }
                count += 64
                elapsed = Double((clock.now - start) / .nanoseconds(1)) / 1e9
            } while elapsed < seconds
            return Double(count) / elapsed
        }
        var sum = 0.0
        let air = [(400.0, 3.0), (60, 2), (120, 3)].map {
            ExposureSegment(.value(Concentration(computed: $0.0)), hours: Hours(computed: $0.1))
        }
        let twa = try rate { sum += try TimeWeightedAverage.eightHour(air).entering.value }
        let shift = [(90.0, 4.0), (80, 4)].map { NoiseSegment(SoundLevel(computed: $0.0), hours: Hours(computed: $0.1)) }
        let noise = try rate { sum += try Noise.dailyExposureLevel(shift).value }
        let input = try RuleCheck.parse(#"{"segments": [{"c": 400, "h": 3}, {"c": 60, "h": 2}, {"c": 120, "h": 3}]}"#)
        let day = Day(number: 20_778)
        let finding = try rate {
            guard let rule = Rulebook.rule("twa_8h") else { return }
            sum += Double(try rule.evaluate(input, on: day).steps.count)
        }
        let tokens = ["24.7", "64.1", "13.8", "43.7", "19.9", "133", "32.1", "<15", "<15", "<10"].compactMap(
            CensoredResult.init(token:))
        let start = clock.now
        for _ in 0..<5 { sum += try BayesianExposure(tokens, limit: 100, prior: .informed).percentile95(atShare: 0.95).value }
        let bayes = Double((clock.now - start) / .nanoseconds(1)) / 5e6
        let judged = try batchRate(clock)
        StandardStreams.answer(
            """
            {"twa_per_second":\(Int(twa)),"noise_per_second":\(Int(noise)),"finding_per_second":\(Int(finding)),\
            "batch":\(batch),"batch_per_second":\(Int(judged.rate)),"batch_exceeded":\(judged.exceeded),"bayes_ms":\(bayes),"check":\(sum > 0)}
            """)
    }

    /// Each measurement names its agent; the catalogue is looked up for every one.
    private func batchRate(_ clock: ContinuousClock) throws -> (rate: Double, exceeded: Int) {
        let names = ExposureLimitTable.standard.chemicals.map(\.name)
        let judgement = BatchJudgement()
        let days = (0..<64).map { Day(number: 20_000 + $0 * 12) }
        var exceeded = 0
        let start = clock.now
        for number in 0..<batch {
            guard let agent = judgement.agent(named: names[number % names.count]) else { continue }
            let result = MeasuredConcentration.value(Concentration(computed: Double(number % 97) / 10))
            if judgement.eightHour(result, of: agent, on: days[number & 63]) == .exceeded { exceeded += 1 }
        }
        return (Double(batch) / (Double((clock.now - start) / .nanoseconds(1)) / 1e9), exceeded)
    }
}
