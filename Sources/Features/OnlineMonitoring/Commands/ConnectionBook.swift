import HJ212
import NIOCore
import Synchronization

/// Devices that are connected to this program now, by MN: over these connections commands go out.
final class ConnectionBook: Sendable {
    /// How the device introduces itself; a command to it repeats this.
    struct Line: Sendable {
        let channel: any Channel
        let st: String
        let pw: String
        let flag: Flag
    }

    /// An answer of a device to a command of ours.
    struct Answer: Sendable, Equatable {
        let mn: String
        let queryNumber: String
        let command: Int
        /// QnRtn or ExeRtn; nil where the answer has none.
        let result: Int?
        /// What a device tells of itself in answer to a question.
        var content = ""
    }

    private let lines = Mutex<[String: Line]>([:])
    let answers: AsyncStream<Answer>
    private let continuation: AsyncStream<Answer>.Continuation

    init() { (answers, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(10_000)) }

    /// Called once the register has admitted a frame of the device.
    func enter(_ mn: String, _ line: Line) { lines.withLock { $0[mn] = line } }

    /// - Parameter numbers: those that were entered over the channel; one that speaks over another by now stays.
    func leave(_ channel: any Channel, _ numbers: Set<String>) {
        lines.withLock { lines in
            for mn in numbers where lines[mn]?.channel === channel { lines[mn] = nil }
        }
    }

    func line(of mn: String) -> Line? { lines.withLock { $0[mn] } }

    /// Questions whose answer is no measurement: what comes back belongs to the command, known by the QN of the request.
    static let questions: Set<Int> = [1011, 1061, 1063, 3015, 3017, 3018, 3019, 3020]

    func heard(_ frame: Frame, mn: String) {
        guard let command = frame.header.command, let number = frame.header.qn ?? frame.parameter("QN") else { return }
        if ConnectionBook.questions.contains(command) {
            let content = String(frame.contentText.prefix(200))
            continuation.yield(Answer(mn: mn, queryNumber: number, command: command, result: nil, content: content))
        }
        guard Command.role(command) == .answer else { return }
        let result = (frame.parameter("QnRtn") ?? frame.parameter("ExeRtn")).flatMap { Int($0) }
        continuation.yield(Answer(mn: mn, queryNumber: number, command: command, result: result))
    }
}
