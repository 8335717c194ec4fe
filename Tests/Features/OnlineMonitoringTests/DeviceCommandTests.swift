import Access
import Calendars
import Database
import HJ212
import Logging
import NIOCore
import NIOPosix
import Registers
import Synchronization
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct DeviceCommandTests {
    private static let second = Principal(
        accountID: 8, accountName: "second", displayName: "", role: .bureauOfficer, region: RegionPath("44/4417") ?? .nowhere)

    private func ask(
        _ office: MonitoringOffice, _ command: Int, begin: String = "2026-11-20 00:00", end: String = "2026-11-20 12:00"
    ) async throws -> Int64 {
        let id = try await office.deviceID
        return try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            guard let device = try transaction.find(MonitoringDevice.self, id) else { throw RegisterError.notFound }
            return try GiveCommand.ask(
                device.stored, command, begin: SheetTime.instant(begin), end: SheetTime.instant(end), in: transaction
            ).id
        }
    }

    private func states(_ office: MonitoringOffice) async throws -> [[Value]] {
        try await office.rows("SELECT state, attempts, result FROM device_command ORDER BY id")
    }

    private func service(_ office: MonitoringOffice, _ book: ConnectionBook = ConnectionBook()) -> CommandService {
        CommandService(registers: office.registers, book: book, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `a question needs no second person, a setting does and the register's leave`() async throws {
        let office = try await MonitoringOffice()
        _ = try await ask(office, 2051)
        #expect(try await states(office).map { $0[0] } == ["approved"])
        await #expect(throws: CommandError.notAllowed) { _ = try await ask(office, 1012) }
        await #expect(throws: CommandError.unknown) { _ = try await ask(office, 3011) }
        await #expect(throws: CommandError.timesMissing) {
            _ = try await ask(office, 2061, begin: "2026-11-20", end: "2026-11-20")
        }
        await #expect(throws: CommandError.timesMissing) {
            _ = try await ask(office, 2031, begin: "2026-09-20", end: "2026-11-20")
        }
    }

    @Test func `who asked for a setting cannot approve it`() async throws {
        let office = try await MonitoringOffice { $0.takesTime = true }
        let id = try await ask(office, 1012)
        func approve(as principal: Principal) async throws {
            try await office.registers.write(as: principal) { transaction in
                guard let order = try transaction.find(DeviceCommand.self, id) else { throw RegisterError.notFound }
                try GiveCommand.approve(order.stored, in: transaction)
            }
        }
        #expect(try await states(office).map { $0[0] } == ["requested"])
        await #expect(throws: CommandError.samePerson) { try await approve(as: MonitoringOffice.officer) }
        try await approve(as: Self.second)
        #expect(try await states(office).map { $0[0] } == ["approved"])
    }

    @Test(arguments: Engine.allCases)
    func `a request for history reaches the device, its answers and its data come back`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine)
        let book = ConnectionBook()
        let clock = office.clock
        let listener = DeviceListener(
            settings: ListenerSettings(port: 0), intake: office.intake, clock: Clock { clock.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, book: book)
        let server = try await listener.start()
        let device = SimpleDevice()
        let channel = try await device.connect(server.localAddress?.port ?? 0)
        try await channel.writeAndFlush(ByteBuffer(bytes: MonitoringOffice.frame("LA-Rtd=80"))).get()
        try await office.settles(1, in: "reading")
        while book.line(of: MonitoringOffice.mn) == nil { await Task.yield() }
        _ = try await ask(office, 2061)
        let service = service(office, book)
        try await service.turn()
        let request = try await device.frame(2061)
        #expect(request.parameter("BeginTime") == "20261120000000" && request.parameter("EndTime") == "20261120120000")
        #expect(request.header.flag?.wantsAnswer == true && request.header.mn == MonitoringOffice.mn)
        let number = request.header.qn ?? ""
        func answer(_ command: Int, _ content: String) -> [UInt8] {
            FrameEncoder.frame("QN=\(number);ST=91;CN=\(command);PW=123456;MN=\(MonitoringOffice.mn);Flag=4;CP=&&\(content)&&")
        }
        try await channel.writeAndFlush(ByteBuffer(bytes: answer(9011, "QnRtn=1"))).get()
        try await channel.writeAndFlush(
            ByteBuffer(bytes: MonitoringOffice.frame("LA-Avg=81", at: "20261120080000", qn: "20261121090001000", cn: 2061))
        ).get()
        try await channel.writeAndFlush(ByteBuffer(bytes: answer(9012, "ExeRtn=1"))).get()
        var answers = book.answers.makeAsyncIterator()
        for _ in 0..<2 { if let answer = await answers.next() { await service.note(answer) } }
        #expect(try await states(office) == [["done", 1, "执行成功"]])
        try await office.settles(2, in: "reading")
        try await channel.close()
        try await server.close()
    }

    @Test func `without an answer it is sent four times with the same number, then given up`() async throws {
        let office = try await MonitoringOffice()
        let book = ConnectionBook()
        let embedded = EmbeddedDevice()
        book.enter(MonitoringOffice.mn, .init(channel: embedded.channel, st: "23", pw: "123456", flag: Flag(rawValue: 5)))
        _ = try await ask(office, 2051)
        let service = service(office, book)
        for _ in 0..<6 {
            try await service.turn()
            office.clock.advance(minutes: 1)
        }
        #expect(try await states(office) == [["failed", 4, "设备没有答复"]])
    }

    @Test func `a device that is not connected waits`() async throws {
        let office = try await MonitoringOffice()
        _ = try await ask(office, 2051)
        try await service(office).turn()
        #expect(try await states(office) == [["approved", 0, .null]])
    }

    @Test(arguments: [
        (9011, 1, "accepted"), (9011, 3, "failed"), (9011, 77, "failed"), (9012, 1, "done"), (9012, 100, "done"),
        (9012, 5, "failed"),
        (9013, 0, "done"),
    ])
    func `answers lead to states`(command: Int, result: Int, state: String) {
        let answer = ConnectionBook.Answer(mn: "A", queryNumber: "1", command: command, result: result)
        #expect(CommandService.outcome(answer)?.state == state)
    }
}

