import Calendars
import Database
import HJ212

/// What storage needs beside the store: what is remembered of the register, and how a PW is compared.
public struct IntakeContext: Sendable {
    let book: StandingBook
    let passwordIndex: @Sendable (String) -> String

    init(book: StandingBook = StandingBook(), passwordIndex: @escaping @Sendable (String) -> String = { $0 }) {
        self.book = book
        self.passwordIndex = passwordIndex
    }
}

/// Puts a batch of frames into the store: the body of one write transaction.
final class FrameStorage {
    private let connection: any Connection
    private let context: IntakeContext
    private let standings: StandingView
    private let readings: ReadingStorage
    private var exchanges: [[Value]] = []
    private var contacts = ContactCounts()
    private var keptByPeer: [String: Int64] = [:]

    private init(connection: any Connection, context: IntakeContext) throws {
        self.connection = connection
        self.context = context
        standings = try context.book.view(connection)
        readings = ReadingStorage(connection: connection)
    }

    /// What became of each frame, in order; and the readings that are new.
    static func store(
        _ frames: [ReceivedFrame], on connection: any Connection, context: IntakeContext = IntakeContext()
    ) throws -> (receptions: [Reception], fresh: [ReadingRow]) {
        let storage = try FrameStorage(connection: connection, context: context)
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
            let standing = try standings.standing(received.mn)
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
        guard let standing = try standings.standing(received.mn) else { return try quarantine(received, frame, .unknownDevice) }
        guard standing.isReceiving else { return try quarantine(received, frame, .deviceNotReceiving) }
        guard standing.admits(received.peer) else { return try quarantine(received, frame, .foreignNetwork) }
        if let index = standing.passwordIndex, index != context.passwordIndex(frame.header.pw ?? "") {
            return try quarantine(received, frame, .wrongPassword)
        }
        let reception = Reception.stored(
            StoredFrame(
                device: standing.id, interval: standing.interval, answersUnflagged: standing.answersUnflagged,
                takesTime: standing.takesTime))
        let exchange = Exchange(frame, device: standing.id)
        let role = Command.role(exchange.stream.command)
        guard role != .answer else {
            contacts.taken(standing.id, received, frame)
            return (reception, [])
        }
        let rows =
            role == .upload
            ? ReadingRow.rows(of: frame, command: exchange.stream.command, from: standing, arrivedAt: received.arrivedAt) : []
        // Without a time of its own nothing tells a resend from news but the exchange.
        let isInOrder =
            try frame.hasTime && rows.first.map { try readings.isInOrder($0.at, exchange.stream) } ?? false
        if !isInOrder, try isRepeated(exchange) {
            contacts.taken(standing.id, received, frame, repeated: true)
            return (reception, [])
        }
        let fresh = try readings.add(rows, exchange.stream, isInOrder: isInOrder)
        // Values with a time are known again by themselves; all else is known again only by its exchange.
        let isKnownByItself = !rows.isEmpty && frame.hasTime && !frame.saysMoreThanMeasurements
        if !exchange.queryNumber.isEmpty, !isKnownByItself { exchanges.append(exchange.row(at: received.arrivedAt)) }
        if role != .notice, rows.isEmpty || frame.saysMoreThanMeasurements {
            try note(frame, exchange, received)
        }
        contacts.taken(
            standing.id, received, frame, dropped: frame.leftovers.count, repeated: !rows.isEmpty && fresh.isEmpty)
        return (reception, fresh)
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

    private func flush() throws {
        try readings.flush()
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
        try RefusedFrames.keep(
            connection, at: received.arrivedAt, reason: reason, mn: received.mn, peer: received.peer, bytes)
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

    static func keep(
        _ connection: any Connection, at: Instant, reason: String, mn: String, peer: String, _ bytes: [UInt8]
    ) throws {
        try connection.execute(
            "INSERT INTO refused_frame (id, arrived_at, reason, mn, peer, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            [
                // Ascending in time, different on every node: 41 bits of milliseconds, 22 of chance.
                .integer(at.milliseconds << 22 | Int64.random(in: 0..<1 << 22)), .integer(at.milliseconds), .text(reason),
                .text(String(mn.prefix(64))), .text(peer), .bytes(bytes),
            ])
    }
}
