import Calendars
import Foundation
import HJ212
import Registers

/// Enters what a simulated noise device measured on a working day, minute by minute, for demonstrations.
public enum SimulatedHistory {
    /// A value a minute from 08:00 to 16:00; nothing is entered where the device is in no register.
    public static func enterShift(of mn: String, on day: Day, seed: UInt64, _ transaction: RegisterTransaction) throws {
        guard let device = try DeviceStanding.find(transaction.connection, mn: mn) else { return }
        let start = Instant(startOf: day) + 8 * 3_600_000
        var chance = SplitMix(seed)
        let base = 78 + 12 * chance.share()
        let items = (0..<480).map { minute -> TelemetryItem in
            // A break at noon, and a slow wave over the day.
            let pause = (240..<270).contains(minute) ? -14.0 : 0
            let level = base + pause + 2.5 * sin(Double(minute) / 37) + 3 * (chance.share() - 0.5)
            let rounded = (level * 10).rounded() / 10
            let at = start + Int64(minute) * 60_000
            return TelemetryItem(
                factor: "LA", value: rounded, text: "\(rounded)", unit: .decibelA, start: at,
                end: at + Int64(device.minutePeriod ?? 1) * 60_000, statistic: .equivalent, flag: "N")
        }
        _ = try ItemStorage(context: IntakeContext(), arrivedAt: transaction.at, peer: "simulated", isHistory: true)
            .store(items, of: device, transaction.connection)
    }
}
