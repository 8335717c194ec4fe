import Calendars
import Database
import HJ212

/// Puts items of one device into the store: the body of one write transaction.
struct ItemStorage {
    /// Older than this by HTTP or message is kept aside: a device that was switched on after a year has a wrong clock.
    static let toleratedAge: Int64 = 30 * 86_400_000

    let context: IntakeContext
    let arrivedAt: Instant
    /// Where it came from, for what is kept aside.
    let peer: String
    /// Entering history on purpose: nothing is too old.
    var isHistory = false

    struct Taken: Sendable {
        var outcomes: [ItemOutcome]
        var fresh: [ReadingRow]
    }

    func store(
        _ items: [TelemetryItem], of device: DeviceStanding, _ connection: any Connection, marking marks: ReadingMarks = []
    ) throws -> Taken {
        let storage = ReadingStorage(connection: connection)
        let oldest = isHistory ? nil : arrivedAt + -ItemStorage.toleratedAge
        var taken = Taken(outcomes: [], fresh: [])
        for item in items {
            switch item.row(for: device, arrivedAt: arrivedAt, oldest: oldest) {
            case .failure(let refused):
                if case .quarantined(let problem) = refused {
                    let words = "\(item.factor) \(item.text) \(item.start?.rfc3339 ?? "") \(item.flag)"
                    try RefusedFrames.keep(
                        connection, at: arrivedAt, reason: problem.rawValue, mn: device.mn, peer: peer, Array(words.utf8))
                }
                taken.outcomes.append(refused.outcome)
            case .success(var row):
                row.marks.formUnion(marks)
                let stream = Exchange.Stream(device: device.id, command: row.command)
                let fresh = try storage.add([row], stream, isInOrder: storage.isInOrder(row.at, stream))
                taken.fresh += fresh
                taken.outcomes.append(fresh.isEmpty ? .duplicate : .accepted)
            }
        }
        try storage.flush()
        try touch(device, count: items.count, connection)
        return taken
    }

    /// A device that sends otherwise than by HJ 212 is on line all the same.
    private func touch(_ device: DeviceStanding, count: Int, _ connection: any Connection) throws {
        guard !isHistory else { return }
        try connection.execute(
            """
            INSERT INTO device_contact
                (device_id, first_at, last_at, frame_count, repeated_count, refused_count, dropped_item_count, peer)
            VALUES (?1, ?2, ?2, 1, 0, 0, 0, ?3)
            ON CONFLICT (device_id) DO UPDATE SET last_at = excluded.last_at, peer = excluded.peer,
                frame_count = device_contact.frame_count + 1
            """, [.integer(device.id), .integer(arrivedAt.milliseconds), .text(peer)])
    }
}
