import Access
import Calendars
import Organisations
import Registers

/// The periods of declaring, as versioned parameters of law: evidence [P], one public copy of 48号令 and an answer sheet of the
/// national system. A case keeps the days that were computed for it.
public struct DeclarationPeriods: Sendable, Hashable {
    public var initial = LegalPeriod.calendarDays(30)
    public var change = LegalPeriod.calendarDays(15)
    public var cancel = LegalPeriod.calendarDays(15)
    public var receipt = LegalPeriod.workingDays(5)
    public var windowOpensAfter = LegalPeriod.months(11)
    public var current = LegalPeriod.months(13)

    public init() {}
    public static let inForce = DeclarationPeriods()

    /// Last day for declaring after an event; nil where none runs (“at once” has no day but its own).
    public func dueDay(_ type: DeclarationType, event: Day?, lastAccepted: Day?) -> Day? {
        switch type {
        case .initial: event.map { initial.due(from: $0).day }
        case .changeOfProcess, .changeOfIdentity, .changeByResult: event.map { change.due(from: $0).day }
        case .cancel: event.map { cancel.due(from: $0).day }
        case .yearly: lastAccepted.map(currentUntil)
        }
    }

    /// First day on which the yearly update may be sent.
    public func windowOpens(_ lastAccepted: Day) -> Day { windowOpensAfter.due(from: lastAccepted).day }

    /// Last day on which a declaration accepted on a day is current: the day after is more than 13 months later.
    public func currentUntil(_ accepted: Day) -> Day { current.due(from: accepted).day }
}

/// The clocks that run on employers and declarations.
public enum DeclarationClocks {
    public static let firstDeclaration = RecordClock(
        "first_declaration", title: "初次申报职业病危害项目", basis: DeclarationType.initial.basis, role: .employer)
    public static let yearlyUpdate = RecordClock(
        "yearly_update", title: "职业病危害项目申报年度更新", basis: DeclarationType.yearly.basis, role: .employer)
    static let correction = RecordClock(
        "correction", title: "修改被退回的申报", basis: "受理机关退回意见", role: .employer)

    /// Central and provincial enterprises declare to the city, all others to the county.
    static func acceptance(byCity: Bool) -> RecordClock {
        RecordClock(
            "acceptance", title: "受理职业病危害项目申报", basis: "《职业病危害项目申报办法》：收到申报之日起 5 个工作日内出具回执",
            role: byCity ? .bureauOfficer : .countyClerk)
    }
}