@Suite(.requirement("R-23")) struct PartWatchTests {
    private func part(_ number: Int, of total: Int, time: String = "20261121085900") -> Frame {
        Frame(
            unverified: Array(
                "QN=\(number);ST=23;CN=2051;PW=1;MN=A;Flag=7;PNUM=\(total);PNO=\(number);CP=&&DataTime=\(time);LA-Avg=1&&".utf8))
    }

    @Test func `parts that all come leave no gap, a missing one is told after a minute`() {
        var watch = PartWatch()
        let start = Instant(milliseconds: 0)
        for number in [3, 1, 2] { watch.take(part(number, of: 3), mn: "A", at: start) }
        for number in [1, 4] { watch.take(part(number, of: 4, time: "20261121090000"), mn: "A", at: start) }
        #expect(watch.gaps(at: start + 60_000).isEmpty)
        #expect(
            watch.gaps(at: start + 60_001) == [.init(mn: "A", command: 2051, time: "20261121090000", total: 4, missing: [2, 3])])
        #expect(watch.gaps(at: start + 60_002).isEmpty)
    }

    @Test func `the end of the connection tells of what is still missing`() {
        var watch = PartWatch()
        watch.take(part(1, of: 2), mn: "A", at: Instant(milliseconds: 0))
        #expect(watch.gaps(at: Instant(milliseconds: 1), ended: true).map(\.missing) == [[2]])
    }
}

@Suite(.requirement("R-23")) struct DeviceRecognitionTests {
    private static let segment = "ST=23;CN=2011;PW=123456;MN=A;CP=&&DataTime=20261121085900;NOIS-Rtd=80;TSP-Rtd=178&&"

    @Test func `the first frames tell the dialect, what is missing, and the models that fit`() {
        let refused = (0..<3).map { _ in ModbusFrame.bytes(Self.segment) }
        let seen = DeviceRecognition(refused: refused + [[1, 2, 3]], codes: ["TEM"])
        #expect(seen.frames == 3 && seen.withoutQueryNumber == 3 && seen.withoutFlag == 3)
        #expect(seen.dialects == ["crc-modbus": 3])
        let models: [DeviceRecognition.Model] = [
            .init(id: 1, name: "乙", dialects: .modbus, sources: ["NOIS"]),
            .init(id: 2, name: "甲", dialects: [], sources: ["NOIS", "TSP", "TEM"]),
            .init(id: 3, name: "丙", dialects: .modbus, sources: ["NOIS", "TSP", "TEM"]),
            .init(id: 4, name: "丁", dialects: .every, sources: ["PM10"]),
        ]
        #expect(seen.candidates(models).map(\.name) == ["丙", "乙", "甲"])
    }
}

/// A device that only listens and sends what a test tells it.
private final class SimpleDevice: Sendable {
    private let frames = Mutex<[Frame]>([])

    func connect(_ port: Int) async throws -> any Channel {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Ear(device: self)) }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    /// The next frame of a command that has come or comes.
    func frame(_ command: Int) async throws -> Frame {
        while true {
            if let found = frames.withLock({ $0.first { $0.header.command == command } }) { return found }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private final class Ear: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let device: SimpleDevice
        private var stream = FrameStream()
        init(device: SimpleDevice) { self.device = device }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            for case .frame(let frame) in stream.receive(unwrapInboundIn(data).readableBytesView) {
                device.frames.withLock { $0.append(frame) }
            }
        }
    }
}

/// A connection into which commands vanish.
private struct EmbeddedDevice {
    let channel: any Channel = EmbeddedDevice.make()
    private static func make() -> any Channel {
        let bootstrap = DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        // Bound and never read: writes to it go nowhere.
        return (try? bootstrap.bind(host: "127.0.0.1", port: 0).wait()) ?? EmbeddedDevice.make()
    }
}
