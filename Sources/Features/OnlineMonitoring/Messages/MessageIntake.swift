import Calendars
import Database
import HJ212

/// What became of a message.
enum MessageOutcome: Sendable, Hashable {
    case stored
    /// A retained message repeats what was here before.
    case retained
    /// No model's topics name a device in this topic.
    case noTopic
    /// Kept raw: the device is in no register, is not of the model, does not receive, or nothing could be read.
    case quarantined
}

/// Takes a message by the mapping of its device's model.
struct MessageIntake: Sendable {
    static let peer = "mqtt"
    let intake: FrameIntake

    func take(topic: String, payload: [UInt8], isRetained: Bool, at: Instant, book: MessageBook) async throws -> MessageOutcome {
        guard !isRetained else { return .retained }
        let readers = book.readers(of: topic)
        guard !readers.isEmpty else { return .noTopic }
        return try await intake.take { connection, context in
            for reader in readers {
                guard let device = try context.book.view(connection).standing(reader.device), device.isReceiving,
                    try MessageIntake.model(of: device.id, connection) == reader.model
                else { continue }
                let fresh = try MessageIntake.store(payload, reader.mapping, device, at, context, connection)
                if let fresh { return (.stored, fresh) }
            }
            try RefusedFrames.keep(
                connection, at: at, reason: QuarantineReason.unreadableMessage.rawValue, mn: readers[0].device,
                peer: MessageIntake.peer, Array(payload.prefix(MessageMapping.largestPayload)))
            return (.quarantined, [])
        }
    }

    private static func model(of device: Int64, _ connection: any Connection) throws -> Int64? {
        try connection.value("SELECT device_model FROM monitoring_device WHERE id = ?1", [.integer(device)]).integer
    }

    /// Nil when nothing of the message can be stored.
    private static func store(
        _ payload: [UInt8], _ mapping: MessageMapping, _ device: DeviceStanding, _ at: Instant, _ context: IntakeContext,
        _ connection: any Connection
    ) throws -> [ReadingRow]? {
        if mapping.kind == .hj212 { return try frames(payload, device, at, context, connection) }
        guard let content = mapping.read(payload) else { return nil }
        let items = content.values.map { value in
            TelemetryItem(
                factor: value.factor, value: value.value, text: value.text,
                unit: device.channels[value.factor].flatMap { MeasuredUnit(rawValue: $0.unit) }, start: content.at ?? at)
        }
        let storage = ItemStorage(context: context, arrivedAt: at, peer: peer)
        // Without a time of its own the arrival stands, and is marked: several values may have been measured at other times.
        let taken = try storage.store(items, of: device, connection, marking: content.at == nil ? .timeOfArrival : [])
        return taken.outcomes.contains { $0.problem == nil } ? taken.fresh : nil
    }

    /// A whole HJ 212 frame as payload: the topic says whose it may be.
    private static func frames(
        _ payload: [UInt8], _ device: DeviceStanding, _ at: Instant, _ context: IntakeContext, _ connection: any Connection
    ) throws -> [ReadingRow]? {
        let frames = FrameStream.events(in: payload, tolerating: device.dialects).compactMap { event -> ReceivedFrame? in
            guard case .frame(let frame) = event, frame.header.mn == device.mn else { return nil }
            return ReceivedFrame(content: .taken(frame), arrivedAt: at, peer: peer, answer: nil, mn: device.mn)
        }
        guard !frames.isEmpty else { return nil }
        let stored = try FrameStorage.store(frames, on: connection, context: context)
        return stored.receptions.contains { if case .stored = $0 { true } else { false } } ? stored.fresh : nil
    }
}
