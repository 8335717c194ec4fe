import Calendars
import Foundation
import HJ212
import NIOCore
import NIOPosix
import Synchronization

/// Sends what simulated devices measure over TCP, one connection a device as in the field, at a steady rate, and counts the answers.
public final class SimulatedTraffic: Sendable {
    public struct Outcome: Sendable, Equatable {
        public var sent = 0
        public var answered = 0
        /// From the last byte of a frame to its answer, in milliseconds, in the order of the answers.
        public var delays: [Double] = []

        public init(delays: [Double] = []) { self.delays = delays }

        /// The delay that a share of the answers did not exceed.
        public func delay(share: Double) -> Double {
            guard !delays.isEmpty else { return 0 }
            let sorted = delays.sorted()
            return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
        }
    }

    private let devices: SimulatedDevices
    private let outcome = Mutex(Outcome())

    public init(_ devices: SimulatedDevices) { self.devices = devices }

    /// - Parameters:
    ///   - rate: sendings of one device a second.
    ///   - turns: sendings of each device; 0 without end.
    public func run(host: String, port: Int, rate: Double, turns: Int) async throws -> Outcome {
        let group = MultiThreadedEventLoopGroup.singleton
        var channels: [any Channel] = []
        for _ in 0..<devices.count {
            channels.append(
                try await ClientBootstrap(group: group).channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(AnswerClock(traffic: self))
                    }
                }.connect(host: host, port: port).get())
        }
        let clock = ContinuousClock()
        let start = clock.now
        var turn = 0
        while turns == 0 || turn < turns {
            // The devices of a turn are spread over its time, as in the field.
            let step = max(1, devices.count / 20)
            for first in stride(from: 0, to: devices.count, by: step) {
                let share = Double(first) / Double(devices.count)
                try await clock.sleep(until: start + .seconds((Double(turn) + share) / rate))
                for device in first..<min(first + step, devices.count) { send(device, turn, channels[device]) }
            }
            turn += 1
        }
        try await settle(clock)
        for channel in channels { try? await channel.close().get() }
        return outcome.withLock { $0 }
    }

    private func send(_ device: Int, _ turn: Int, _ channel: any Channel) {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let bytes = devices.frames(device, turn, at: now)
        guard !bytes.isEmpty else { return }
        outcome.withLock { $0.sent += 1 }
        channel.triggerUserOutboundEvent(AnswerClock.Sent(), promise: nil)
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    /// Waits for the last answers, ten seconds at most.
    private func settle(_ clock: ContinuousClock) async throws {
        let deadline = clock.now + .seconds(10)
        var last = -1
        while clock.now < deadline {
            let (sent, answered) = outcome.withLock { ($0.sent, $0.answered) }
            if answered >= sent || answered == last { return }
            last = answered
            try await clock.sleep(for: .seconds(1))
        }
    }

    fileprivate func hear(_ delay: Double) {
        outcome.withLock { outcome in
            outcome.answered += 1
            outcome.delays.append(delay)
        }
    }
}

/// Measures how long each answer of one connection takes; answers come in the order of the frames.
private final class AnswerClock: ChannelDuplexHandler {
    struct Sent: Sendable {}
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let traffic: SimulatedTraffic
    private var stream = FrameStream()
    private var waiting: [ContinuousClock.Instant] = []
    init(traffic: SimulatedTraffic) { self.traffic = traffic }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        if event is Sent { waiting.append(.now) }
        promise?.succeed()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for case .frame(let frame) in stream.receive(unwrapInboundIn(data).readableBytesView)
        where frame.header.command == Command.dataAnswer {
            guard !waiting.isEmpty else { continue }
            let delay = ContinuousClock.now - waiting.removeFirst()
            traffic.hear(Double(delay.components.attoseconds) / 1e15 + Double(delay.components.seconds) * 1_000)
        }
    }
}
