import Calendars
import Database
import Foundation
import Logging
import MessageBroker
import Programs
import Registers
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import OnlineMonitoring

@Suite(.serialized, .requirement("R-23")) struct MessageIntakeTests {
    /// The office with a model whose devices speak by MQTT; its device is of that model where asked for.
    private func office(
        _ engine: Engine = .sqlite, kind: String = "json", time: String = "ts", isOfModel: Bool = true
    ) async throws -> MonitoringOffice {
        let office = try await MonitoringOffice(engine)
        let id = try await office.deviceID
        try await office.registers.write(as: MonitoringOffice.officer) { transaction in
            var model = DeviceModel()
            model.name = "模拟 MQTT"
            model.messageTopic = "factory/{device}/up"
            model.messageKind = kind
            model.messageTime = time
            model.messageTimeForm = "unix-s"
            let stored = try transaction.insert(model)
            var factor = ModelFactor()
            factor.deviceModel = stored.id
            (factor.source, factor.factor, factor.name, factor.unit) = ("noise.value", "LA", "噪声", "dB(A)")
            try transaction.insert(factor)
            guard isOfModel, let found = try transaction.find(MonitoringDevice.self, id) else { return }
            var device = found.record
            device.deviceModel = stored.id
            try transaction.update(found.stored, to: device)
        }
        return office
    }

    private func take(
        _ office: MonitoringOffice, _ payload: String, device: String = MonitoringOffice.mn, isRetained: Bool = false
    ) async throws -> MessageOutcome {
        let book = try await office.database.read(MessageBook.read)
        return try await MessageIntake(intake: office.intake).take(
            topic: "factory/\(device)/up", payload: Array(payload.utf8), isRetained: isRetained, at: office.clock.now, book: book)
    }

    /// 08:59 of the office's morning, in seconds.
    private static let time = 1_795_222_740

    @Test(arguments: Engine.allCases)
    func `a message is stored once, by the mapping of its model`(engine: Engine) async throws {
        let office = try await office(engine)
        let message = #"{"ts":"\#(Self.time)","noise":{"value":84.6}}"#
        #expect(try await take(office, message) == .stored)
        #expect(try await take(office, message) == .stored)
        #expect(try await office.readings() == ["LA Rtd 0 84.6 dB(A) 1 0"])
        #expect(try await office.rows("SELECT at FROM reading") == [[.integer(Int64(Self.time) * 1_000)]])
    }

    @Test func `a retained message is a replay and changes nothing`() async throws {
        let office = try await office()
        #expect(try await take(office, #"{"ts":1,"noise":{"value":84.6}}"#, isRetained: true) == .retained)
        #expect(try await office.count("reading") == 0)
    }

    @Test func `without a time the arrival stands and is marked`() async throws {
        let office = try await office(time: "")
        #expect(try await take(office, #"{"noise":{"value":84.6}}"#) == .stored)
        #expect(try await office.readings() == ["LA Rtd 0 84.6 dB(A) 1 32"])
    }

    @Test func `a device of another model, an unknown device and an unreadable message are kept raw`() async throws {
        let stranger = try await office(isOfModel: false)
        #expect(try await take(stranger, #"{"ts":\#(Self.time),"noise":{"value":1}}"#) == .quarantined)
        #expect(try await take(stranger, "{}", device: "NOBODY") == .quarantined)
        let own = try await office()
        #expect(try await take(own, "{broken") == .quarantined)
        #expect(try await own.rows("SELECT reason, content FROM refused_frame") == [["HJ-106", .bytes(Array("{broken".utf8))]])
    }

    @Test func `a frame as payload belongs to the device of the topic, or to nobody`() async throws {
        let office = try await office(kind: "hj212")
        let own = String(decoding: MonitoringOffice.frame("LA-Rtd=80"), as: UTF8.self)
        #expect(try await take(office, own) == .stored)
        let foreign = String(decoding: MonitoringOffice.frame("LA-Rtd=80", mn: "ANOTHER"), as: UTF8.self)
        #expect(try await take(office, foreign) == .quarantined)
        #expect(try await office.count("reading") == 1)
    }

    @Test func `what was not safe is not acknowledged: the broker repeats it to the same session`() async throws {
        let broker = try TestBroker()
        defer { broker.stop() }
        let heard = Mutex<[String]>([])
        let refusals = Mutex(2)
        let platform = try MessageBrokerClient(broker.settings("platform")) { messages in
            heard.withLock { $0 += messages.map { String(decoding: $0.payload, as: UTF8.self) } }
            return refusals.withLock { left in
                left -= 1
                return left < 0
            }
        }
        platform.listen(to: ["factory/+/up"])
        try platform.start()
        let device = try MessageBrokerClient(broker.settings("device"))
        try device.start()
        while !platform.isConnected || !device.isConnected { try await Task.sleep(for: .milliseconds(5)) }
        // The subscription goes out before what the device sends next comes in.
        try await Task.sleep(for: .milliseconds(300))
        try device.publish(BrokerMessage(topic: "factory/A/up", payload: Array("一".utf8)))
        while heard.withLock({ $0.count }) < 3 { try await Task.sleep(for: .milliseconds(5)) }
        platform.stop()
        // Acknowledged at the third time: a new connection of the session hears nothing of it any more.
        let later = Mutex<[String]>([])
        let again = try MessageBrokerClient(broker.settings("platform")) { messages in
            later.withLock { $0 += messages.map { String(decoding: $0.payload, as: UTF8.self) } }
            return true
        }
        again.listen(to: ["factory/+/up"])
        try again.start()
        while !again.isConnected { try await Task.sleep(for: .milliseconds(5)) }
        try device.publish(BrokerMessage(topic: "factory/A/up", payload: Array("二".utf8)))
        while later.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(5)) }
        #expect(heard.withLock { $0 } == ["一", "一", "一"])
        #expect(later.withLock { $0 } == ["二"])
        again.stop()
        device.stop()
    }

    @Test func `a message that came while the store was closed is stored after the next start`() async throws {
        let broker = try TestBroker()
        defer { broker.stop() }
        let device = try MessageBrokerClient(broker.settings("device"))
        try device.start()
        let closed = try await office()
        let office = try await office()
        await closed.database.close()
        let book = try await office.database.read(MessageBook.read)
        let message = BrokerMessage(
            topic: "factory/\(MonitoringOffice.mn)/up", payload: Array(#"{"ts":\#(Self.time),"noise":{"value":84.6}}"#.utf8))
        #expect(await Self.listener(closed, broker).take([message], book) == false)
        #expect(await Self.listener(office, broker).take([message], book))
        #expect(try await office.count("reading") == 1)
        device.stop()
    }

    private static func listener(_ office: MonitoringOffice, _ broker: TestBroker) -> MessageListener {
        let clock = office.clock
        return MessageListener(
            settings: broker.settings("zhijian-test"), database: office.database, intake: office.intake,
            clock: Clock { clock.now }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `from a broker to the store`() async throws {
        let broker = try TestBroker()
        defer { broker.stop() }
        let office = try await office()
        let listener = Self.listener(office, broker)
        let serving = Task { try await listener.run() }
        let device = try MessageBrokerClient(broker.settings("device"))
        try device.start()
        // The listener subscribes when it is connected; until then messages of the device go nowhere.
        for second in 0..<2_000 where try await office.count("reading") == 0 {
            if device.isConnected {
                let payload = #"{"ts":\#(Self.time - second),"noise":{"value":84.6}}"#
                try device.publish(BrokerMessage(topic: "factory/\(MonitoringOffice.mn)/up", payload: Array(payload.utf8)))
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(try await office.count("reading") > 0)
        device.stop()
        serving.cancel()
        _ = try? await serving.value
    }
}

/// A broker of its own on a free port, for one test.
final class TestBroker {
    private let program: RunningProgram
    private let port: Int

    init() throws {
        port = Int.random(in: 21_300...21_399)
        let path = ["/usr/sbin/mosquitto", "/usr/bin/mosquitto"].first { FileManager.default.fileExists(atPath: $0) }
        program = try RunningProgram([path ?? "/usr/sbin/mosquitto", "-p", "\(port)"])
    }

    func settings(_ client: String) -> MessageBrokerSettings {
        var settings = MessageBrokerSettings(port: port)
        settings.clientID = client
        return settings
    }

    func stop() { program.kill() }
}
