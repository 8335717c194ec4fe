import Calendars
import Database
import HJ212

/// One exchange of a device: its resend has the same key.
struct Exchange: Sendable {
    struct Stream: Hashable, Sendable {
        let device: Int64
        let command: Int
    }

    let stream: Stream
    let queryNumber: String
    let part: Int
    /// Of the content alone: the same values under the same key are a resend, other values are not.
    var contentHash: Int64 { Exchange.hash(segment) }
    private let segment: [UInt8]

    init(_ frame: Frame, device: Int64) {
        stream = Stream(device: device, command: frame.header.command ?? 0)
        queryNumber = String((frame.header.qn ?? "").prefix(40))
        part = frame.header.pno ?? 0
        segment = frame.segment
    }

    var key: [Value] {
        [.integer(stream.device), .integer(Int64(stream.command)), .text(queryNumber), .integer(Int64(part))]
    }

    func row(at arrival: Instant) -> [Value] { key + [.integer(contentHash), .integer(arrival.milliseconds)] }

    static let upsert = """
        INSERT INTO device_exchange (device_id, command, query_number, part, content_hash, arrived_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (device_id, command, query_number, part)
        DO UPDATE SET content_hash = excluded.content_hash, arrived_at = excluded.arrived_at
        """

    /// FNV-1a, 64 bits: the same on every machine and in every version, which Swift's own hashing is not.
    private static func hash(_ bytes: [UInt8]) -> Int64 {
        Int64(bitPattern: bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }
}

extension Frame {
    /// Items that are no measurement and no flag: they are kept as an event.
    var saysMoreThanMeasurements: Bool {
        !leftovers.isEmpty || factors.contains { $0.readings.contains { !$0.statistic.isMeasurement && $0.statistic != .flag } }
    }

    /// CP as text.
    var contentText: String {
        segment.withUnsafeBytes { bytes in
            let index = FrameIndex()
            index.read(bytes)
            let content = index[.cp]
            let end = Int(content.start) + Int(content.length)
            return FieldText(UnsafeRawBufferPointer(rebasing: bytes[Int(content.start)..<end])).string
        }
    }
}
