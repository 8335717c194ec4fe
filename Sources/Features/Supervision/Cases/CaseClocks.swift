import Calendars
import Organisations
import Registers
import Rulebook

/// The clocks of a case, each from the rulebook's table of periods.
enum CaseClocks {
    /// Starts a clock of the table from a day; returns the last day. Nothing starts for an event outside the days in force.
    @discardableResult
    static func start(_ id: String, _ title: String, on stored: StoredRecord, from day: Day, _ transaction: RegisterTransaction)
        throws -> Day?
    {
        guard let clock = LegalPeriods.clock(id), let due = clock.due(from: day) else { return nil }
        let provisional = due.isProvisional ? "，以正式放假安排为准" : ""
        try transaction.start(
            RecordClock(
                id, title: title, basis: "\(clock.clause)（\(clock.periodText)，\(clock.mark.label)\(provisional)）",
                role: .supervisor), on: stored, from: day, due: due.day)
        return due.day
    }

    static func due(_ id: String, from day: Day) -> Day? { LegalPeriods.clock(id)?.due(from: day)?.day }
}

/// What an office sets about cases; unverified values say so on screen (`Tables/case-parameter.csv`).
struct CaseParameters: Sendable {
    /// Fine from which a hearing is offered (“较大数额”, 行政处罚法 63).
    let hearingFrom: Yuan
    let mark: EvidenceMark
    let basis: String

    /// Largest fine of a slight and smallest of a severe breach of credit; nil where no row is in force.
    let creditSlightUntil: Yuan?
    let creditHugeFrom: Yuan?
    /// Working days for statement and defence, from the receipt of the notice; nil where the office sets none.
    let defenceDays: Int?
    /// How long a device keeps the task pack of an inspector.
    let fieldPackHours: Int
    /// Hours of training a year; below it the person is told to be due, not kept from inspecting.
    let trainingHours: Int

    static func inForce(on day: Day) -> CaseParameters {
        let rows = DataTable(PackageResources.case_parameter_csv).rows.filter { Day($0["from"]).map { $0 <= day } ?? true }
        func amount(_ name: String) -> Yuan? {
            rows.last(where: { $0["name"] == name }).flatMap { Int($0["value"]) }.map { Yuan($0) }
        }
        let hearing = rows.last(where: { $0["name"] == "hearing_from" })
        return CaseParameters(
            hearingFrom: amount("hearing_from") ?? Yuan(0), mark: EvidenceMark(rawValue: hearing?["mark"] ?? "") ?? .unverified,
            basis: hearing?["basis"] ?? "", creditSlightUntil: amount("credit_slight_until"),
            creditHugeFrom: amount("credit_huge_from"),
            defenceDays: rows.last { $0["name"] == "defence_days" }.flatMap { Int($0["value"]) }.flatMap { $0 > 0 ? $0 : nil },
            fieldPackHours: rows.last { $0["name"] == "field_pack_hours" }.flatMap { Int($0["value"]) } ?? 24,
            trainingHours: rows.last { $0["name"] == "training_hours" }.flatMap { Int($0["value"]) } ?? 0)
    }
}
