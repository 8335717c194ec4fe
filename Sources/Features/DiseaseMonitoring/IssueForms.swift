import Access
import Calendars
import Organisations
import Registers

/// The yearly task: a form for every county, its last day on the desk, and what only the level above may do.
enum IssueForms {
    private static let report = RecordClock(
        "monitoring_report", title: MonitoringTexts.deadline, basis: "重点职业病监测年度方案：按下达的上报期限", role: .cdc)

    /// Counties that have no form of the year get one, due at the end of the year.
    static func issue(_ counties: [String], year: Int, _ transaction: RegisterTransaction) throws -> Int {
        let known = try transaction.registers.records(
            transaction.connection, DiseaseMonitoringForm.self, where: "t.void = 0 AND t.year = ?1", [.integer(Int64(year))]
        ).map(\.record.regionCode)
        var count = 0
        for county in counties where !known.contains(county) {
            var form = DiseaseMonitoringForm()
            (form.year, form.regionCode) = (year, county)
            form.deadline = max(Day(year: year, month: 12, day: 31) ?? transaction.today, transaction.today)
            try transaction.insert(form, reason: MonitoringTexts.issue(year))
            count += 1
        }
        return count
    }

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard change.before?.state != record.state || change.before?["deadline"] != record["deadline"] else { return }
        // A county does not sum itself up, and does not take back what it has handed up.
        if change.before?.state == "reported", change.before?.state != record.state,
            transaction.principal.region == RegionPath(stored: record.regionPath)
        {
            throw RegisterError.invalid([FieldProblem("region_code", .inconsistent, MonitoringTexts.upperOnly)])
        }
        guard !record.isVoid, ["task", "collected", "checked"].contains(record.state),
            let due = record["deadline"].text.flatMap({ Day($0) })
        else { return try transaction.settleClocks(of: record) }
        try transaction.start(report, on: record, from: transaction.today, due: due)
    }
}
