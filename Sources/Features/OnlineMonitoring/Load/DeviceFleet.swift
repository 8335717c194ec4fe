import Calendars
import HJ212
import NIOCore
import NIOPosix

/// Many devices with a memory, each on a connection of its own, as in the field: what is not acknowledged is sent again, after a
/// break of the line or of the server too.
public final class DeviceFleet: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let loop: any EventLoop
    private let state: NIOLoopBound<FleetState>

    private init(group: MultiThreadedEventLoopGroup, loop: any EventLoop, state: NIOLoopBound<FleetState>) {
        (self.group, self.loop, self.state) = (group, loop, state)
    }

    /// - Parameter probes: devices beyond those of the load; silent until they are provoked.
    public static func make(_ frames: WitnessedFrames, devices: Int, probes: Int, port: Int) async throws -> DeviceFleet {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        return try await loop.submit {
            let state = FleetState(loop: loop, frames: frames, devices: devices, probes: probes, port: port)
            return DeviceFleet(group: group, loop: loop, state: NIOLoopBound(state, eventLoop: loop))
        }.get()
    }

    /// Connects all devices, and keeps on connecting them until the end.
    public func connect() async throws { try await perform { $0.connectAll() } }
    public func connectedCount() async throws -> Int { try await perform { $0.connectedCount } }
    /// Begins with the first turn.
    public func begin() async throws { try await perform { $0.begin() } }
    /// All lines break at once.
    public func breakLines() async throws { try await perform { $0.breakLines() } }
    /// A probe measures a level far over the limits, each second until it is quietened; returns its number.
    public func provoke(_ probe: Int) async throws -> Int { try await perform { $0.provoke(probe) } }
    public func quieten(_ probe: Int) async throws { try await perform { $0.quieten(probe) } }
    public func outcome() async throws -> FleetOutcome { try await perform { $0.outcome } }

    public func end() async throws {
        try await perform { $0.end() }
        try await group.shutdownGracefully()
    }

    private func perform<Result: Sendable>(_ body: @escaping @Sendable (FleetState) -> Result) async throws -> Result {
        try await loop.submit { [state] in body(state.value) }.get()
    }
}

/// What the fleet did so far.
public struct FleetOutcome: Sendable {
    public struct Device: Sendable {
        /// Its number, from which its MN and its values follow.
        public let number: Int
        public let isProbe: Bool
        public let measured: TurnSet
        public let acknowledged: TurnSet
    }

    public init() {}

    public var devices: [Device] = []
    public var sendings = 0
    public var connections = 0
    /// Frames sent and not yet acknowledged.
    public var owed = 0
    /// How often an acknowledgement took so many milliseconds from the last sending; the last place stands for all longer ones.
    public var delays: [Int] = []

    /// The time that a share of the acknowledgements did not exceed, in milliseconds.
    public func delay(share: Double) -> Int {
        let limit = Int((share * Double(delays.reduce(0, +))).rounded(.up))
        var count = 0
        for (milliseconds, here) in delays.enumerated() {
            count += here
            if count >= limit { return milliseconds }
        }
        return delays.count
    }
}
