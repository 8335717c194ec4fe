import Foundation

/// A TCP connection, and the little HTTP that a client of the server needs. An answer counts only when all of it has come.
final class Wire {
    struct Broken: Error {}
    static let form = "application/x-www-form-urlencoded"

    struct Answer {
        var status: Int
        var headers: [String: String]
        var body: String
        var cookies: [String]
        var location: String { headers["location"] ?? "" }
    }

    private let socket: CInt

    init(port: UInt16) throws {
        socket = Foundation.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Broken() }
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = Wire.local(port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            Foundation.close(socket)
            throw Broken()
        }
    }

    func close() { Foundation.close(socket) }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw Broken() }
            rest = rest.dropFirst(sent)
        }
    }

    /// What has come; empty when the other side has ended.
    func receive() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { throw Broken() }
        return Array(buffer.prefix(count))
    }

    static func request(
        _ port: UInt16, _ method: String, _ path: String, cookie: String = "", headers: [String] = [], type: String = "",
        body: String = ""
    ) throws -> Answer {
        let wire = try Wire(port: port)
        defer { wire.close() }
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
        if !cookie.isEmpty { lines.append("Cookie: \(cookie)") }
        if !type.isEmpty { lines += ["Content-Type: \(type)", "Content-Length: \(body.utf8.count)"] }
        try wire.send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
        var bytes: [UInt8] = []
        while case let more = try wire.receive(), !more.isEmpty { bytes += more }
        return try Answer(bytes)
    }

    static func freePort() throws -> UInt16 {
        let socket = Foundation.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        defer { Foundation.close(socket) }
        var address = local(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 ? getsockname(socket, $0, &length) : -1
            }
        }
        guard code == 0 else { throw Broken() }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func local(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return address
    }
}

extension Wire.Answer {
    init(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { throw Wire.Broken() }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        body = String(text[end.upperBound...])
        guard let code = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { throw Wire.Broken() }
        status = code
        (headers, cookies) = ([:], [])
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            if line[..<colon].lowercased() == "set-cookie" {
                cookies.append(String(value.prefix { $0 != ";" }))
            } else {
                headers[line[..<colon].lowercased()] = value
            }
        }
        if let length = headers["content-length"].flatMap({ Int($0) }), body.utf8.count < length { throw Wire.Broken() }
    }
}
