import ArgumentParser
import Foundation
import HJ212

/// Measurements beside a peer; `scripts/bench` puts both into one table. Not for users, so not in the help.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure parts of the product", shouldDisplay: false, subcommands: [FrameDecoding.self])

    struct FrameDecoding: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hj212",
            abstract: "Decode a list of recorded packets again and again; prints bytes, frames and items a second")

        @Argument(help: "CSV of recorded packets") var packets: String
        @Option(help: "Seconds to run") var seconds = 3.0
        @Option(help: "Bytes handed over at a time") var chunk = 65_536

        func run() throws {
            guard let data = FileManager.default.contents(atPath: packets), chunk > 0 else {
                StandardStreams.message("读不到文件，请核对路径和权限。")
                throw ExitCode(2)
            }
            // The same stream as Benchmarks/hj212/hj212.c: the packets that follow the standard, repeated to 4 MiB.
            let once = PacketList.packets(csv: String(decoding: data, as: UTF8.self))
                .filter { $0.isChecksumRight && Int(String(decoding: $0.bytes[2..<6], as: UTF8.self)) == $0.bytes.count - 10 }
                .flatMap { packet -> [UInt8] in packet.bytes + [13, 10] }
            guard !once.isEmpty else {
                StandardStreams.message("文件中没有 CRC 正确的数据包。")
                throw ExitCode(2)
            }
            let stream = Array(repeatElement(once, count: max(1, 4_194_304 / once.count)).joined())
            let run = DecodeRun(stream: stream, chunk: chunk, seconds: seconds)
            StandardStreams.answer(run.report(named: "zhijian"))
        }
    }
}

/// One timed run of the decoder over a stream.
private struct DecodeRun {
    var passes = 0
    var frames = 0
    var items = 0
    var elapsed = 0.0
    let size: Int

    init(stream: [UInt8], chunk: Int, seconds: Double) {
        size = stream.count
        let index = FrameIndex()
        let clock = ContinuousClock()
        let start = clock.now
        var frames = 0
        var items = 0
        repeat {
            var decoder = FrameDecoder()
            stream.withUnsafeBytes { bytes in
                var at = 0
                while at < bytes.count {
                    let end = min(at + chunk, bytes.count)
                    decoder.decode(UnsafeRawBufferPointer(rebasing: bytes[at..<end]), using: index) { event in
                        guard case .frame(let view) = event else { return }
                        frames += 1
                        items += view.index.items.count
                    }
                    at = end
                }
            }
            passes += 1
            elapsed = Double((clock.now - start) / .nanoseconds(1)) / 1e9
        } while elapsed < seconds
        self.frames = frames
        self.items = items
    }

    func report(named name: String) -> String {
        let bytes = Double(size) * Double(passes) / elapsed
        return
            "{\"name\":\"\(name)\",\"bytes_per_second\":\(Int(bytes)),\"frames_per_second\":\(Int(Double(frames) / elapsed)),"
            + "\"items_per_second\":\(Int(Double(items) / elapsed)),\"frames_per_pass\":\(frames / passes),\"bytes_per_pass\":\(size)}"
    }
}
