import Foundation
import Programs

/// A server of this program as a child: started, killed, started again on the same store.
struct ServerProcess {
    let data: String
    let http: Int
    let hj212: Int
    private var program: RunningProgram?
    private(set) var starts = 0

    init(data: String, http: Int, hj212: Int) { (self.data, self.http, self.hj212) = (data, http, hj212) }

    /// Starts the binary that runs now; its words go to `server.log` beside the store.
    mutating func start() throws {
        let binary = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let log = RunningProgram.Stream.file(data + "/server.log")
        program = try RunningProgram(
            [binary, "serve", "--data", data, "--http", "127.0.0.1:\(http)", "--hj212", "127.0.0.1:\(hj212)"], output: log,
            messages: log)
        starts += 1
    }

    func end(by signal: CInt) { program?.end(by: signal) }

    /// The most memory that the process ever held, in MiB.
    var peakMebibytes: Double { program.map { PeakMemory.mebibytes(of: "\($0.identifier)") } ?? 0 }

    /// Processor time used so far, in seconds.
    var processorSeconds: Double {
        let words =
            ((try? String(contentsOfFile: "/proc/\(program?.identifier ?? 0)/stat", encoding: .utf8)) ?? "")
            .split(separator: ")").last?.split(separator: " ") ?? []
        guard words.count > 12, let user = Double(words[11]), let system = Double(words[12]) else { return 0 }
        return (user + system) / Double(sysconf(CInt(_SC_CLK_TCK)))
    }

    /// A port that nobody listens to now.
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw POSIXError(.EIO) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, size) == 0 ? getsockname(descriptor, generic, &size) : -1
            }
        }
        guard code == 0 else { throw POSIXError(.EADDRINUSE) }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
