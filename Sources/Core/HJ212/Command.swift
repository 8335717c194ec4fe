/// Commands by number (CN). HJ 212-2017, table 9; those of other editions and of practice are marked.
public enum Command {
    /// Sets the device clock (SystemTime).
    public static let setTime = 1012
    /// Is a request accepted? (QnRtn)
    public static let requestAnswer = 9011
    /// How a request ended (ExeRtn).
    public static let executionResult = 9012
    /// Answer to a notice.
    public static let noticeAnswer = 9013
    /// Answer to data.
    public static let dataAnswer = 9014
    /// A device asks for the time.
    public static let timeCorrectionRequest = 1013
    /// 2025; used for years before.
    public static let heartbeat = 9015
    /// Login of regional practice, in no edition.
    public static let login = 9021

    /// What a command asks of its receiver.
    public enum Role: Sendable, Equatable {
        /// Data from a device, answered with 9014.
        case upload
        /// A notice, answered with 9013.
        case notice
        /// An answer; never answered.
        case answer
        /// Anything else: requests that only a platform sends, or a number of no list.
        case other
    }

    /// What a frame is when it comes from a device.
    public static func role(_ number: Int) -> Role {
        switch number {
        case timeCorrectionRequest, heartbeat, login: .notice
        case 9011...9014: .answer
        case 1011, 2001...2999: .upload
        // What a device tells when it was asked for it: intervals, what it keeps of a sample, its serial number, its site.
        case 1061, 1063, 3015, 3017...3020: .upload
        default: .other
        }
    }

    /// The period over which the statistics of a data command are taken.
    public enum Period: String, Sendable { case realtime, minute, hour, day }

    /// Nil for a command that carries no measurements of a period.
    public static func period(_ number: Int) -> Period? {
        switch number {
        case 2011: .realtime
        case 2051: .minute
        case 2061: .hour
        case 2031: .day
        default: nil
        }
    }
}

/// QnRtn: what becomes of a request. HJ 212-2017, table 6.
public enum RequestResult: Int, Sendable, CaseIterable {
    case ready = 1, refused, wrongPassword, wrongMN, wrongST, wrongFlag, wrongQN, wrongCN, wrongChecksum
    case unknown = 100
}

/// ExeRtn: how a request ended. HJ 212-2017, table 7.
public enum ExecutionResult: Int, Sendable, CaseIterable {
    case done = 1, failed, wrongCondition, timeout, busy, fault
    case noData = 100
}
