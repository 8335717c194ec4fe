import Access
import ArgumentParser
import Calendars
import Employers
import Foundation
import Logging
import OnlineMonitoring
import Registers
import Server

/// Readings a second that are durable, and the time from a value to its warning, on a store of its own.
struct TelemetryBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "telemetry", abstract: "Simulated devices against listener, storage, roll-ups and alarms")

    @Option(help: "An empty data folder.") var data: String
    @Option(help: "How many devices.") var devices = 200
    @Option(help: "Sendings of one device a second; each carries two readings.") var rate = 1.0
    @Option(help: "Seconds to send.") var seconds = 30.0
    @Option(help: "Devices that send one value over the limit, to time the warning.") var probes = 100
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() async throws {
        let open = try await OpenProduct.open(.folder(data), logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let by = Principal(accountID: 0, accountName: "bench", displayName: "", role: Role("system"))
        let employer = try await open.product.registers.write(as: by) { transaction in
            var employer = Employer()
            employer.name = "模拟用人单位"
            return try transaction.insert(employer).id
        }
        let load = TelemetryLoad(SimulatedDevices(count: devices), probes: probes)
        let outcome = try await load.run(
            open.product, employer: employer, rate: rate, turns: max(1, Int((seconds * rate).rounded())))
        try await open.close()
        let alarms = SimulatedTraffic.Outcome(delays: outcome.alarms)
        let figures: [String: Double] = [
            "frames": Double(outcome.frames), "answered": Double(outcome.answered), "readings": Double(outcome.readings),
            "expected": Double(outcome.expected), "seconds": outcome.seconds,
            "readings_per_second": Double(outcome.readings) / max(outcome.seconds, 0.001),
            "answer_p50_ms": outcome.answers.delay(share: 0.5), "answer_p99_ms": outcome.answers.delay(share: 0.99),
            "alarm_p50_ms": alarms.delay(share: 0.5), "alarm_p99_ms": alarms.delay(share: 0.99),
        ]
        StandardStreams.answer(
            "{"
                + figures.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\(($0.value * 100).rounded() / 100)" }.joined(
                    separator: ",") + "}")
    }
}
