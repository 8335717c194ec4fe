import Calendars
import Database
import HJ212

/// Puts a batch of frames into the store: the body of one write transaction.
///
/// A device that sends in time order is appended without a question: nothing can stand at a time later than its latest.
/// Only what comes late or again is compared with what is there.
final class FrameStorage {
    private let connection: any Connection
    private var standings: [String: DeviceStanding?] = [:]
    /// Latest stored time by device and command.
    private var latest: [Exchange.Stream: Instant] = [:]
    private var readings: [ReadingRow] = []
    private var exchanges: [[Value]] = []
    private var contacts = ContactCounts()
    private var keptByPeer: [String: Int64] = [:]

    init(connection: any Connection) { self.connection = connection }

    /// What became of each frame, in order; and the readings that are new.
    static func store(
        _ frames: [ReceivedFrame], on connection: any Connection
    ) throws -> (receptions: [Reception], fresh: [ReadingRow]) {
        let storage = FrameStorage(connection: connection)
        var fresh: [ReadingRow] = []
        let receptions = try frames.map { frame in
            let (reception, rows) = try storage.store(frame)
            fresh += rows
            return reception
        }
        try storage.flush()
        try storage.contacts.write(connection)
        return (receptions, fresh)
    }

    private func store(_ received: ReceivedFrame) throws -> (Reception, [ReadingRow]) {
        switch received.content {
        case .taken(let frame): return try store(frame, received)
        case .refused(let refusal, let bytes):
            let standing = try self.standing(received.mn)
            if case .dialect(let dialects) = refusal, let standing, standing.dialects.isSuperset(of: dialects),
                case .frame(let frame)? = FrameStream.events(in: bytes, tolerating: standing.dialects).first
            {
                return try store(frame, received)
            }
            try keep(received, bytes, reason: refusal.code)
            if let standing { contacts.refused(standing.id, received) }
            return (.refused, [])
        }
    }

    private func store(_ frame: Frame, _ received: ReceivedFrame) throws -> (Reception, [ReadingRow]) {
        guard !received.mn.isEmpty, received.mn.lowercased() != "null" else {
            return try quarantine(received, frame, .numberMissing)
        }
        guard let standing = try standing(received.mn) else { return try quarantine(received, frame, .unknownDevice) }
        guard standing.isReceiving else { return try quarantine(received, frame, .deviceNotReceiving) }
        let reception = Reception.stored(deviceID: standing.id, interval: standing.interval)
        let exchange = Exchange(frame, device: standing.id)
        let role = Command.role(exchange.stream.command)
        guard role != .answer else {
            contacts.taken(standing.id, received)
            return (reception, [])
        }
        let rows =
            role == .upload
            ? ReadingRow.rows(of: frame, command: exchange.stream.command, from: standing, arrivedAt: received.arrivedAt) : []
        // Without a time of its own nothing tells a resend from news but the exchange.
        let isInOrder =
            try frame.hasTime && rows.first.map { row in try latestStored(exchange.stream).map { row.at > $0 } ?? true } ?? false
        if !isInOrder, try isRepeated(exchange) {
            contacts.repeated(standing.id, received)
            return (reception, [])
        }
        let fresh = isInOrder ? rows : try unknown(rows)
        readings += fresh
        if let at = rows.first?.at { latest[exchange.stream] = max(at, latest[exchange.stream] ?? at) }
        if !exchange.queryNumber.isEmpty { exchanges.append(exchange.row(at: received.arrivedAt)) }
        if role != .notice, rows.isEmpty || frame.saysMoreThanMeasurements {
            try note(frame, exchange, received)
        }
        contacts.taken(standing.id, received, dropped: frame.leftovers.count, repeated: !rows.isEmpty && fresh.isEmpty)
        return (reception, fresh)
    }

    private func standing(_ mn: String) throws -> DeviceStanding? {
        if let known = standings[mn] { return known }
        let found = mn.isEmpty ? nil : try DeviceStanding.find(connection, mn: mn)
        standings[mn] = .some(found)
        return found
    }

    private func latestStored(_ stream: Exchange.Stream) throws -> Instant? {
        if let known = latest[stream] { return known }
        let found = try connection.value(
            "SELECT MAX(at) FROM reading WHERE device_id = ?1 AND command = ?2",
            [.integer(stream.device), .integer(Int64(stream.command))]
        ).integer.map(Instant.init(milliseconds:))
        if let found { latest[stream] = found }
        return found
    }

    /// The same exchange with the same content was here before: a resend.
    private func isRepeated(_ exchange: Exchange) throws -> Bool {
        guard !exchange.queryNumber.isEmpty else { return false }
        try flush()
        let known = try connection.value(
            """
            SELECT content_hash FROM device_exchange
            WHERE device_id = ?1 AND command = ?2 AND query_number = ?3 AND part = ?4
            """, exchange.key)
        return known == .integer(exchange.contentHash)
    }

