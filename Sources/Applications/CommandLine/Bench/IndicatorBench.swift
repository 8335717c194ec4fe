import ArgumentParser
import Database
import Indicators
import Ledger
import Registers
import Server

/// An indicator read from its live figures, and the same one counted anew from the records.
struct IndicatorBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicator", abstract: "Declaration rate of the city, by region: live, and recounted")

    @OptionGroup var store: StoreOptions
    @Option(help: "Live readings.") var readings = 500
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() async throws {
        let (readings, day) = (readings, SystemClock.clock.today)
        let (times, recount, same) = try await store.withProduct { open in
            let registers = open.product.registers
            guard let path = registers.codes.regionPath("441700"), let measure = Indicators.measures.measures.first else {
                throw ExitCode(2)
            }
            var times: [Double] = []
            var live = FigureSum(numerator: 0, denominator: 0)
            for _ in 0..<readings {
                let began = ContinuousClock.now
                live = try await registers.read { try measure.live($0, path, day).sum }
                times.append((ContinuousClock.now - began) / .milliseconds(1))
            }
            let began = ContinuousClock.now
            let counted = try await registers.read { try measure.recount($0, path, day).sum }
            return (times.sorted(), (ContinuousClock.now - began) / .milliseconds(1), counted == live)
        }
        guard same else { throw ExitCode(1) }
        StandardStreams.answer(
            "{\"p50_ms\":\(times[readings / 2]),\"p95_ms\":\(times[readings * 95 / 100]),\"recount_ms\":\(recount)}")
    }
}
