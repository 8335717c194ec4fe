import Calendars
import Database
import HJ212

/// When devices were heard of in one batch, written once a device.
struct ContactCounts {
    private struct Count {
        var first: Instant
        var last: Instant
        var peer: String
        var frames: Int64 = 0
        var repeated: Int64 = 0
        var refused: Int64 = 0
        var dropped: Int64 = 0
        /// Arrival minus the device's own time, of the frame that says least: a backlog has old times, never a wrong clock.
        var offset: Int64?
    }

    private var counts: [Int64: Count] = [:]

    mutating func taken(
        _ device: Int64, _ frame: ReceivedFrame, _ content: Frame? = nil, dropped: Int = 0, repeated: Bool = false
    ) {
        let offset = content.flatMap { ContactCounts.offset($0, frame.arrivedAt) }
        change(device, frame) {
            $0.frames += 1
            $0.dropped += Int64(dropped)
            if repeated { $0.repeated += 1 }
            if let offset { $0.offset = $0.offset.map { abs($0) <= abs(offset) ? $0 : offset } ?? offset }
        }
    }

    mutating func refused(_ device: Int64, _ frame: ReceivedFrame) { change(device, frame) { $0.refused += 1 } }

    /// Only what is sent as it is measured tells of the clock.
    private static func offset(_ frame: Frame, _ arrivedAt: Instant) -> Int64? {
        guard frame.header.command == 2011 || frame.header.command == Command.heartbeat, !frame.header.isResend else {
            return nil
        }
        let own = (frame.header.qn ?? frame.parameter("DataTime")).flatMap(DeviceTime.instant)
        return own.map { arrivedAt - $0 }
    }

    private mutating func change(_ device: Int64, _ frame: ReceivedFrame, _ body: (inout Count) -> Void) {
        var count = counts[device] ?? Count(first: frame.arrivedAt, last: frame.arrivedAt, peer: frame.peer)
        count.last = max(count.last, frame.arrivedAt)
        count.peer = frame.peer
        body(&count)
        counts[device] = count
    }

    func write(_ connection: any Connection) throws {
        guard !counts.isEmpty else { return }
        try connection.executeMany(
            """
            INSERT INTO device_contact
                (device_id, first_at, last_at, frame_count, repeated_count, refused_count, dropped_item_count, peer, clock_offset)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (device_id) DO UPDATE SET last_at = excluded.last_at, peer = excluded.peer,
                frame_count = device_contact.frame_count + excluded.frame_count,
                repeated_count = device_contact.repeated_count + excluded.repeated_count,
                refused_count = device_contact.refused_count + excluded.refused_count,
                dropped_item_count = device_contact.dropped_item_count + excluded.dropped_item_count,
                clock_offset = COALESCE(excluded.clock_offset, device_contact.clock_offset)
            """,
            counts.sorted { $0.key < $1.key }.map { device, count in
                [
                    .integer(device), .integer(count.first.milliseconds), .integer(count.last.milliseconds),
                    .integer(count.frames),
                    .integer(count.repeated), .integer(count.refused), .integer(count.dropped), .text(count.peer),
                    Value(count.offset),
                ]
            })
    }
}
