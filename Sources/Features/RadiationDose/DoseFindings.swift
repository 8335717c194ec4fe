import Calendars
import Quantities
import RuleExplorer
import Rulebook

/// What the rulebook says of a person's doses, with the sums that lead to it.
enum DoseFindings {
    /// One wearing period against its investigation level; nil for a badge that was not worn.
    static func period(_ reading: DoseReadingRecord) -> Finding? {
        guard let from = reading.from, let to = reading.to, let dose = DoseEntry.reading(reading)?.counted else { return nil }
        return Why.finding(
            "dose_investigation_level",
            ["dose_msv": .number(dose.value), "periods_per_year": .number(Double(DoseEntry.periodsPerYear(from, to)))], on: to
        )?.preceded(by: [.init(DoseTexts.periodsOf(to - from + 1), "365.25 / \(to - from + 1)")])
    }

    /// The sum of a year against the yearly limit.
    static func year(_ year: DoseYear) -> Finding? {
        guard let last = Day(year: year.year, month: 12, day: 31) else { return nil }
        let terms = year.readings.map { $0.counted.map { DecimalText.shortest($0.value) } ?? DoseTexts.gap }
        let sum = Finding.Step(
            DoseTexts.sumOfPeriods, "\(terms.joined(separator: " + ")) = \(DecimalText.shortest(year.sum.value))")
        let input: [String: JSONValue] = ["organ": .text("effective"), "dose_msv": .number(year.sum.value)]
        return Why.finding("dose_year_limit", input, on: last)?.preceded(
            by: [sum] + (year.hasGaps ? [.init(DoseTexts.gaps)] : []))
    }

    /// Five consecutive years against their mean.
    static func fiveYears(_ run: DoseRecord.FiveYears, of record: DoseRecord) -> Finding? {
        let years = run.firstYear..<run.firstYear + 5
        let sums = years.compactMap { year in record.years.first { $0.year == year }?.sum }
        guard let last = Day(year: run.firstYear + 4, month: 12, day: 31) else { return nil }
        return Why.finding("dose_five_year", ["years_msv": .list(sums.map { .number($0.value) })], on: last)
    }
}
