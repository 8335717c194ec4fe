import ArgumentParser
import Foundation
import HJ212
import OnlineMonitoring

/// Sends the recorded packets of real devices to a listener, for demonstrations.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Send recorded packets of real devices to a listener, over TCP",
        discussion: """
            The packets are sent as they were recorded, wrong ones too. With --retimed they are sent again every minute with the \
            time of sending, for the devices whose packets carry measurements; what is shown of them is marked as replayed.
            """)

    @Option(help: "Address and port of the listener.") var hj212 = "127.0.0.1:2120"
    @Option(help: "A list of packets of your own, CSV as Packets/hj212-packets.csv.") var packets: String?
    @ArgumentParser.Flag(help: "Go on every minute, with the time of sending.") var retimed = false
    @Option(help: "How many minutes to go on with --retimed; 0 without end.") var minutes = 0

    func run() async throws {
        guard let address = HostAndPort(hj212) else { throw ValidationError("--hj212 wants ADDRESS:PORT, as in 127.0.0.1:2120") }
        let list = try packets.map(load) ?? ReplayPackets.all
        let replay = PacketReplay(host: address.host, port: address.port)
        do {
            tell(try await replay.run(list))
            guard retimed else { return }
            var minute = 0
            while minutes == 0 || minute < minutes {
                let now = Date().timeIntervalSince1970
                _ = try await replay.run(RetimedPackets.packets(list, at: .init(milliseconds: Int64(now * 1_000))))
                minute += 1
                try await Task.sleep(for: .seconds(60))
            }
        } catch {
            StandardStreams.message("连接不上 \(hj212)，或连接中断。请确认服务正在运行，且 --hj212 的地址和端口正确。")
            throw ExitCode(3)
        }
    }

    private func load(_ path: String) throws -> [RecordedPacket] {
        guard let data = FileManager.default.contents(atPath: path) else {
            StandardStreams.message("读不到文件，请核对路径和权限。")
            throw ExitCode(2)
        }
        return PacketList.packets(csv: String(decoding: data, as: UTF8.self))
    }

    private func tell(_ outcome: PacketReplay.Outcome) {
        StandardStreams.message("已回放 \(outcome.sent) 个数据包，要求应答的 \(outcome.wantingAnswer) 个，收到应答 \(outcome.answered) 个。")
    }
}
