import Calendars

/// One declaration of an employer's history: on which days it was sent, returned, accepted.
struct Filing: Sendable, Hashable {
    /// How far it came.
    enum End: Sendable, Hashable { case accepted(Day), waiting, returned(Day), draft }

    var isFirst: Bool
    var sent: Day
    /// Sent back on a day before it was sent again.
    var returnedBefore: (sent: Day, returned: Day)?
    var end: End

    var begun: Day { returnedBefore?.sent ?? sent }

    static func == (left: Filing, right: Filing) -> Bool {
        left.isFirst == right.isFirst && left.sent == right.sent && left.end == right.end && left.begun == right.begun
    }
    func hash(into hasher: inout Hasher) {
        hasher.combine(sent)
        hasher.combine(end)
    }
}

/// The declarations of an employer, so that it stands today as it was said to stand.
struct FilingHistory: Sendable {
    var joined: Day
    var filings: [Filing]
    /// The day on which work was suspended or ended.
    var stopped: Day?

    init(_ employer: SimulatedEmployer, _ plan: CityPlan) {
        var chance = plan.chance("filings \(employer.number)")
        let today = plan.today
        joined = plan.rosterDay
        filings = []
        switch employer.fate {
        case .candidate:
            joined = today - chance.number(3...90)
            return
        case .noHazard: return
        case .suspended, .closed: stopped = FilingHistory.workday(today - chance.number(15...240))
        case .working: break
        }
        let end = stopped ?? today
        guard employer.standing != .never else {
            joined = end - chance.number(70...560)
            return
        }
        let last = FilingHistory.workday(end - FilingHistory.daysAgo(employer, &chance))
        var accepted = [last]
        while accepted.count < 4, !(accepted.count == 1 && chance.happens(0.12)), let earliest = accepted.first {
            let before = FilingHistory.workday(earliest - FilingHistory.gap(&chance))
            guard before > plan.rosterDay + 25 else { break }
            accepted.insert(before, at: 0)
        }
        for (place, day) in accepted.enumerated() {
            let sent = FilingHistory.workday(day - chance.number(0...4))
            var filing = Filing(isFirst: place == 0, sent: sent, returnedBefore: nil, end: .accepted(day))
            if chance.happens(0.05) {
                filing.returnedBefore = (FilingHistory.workday(sent - 5), FilingHistory.workday(sent - 2))
            }
            filings.append(filing)
        }
        if accepted.count == 1, let first = accepted.first { joined = max(plan.rosterDay, first - chance.number(20...32)) }
        if employer.fate == .working, let open = FilingHistory.open(employer.standing, today, &chance) { filings.append(open) }
    }

    private static func daysAgo(_ employer: SimulatedEmployer, _ chance: inout SplitMix64) -> Int {
        if employer.number == Roster.mill + 1 { return 347 }
        guard employer.fate == .working else { return chance.number(20...300) }
        return switch employer.standing {
        case .current, .never: chance.number(2...388)
        case .currentWaiting: chance.number(350...388)
        case .overdue: chance.number(402...860)
        case .overdueWaiting, .overdueReturned, .overdueDraft: chance.number(402...520)
        }
    }

    /// Days between two declarations: an update may be sent from 11 months on and is late after 13; some came months too late.
    private static func gap(_ chance: inout SplitMix64) -> Int {
        if chance.happens(0.12) { return chance.number(400...440) }
        return chance.happens(0.15) ? chance.number(440...720) : chance.number(352...390)
    }

    private static func open(_ standing: SimulatedEmployer.Standing, _ today: Day, _ chance: inout SplitMix64) -> Filing? {
        switch standing {
        case .current, .overdue, .never: nil
        case .currentWaiting: Filing(isFirst: false, sent: workday(today - chance.number(0...3)), end: .waiting)
        case .overdueWaiting(let hasRunOut):
            Filing(isFirst: false, sent: workday(today - (hasRunOut ? 12 : chance.number(0...3))), end: .waiting)
        case .overdueReturned:
            Filing(
                isFirst: false, sent: workday(today - chance.number(8...14)),
                end: .returned(workday(today - chance.number(1...5))))
        case .overdueDraft: Filing(isFirst: false, sent: workday(today - chance.number(1...20)), end: .draft)
        }
    }

    /// The day itself, or the Friday before.
    static func workday(_ day: Day) -> Day { day.weekday <= 5 ? day : day - (day.weekday - 5) }
}
