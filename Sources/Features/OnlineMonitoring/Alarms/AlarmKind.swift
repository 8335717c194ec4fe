/// What an alarm looks at.
enum AlarmKind: String, CaseIterable, Sendable, Codable {
    /// A value at or above the threshold.
    case level
    /// The mean of the last half hour above that of the two hours before.
    case trend
    /// Nothing heard for too long.
    case silence
    /// Minutes that differ by less than any real place does.
    case flatLine = "flat_line"
    /// The same value again and again.
    case stuck
    /// No certificate in force, or none soon.
    case certificate
    /// The device's clock is wrong.
    case clock

    /// Whether the alarm is about a factor, or about the device as a whole.
    var isOfFactor: Bool {
        switch self {
        case .level, .trend, .flatLine, .stuck: true
        case .silence, .certificate, .clock: false
        }
    }
}

/// How bad it is.
enum AlarmSeverity: String, CaseIterable, Sendable, Codable { case notice, general, severe }
