import Foundation
import HJ212
import NIOCore
import NIOPosix
import Synchronization

/// Sends recorded packets to a listener over TCP, one connection a device as in the field, and counts the answers.
public struct PacketReplay: Sendable {
    public struct Outcome: Sendable, Equatable {
        public var sent = 0
        /// Packets that ask for an answer.
        public var wantingAnswer = 0
        public var answered = 0
    }

    public var host: String
    public var port: Int
    /// How long to wait for answers after the last packet of a device.
    public var patience = TimeAmount.seconds(10)

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    public func run(_ packets: [RecordedPacket] = ReplayPackets.all) async throws -> Outcome {
        var outcome = Outcome()
        for packets in PacketReplay.byDevice(packets) {
            let one = try await send(packets)
            outcome.sent += one.sent
            outcome.wantingAnswer += one.wantingAnswer
            outcome.answered += one.answered
        }
        return outcome
    }

    private func send(_ packets: [RecordedPacket]) async throws -> Outcome {
        let wanting = packets.count { PacketReplay.wantsAnswer($0) }
        let answers = AnswerCounter(expected: wanting)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(answers.handler()) }
            }
            .connect(host: host, port: port).get()
        for packet in packets {
            let bytes = packet.bytes.last == 0x0A ? packet.bytes : packet.bytes + [0x0D, 0x0A]
            try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
        }
        let deadline = NIODeadline.now() + patience
        while answers.count < wanting, NIODeadline.now() < deadline, channel.isActive {
            try await Task.sleep(for: .milliseconds(5))
        }
        try? await channel.close().get()
        return Outcome(sent: packets.count, wantingAnswer: wanting, answered: answers.count)
    }

    private static func wantsAnswer(_ packet: RecordedPacket) -> Bool {
        guard case .frame(let frame)? = FrameStream.events(in: packet.bytes).first, let command = frame.header.command else {
            return false
        }
        let role = Command.role(command)
        return frame.header.flag?.wantsAnswer == true && (role == .upload || role == .notice)
    }

    /// Packets of one MN together, in the order of the list.
    private static func byDevice(_ packets: [RecordedPacket]) -> [[RecordedPacket]] {
        var order: [String] = []
        var groups: [String: [RecordedPacket]] = [:]
        for packet in packets {
            let mn = Frame(unverified: packet.bytes.dropFirst(6)).header.mn ?? ""
            if groups[mn] == nil { order.append(mn) }
            groups[mn, default: []].append(packet)
        }
        return order.compactMap { groups[$0] }
    }
}

/// Counts the answers that come back on one connection.
private final class AnswerCounter: Sendable {
    private let answers = Mutex(0)
    let expected: Int
    var count: Int { answers.withLock { $0 } }
    init(expected: Int) { self.expected = expected }

    func handler() -> Handler { Handler(counter: self) }

    final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let counter: AnswerCounter
        private var stream = FrameStream()
        init(counter: AnswerCounter) { self.counter = counter }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frames = stream.receive(unwrapInboundIn(data).readableBytesView).filter {
                if case .frame = $0 { true } else { false }
            }
            counter.answers.withLock { $0 += frames.count }
        }
    }
}
