import ArgumentParser
import OnlineMonitoring

/// Sends the recorded packets to a listener, over the network as devices would.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Send the recorded HJ 212 packets to a running listener",
        discussion: "The packets are public ones of real devices, refused ones among them. Only registered devices are answered.")

    @Option(help: "Address and port of the listener.") var hj212 = "127.0.0.1:2120"

    func run() async throws {
        guard let address = HostAndPort(hj212) else { throw ValidationError("--hj212 wants ADDRESS:PORT, as in 127.0.0.1:2120") }
        let outcome = try await PacketReplay(host: address.host, port: address.port).run()
        StandardStreams.answer("sent \(outcome.sent), wanting an answer \(outcome.wantingAnswer), answered \(outcome.answered)\n")
    }
}
