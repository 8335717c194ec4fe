import Foundation

/// Where the broker is and who we are to it.
public struct MessageBrokerSettings: Sendable, Hashable {
    public var host = "127.0.0.1"
    public var port = 1883
    public var user = ""
    public var password = ""
    /// Certificates of those whose broker is trusted; empty means that the line is not encrypted.
    public var authorities = ""
    /// Constant from start to start: the broker keeps for it what came while the program was away.
    public var clientID = "zhijian"

    public init(host: String = "127.0.0.1", port: Int = 1883) {
        self.host = host
        self.port = port
    }

    /// `mqtt://user@host:1883` or `mqtts://host:8883?ca=/path`; the password comes from the environment, never from an address.
    public init?(_ address: String, environment: [String: String] = [:]) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme, ["mqtt", "mqtts"].contains(scheme),
            let host = parts.host, !host.isEmpty, parts.password == nil
        else { return nil }
        self.host = host
        port = parts.port ?? (scheme == "mqtts" ? 8_883 : 1_883)
        user = parts.user ?? ""
        password = environment["ZHIJIAN_MQTT_PASSWORD"] ?? ""
        authorities = parts.queryItems?.first { $0.name == "ca" }?.value ?? ""
        if scheme == "mqtts", authorities.isEmpty { authorities = "/etc/ssl/certs/ca-certificates.crt" }
        if let name = parts.queryItems?.first(where: { $0.name == "client" })?.value { clientID = name }
    }
}

/// A message as it came.
public struct BrokerMessage: Sendable, Hashable {
    public let topic: String
    public let payload: [UInt8]
    /// The broker kept it and repeats it to whoever comes: it says nothing new.
    public let isRetained: Bool

    public init(topic: String, payload: [UInt8], isRetained: Bool = false) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
    }
}

/// What went wrong with the broker; for the log.
public struct MessageBrokerError: Error, Sendable, Hashable {
    public let code: Int32
    public let words: String
}
