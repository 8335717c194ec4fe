import Access
import Calendars
import Database
import Foundation
import HJ212
import Registers

/// What a load needs in the register, and the questions that are timed after it.
public enum LoadStore {
    /// Registers the devices of a load with a channel for each factor.
    public static func register(
        devices: Int, probes: Int, interval: Int, employer: Int64, in transaction: RegisterTransaction
    ) throws {
        _ = try RegisterSimulated.run(
            SimulatedDevices(count: devices + probes), of: employer, interval: interval, in: transaction,
            channels: WitnessedFrames.factors.map { ($0.code, $0.name, $0.unit, 1_000) })
    }

    /// A week of minute values up to a moment for one device, so that there is a week to ask for.
    public static func enterWeek(of device: Int, before now: Instant, in transaction: RegisterTransaction) throws {
        guard let standing = try DeviceStanding.find(transaction.connection, mn: SimulatedDevices.number(device)) else { return }
        let end = Rollup.start(of: .minute, now)
        let items = (1...7 * 1_440).map { minute -> TelemetryItem in
            let level = 71 + 6 * sin(Double(minute) / 97)
            let start = end + -Int64(minute) * 60_000
            return TelemetryItem(
                factor: "LA", value: level, text: "\(level)", unit: .decibelA, start: start,
                end: start + Int64(standing.minutePeriod ?? 1) * 60_000, statistic: .equivalent, flag: "N")
        }
        _ = try ItemStorage(context: IntakeContext(), arrivedAt: now, peer: "simulated", isHistory: true)
            .store(items.reversed(), of: standing, transaction.connection)
    }

    public static func id(_ connection: any Connection, device: Int) throws -> Int64? {
        try connection.value("SELECT id FROM monitoring_device WHERE mn = ?1", [.text(SimulatedDevices.number(device))]).integer
    }

    /// Minute values of one point over a week; returns how many there are.
    public static func week(_ connection: any Connection, device: Int64, before now: Instant) throws -> Int {
        try RollupQueries.points(connection, of: device, "LA", from: now + -7 * 86_400_000, to: now).count
    }

    /// The latest value of every point that ever sent; returns how many there are.
    public static func latest(_ connection: any Connection, now: Instant) throws -> Int {
        try LatestReadings.all(connection, now: now).count
    }

    /// Whether a probe's level stands in the store as a warning.
    public static func isWarned(_ connection: any Connection, device: Int64) throws -> Bool {
        let key = "\(AlarmSign.prefix)\(device)/LA/\(AlarmKind.level.rawValue)/"
        return try connection.first(
            "SELECT id FROM warning WHERE source_key >= ?1 AND source_key < ?2 ORDER BY id LIMIT 1",
            [.text(key), .text(key + "~")]) != nil
    }

    /// Minutes whose roll-ups are not made yet.
    public static func dueMinutes(_ connection: any Connection) throws -> Int64 {
        try connection.value("SELECT COUNT(*) FROM rollup_due").integer ?? 0
    }
}
