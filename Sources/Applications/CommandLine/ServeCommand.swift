import ArgumentParser
import Foundation
import Logging
import MessageBroker
import OnlineMonitoring
import Server

/// Serves the pages and the interface, and listens to devices.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages, the interface and the device listener")

    @OptionGroup var store: StoreOptions

    @Option(help: "Address and port of the pages.")
    var http = "127.0.0.1:8080"

    @Option(help: "Address and port of the HJ 212 listener; “off” for none.")
    var hj212 = "127.0.0.1:2120"

    @Option(help: "MQTT broker, as in mqtt://user@127.0.0.1:1883 or mqtts://…; the password from ZHIJIAN_MQTT_PASSWORD.")
    var mqtt: String?

    @Option(help: "Folder of the front-end files (Bootstrap, htmx, ECharts).")
    var assets: String?

    @ArgumentParser.Flag(help: "The pages are reached over TLS through a proxy: cookies are marked secure.")
    var secure = false

    func run() async throws {
        guard let address = HostAndPort(http) else { throw ValidationError("--http wants ADDRESS:PORT, as in 127.0.0.1:8080") }
        // Log lines carry China time on every machine; without a zone the C library looks for its file at each line.
        setenv("TZ", "CST-8", 0)
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        let logger = Logger(label: "zhijian")
        var listener: ListenerSettings?
        if hj212 != "off" {
            guard let address = HostAndPort(hj212) else {
                throw ValidationError("--hj212 wants ADDRESS:PORT, as in 127.0.0.1:2120, or off")
            }
            listener = ListenerSettings(host: address.host, port: address.port)
        }
        let broker = mqtt.map { MessageBrokerSettings($0, environment: ProcessInfo.processInfo.environment) }
        if let broker, broker == nil {
            throw ValidationError("--mqtt wants mqtt://HOST:PORT or mqtts://HOST:PORT, without a password")
        }
        let open = try await OpenProduct.open(
            store.address, assets: AssetsFolder.find(assets), secure: secure,
            parts: OnlineMonitoring.parts(listening: listener, broker: broker ?? nil), logger: logger)
        if try await open.product.access.accounts.isEmpty() {
            // Told once, on the console of whoever starts the server.
            for made in try await open.product.access.accounts.installAdministrators() {
                print("\(made.name)\t\(made.firstPassword)\t\(open.product.roles.label(made.role))")
            }
        }
        var options = ProductServer.Options()
        (options.host, options.port) = (address.host, address.port)
        try await ProductServer(open, options: options).run()
    }
}

/// `127.0.0.1:8080` or `[::1]:8080`.
struct HostAndPort {
    let host: String
    let port: Int

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port)
        else {
            return nil
        }
        let host = text[..<colon]
        self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
        self.port = port
    }
}

enum AssetsFolder {
    /// The folder given, else `.assets` where the program was started, else beside the binary; nil when there is none.
    static func find(_ given: String?) -> String? {
        if let given { return given }
        let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath().deletingLastPathComponent()
        return [".assets", beside.appendingPathComponent(".assets").path].first { FileManager.default.fileExists(atPath: $0) }
    }
}
