import Database
import Pages
import Registers
import RuleExplorer
import Rulebook

/// A person's dose for life: every period at every unit, medical and not, with the sums that the limits ask for.
///
/// The file goes with the person (卫生部令第55号 11, 27): a new unit reads what earlier units measured, the person reads all of it.
struct DoseFile: Sendable {
    struct Period: Sendable {
        var id: Int64
        var unit: String
        var field: String
        var state: String
        var reading: DoseReadingRecord
    }

    var periods: [Period] = []
    var readings: [DoseReadingRecord] { periods.map(\.reading) }

    static func read(_ connection: any Connection, _ registers: Registers, worker: Int64) throws -> DoseFile {
        let found = try registers.records(
            connection, DoseReadingRecord.self,
            where: """
                t.void = 0 AND t.radiation_worker IN (SELECT r.id FROM radiation_worker r WHERE r.void = 0 AND r.worker = ?1)
                """, [.integer(worker)], order: "t.period_to, t.id")
        let units = try connection.query(
            """
            SELECT r.id, r.field, e.name FROM radiation_worker r JOIN employer e ON e.id = r.employer
            WHERE r.void = 0 AND r.worker = ?1 ORDER BY r.id
            """, [.integer(worker)])
        let names = Dictionary(units.map { ($0.integer("id"), ($0.text("name"), $0.text("field"))) }) { first, _ in first }
        return DoseFile(
            periods: found.map { period in
                let unit = names[period.record.person]
                return Period(
                    id: period.id, unit: unit?.0 ?? "", field: unit?.1 ?? "", state: period.stored.state, reading: period.record)
            })
    }

    var record: DoseRecord {
        DoseRecord(
            Dictionary(grouping: readings) { $0.to?.year ?? 0 }.map { year, readings in
                DoseYear(year: year, readings: readings.compactMap(DoseEntry.reading))
            })
    }

    func html(_ page: PageRequest) -> HTML {
        let dose = record
        let years = dose.years.reversed().map { year -> [HTML] in
            var notes: [HTML] = []
            if dose.yearsOverLimit.contains(year.year) { notes.append(Components.badge(DoseTexts.overLimit, .bad)) }
            if dose.yearsOverFlag.contains(year.year) { notes.append(Components.badge(DoseTexts.overFlag, .warning)) }
            if year.hasGaps { notes.append(Components.badge(DoseTexts.gaps, .warning)) }
            if year.isEstimated { notes.append(Components.badge(DoseTexts.estimated, .neutral)) }
            return [
                HTML(text: String(year.year)), HTML(text: Self.number(year.sum.value)), HTML(text: String(year.readings.count)),
                notes.html { $0 } + (DoseFindings.year(year).map { Why.details($0) } ?? .empty),
            ]
        }
        let runs = dose.runsOfFive.map { run -> [HTML] in
            [
                HTML(text: "\(run.firstYear)–\(run.firstYear + 4)"), HTML(text: Self.number(run.sum.value)),
                HTML(text: Self.number(run.mean.value)),
                (run.isMeanOver ? Components.badge(DoseTexts.overMean, .bad) : .empty)
                    + (DoseFindings.fiveYears(run, of: dose).map { Why.details($0) } ?? .empty),
            ]
        }
        return Components.section(
            DoseTexts.title,
            Components.table(DoseTexts.title, columns: DoseTexts.yearColumns, rows: years)
                + (runs.isEmpty ? .empty : Components.table(DoseTexts.fiveYears, columns: DoseTexts.fiveColumns, rows: runs))
                + "<details><summary>\(DoseTexts.periods(periods.count))</summary>\(table(page))</details>"
                + "<p class=\"muted\">\(DoseTexts.note)</p>")
    }

    private func table(_ page: PageRequest) -> HTML {
        let codes = page.product.codes
        let rows = periods.reversed().map { period -> [HTML] in
            let reading = period.reading
            let state = DoseReadingRecord.register.lifecycle.state(period.state)
            let dose =
                reading.kind == "below" ? "<\(Self.number(reading.detection ?? 0))" : reading.dose.map(Self.number) ?? ""
            return [
                HTML(text: "\(reading.from?.description ?? "") – \(reading.to?.description ?? "")"), HTML(text: period.unit),
                HTML(text: codes.entry("radiation_field", period.field)?.label ?? ""),
                HTML(text: codes.entry("dose_kind", reading.kind)?.label ?? ""), HTML(text: dose),
                HTML(text: reading.counted.map(Self.number) ?? ""), HTML(text: reading.service), HTML(text: reading.report),
                state.map { Components.badge($0.label, $0.tone) } ?? .empty,
            ]
        }
        return Components.table(DoseTexts.title, columns: DoseTexts.periodColumns, rows: rows)
    }

    static func number(_ value: Double) -> String {
        let rounded = (value * 1_000).rounded() / 1_000
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
