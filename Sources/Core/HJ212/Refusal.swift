/// Why bytes that began with `##` were not taken as a frame.
public enum Refusal: Hashable, Sendable {
    /// `##` is not followed by four digits.
    case lengthUnreadable
    /// The length is above what any frame may have.
    case lengthExcessive
    /// The data ended, or nothing came for too long, before the declared length was there.
    case incomplete
    /// No four hexadecimal characters stand after the data.
    case checksumMissing
    /// The CRC does not verify.
    case checksumWrong
    /// The frame verifies in a dialect that is not switched on.
    case dialect(Dialects)
    /// More parts than any device splits into.
    case partsExcessive
    /// There is no `##` at all. Only for input that is given frame by frame.
    case noFrame

    /// Stable; never used for another meaning.
    public var code: String {
        switch self {
        case .lengthUnreadable: "HJ-001"
        case .lengthExcessive: "HJ-002"
        case .incomplete: "HJ-003"
        case .checksumMissing: "HJ-004"
        case .checksumWrong: "HJ-005"
        case .dialect: "HJ-006"
        case .partsExcessive: "HJ-007"
        case .noFrame: "HJ-008"
        }
    }

    /// For the person who looks after the device.
    public var sentence: String {
        switch self {
        case .lengthUnreadable: "包头“##”后不是 4 位十进制长度，请检查数采仪的组包设置。"
        case .lengthExcessive: "声明的数据段长度超过 \(FrameDecoder.maximumLength) 字节，请检查数采仪的组包设置。"
        case .incomplete: "数据包不完整，声明的长度尚未收齐，请检查通信链路或长度计算。"
        case .checksumMissing: "数据段之后没有 4 位十六进制 CRC，请检查长度计算或 CRC 设置。"
        case .checksumWrong: "CRC 校验不符，数据包已拒收，请检查通信链路和 CRC 算法。"
        case .dialect(let dialects):
            "数据包采用非标准方式（\(dialects.words.joined(separator: "、"))），如确认设备如此，请在设备设置中打开该方式。"
        case .partsExcessive: "总包数超过 \(FrameDecoder.maximumParts)，数据包已拒收，请检查分包设置。"
        case .noFrame: "没有找到包头“##”，请确认内容是一个 HJ 212 数据包。"
        }
    }
}
