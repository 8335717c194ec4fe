import Calendars
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Listens to devices over TCP as long as the server runs.
public final class DeviceListener: Service {
    private let settings: ListenerSettings
    private let intake: FrameIntake
    private let clock: Clock
    private let logger: Logger
    private let group: any EventLoopGroup
    private let book: ConnectionBook
    private let connections = Mutex<[ObjectIdentifier: any Channel]>([:])

    init(
        settings: ListenerSettings, intake: FrameIntake, clock: Clock, logger: Logger, book: ConnectionBook = ConnectionBook(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.book = book
        self.settings = settings
        self.intake = intake
        self.clock = clock
        self.logger = logger
        self.group = group
    }

    /// Serves until graceful shutdown.
    public func run() async throws {
        let channel = try await start()
        logger.info("listening to devices", metadata: ["address": "\(channel.localAddress.map { "\($0)" } ?? "")"])
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await channel.closeFuture.get()
        } onCancelOrGracefulShutdown: {
            channel.close(promise: nil)
        }
        await end()
    }

    /// Devices are sent away, and what they sent before is still made durable and answered as far as they listen.
    private func end() async {
        await intake.drained()
        for connection in connections.withLock({ Array($0.values) }) { try? await connection.close() }
        await intake.drained()
    }

    /// Begins to listen; the channel that comes back is closed to end it. Port 0 takes any free port.
    public func start() async throws -> any Channel {
        try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                guard self.admit(channel) else { return channel.close() }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        DeviceConnection(settings: self.settings, intake: self.intake, clock: self.clock, book: self.book))
                }
            }
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .bind(host: settings.host, port: settings.port).get()
    }

    private func admit(_ channel: any Channel) -> Bool {
        let key = ObjectIdentifier(channel)
        let isAdmitted = connections.withLock { connections in
            guard connections.count < settings.maximumConnections else { return false }
            connections[key] = channel
            return true
        }
        if isAdmitted {
            channel.closeFuture.whenComplete { _ in _ = self.connections.withLock { $0.removeValue(forKey: key) } }
        }
        return isAdmitted
    }
}
