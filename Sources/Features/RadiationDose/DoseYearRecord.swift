import Access
import Calendars
import Database
import Ledger
import Organisations
import Registers

/// How far a person's badges cover a calendar year without a gap: what the monitoring rate is counted from.
///
/// Kept by `KeepDoseYears` in the transaction of each reading. Lost badges count when a nominal dose was approved; days not worn do not.
public struct DoseYearRecord: RegisterRecord {
    public var person: Int64 = 0
    public var year = 0
    public var field = ""
    public var coveredUntil: Day?
    /// Last day on which the person counts as monitored: ninety days after the last day covered.
    public var monitoredUntil: Day?
    public var sum: Double?
    public var hasGaps = false
    public var isEstimated = false
    public init() {}

    public static let declaration = Declaration<DoseYearRecord>("dose_year", "年度个人剂量") {
        Field(\.person, "radiation_worker", "放射工作人员").reference("radiation_worker", by: "id_number").listed()
        Field(\.year, "year", "年度").required().listed()
        Field(\.field, "field", "领域").code("radiation_field").listed()
        Field(\.coveredUntil, "covered_until", "连续监测至").listed()
        Field(\.monitoredUntil, "monitored_until", "视为已监测至").listed()
        Field(\.sum, "dose_sum", "年剂量").unit("mSv").listed()
        Field(\.hasGaps, "has_gaps", "有未佩戴周期").listed()
        Field(\.isEstimated, "is_estimated", "含名义剂量").listed()
    }
    .named(by: "radiation_worker", "year").titled(by: "year").region(.through("radiation_worker"))
    .owned(.through("radiation_worker")).holdsPersons().writtenByActs().index("year", "field")
    .grant([.bureauOfficer, .cdc], [.view, .export], .region).grant(.employer, [.view], .organisation)
    .menu("放射卫生").serves("R-66")
}

enum KeepDoseYears {
    /// A period may last 90 days and its badge is read after it: whoever is covered until 90 days before a day is monitored on it.
    static let grace = 90

    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        for record in [change.before, change.after].compactMap(\.self) {
            guard let person = record["radiation_worker"].integer, let from = day(record["period_from"]),
                let to = day(record["period_to"])
            else { continue }
            for year in Set([from.year, to.year]).sorted() { try keep(person, year, transaction) }
        }
    }

    static func afterPerson(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before,
            ["from_day", "to_day", "field"].contains(where: { before[$0] != change.after[$0] })
        else { return }
        let years = try transaction.connection.query(
            "SELECT DISTINCT year FROM dose_year WHERE void = 0 AND radiation_worker = ?1 ORDER BY year",
            [.integer(change.after.id)])
        for row in years { try keep(change.after.id, row.int("year"), transaction) }
    }

    private static func day(_ value: Value) -> Day? { value.text.flatMap { Day($0) } }

    static func keep(_ person: Int64, _ year: Int, _ transaction: RegisterTransaction) throws {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31),
            let worker = try transaction.find(RadiationWorker.self, person)?.record
        else { return }
        let readings = try transaction.registers.records(
            transaction.connection, DoseReadingRecord.self,
            where: "t.void = 0 AND t.radiation_worker = ?1 AND t.period_from <= ?2 AND t.period_to >= ?3",
            [.integer(person), .text(last.description), .text(first.description)], order: "t.period_from, t.id"
        ).map(\.record)
        let existing = try transaction.registers.records(
            transaction.connection, DoseYearRecord.self, where: "t.void = 0 AND t.radiation_worker = ?1 AND t.year = ?2",
            [.integer(person), .integer(Int64(year))], limit: 1
        ).first
        guard !readings.isEmpty else {
            if let existing { try transaction.withdraw(existing.stored, reason: "当年没有监测结果") }
            return
        }
        var record = DoseYearRecord()
        (record.person, record.year, record.field) = (person, year, worker.field)
        let start = max(first, worker.from ?? first)
        let end = min(last, worker.to ?? last)
        record.coveredUntil = covered(readings, from: start)
        record.monitoredUntil = record.coveredUntil.map { $0 >= end ? last : min(last, $0 + grace) }
        // A period belongs to the year in which it ends.
        let own = readings.filter { $0.to.map { $0.year == year } ?? false }
        record.sum = (own.compactMap(\.counted).reduce(0, +) * 1_000).rounded() / 1_000
        record.hasGaps = own.contains { $0.kind == "not_worn" }
        record.isEstimated = own.contains { $0.kind == "nominal" }
        if let existing {
            try transaction.update(existing.stored, to: record, action: "keep")
        } else {
            try transaction.insert(record)
        }
    }

    /// The last day up to which every day from the start is covered by a badge that was worn; nil when the first day is not.
    static func covered(_ readings: [DoseReadingRecord], from start: Day) -> Day? {
        var until: Day?
        for reading in readings where reading.kind != "not_worn" {
            guard let from = reading.from, let to = reading.to else { continue }
            if from <= until.map({ $0 + 1 }) ?? start { until = max(until ?? to, to) }
        }
        return until
    }
}
