import Foundation
import TestSupport

/// The built program serving a store, to be killed.
final class ServerProcess {
    struct NotServing: Error, CustomStringConvertible {
        let description: String
    }

    let pages: UInt16
    let devices: UInt16
    private let process = Process()

    init(_ store: [String], messages: URL) throws {
        pages = try Wire.freePort()
        devices = try Wire.freePort()
        if !FileManager.default.fileExists(atPath: messages.path) {
            _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
        }
        let log = try FileHandle(forWritingTo: messages)
        try log.seekToEnd()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "zhijian")
        process.arguments = ["serve"] + store + ["--http", "127.0.0.1:\(pages)", "--hj212", "127.0.0.1:\(devices)"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = log
        process.standardError = log
        try process.run()
    }

    /// Waits until pages and devices are served.
    func waitUntilServing() throws {
        while process.isRunning {
            if let answer = try? Wire.request(pages, "GET", "/health"), answer.status == 200,
                let probe = try? Wire(port: devices)
            {
                probe.close()
                return
            }
            usleep(5_000)
        }
        throw NotServing(description: "zhijian serve ended with \(process.terminationStatus)")
    }

    /// As a power cut: nothing is told to it, nothing is written any more.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
