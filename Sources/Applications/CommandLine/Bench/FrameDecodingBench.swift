import ArgumentParser
import Foundation
import HJ212

/// Decodes a stream of frames again and again: the same work as Benchmarks/peers/hj212_loop.c.
struct FrameDecodingBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hj212", abstract: "Decode frames again and again: find, verify, split, numbers")

    @Option(help: "Frames with their line ends.") var file: String
    @Option(help: "Seconds to run.") var seconds = 3.0
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file), !data.isEmpty else {
            StandardStreams.message("读不到文件，请核对路径和权限。")
            throw ExitCode(2)
        }
        let run = DecodeRun(stream: Array(data), seconds: seconds)
        StandardStreams.answer(
            "{\"frames\":\(run.frames),\"refused\":\(run.refused),\"items\":\(run.items),\"bytes\":\(run.bytes),\"seconds\":\(run.elapsed)}"
        )
    }
}

/// One timed run of the decoder over a stream that comes in pieces of 64 KiB.
private struct DecodeRun {
    static let piece = 65_536

    let frames: Int
    let refused: Int
    let items: Int
    let bytes: Int
    let elapsed: Double
    /// Of all measured values, so that no compiler leaves them out.
    let sum: Double

    init(stream: [UInt8], seconds: Double) {
        let index = FrameIndex()
        let clock = ContinuousClock()
        let start = clock.now
        var frames = 0
        var refused = 0
        var items = 0
        var bytes = 0
        var elapsed = 0.0
        var sum = 0.0
        repeat {
            var decoder = FrameDecoder(tolerating: [])
            stream.withUnsafeBytes { stream in
                for at in Swift.stride(from: 0, to: stream.count, by: DecodeRun.piece) {
                    let piece = UnsafeRawBufferPointer(rebasing: stream[at..<min(at + DecodeRun.piece, stream.count)])
                    decoder.decode(piece, using: index) { event in
                        guard case .frame(let view) = event else { return }
                        for item in view.index.items where item.isMeasurement {
                            if let value = PlainDecimal.value(view.bytes(item.value)) { sum += value }
                        }
                        items += view.index.itemCount
                    }
                }
            }
            frames += decoder.frameCount
            refused += decoder.refusedCount
            bytes += stream.count
            elapsed = Double((clock.now - start) / .nanoseconds(1)) / 1e9
        } while elapsed < seconds
        (self.frames, self.refused, self.items, self.bytes, self.elapsed, self.sum) = (
            frames, refused, items, bytes, elapsed, sum
        )
    }
}
