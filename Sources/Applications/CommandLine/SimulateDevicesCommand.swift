import Access
import ArgumentParser
import Calendars
import Foundation
import MessageBroker
import OnlineMonitoring
import Registers
import Server

/// Devices that do not exist, for demonstrations and loads: by HJ 212 or MQTT, the same values for the same seed.
struct SimulateDevicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices", abstract: "Send what simulated devices measure, by HJ 212 or MQTT",
        discussion: """
            With --data the devices are put into the register of that store first, marked as simulated, at the employer of \
            --employer (the first one when left out). Without it they must be there already, or they are turned away.
            """)

    @Option(help: "How many devices.") var count = 10
    @Option(help: "Sendings of one device a second.") var rate = 1.0
    @ArgumentParser.Flag(help: "Now and then: silence, damaged and doubled frames, broken probes, slow clocks.") var faults =
        false
    @Option(help: "Number from which all values follow.") var seed: UInt64 = 1
    @Option(help: "How long to send; 0 without end.") var seconds = 0.0
    @Option(help: "Address and port of the listener.") var hj212 = "127.0.0.1:2120"
    @Option(help: "Send by this MQTT broker instead, as in mqtt://127.0.0.1:1883.") var mqtt: String?
    @Option(help: "Register the devices in this data folder first.") var data: String?
    @Option(help: "Unified credit code of the employer to whom the devices belong.") var employer: String?

    func run() async throws {
        guard count > 0, count <= 10_000, rate > 0, rate <= 100 else {
            throw ValidationError("--count is 1 to 10000 and --rate over 0, at most 100")
        }
        let devices = SimulatedDevices(seed: seed, count: count, withFaults: faults)
        if let data { try await register(devices, in: data) }
        let turns = seconds > 0 ? max(1, Int((seconds * rate).rounded())) : 0
        if let mqtt { return try await publish(devices, to: mqtt, turns: turns) }
        guard let address = HostAndPort(hj212) else { throw ValidationError("--hj212 wants ADDRESS:PORT, as in 127.0.0.1:2120") }
        do {
            let outcome = try await SimulatedTraffic(devices).run(
                host: address.host, port: address.port, rate: rate, turns: turns)
            StandardStreams.message(
                "已发送 \(outcome.sent) 个数据包，收到应答 \(outcome.answered) 个；应答用时中位数 \(Int(outcome.delay(share: 0.5))) 毫秒，99% 不超过 \(Int(outcome.delay(share: 0.99))) 毫秒。"
            )
        } catch {
            StandardStreams.message("连接不上 \(hj212)，或连接中断。请确认服务正在运行，且 --hj212 的地址和端口正确。")
            throw ExitCode(3)
        }
    }

    private func register(_ devices: SimulatedDevices, in folder: String) async throws {
        let open = try await OpenProduct.open(.folder(folder))
        let code = employer
        let interval = max(1, Int((1 / rate).rounded()))
        let by = Principal(accountID: 0, accountName: "simulate", displayName: "", role: Role("system"))
        let made = try await open.product.registers.write(as: by) { transaction -> Int? in
            let row = try transaction.connection.first(
                "SELECT id FROM employer WHERE void = 0 AND (?1 = '' OR credit_code = ?1) ORDER BY id LIMIT 1",
                [.text(code ?? "")])
            guard let id = row?.integer("id") else { return nil }
            return try RegisterSimulated.run(devices, of: id, interval: interval, in: transaction)
        }
        try await open.close()
        guard let made else {
            StandardStreams.message("没有找到用人单位，设备没有登记。请先登记用人单位，或核对 --employer。")
            throw ExitCode(2)
        }
        StandardStreams.message("新登记模拟设备 \(made) 台。")
    }

    private func publish(_ devices: SimulatedDevices, to address: String, turns: Int) async throws {
        guard var settings = MessageBrokerSettings(address, environment: ProcessInfo.processInfo.environment) else {
            throw ValidationError("--mqtt wants mqtt://HOST:PORT, without a password")
        }
        settings.clientID = "zhijian-simulate-\(ProcessInfo.processInfo.processIdentifier)"
        let client = try MessageBrokerClient(settings)
        try client.start()
        let clock = ContinuousClock()
        let start = clock.now
        var sent = 0
        var turn = 0
        while turns == 0 || turn < turns {
            try await clock.sleep(until: start + .seconds(Double(turn + 1) / rate))
            let now = SystemClock.clock.now()
            for device in 0..<count {
                guard let payload = devices.message(device, turn, at: now) else { continue }
                do {
                    try client.publish(BrokerMessage(topic: SimulatedDevices.topic(device), payload: payload))
                    sent += 1
                } catch {
                    StandardStreams.message("消息没有送出，请确认 MQTT 服务正在运行。")
                    throw ExitCode(3)
                }
            }
            turn += 1
        }
        try await clock.sleep(for: .seconds(1))
        client.stop()
        StandardStreams.message("已发送 \(sent) 条消息。")
    }
}
