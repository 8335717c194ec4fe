import Calendars

/// Work that takes longer than a request: an import, an export, a recount. Kept in the store, so that its state outlives
/// the program.
public struct Job: Sendable, Hashable, Identifiable {
    public enum State: String, Sendable, CaseIterable {
        case queued, running, done, failed, cancelled

        public var isOver: Bool { self == .done || self == .failed || self == .cancelled }
        public var label: String {
            switch self {
            case .queued: "排队中"
            case .running: "进行中"
            case .done: "已完成"
            case .failed: "失败"
            case .cancelled: "已取消"
            }
        }
    }

    public var id: Int64
    /// Which registered kind runs it.
    public var kind: String
    /// What people see in their list of jobs.
    public var title: String
    public var state: State
    public var owner: JobOwner
    public var progress: JobProgress
    /// What the kind needs to begin, and where it stood last, in its own words.
    public var parameters: String
    public var checkpoint: String
    /// What came of it, as JSON; empty until it is over.
    public var result: String
    public var isCancelRequested: Bool
    public var createdAt: Instant
    public var startedAt: Instant?
    public var finishedAt: Instant?

    /// Whole percent, 100 only when it is done.
    public var percent: Int { state == .done ? 100 : min(99, Int(progress.fraction * 100)) }

    /// Seconds until the end at the speed so far; nil while that cannot be said.
    public func secondsLeft(at now: Instant) -> Int? {
        guard state == .running, let startedAt, progress.fraction > progress.fractionAtStart, progress.fraction < 1 else {
            return nil
        }
        let elapsed = Double(now - startedAt) / 1_000
        let share = progress.fraction - progress.fractionAtStart
        return Int((elapsed * (1 - progress.fraction) / share).rounded(.up))
    }
}

/// For whom a job runs: decides who may see and cancel it.
public struct JobOwner: Sendable, Hashable {
    public var accountID: Int64
    public var regionPath: String

    public init(accountID: Int64, regionPath: String) {
        self.accountID = accountID
        self.regionPath = regionPath
    }
}

/// How far a job is.
public struct JobProgress: Sendable, Hashable {
    /// Things done: rows, records.
    public var done: Int64
    /// How many there are in all; nil while unknown.
    public var total: Int64?
    /// Share of the whole, 0 to 1.
    public var fraction: Double
    /// Things a second since the job was started or resumed.
    public var rate: Double
    public var message: String
    /// Where the present run began: a resumed job must not count what an earlier run did.
    public var fractionAtStart: Double

    public init(
        done: Int64 = 0, total: Int64? = nil, fraction: Double = 0, rate: Double = 0, message: String = "",
        fractionAtStart: Double = 0
    ) {
        self.done = done
        self.total = total
        self.fraction = fraction
        self.rate = rate
        self.message = message
        self.fractionAtStart = fractionAtStart
    }
}
