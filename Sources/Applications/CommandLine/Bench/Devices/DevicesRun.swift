import Calendars
import Database
import Foundation
import OnlineMonitoring
import Server

/// The course of the load: calm, then all readings, with broken lines and killed servers between; then the questions.
struct DevicesRun {
    let fleet: DeviceFleet
    var server: ServerProcess
    let database: any Database
    let calm: Double
    let seconds: Double
    let storms: Int
    let kills: Int
    let probes: Int
    private(set) var outcome = FleetOutcome()

    init(
        fleet: DeviceFleet, server: ServerProcess, database: any Database, calm: Double, seconds: Double, storms: Int, kills: Int,
        probes: Int
    ) {
        (self.fleet, self.server, self.database) = (fleet, server, database)
        (self.calm, self.seconds, self.storms, self.kills, self.probes) = (calm, seconds, storms, kills, probes)
    }

    private enum Event { case storm, kill }

    /// Storms and kills alternate evenly over the time after the first tenth of the load.
    private var schedule: [(at: Double, event: Event)] {
        func spread(_ count: Int, _ event: Event, from: Double) -> [(at: Double, event: Event)] {
            (0..<count).map { (calm + seconds * (0.1 + 0.88 * (Double($0) + from) / Double(count)), event) }
        }
        return (spread(storms, .storm, from: 0.2) + spread(kills, .kill, from: 0.7)).sorted { $0.at < $1.at }
    }

    mutating func carryOut(until connected: Int, from start: Instant) async throws -> [String: Double] {
        var peak = 0.0
        try await fleet.connect()
        while try await fleet.connectedCount() < connected { try await Task.sleep(for: .milliseconds(100)) }
        while SystemClock.clock.now() < start { try await Task.sleep(for: .milliseconds(10)) }
        try await fleet.begin()
        let began = ContinuousClock.now
        let disturbance = AlarmTimes.Disturbance()
        let times = AlarmTimes(fleet: fleet, database: database, probes: probes, disturbed: disturbance)
        async let taken = times.take(over: calm + seconds)
        var processor = 0.0
        for (at, event) in schedule {
            try await Task.sleep(until: began + .seconds(at), clock: .continuous)
            disturbance.note()
            switch event {
            case .storm: try await fleet.breakLines()
            case .kill:
                peak = max(peak, server.peakMebibytes)
                processor += server.processorSeconds
                server.end(by: SIGKILL)
                try server.start()
            }
            disturbance.note()
        }
        // The last frame of the last turn is on its way a little after the end.
        try await Task.sleep(until: began + .seconds(calm + seconds + 0.2), clock: .continuous)
        let delays = try await taken
        let settled = ContinuousClock.now
        outcome = try await fleet.outcome()
        let owedAtEnd = outcome.owed
        while outcome.owed > 0, ContinuousClock.now - settled < .seconds(120) {
            try await Task.sleep(for: .milliseconds(200))
            outcome = try await fleet.outcome()
        }
        let settling = (ContinuousClock.now - settled) / .seconds(1)
        var figures = try await questions()
        peak = max(peak, server.peakMebibytes)
        processor += server.processorSeconds
        server.end(by: SIGTERM)
        figures.merge(Self.figures(of: delays)) { own, _ in own }
        figures["owed_when_sending_ended"] = Double(owedAtEnd)
        figures["owed_at_the_end"] = Double(outcome.owed)
        figures["seconds_until_nothing_was_owed"] = settling
        figures["server_peak_mib"] = peak
        figures["server_processor_share"] = processor / (calm + seconds + settling)
        figures["sendings"] = Double(outcome.sendings)
        figures["connections"] = Double(outcome.connections)
        figures["starts"] = Double(server.starts)
        figures["answer_p50_ms"] = Double(outcome.delay(share: 0.5))
        figures["answer_p99_ms"] = Double(outcome.delay(share: 0.99))
        return figures
    }

    /// Asked while the server still runs, beside what it has left to do.
    private func questions() async throws -> [String: Double] {
        let now = SystemClock.clock.now()
        guard let device = try await database.read({ try LoadStore.id($0, device: 0) }) else { return [:] }
        var figures: [String: Double] = [:]
        figures["due_minutes"] = Double(try await database.read { try LoadStore.dueMinutes($0) })
        for (name, ask) in [
            ("week", { @Sendable (connection: any Connection) in try LoadStore.week(connection, device: device, before: now) }),
            ("latest", { @Sendable (connection: any Connection) in try LoadStore.latest(connection, now: now) }),
        ] {
            var spans: [Double] = []
            for _ in 0..<40 {
                let began = ContinuousClock.now
                figures[name + "_rows"] = Double(try await database.read(ask))
                spans.append((ContinuousClock.now - began) / .milliseconds(1))
            }
            spans.sort()
            (figures[name + "_p50_ms"], figures[name + "_p95_ms"]) = (spans[20], spans[38])
        }
        return figures
    }

    private static func figures(of delays: [AlarmTimes.Delay]) -> [String: Double] {
        var figures: [String: Double] = [:]
        for (name, isDisturbed) in [("alarm", false), ("alarm_disturbed", true)] {
            let sorted = delays.filter { $0.isDisturbed == isDisturbed }.map(\.milliseconds).sorted()
            guard let most = sorted.last else { continue }
            func share(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))] }
            figures[name + "_count"] = Double(sorted.count)
            (figures[name + "_p50_ms"], figures[name + "_p99_ms"], figures[name + "_most_ms"]) = (share(0.5), share(0.99), most)
        }
        return figures
    }
}
