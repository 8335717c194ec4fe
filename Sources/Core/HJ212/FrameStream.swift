/// A decoder whose events are values that may be kept: for tools, tests and everything that is not in a hurry.
public struct FrameStream: Sendable {
    /// What a stream held.
    public enum Event: Sendable, Equatable {
        case frame(Frame)
        case refused(Refusal, bytes: [UInt8])
    }

    /// The decoder, for its counts.
    public private(set) var decoder: FrameDecoder

    public init(tolerating dialects: Dialects = .harmless) { decoder = FrameDecoder(tolerating: dialects) }

    /// What these bytes complete.
    public mutating func receive(_ bytes: some Collection<UInt8>) -> [Event] {
        var events: [Event] = []
        let index = FrameIndex()
        Array(bytes).withUnsafeBytes { decoder.decode($0, using: index) { events.append(FrameStream.kept($0)) } }
        return events
    }

    /// What can still be said when no more bytes come.
    public mutating func finish() -> [Event] {
        var events: [Event] = []
        decoder.expire(using: FrameIndex()) { events.append(FrameStream.kept($0)) }
        return events
    }

    /// All events of bytes that are complete in themselves.
    public static func events(in bytes: some Collection<UInt8>, tolerating dialects: Dialects = .harmless) -> [Event] {
        var stream = FrameStream(tolerating: dialects)
        return stream.receive(bytes) + stream.finish()
    }

    private static func kept(_ event: RawEvent) -> Event {
        switch event {
        case .frame(let view): .frame(Frame(view))
        case .refused(let refusal, let bytes): .refused(refusal, bytes: Array(bytes))
        }
    }
}
