/// The device's word on a value, `xxx-Flag`. HJ 212-2017, table 8.
public enum DataFlag: Hashable, Sendable {
    case normal, stopped, maintenance, manual, fault, calibration, overRange, noLink
    /// A letter of no edition: the value is kept and does not count as valid.
    case unknown(String)

    public init(_ text: String) {
        self =
            switch text {
            case "N": .normal
            case "F": .stopped
            case "M": .maintenance
            case "S": .manual
            case "D": .fault
            case "C": .calibration
            case "T": .overRange
            case "B": .noLink
            default: .unknown(text)
            }
    }

    /// Statistics are built from normal values only.
    public var countsInStatistics: Bool { self == .normal }

    /// As screens show it.
    public var chineseName: String {
        switch self {
        case .normal: "正常"
        case .stopped: "停运"
        case .maintenance: "维护"
        case .manual: "手工输入"
        case .fault: "故障"
        case .calibration: "校准"
        case .overRange: "超量程"
        case .noLink: "通讯中断"
        case .unknown: "未知标记"
        }
    }
}
