import Foundation
import Programs
import TestSupport

/// The built program serving a store, to be killed.
final class ServerProcess {
    struct NotServing: Error, CustomStringConvertible {
        let description: String
    }

    let pages: UInt16
    let devices: UInt16
    private let program: RunningProgram

    init(_ store: [String], messages: URL) throws {
        pages = try Wire.freePort()
        devices = try Wire.freePort()
        program = try RunningProgram(
            [BesideTests.path(of: "zhijian"), "serve"] + store
                + ["--http", "127.0.0.1:\(pages)", "--hj212", "127.0.0.1:\(devices)"],
            output: .file(messages.path), messages: .file(messages.path))
    }

    /// Waits until pages and devices are served.
    func waitUntilServing() throws {
        while program.ended() == nil {
            if let answer = try? Wire.request(pages, "GET", "/health"), answer.status == 200,
                let probe = try? Wire(port: devices)
            {
                probe.close()
                return
            }
            usleep(5_000)
        }
        throw NotServing(description: "zhijian serve ended with \(program.wait())")
    }

    /// As a power cut: nothing is told to it, nothing is written any more.
    func kill() { program.kill() }
}