    /// The rows that the store does not hold: another value for a fact that is there becomes its next revision.
    private func unknown(_ rows: [ReadingRow]) throws -> [ReadingRow] {
        guard let first = rows.first else { return [] }
        try flush()
        var stored: [String: [(text: String, flag: String)]] = [:]
        try connection.forEachRow(
            """
            SELECT factor, statistic, value_text, flag FROM reading WHERE device_id = ?1 AND command = ?2 AND at = ?3
            ORDER BY factor, statistic, revision
            """, [.integer(first.deviceID), .integer(Int64(first.command)), .integer(first.at.milliseconds)]
        ) { stored[$0.text(0) + "-" + $0.text(1), default: []].append(($0.text(2), $0.text(3))) }
        return rows.compactMap { row in
            let revisions = stored[row.factor + "-" + row.statistic.suffix] ?? []
            if revisions.contains(where: { $0.text == row.text && $0.flag == row.flag }) { return nil }
            var row = row
            row.revision = revisions.count
            return row
        }
    }

    private func flush() throws {
        if !readings.isEmpty {
            try connection.append(to: "reading", columns: ReadingRow.columns, rows: readings.map(\.values))
            readings.removeAll(keepingCapacity: true)
        }
        if !exchanges.isEmpty {
            try connection.executeMany(Exchange.upsert, exchanges)
            exchanges.removeAll(keepingCapacity: true)
        }
    }

    private func note(_ frame: Frame, _ exchange: Exchange, _ received: ReceivedFrame) throws {
        try connection.execute(
            """
            INSERT INTO device_event (device_id, arrived_at, command, query_number, part, at, content)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (device_id, arrived_at, command, query_number, part) DO NOTHING
            """,
            [
                .integer(exchange.stream.device), .integer(received.arrivedAt.milliseconds),
                .integer(Int64(exchange.stream.command)),
                .text(exchange.queryNumber), .integer(Int64(exchange.part)),
                .integer(FrameTime.judge(frame, arrivedAt: received.arrivedAt).at.milliseconds), .text(frame.contentText),
            ])
    }

    private func quarantine(
        _ received: ReceivedFrame, _ frame: Frame, _ reason: QuarantineReason
    ) throws -> (Reception, [ReadingRow]) {
        let isKept = try keep(received, FrameEncoder.frame(frame.segment), reason: reason.rawValue)
        let known = try connection.execute(
            """
            UPDATE quarantined_device SET reason = ?2, last_at = ?3, peer = ?4, frame_count = frame_count + 1 WHERE mn = ?1
            """,
            [.text(received.mn), .text(reason.rawValue), .integer(received.arrivedAt.milliseconds), .text(received.peer)])
        // A peer that invents numbers fills neither table: beyond its bound only known numbers are counted.
        if known == 0, isKept {
            try connection.execute(
                """
                INSERT INTO quarantined_device (mn, reason, first_at, last_at, frame_count, peer) VALUES (?1, ?2, ?3, ?3, 1, ?4)
                """,
                [.text(received.mn), .text(reason.rawValue), .integer(received.arrivedAt.milliseconds), .text(received.peer)])
        }
        return (.quarantined(reason), [])
    }

    /// Keeps a frame that was not taken, up to a bound by peer and hour, so that a fault or an attack does not fill the disk.
    @discardableResult
    private func keep(_ received: ReceivedFrame, _ bytes: [UInt8], reason: String) throws -> Bool {
        let kept = try keptCount(received)
        guard kept < RefusedFrames.keptByPeerAndHour else { return false }
        keptByPeer[received.peer] = kept + 1
        try connection.execute(
            "INSERT INTO refused_frame (id, arrived_at, reason, mn, peer, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            [
                // Ascending in time, different on every node: 41 bits of milliseconds, 22 of chance.
                .integer(received.arrivedAt.milliseconds << 22 | Int64.random(in: 0..<1 << 22)),
                .integer(received.arrivedAt.milliseconds), .text(reason), .text(String(received.mn.prefix(64))),
                .text(received.peer), .bytes(bytes),
            ])
        return true
    }

    /// How many frames of the peer were kept in the last hour; read once a batch.
    private func keptCount(_ received: ReceivedFrame) throws -> Int64 {
        if let known = keptByPeer[received.peer] { return known }
        return try connection.value(
            "SELECT COUNT(*) FROM refused_frame WHERE peer = ?1 AND arrived_at > ?2",
            [.text(received.peer), .integer(received.arrivedAt.milliseconds - 3_600_000)]
        ).integer ?? 0
    }
}

enum RefusedFrames {
    static let keptByPeerAndHour: Int64 = 500
}
