import Database
import Foundation
import OnlineMonitoring
import Synchronization

/// Provokes one probe after another and takes the time until its warning is durable, as another program sees it in the store.
struct AlarmTimes: Sendable {
    struct Delay: Sendable {
        let milliseconds: Double
        /// The server was killed or all lines broke meanwhile.
        let isDisturbed: Bool
    }

    let fleet: DeviceFleet
    let database: any Database
    let probes: Int
    /// Set to the present moment whenever the server is killed, comes back, or lines break.
    let disturbed: Disturbance

    final class Disturbance: Sendable {
        private let last = Mutex<ContinuousClock.Instant?>(nil)
        func note() { last.withLock { $0 = .now } }
        func isAfter(_ moment: ContinuousClock.Instant) -> Bool { last.withLock { $0.map { $0 > moment } ?? false } }
    }

    /// - Parameter seconds: over which the probes are spread.
    func take(over seconds: Double) async throws -> [Delay] {
        var delays: [Delay] = []
        let began = ContinuousClock.now
        for probe in 0..<probes {
            try await Task.sleep(until: began + .seconds(seconds * (Double(probe) + 0.5) / Double(probes)), clock: .continuous)
            let sent = ContinuousClock.now
            let device = try await fleet.provoke(probe)
            guard let id = try await database.read({ try LoadStore.id($0, device: device) }) else { continue }
            while try await !database.read({ try LoadStore.isWarned($0, device: id) }), ContinuousClock.now - sent < .seconds(30)
            {
                try await Task.sleep(for: .milliseconds(3))
            }
            delays.append(
                Delay(
                    milliseconds: (ContinuousClock.now - sent) / .milliseconds(1),
                    isDisturbed: disturbed.isAfter(sent + .seconds(-5))))
            try await fleet.quieten(device)
        }
        return delays
    }
}
