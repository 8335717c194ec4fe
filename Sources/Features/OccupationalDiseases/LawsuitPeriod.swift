import Calendars
import Rulebook

/// Until when an employer that disputes the arbitration may go to court: fifteen days from the end of diagnosis and appraisal (职业病防治法 49).
///
/// A right that lapses, not a duty: no desk shows it as overdue, the case tells it.
enum LawsuitPeriod: Equatable {
    /// The certificate is not served, or an appraisal runs.
    case notBegun
    case until(Day)

    /// - Parameters:
    ///   - certificate: the day on which the certificate was served.
    ///   - appraisals: of each appraisal of the case the day on which it was served; nil while it runs.
    init(certificate: Day?, appraisals: [Day?]) {
        guard let certificate, !appraisals.contains(nil),
            let due = LegalPeriods.clock("labour_lawsuit")?.due(from: appraisals.compactMap { $0 }.max() ?? certificate)
        else {
            self = .notBegun
            return
        }
        self = .until(due.day)
    }
}
