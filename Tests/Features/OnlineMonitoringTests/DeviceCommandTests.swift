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
    static let second = Principal(
        accountID: 8, accountName: "second", displayName: "", role: .bureauOfficer, region: RegionPath("44/4417") ?? .nowhere)

    private func ask(
        _ office: MonitoringOffice, _ command: Int, begin: String = "2026-11-20 00:00", end: String = "2026-11-20 12:00",
        parameters: String = ""
    ) async throws -> Int64 {
        let id = try await office.deviceID
        return try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            guard let device = try transaction.find(MonitoringDevice.self, id) else { throw RegisterError.notFound }
            return try GiveCommand.ask(
                device.stored, command, begin: SheetTime.instant(begin), end: SheetTime.instant(end), parameters: parameters,
                in: transaction
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
        await #expect(throws: CommandError.controlNotAllowed) { _ = try await ask(office, 3011, parameters: "PolId=LA") }
        await #expect(throws: CommandError.unknown) { _ = try await ask(office, 9014) }
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

/// What a command is on the line, byte by byte, and what may be said with it. HJ 212-2017, tables 8 and 9 and annex C.
@Suite(.serialized, .requirement("R-23")) struct PlatformCommandTests {
    @Test(arguments: [
        (1000, "ReCount=3;OverTime=10", "OverTime=10;ReCount=3"), (1061, "", ""), (1062, "RtdInterval=30", "RtdInterval=30"),
        (1062, "RtdInterval=3600", "RtdInterval=3600"), (1064, "MinInterval=10", "MinInterval=10"),
        (3011, "PolId=a01001", "PolId=a01001"),
        (3016, "PolId=LA, CTime=2，CstartTime=080000", "PolId=LA;CstartTime=080000;CTime=2"),
        (3019, "PolId=w01018", "PolId=w01018"), (3020, "InfoId=i11001；PolId=w01018", "PolId=w01018;InfoId=i11001"),
        (1000, "OverTime=99;ReCount=99", "OverTime=99;ReCount=99"), (3015, "", ""), (3020, "InfoId=i12001", "InfoId=i12001"),
        (3021, "PolId=w01018;InfoId=i13004;Info=168.0", "PolId=w01018;InfoId=i13004;Info=168.0"),
    ])
    func `parameters are put into the order of the standard`(command: Int, typed: String, normal: String) {
        #expect(PlatformCommand.normalised(typed, of: command) == normal)
    }

    @Test(arguments: [
        (1000, "OverTime=10"), (1000, "OverTime=10;ReCount=3;ReCount=4"), (1000, "OverTime=0;ReCount=3"),
        (1061, "RtdInterval=30"),
        (1062, ""), (1062, "RtdInterval=29"), (1062, "RtdInterval=3601"), (1062, "RtdInterval=999999999999999999999"),
        (1064, "MinInterval=7"), (3011, "PolId="), (3011, "PolId=a&&b"), (3011, "PolId=12345678901"),
        (3016, "PolId=LA;CstartTime=250000;CTime=2"),
        (3016, "PolId=LA;CstartTime=8;CTime=2"), (3021, "PolId=LA;InfoId=i13004;Info=1=2"),
        (1000, "OverTime=100;ReCount=3"), (1000, "OverTime=10;ReCount=0"), (3015, "PolId=w01018"), (3020, "PolId=w01018"),
        (3021, "InfoId=i13004;Info=168.0"),
    ])
    func `a parameter that is missing, strange or out of its range is refused`(command: Int, typed: String) {
        #expect(PlatformCommand.normalised(typed, of: command) == nil)
    }

    @Test(arguments: [
        ("123456", true), ("abC9-1", true), ("12345", false), ("1234567", false), ("12;456", false), ("12345&", false),
        ("密码", false),
    ])
    func `a new password is six characters that a frame can carry`(text: String, isSound: Bool) {
        #expect(PlatformCommand.isPassword(text) == isSound)
    }

    private func order(_ change: (inout DeviceCommand) -> Void) -> DeviceCommand {
        var order = DeviceCommand()
        change(&order)
        return order
    }

    @Test func `the content of each kind of command`() {
        let now = Instant(startOf: Day("2026-11-21") ?? Day(number: 0)) + 9 * 3_600_000
        let times = order { ($0.beginAt, $0.endAt) = (now + -3_600_000, now) }
        #expect(PlatformCommand.content(1012, order { _ in }, now: now) == "SystemTime=20261121090000")
        #expect(PlatformCommand.content(2041, times, now: now) == "BeginTime=20261121080000;EndTime=20261121090000")
        #expect(PlatformCommand.content(2011, times, now: now).isEmpty)
        #expect(PlatformCommand.content(1072, order { $0.newPassword = "654321" }, now: now) == "NewPW=654321")
        #expect(
            PlatformCommand.content(1000, order { $0.parameters = "OverTime=10;ReCount=3" }, now: now) == "OverTime=10;ReCount=3")
        var log = times
        log.parameters = "PolId=w01018;InfoId=i11001"
        #expect(
            PlatformCommand.content(3020, log, now: now)
                == "PolId=w01018;InfoId=i11001;BeginTime=20261121080000;EndTime=20261121090000")
        let setting = order { $0.parameters = "PolId=w01018;InfoId=i13004;Info=168.0" }
        // As printed in table C.46.
        #expect(PlatformCommand.content(3021, setting, now: now) == "PolId=w01018;InfoId=i13004;i13004-Info=168.0")
    }

    /// The office's device connected, a command asked for and approved; the frame that the device receives.
    private func exchange(
        _ office: MonitoringOffice, _ command: Int, _ parameters: String, answering answers: (String) -> [[UInt8]]
    ) async throws -> Frame {
        let (book, clock) = (ConnectionBook(), office.clock)
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let listener = DeviceListener(
            settings: ListenerSettings(port: 0), intake: office.intake, clock: Clock { clock.now }, logger: silent, book: book)
        let server = try await listener.start()
        let device = SimpleDevice()
        let channel = try await device.connect(server.localAddress?.port ?? 0)
        try await channel.writeAndFlush(ByteBuffer(bytes: MonitoringOffice.frame("LA-Rtd=80"))).get()
        while book.line(of: MonitoringOffice.mn) == nil { try await Task.sleep(for: .milliseconds(2)) }
        let id = try await office.deviceID
        let order = try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            guard let device = try transaction.find(MonitoringDevice.self, id) else { throw RegisterError.notFound }
            return try GiveCommand.ask(device.stored, command, begin: nil, end: nil, parameters: parameters, in: transaction)
        }
        if order.state == CommandState.requested {
            try await office.registers.write(as: DeviceCommandTests.second) { transaction in
                guard let order = try transaction.find(DeviceCommand.self, order.id) else { throw RegisterError.notFound }
                try GiveCommand.approve(order.stored, in: transaction)
            }
        }
        let service = CommandService(registers: office.registers, book: book, logger: silent)
        try await service.turn()
        let request = try await device.frame(command)
        let frames = answers(request.header.qn ?? "")
        for frame in frames { try await channel.writeAndFlush(ByteBuffer(bytes: frame)).get() }
        var heard = book.answers.makeAsyncIterator()
        for _ in frames { if let answer = await heard.next() { await service.note(answer) } }
        try await channel.close()
        try await server.close()
        return request
    }

    private static func answer(_ number: String, _ command: Int, _ content: String, flag: Int = 4) -> [UInt8] {
        FrameEncoder.frame("QN=\(number);ST=91;CN=\(command);PW=123456;MN=\(MonitoringOffice.mn);Flag=\(flag);CP=&&\(content)&&")
    }

    private func outcome(_ office: MonitoringOffice) async throws -> [[Value]] {
        try await office.rows("SELECT state, result FROM device_command ORDER BY id")
    }

    @Test(arguments: Engine.allCases)
    func `1072 writes the new password to the device, and to its record when it is done`(engine: Engine) async throws {
        let office = try await MonitoringOffice(engine) {
            $0.takesCommands = true
            $0.password = "123456"
        }
        let request = try await exchange(office, 1072, "654321") { number in
            [Self.answer(number, 9011, "QnRtn=1"), Self.answer(number, 9012, "ExeRtn=1")]
        }
        #expect(
            String(decoding: request.segment, as: UTF8.self).hasSuffix(
                ";ST=23;CN=1072;PW=123456;MN=\(MonitoringOffice.mn);Flag=5;CP=&&NewPW=654321&&"))
        #expect(try await outcome(office) == [["done", "执行成功"]])
        // The old one is turned away from now on, the new one is taken.
        let old = MonitoringOffice.frame("LA-Rtd=81", at: "20261121085901", qn: "20261121085901001")
        let new = FrameEncoder.frame(
            "QN=20261121085902001;ST=23;CN=2011;PW=654321;MN=\(MonitoringOffice.mn);Flag=5;CP=&&DataTime=20261121085902;LA-Rtd=82&&"
        )
        let receptions = await office.receive([old, new])
        #expect(receptions.first == .quarantined(.wrongPassword))
        #expect(try await office.count("reading") == 2)
        // Sealed in the store: the plain text stands nowhere in the order.
        let kept = try await office.rows("SELECT new_password, parameters, result FROM device_command")
        #expect(kept.allSatisfy { row in row.allSatisfy { !($0.text ?? "").contains("654321") } })
    }

    @Test func `1000 is refused by the device: the record says why`() async throws {
        let office = try await MonitoringOffice { $0.takesCommands = true }
        let request = try await exchange(office, 1000, "OverTime=10;ReCount=3") { [Self.answer($0, 9011, "QnRtn=2")] }
        #expect(request.parameter("OverTime") == "10" && request.parameter("ReCount") == "3")
        #expect(try await outcome(office) == [["failed", "请求被拒绝"]])
    }

    @Test func `what a device tells when asked stands with the command, also after its end`() async throws {
        let office = try await MonitoringOffice()
        _ = try await exchange(office, 1061, "") { number in
            [
                Self.answer(number, 9011, "QnRtn=1"), Self.answer(number, 1061, "RtdInterval=30"),
                Self.answer(number, 9012, "ExeRtn=1"),
            ]
        }
        #expect(try await outcome(office) == [["done", "RtdInterval=30；执行成功"]])
        #expect(try await office.rows("SELECT command, content FROM device_event") == [[1061, "RtdInterval=30"]])
    }

    @Test func `a question to the site information carries its parameters`() async throws {
        let office = try await MonitoringOffice()
        let request = try await exchange(office, 3020, "PolId=w01018;InfoId=i11001") { number in
            [Self.answer(number, 3020, "DataTime=20261121085900;PolId=w01018,i11001-Info=//清洗管路//")]
        }
        #expect(request.parameter("PolId") == "w01018" && request.parameter("InfoId") == "i11001")
        #expect(try await office.rows("SELECT state FROM device_command") == [["accepted"]])
    }

    @Test(arguments: [
        (1061, "RtdInterval=30"), (3019, "PolId=w01018;w01018-SN=010000A8900016F000169DC0"),
        (2081, "DataTime=20261121085900;RestartTime=20261121085800"),
    ])
    func `an upload of what a device says of itself is acknowledged where it asks for that`(command: Int, content: String) {
        let bytes = Self.answer("20261121085900001", command, content, flag: 5)
        var answers: [Int?] = []
        var decoder = FrameDecoder()
        bytes.withUnsafeBytes { bytes in
            decoder.decode(bytes, using: FrameIndex()) {
                if case .frame(let view) = $0 { answers.append(Reply.answering(view)?.command) }
            }
        }
        #expect(answers == [9014])
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
