import Access
import Calendars
import Database
import HJ212
import Logging
import NIOCore
import Registers
import ServiceLifecycle

/// Sends commands to devices that are connected here, again when no answer comes, and notes what they answer.
struct CommandService: Service {
    /// HJ 212-2017 table 1: ten seconds, and three times again.
    static let patience: Int64 = 10_000
    static let mostAttempts = 4

    let registers: Registers
    let book: ConnectionBook
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await answer in book.answers { await note(answer) }
                }
                group.addTask {
                    while !Task.isCancelled {
                        try? await turn()
                        try? await Task.sleep(for: .seconds(2))
                    }
                }
            }
        }
    }

    /// Sends what is to be sent now.
    func turn() async throws {
        let now = registers.clock.now()
        let due = try await registers.read { connection in
            try connection.query(
                """
                SELECT c.id, d.mn FROM device_command c JOIN monitoring_device d ON d.id = c.device
                WHERE c.void = 0 AND (c.state = '\(CommandState.approved)'
                    OR (c.state = '\(CommandState.sent)' AND c.sent_at < ?1)) ORDER BY c.id LIMIT 200
                """, [.integer(now.milliseconds - CommandService.patience)]
            ).map { (id: $0.integer("id"), mn: $0.text("mn")) }
        }
        for order in due { try await send(order.id, mn: order.mn, now) }
    }

    private func send(_ id: Int64, mn: String, _ now: Instant) async throws {
        let line = book.line(of: mn)
        let frame = try await registers.write(as: RaiseAlarm.watcher) { transaction -> [UInt8]? in
            guard let found = try transaction.find(DeviceCommand.self, id) else { return nil }
            var order = found.record
            guard order.attempts < CommandService.mostAttempts else {
                order.result = "设备没有答复"
                try transaction.update(found.stored, to: order, action: "timeout", state: CommandState.failed)
                return nil
            }
            // Not connected here: perhaps at another node, perhaps later.
            guard let line, let command = Int(order.command) else { return nil }
            if order.queryNumber.isEmpty { order.queryNumber = DeviceTime.queryNumber(now) }
            order.sentAt = now
            order.attempts += 1
            try transaction.update(found.stored, to: order, action: "send", state: CommandState.sent)
            let content = PlatformCommand.content(command, order, now: now)
            // A resend keeps its QN (HJ 212-2017 6.3.2).
            let flag = line.flag.forAnswer.rawValue | 1
            return FrameEncoder.frame(
                "QN=\(order.queryNumber);ST=\(line.st);CN=\(command);PW=\(line.pw);MN=\(mn);Flag=\(flag);CP=&&\(content)&&")
        }
        if let frame, let line { line.channel.writeAndFlush(ByteBuffer(bytes: frame), promise: nil) }
    }

    func note(_ answer: ConnectionBook.Answer) async {
        do {
            try await registers.write(as: RaiseAlarm.watcher) { transaction in
                guard
                    let found = try transaction.registers.records(
                        transaction.connection, DeviceCommand.self,
                        where: """
                            t.void = 0 AND t.query_number = ?1 AND t.state IN ('\(CommandState.sent)', '\(CommandState.accepted)')
                            AND EXISTS (SELECT 1 FROM monitoring_device d WHERE d.id = t.device AND d.mn = ?2)
                            """, [.text(answer.queryNumber), .text(answer.mn)], limit: 1
                    ).first, let (state, words) = CommandService.outcome(answer)
                else { return }
                var order = found.record
                let isKept = answer.command == Command.executionResult && order.result.contains("=")
                order.result = String((isKept ? "\(order.result)；\(words)" : words).prefix(300))
                if state == CommandState.done { try follow(order, in: transaction) }
                try transaction.update(found.stored, to: order, action: "answer", state: state)
            }
        } catch {
            logger.error("answer of a device not noted", metadata: ["command": "\(answer.command)"])
        }
    }

    /// What the register must know of a device that did as it was told: frames with the old PW would be turned away.
    private func follow(_ order: DeviceCommand, in transaction: RegisterTransaction) throws {
        guard order.command == String(PlatformCommand.setPassword), !order.newPassword.isEmpty,
            let device = try transaction.find(MonitoringDevice.self, order.device), !device.record.password.isEmpty
        else { return }
        var record = device.record
        record.password = order.newPassword
        try transaction.update(device.stored, to: record, action: "change", reason: CommandTexts.passwordChanged)
    }

    /// The state that follows from an answer; nil for one that says nothing of it.
    static func outcome(_ answer: ConnectionBook.Answer) -> (state: String, words: String)? {
        switch answer.command {
        case Command.requestAnswer:
            let result = answer.result.flatMap { RequestResult(rawValue: $0) } ?? .unknown
            return (result == .ready ? CommandState.accepted : CommandState.failed, result.chineseName)
        case Command.executionResult:
            let result = answer.result.flatMap { ExecutionResult(rawValue: $0) } ?? .failed
            return (result == .done || result == .noData ? CommandState.done : CommandState.failed, result.chineseName)
        // Some devices answer a command as they answer a notice.
        case Command.noticeAnswer: return (CommandState.done, "设备已答复")
        // What was asked for: the device says afterwards how the request ended, or does not.
        case let command where Command.role(command) == .upload && !answer.content.isEmpty:
            return (CommandState.accepted, answer.content)
        default: return nil
        }
    }
}

extension RequestResult {
    /// HJ 212-2017, table 6.
    var chineseName: String {
        switch self {
        case .ready: "准备执行请求"
        case .refused: "请求被拒绝"
        case .wrongPassword: "PW 错误"
        case .wrongMN: "MN 错误"
        case .wrongST: "ST 错误"
        case .wrongFlag: "Flag 错误"
        case .wrongQN: "QN 错误"
        case .wrongCN: "CN 错误"
        case .wrongChecksum: "CRC 错误"
        case .unknown: "未知错误"
        }
    }
}

extension ExecutionResult {
    /// HJ 212-2017, table 7.
    var chineseName: String {
        switch self {
        case .done: "执行成功"
        case .failed: "执行失败"
        case .wrongCondition: "命令请求条件错误"
        case .timeout: "通讯超时"
        case .busy: "系统繁忙"
        case .fault: "系统故障"
        case .noData: "没有数据"
        }
    }
}
