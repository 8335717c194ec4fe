import Calendars
import Database
import Registers

/// The store held against what the devices know to have sent.
public struct StoredWitness: Sendable {
    /// Readings of frames that were acknowledged.
    public var acknowledged: Int64 = 0
    public var stored: Int64 = 0
    /// Acknowledged and not in the store, or there with another value.
    public var lost: Int64 = 0
    /// In the store more often than measured.
    public var double: Int64 = 0

    public static func check(
        _ connection: any Connection, _ frames: WitnessedFrames, _ devices: [FleetOutcome.Device]
    ) throws -> StoredWitness {
        var sum = StoredWitness()
        for device in devices {
            let id = try connection.value(
                "SELECT id FROM monitoring_device WHERE mn = ?1", [.text(SimulatedDevices.number(device.number))])
            try sum.check(connection, frames, device, id)
        }
        return sum
    }

    private mutating func check(
        _ connection: any Connection, _ frames: WitnessedFrames, _ device: FleetOutcome.Device, _ id: Value
    ) throws {
        var right: [Int: Int] = [:]
        var seen: (at: Int64, factor: String) = (.min, "")
        try connection.forEachRow(
            """
            SELECT at, factor, value_text FROM reading WHERE device_id = ?1 AND command = 2011
            ORDER BY at, factor, statistic, revision
            """, [id]
        ) { row in
            stored += 1
            let here = (at: row.integer(0), factor: row.text(1))
            guard here != seen, let turn = frames.turn(at: Instant(milliseconds: here.at)), device.measured.contains(turn) else {
                double += 1
                return
            }
            seen = here
            let factor = frames.factors(of: turn, isProbe: device.isProbe).first { $0.code == here.factor }
            if let factor, frames.text(factor, device.number, turn, isProbe: device.isProbe) == row.text(2) {
                right[turn, default: 0] += 1
            }
        }
        for turn in 0..<frames.turns where device.acknowledged.contains(turn) {
            let sent = frames.factors(of: turn, isProbe: device.isProbe).count
            acknowledged += Int64(sent)
            lost += Int64(max(0, sent - (right[turn] ?? 0)))
        }
    }
}
