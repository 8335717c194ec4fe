import Calendars
import HJ212
import NIOCore
import NIOPosix

/// The fleet on its event loop, on which alone it is used.
final class FleetState {
    private struct Owed {
        let turn: Int
        /// Nil while the line is down.
        var sentAt: NIODeadline?
    }

    private struct Device {
        var channel: (any Channel)?
        var owed: [Owed] = []
        var measured: TurnSet
        var acknowledged: TurnSet
        var isProvoked = false
    }

    /// HJ 212-2017, table 1: without an answer a frame is sent again.
    private static let patience = TimeAmount.seconds(10)

    private let loop: any EventLoop
    private let frames: WitnessedFrames
    private let port: Int
    private let count: Int
    private var devices: [Device]
    private var began: NIODeadline?
    private var nextSlot = 0
    private var timers: [RepeatedTask] = []
    private var isEnded = false
    private var sendings = 0
    private var connections = 0
    private var delays = [Int](repeating: 0, count: 30_001)

    init(loop: any EventLoop, frames: WitnessedFrames, devices: Int, probes: Int, port: Int) {
        (self.loop, self.frames, self.port, count) = (loop, frames, port, devices)
        let fresh = Device(measured: TurnSet(turns: frames.turns), acknowledged: TurnSet(turns: frames.turns))
        self.devices = Array(repeating: fresh, count: devices + probes)
    }

    var connectedCount: Int { devices.count { $0.channel != nil } }

    func begin() {
        began = .now()
        let bound = NIOLoopBound(self, eventLoop: loop)
        timers.append(
            loop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(10)) { _ in bound.value.measureWhatIsDue() })
        timers.append(
            loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in bound.value.sendAgain() })
    }

    func end() {
        isEnded = true
        for timer in timers { timer.cancel() }
        for device in devices { device.channel?.close(promise: nil) }
    }

    // MARK: Measuring

    /// The devices of a turn are spread over its time.
    private func measureWhatIsDue() {
        guard let began else { return }
        let share = Double((NIODeadline.now() - began).nanoseconds) / 1e9 / Double(frames.secondsPerTurn)
        let due = min(Int(share * Double(count)), frames.turns * count)
        while nextSlot < due {
            measure(nextSlot % count, nextSlot / count)
            nextSlot += 1
        }
    }

    private func measure(_ device: Int, _ turn: Int) {
        devices[device].measured.insert(turn)
        devices[device].owed.append(Owed(turn: turn))
        send(device, devices[device].owed.count - 1)
        devices[device].channel?.flush()
    }

    /// The turn of this moment; nil before the first and after the last.
    private var turn: Int? {
        guard let began else { return nil }
        let turn = Int((NIODeadline.now() - began).nanoseconds / 1_000_000_000) / frames.secondsPerTurn
        return turn < frames.turns ? turn : nil
    }

    func provoke(_ probe: Int) -> Int {
        let device = count + probe
        devices[device].isProvoked = true
        if let turn { measure(device, turn) }
        return device
    }

    func quieten(_ device: Int) { devices[device].isProvoked = false }

    // MARK: Sending

    private func send(_ device: Int, _ place: Int) {
        guard let channel = devices[device].channel else { return }
        let turn = devices[device].owed[place].turn
        channel.write(ByteBuffer(bytes: frames.frame(device, turn, isProbe: device >= count)), promise: nil)
        devices[device].owed[place].sentAt = .now()
        sendings += 1
    }

    private func sendAgain() {
        let late = NIODeadline.now() - FleetState.patience
        for device in devices.indices {
            for place in devices[device].owed.indices where devices[device].owed[place].sentAt.map({ $0 < late }) ?? false {
                send(device, place)
            }
            if devices[device].isProvoked, let turn, !devices[device].measured.contains(turn) { measure(device, turn) }
            devices[device].channel?.flush()
        }
    }

    func acknowledge(_ device: Int, _ turn: Int) {
        devices[device].acknowledged.insert(turn)
        guard let place = devices[device].owed.firstIndex(where: { $0.turn == turn }) else { return }
        if let sentAt = devices[device].owed[place].sentAt {
            let delay = Int((NIODeadline.now() - sentAt).nanoseconds / 1_000_000)
            delays[min(max(0, delay), delays.count - 1)] += 1
        }
        devices[device].owed.remove(at: place)
    }

    func turn(of frame: FrameView) -> Int? {
        frame.command == Command.dataAnswer ? frames.turn(queryNumber: frame[.qn]) : nil
    }

    // MARK: Lines

    func connectAll() { for device in devices.indices { connect(device, in: .milliseconds(Int64(device % 1_000))) } }

    func breakLines() { for device in devices { device.channel?.close(promise: nil) } }

    private func connect(_ device: Int, in delay: TimeAmount) {
        guard !isEnded else { return }
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.scheduleTask(in: delay) {
            let loop = bound.value.loop
            ClientBootstrap(group: loop).channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FleetLine(fleet: bound.value, device: device))
                }
            }.channelOption(.socketOption(.tcp_nodelay), value: 1).connectTimeout(.seconds(5))
                .connect(host: "127.0.0.1", port: bound.value.port).whenFailure { _ in bound.value.connect(device, in: pause()) }
        }
    }

    /// The line is there: what is owed goes out, the oldest first.
    func up(_ device: Int, _ channel: any Channel) {
        connections += 1
        devices[device].channel = channel
        for place in devices[device].owed.indices { send(device, place) }
        channel.flush()
    }

    func down(_ device: Int, _ channel: any Channel) {
        guard devices[device].channel === channel else { return }
        devices[device].channel = nil
        for place in devices[device].owed.indices { devices[device].owed[place].sentAt = nil }
        connect(device, in: pause())
    }

    var outcome: FleetOutcome {
        var outcome = FleetOutcome()
        outcome.devices = devices.enumerated().map { number, device in
            .init(number: number, isProbe: number >= count, measured: device.measured, acknowledged: device.acknowledged)
        }
        (outcome.sendings, outcome.connections, outcome.delays) = (sendings, connections, delays)
        outcome.owed = devices.reduce(0) { $0 + $1.owed.count }
        return outcome
    }
}

/// Devices do not come back in the same moment.
private func pause() -> TimeAmount { .milliseconds(Int64.random(in: 100..<600)) }

/// One line of one device: hears the answers.
private final class FleetLine: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let fleet: FleetState
    private let device: Int
    private var decoder = FrameDecoder()
    private let index = FrameIndex()

    init(fleet: FleetState, device: Int) { (self.fleet, self.device) = (fleet, device) }

    func channelActive(context: ChannelHandlerContext) { fleet.up(device, context.channel) }
    func channelInactive(context: ChannelHandlerContext) { fleet.down(device, context.channel) }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        unwrapInboundIn(data).withUnsafeReadableBytes { bytes in
            decoder.decode(bytes, using: index) { event in
                if case .frame(let view) = event, let turn = fleet.turn(of: view) { fleet.acknowledge(device, turn) }
            }
        }
    }
}
