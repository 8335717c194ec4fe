/// Makes frames: `##`, length, data segment, CRC, CR LF.
public enum FrameEncoder {
    /// - Parameter segment: from `QN` to the closing `&&`; at most 9 999 bytes, which is all four digits can say.
    public static func frame(_ segment: some Collection<UInt8>) -> [UInt8] {
        let segment = Array(segment)
        precondition(segment.count <= 9_999, "a data segment of \(segment.count) bytes cannot be framed")
        let checksum = Checksum.hj212(segment)
        var bytes: [UInt8] = [.hash, .hash]
        bytes.reserveCapacity(segment.count + 12)
        for divisor in [1_000, 100, 10, 1] { bytes.append(0x30 + UInt8(segment.count / divisor % 10)) }
        bytes += segment
        for shift in [12, 8, 4, 0] { bytes.append(digits[Int(checksum >> shift & 15)]) }
        bytes += [.carriageReturn, .lineFeed]
        return bytes
    }

    /// The same for text, sent as UTF-8.
    public static func frame(_ segment: String) -> [UInt8] { frame(segment.utf8) }

    private static let digits = Array("0123456789ABCDEF".utf8)
}

/// An answer, or a command of ours, addressed to the device that sent a frame.
public struct Reply: Sendable, Equatable {
    /// CN of the answer.
    public let command: Int
    /// What stands between the `&&` of CP.
    public let content: String

    public init(command: Int, content: String = "") {
        self.command = command
        self.content = content
    }

    /// 9014: the data are durable here.
    public static let dataReceived = Reply(command: Command.dataAnswer)
    /// 9013: the notice has been taken.
    public static let noticeReceived = Reply(command: Command.noticeAnswer)
    /// 9011.
    public static func request(_ result: RequestResult) -> Reply {
        Reply(command: Command.requestAnswer, content: "QnRtn=\(result.rawValue)")
    }
    /// 9012.
    public static func execution(_ result: ExecutionResult) -> Reply {
        Reply(command: Command.executionResult, content: "ExeRtn=\(result.rawValue)")
    }

    /// The answer a frame of this command asks for; nil when it asks for none.
    public static func answering(_ frame: FrameView) -> Reply? {
        frame.flag?.wantsAnswer == true ? expected(by: frame) : nil
    }

    /// The answer that belongs to the command, whether the frame asks for it or not; nil when there is none.
    public static func expected(by frame: FrameView) -> Reply? {
        guard let command = frame.command else { return nil }
        switch Command.role(command) {
        case .upload: return .dataReceived
        case .notice: return .noticeReceived
        case .answer, .other: return nil
        }
    }

    /// The whole frame, in the edition of the peer: QN, PW and MN as it sent them, ST 91, its version bits.
    public func encoded(answering frame: FrameView) -> [UInt8] {
        let flag = (frame.flag ?? Flag(rawValue: 4)).forAnswer
        // 2005 has no QN in the head of an answer; it stands in CP, and for data and notices so does CN.
        let isFirstEdition = flag.version == .hjt212_2005
        var segment: [UInt8] = []
        func field(_ name: String, _ value: some Sequence<UInt8>) {
            segment += Array(name.utf8)
            segment.append(.equals)
            segment += Array(value)
            segment.append(.semicolon)
        }
        let hasNumber = !frame.index[.qn].isEmpty
        if hasNumber, !isFirstEdition { field("QN", frame[.qn]) }
        field("ST", "91".utf8)
        field("CN", String(command).utf8)
        if !frame.index[.pw].isEmpty { field("PW", frame[.pw]) }
        field("MN", frame[.mn])
        field("Flag", String(flag.rawValue).utf8)
        segment += Array("CP=&&".utf8)
        if isFirstEdition {
            if hasNumber { field("QN", frame[.qn]) }
            if command == Command.dataAnswer || command == Command.noticeAnswer { field("CN", frame[.cn]) }
        }
        segment += Array(content.utf8)
        if segment.last == .semicolon { segment.removeLast() }
        segment += Array("&&".utf8)
        return FrameEncoder.frame(segment)
    }

    /// 1012: sets the clock of the device that asked for it with 1013. A new exchange, so it has a QN of its own.
    public static func settingTime(to time: String, queryNumber: String, answering frame: FrameView) -> [UInt8] {
        func text(_ field: FrameIndex.Field) -> String { String(decoding: frame[field], as: UTF8.self) }
        let flag = (frame.flag ?? Flag(rawValue: 4)).forAnswer.rawValue | 1
        return FrameEncoder.frame(
            "QN=\(queryNumber);ST=\(text(.st));CN=\(Command.setTime);PW=\(text(.pw));MN=\(text(.mn));Flag=\(flag);"
                + "CP=&&SystemTime=\(time)&&")
    }
}
