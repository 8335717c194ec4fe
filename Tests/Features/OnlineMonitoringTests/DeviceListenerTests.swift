import Calendars
import Database
import HJ212
import Logging
import NIOCore
import NIOPosix
import Synchronization
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct DeviceListenerTests {
    private func listening(
        _ office: MonitoringOffice, _ change: (inout ListenerSettings) -> Void = { _ in },
        _ body: (_ port: Int) async throws -> Void
    ) async throws {
        var settings = ListenerSettings(port: 0)
        change(&settings)
        let clock = office.clock
        let listener = DeviceListener(
            settings: settings, intake: office.intake, clock: Clock { clock.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let channel = try await listener.start()
        try await body(channel.localAddress?.port ?? 0)
        try await channel.close()
    }

    @Test(arguments: Engine.allCases)
    func `the recorded packets over TCP: what is acknowledged is stored, a second run changes nothing`(engine: Engine)
        async throws
    {
        let office = try await MonitoringOffice(engine)
        try await office.registerRecordedDevices()
        try await listening(office) { port in
            let first = try await PacketReplay(host: "127.0.0.1", port: port).run()
            #expect(first.sent == 99)
            #expect(first.answered == first.wantingAnswer)
            #expect(first.wantingAnswer > 20)
            // Frames that want no answer are stored after the replay has gone.
            try await office.settles(Self.factsOfRecordedPackets, in: "reading")
            let readings = try await office.rows(
                "SELECT * FROM reading ORDER BY device_id, command, at, factor, statistic, revision")
            #expect(try await office.count("quarantined_device") == Self.numberlessPackets)
            let second = try await PacketReplay(host: "127.0.0.1", port: port).run()
            #expect(second == first)
            try await office.settles(2 * Self.framesOfRecordedDevices, "SELECT SUM(frame_count) FROM device_contact")
            let again = try await office.rows(
                "SELECT * FROM reading ORDER BY device_id, command, at, factor, statistic, revision")
            let isUnchanged = again == readings
            #expect(isUnchanged)
        }
    }

    /// Distinct values of distinct facts in the packets with a right checksum, counted from the packets alone.
    private static let factsOfRecordedPackets: Int = {
        var facts: Set<[String]> = []
        for packet in ReplayPackets.all where packet.isChecksumRight {
            guard case .frame(let frame)? = FrameStream.events(in: packet.bytes).first, let mn = frame.header.mn,
                Command.role(frame.header.command ?? 0) == .upload
            else { continue }
            for factor in frame.factors {
                for reading in factor.readings where reading.statistic.isMeasurement {
                    facts.insert([
                        mn, frame.header.cn ?? "", String((frame.parameter("DataTime") ?? "").prefix(14)), factor.code,
                        reading.statistic.suffix, reading.text, factor[.flag] ?? "",
                    ])
                }
            }
        }
        return facts.count
    }()

    private static let framesOfRecordedDevices: Int = ReplayPackets.all.count { packet in
        guard packet.isChecksumRight, case .frame(let frame)? = FrameStream.events(in: packet.bytes).first else { return false }
        return frame.header.mn.map { $0 != "null" } ?? false
    }

    private static let numberlessPackets: Int64 = {
        let numbers = ReplayPackets.all.filter(\.isChecksumRight).compactMap { packet -> String? in
            guard case .frame(let frame)? = FrameStream.events(in: packet.bytes).first else { return nil }
            return frame.header.mn ?? ""
        }
        return Int64(Set(numbers.filter { $0.isEmpty || $0 == "null" }).count)
    }()

    @Test func `nobody registered: nothing is acknowledged, everything is kept`() async throws {
        let office = try await MonitoringOffice()
        try await listening(office) { port in
            var replay = PacketReplay(host: "127.0.0.1", port: port)
            replay.patience = .milliseconds(300)
            let outcome = try await replay.run()
            #expect(outcome.answered == 0)
            try await office.settles(99, in: "refused_frame")
            #expect(try await office.count("reading") == 0)
        }
    }

    @Test func `a frame in pieces is answered once it is whole, with the same QN`() async throws {
        let office = try await MonitoringOffice()
        try await listening(office) { port in
            let peer = try await TestPeer(port: port)
            let frame = MonitoringOffice.frame("LA-Rtd=84.9")
            for byte in frame { try await peer.send([byte]) }
            let answer = try await peer.answers(1)
            #expect(answer.map { $0.header.cn } == ["9014"])
            #expect(answer.map { $0.header.qn } == ["20261121085900001"])
            #expect(try await office.count("reading") == 1)
            try await peer.close()
        }
    }

    @Test func `a heartbeat and a request for the time are answered with 9013, the clock is not set`() async throws {
        let office = try await MonitoringOffice()
        try await listening(office) { port in
            let peer = try await TestPeer(port: port)
            try await peer.send(MonitoringOffice.frame("", qn: "1", cn: 9015) + MonitoringOffice.frame("", qn: "2", cn: 1013))
            #expect(try await peer.answers(2).map { $0.header.cn } == ["9013", "9013"])
            try await peer.close()
        }
    }

    @Test func `a half frame is given up in time, and the connection lives on`() async throws {
        let office = try await MonitoringOffice()
        try await listening(office, { $0.halfFrameTimeout = .milliseconds(50) }) { port in
            let peer = try await TestPeer(port: port)
            try await peer.send(Array("##0999QN=1;".utf8))
            while try await office.count("refused_frame") == 0 { try await Task.sleep(for: .milliseconds(10)) }
            try await peer.send(MonitoringOffice.frame("LA-Rtd=84.9"))
            #expect(try await peer.answers(1).count == 1)
            try await peer.close()
        }
    }

    @Test func `a connection on which nothing comes is closed`() async throws {
        let office = try await MonitoringOffice()
        try await listening(office, { $0.idleTimeout = .milliseconds(50) }) { port in
            let peer = try await TestPeer(port: port)
            try await peer.untilClosed()
        }
    }

    @Test func `who sends nothing but refused frames is cut off`() async throws {
        let office = try await MonitoringOffice()
        try await listening(office, { $0.maximumRefusalsInARow = 5 }) { port in
            let peer = try await TestPeer(port: port)
            try await peer.send(Array(repeatElement(Array("##0010QN=1;CP=&&&0000\r\n".utf8), count: 6).joined()))
            try await peer.untilClosed()
        }
    }

    @Test func `beyond the number of connections the next is refused`() async throws {
        let office = try await MonitoringOffice()
        try await listening(office, { $0.maximumConnections = 1 }) { port in
            let first = try await TestPeer(port: port)
            try await first.send(MonitoringOffice.frame("LA-Rtd=84.9"))
            _ = try await first.answers(1)
            let second = try await TestPeer(port: port)
            try await second.untilClosed()
            try await first.close()
        }
    }

    @Test func `two hundred devices at once`() async throws {
        let office = try await MonitoringOffice()
        for number in 0..<200 {
            var device = MonitoringDevice()
            device.mn = "D\(number)"
            device.employer = 1
            try await office.register(device)
        }
        try await listening(office) { port in
            let answered = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let peer = try await TestPeer(port: port)
                        for minute in 0..<10 {
                            try await peer.send(
                                MonitoringOffice.frame(
                                    "LA-Rtd=8\(minute)", at: "202611210810\(10 + minute)", qn: "\(minute)", mn: "D\(number)"))
                        }
                        let count = try await peer.answers(10).count
                        try await peer.close()
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(answered == 2_000)
            #expect(try await office.count("reading") == 2_000)
        }
    }
}

/// A device's end of a connection.
final class TestPeer: Sendable {
    private let channel: any Channel
    private let received: Received

    private final class Received: Sendable {
        let frames = Mutex<[Frame]>([])
    }

    private final class Reader: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        var stream = FrameStream()
        let received: Received
        init(_ received: Received) { self.received = received }
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frames = stream.receive(unwrapInboundIn(data).readableBytesView).compactMap { event -> Frame? in
                if case .frame(let frame) = event { frame } else { nil }
            }
            received.frames.withLock { $0 += frames }
        }
    }

    init(port: Int) async throws {
        let received = Received()
        self.received = received
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Reader(received)) }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }

    func answers(_ count: Int) async throws -> [Frame] {
        while received.frames.withLock({ $0.count }) < count, channel.isActive { try await Task.sleep(for: .milliseconds(2)) }
        return received.frames.withLock { $0 }
    }

    func untilClosed() async throws { try await channel.closeFuture.get() }
    func close() async throws { try await channel.close() }
}
