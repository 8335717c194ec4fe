import Access
import ArgumentParser
import Calendars
import Database
import Employers
import Foundation
import Logging
import OnlineMonitoring
import Registers
import Server

/// Devices with a memory against a server of its own process: lines break, the server is killed, and nothing may be lost or doubled.
struct DevicesBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices", abstract: "Devices by HJ 212 against a server that is killed now and then, with witness counters")

    @Option(help: "An empty data folder.") var data: String
    @Option(help: "How many devices.") var devices = 2_000
    @Option(help: "Frames of one device a second, at most 1: DataTime tells no more.") var rate = 1.0
    @Option(help: "Readings of one frame, at most \(WitnessedFrames.mostReadings).") var readings = WitnessedFrames.mostReadings
    @Option(help: "Seconds with one reading a frame, before the load.") var calm = 10
    @Option(help: "Seconds of the load.") var seconds = 600
    @Option(help: "How often all lines break at once.") var storms = 100
    @Option(help: "How often the server is killed.") var kills = 50
    @Option(help: "Devices that measure one value over the limit, to time the warning.") var probes = 200
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() async throws {
        guard rate > 0, rate <= 1, (1...WitnessedFrames.mostReadings).contains(readings), devices > 0, seconds > 0 else {
            throw ValidationError("--rate is over 0 and at most 1, --readings 1 to \(WitnessedFrames.mostReadings)")
        }
        let interval = max(1, Int((1 / rate).rounded()))
        try await register(interval: interval)
        let database = try await StoreAddress.folder(data).open()
        var server = try ServerProcess(data: data, http: ServerProcess.freePort(), hj212: ServerProcess.freePort())
        try server.start()
        let frames = WitnessedFrames(
            start: SystemClock.clock.now() + 2_000, secondsPerTurn: interval, turns: (calm + seconds) / interval,
            calmTurns: calm / interval, readings: readings)
        let fleet = try await DeviceFleet.make(frames, devices: devices, probes: probes, port: server.hj212)
        var run = DevicesRun(
            fleet: fleet, server: server, database: database, calm: Double(calm), seconds: Double(seconds), storms: storms,
            kills: kills, probes: probes)
        var figures = try await run.carryOut(until: devices + probes, from: frames.start)
        try await fleet.end()
        let outcome = run.outcome
        StandardStreams.message("checking the store …")
        let witness = try await database.read { try StoredWitness.check($0, frames, outcome.devices) }
        await database.close()
        figures["sent"] = Double(outcome.devices.reduce(0) { $0 + Self.readings(frames, $1.measured, $1) })
        figures["acknowledged"] = Double(witness.acknowledged)
        figures["stored"] = Double(witness.stored)
        figures["lost"] = Double(witness.lost)
        figures["double"] = Double(witness.double)
        StandardStreams.answer(
            "{"
                + figures.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\(($0.value * 100).rounded() / 100)" }.joined(
                    separator: ",") + "}")
    }

    private static func readings(_ frames: WitnessedFrames, _ turns: TurnSet, _ device: FleetOutcome.Device) -> Int {
        (0..<frames.turns).reduce(0) { $0 + (turns.contains($1) ? frames.readings(of: $1, isProbe: device.isProbe) : 0) }
    }

    private func register(interval: Int) async throws {
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let open = try await OpenProduct.open(.folder(data), logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        // The server makes its administrators only where nobody is.
        _ = try await open.product.access.accounts.installAdministrators()
        let by = Principal(accountID: 0, accountName: "bench", displayName: "", role: Role("system"))
        let now = SystemClock.clock.now()
        try await open.product.registers.write(as: by) { transaction in
            var employer = Employer()
            employer.name = "模拟用人单位"
            let id = try transaction.insert(employer).id
            try LoadStore.register(devices: devices, probes: probes, interval: interval, employer: id, in: transaction)
            try LoadStore.enterWeek(of: 0, before: now, in: transaction)
        }
        try await open.close()
    }
}
