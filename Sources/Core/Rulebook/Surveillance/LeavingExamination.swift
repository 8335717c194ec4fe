import Calendars

/// Whether a worker who leaves a hazard must be examined, GBZ 188 4.6.1.3.
public enum LeavingExamination: String, Hashable, Sendable, Codable, CaseIterable {
    case required
    /// The last examination in service counts.
    case countsLastInService = "counts_last_onjob"
    /// At most 30 days on the job with the hazard below its limit (2025, new).
    case exempt

    /// Days before leaving within which the last examination in service counts; 90 in both editions.
    public static let daysCounted = 90
    /// Days on the job up to which a worker below the limit is exempt.
    public static let daysExempt = 30

    /// The 2014 edition asks for the 90 days alone.
    public static func of2014(leaving: Day, lastInService: Day?) -> LeavingExamination {
        counts(leaving: leaving, lastInService: lastInService) ? .countsLastInService : .required
    }

    /// The 2025 edition also asks that process, materials, operation and protection have not changed, and exempts short work.
    public static func of2025(
        leaving: Day, lastInService: Day?, hasChanged: Bool, daysOnJob: Int, isBelowLimit: Bool
    ) -> LeavingExamination {
        if daysOnJob <= daysExempt, isBelowLimit { return .exempt }
        return counts(leaving: leaving, lastInService: lastInService) && !hasChanged ? .countsLastInService : .required
    }

    /// An examination after the leaving day is none “before leaving”.
    private static func counts(leaving: Day, lastInService: Day?) -> Bool {
        guard let lastInService else { return false }
        return (0...daysCounted).contains(leaving - lastInService)
    }
}
