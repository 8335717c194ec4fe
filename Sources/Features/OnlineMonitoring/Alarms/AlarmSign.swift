import Calendars
import Database
import EarlyWarning

/// A sign that began or ended: what a watcher hands on to be a warning.
struct AlarmSign: Sendable, Equatable {
    enum Phase: Sendable, Equatable { case began, over }

    let phase: Phase
    let device: Int64
    /// Empty where it is about the device as a whole.
    let factor: String
    let rule: AppliedRule
    let at: Instant
    let measured: String
    let isEvidence: Bool
    /// Seen when values were looked at again after a stop: the warning may have been raised before it.
    var isSeenAgain = false
    /// What distinguishes two rules of a kind, as two thresholds.
    var key: String { AlarmSign.key(device, factor, rule) }

    static let prefix = "online/"
    static func key(_ device: Int64, _ factor: String, _ rule: AppliedRule) -> String {
        "\(prefix)\(device)/\(factor)/\(rule.kind.rawValue)/\(rule.threshold)"
    }

    var limit: String {
        switch rule.kind {
        case .level: "\(AlarmSign.number(rule.threshold)) \(rule.unit)"
        case .trend: "上升 \(AlarmSign.number(rule.threshold)) \(rule.unit)"
        case .silence: "\(AlarmSign.number(rule.threshold)) 分钟"
        case .flatLine, .stuck: "\(rule.minutes) 分钟"
        case .certificate: "证书有效"
        case .clock: "\(AlarmSign.number(rule.threshold)) 分钟"
        }
    }

    static func number(_ value: Double) -> String { value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)" }
}

/// Words of the warnings that devices raise.
enum AlarmTexts {
    static func title(_ kind: AlarmKind, device: String, factor: String) -> String {
        switch kind {
        case .level: "\(device)：\(factor)超过界限"
        case .trend: "\(device)：\(factor)明显上升"
        case .silence: "\(device)：失联"
        case .flatLine: "\(device)：\(factor)读数平直，疑似故障或被遮挡"
        case .stuck: "\(device)：\(factor)读数长时间不变，疑似故障"
        case .certificate: "\(device)：检定（校准）证书过期或即将过期"
        case .clock: "\(device)：时钟不准"
        }
    }
}
