import Calendars
import HJ212

/// A frame as it leaves the connection: everything storage needs, and the answer ready to be sent when it is durable.
struct ReceivedFrame: Sendable {
    enum Content: Sendable {
        case taken(Frame)
        case refused(Refusal, bytes: [UInt8])
    }

    let content: Content
    let arrivedAt: Instant
    /// Address of the peer, without its port.
    let peer: String
    /// What to send once the frame is durable; nil when it asks for no answer.
    let answer: [UInt8]?
    /// The answer for a frame without Flag, sent only where the register says that the device waits for one.
    var unflaggedAnswer: [UInt8]?
    /// The time for a device that asks for it, sent only where the register allows that.
    var timeSetting: [UInt8]?

    /// The MN as sent; of a refused frame, as far as it can be read.
    let mn: String
}

/// What the connection must know of the device whose frame was stored.
struct StoredFrame: Sendable, Equatable {
    let device: Int64
    let interval: Int?
    /// The device waits for an answer although its frames have no Flag to ask for one.
    let answersUnflagged: Bool
    /// The device may be given the time when it asks for it.
    let takesTime: Bool
}

/// What became of a frame.
enum Reception: Sendable, Equatable {
    /// Durable, or known from before: it may be acknowledged.
    case stored(StoredFrame)
    /// Kept or counted, and not to be answered.
    case quarantined(QuarantineReason)
    case refused
    /// The store could not take it; the device will send again.
    case failed
}

/// Why a frame with a right CRC is not answered.
enum QuarantineReason: String, Sendable, CaseIterable {
    case unknownDevice = "HJ-101"
    case deviceNotReceiving = "HJ-102"
    case numberMissing = "HJ-103"
    case foreignNetwork = "HJ-104"
    case wrongPassword = "HJ-105"
    case unreadableMessage = "HJ-106"

    var sentence: String {
        switch self {
        case .unknownDevice: "设备编号（MN）未登记，数据未接收。核实后请在“在线监测设备”中登记。"
        case .deviceNotReceiving: "设备已暂停接收或停用，数据未接收。需要恢复时请在设备页面办理“投入使用”。"
        case .foreignNetwork: "数据包不是从设备档案所列的网络发来的，数据未接收。请核实是否有人冒用 MN；设备换了网络时请修改“允许的网络”。"
        case .wrongPassword: "数据包的访问密码（PW）与设备档案不符，数据未接收。请核实后修改设备或档案。"
        case .unreadableMessage: "消息所指的设备没有登记或不是该型号，或消息中没有能识别的数值，数据未接收。请核对“设备型号”的主题和“型号因子”的路径。"
        case .numberMissing: "数据包没有设备编号（MN），无法归属，数据未接收。请检查数采仪设置。"
        }
    }
}
