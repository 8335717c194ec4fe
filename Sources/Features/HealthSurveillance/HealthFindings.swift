import Calendars
import Pages
import Quantities
import Registers
import RuleExplorer
import Rulebook

/// The findings behind the verdicts of health surveillance: why a record was returned, why somebody is due, how hearing was graded.
enum HealthFindings {
    /// The check of a record as it was made when it came in: edition, items that were due, and every remark with its evidence.
    static func check(_ record: StoredRecord) -> Finding? {
        guard let day = record.draft.day("exam_day"), let type = ExaminationType(rawValue: record.draft.text("type")),
            !record["verdict"].isNull
        else { return nil }
        let agent = record.draft.text("agent")
        let remarks = ExaminationRemark.stored(record["remarks"].text ?? "")
        let edition = record["edition"].text ?? ""
        let due = schedule([agent], type, on: day)
        return Finding(
            rule: "surveillance_record_check", title: HealthTexts.checkTitle,
            outcome: remarks.contains(where: \.isError) ? .exceeded : .met,
            value: .text(verdict(remarks)), valueText: verdict(remarks),
            clause: Clause("GBZ 188", edition: edition, ""), mark: remarks.map(\.mark).reduce(.official) { $0.weaker($1) },
            steps: (due?.steps ?? [])
                + [.init(HealthTexts.comparedWithRecord)]
                + remarks.map {
                    .init("\($0.sentence)（\($0.isError ? HealthTexts.error : HealthTexts.question)，\($0.mark.label)）")
                },
            notes: remarks.isEmpty ? [HealthTexts.noRemarks] : [])
    }

    private static func verdict(_ remarks: [ExaminationRemark]) -> String {
        if remarks.isEmpty { return HealthTexts.clean }
        return remarks.contains(where: \.isError) ? HealthTexts.error : HealthTexts.question
    }

    /// Why a person is due: the reason of each hazard as it was found, and the items of all of them together.
    static func due(_ dues: [ExaminationDue], today: Day) -> Finding? {
        guard let first = dues.first, let day = first.dueDay, let type = ExaminationType(rawValue: first.type) else { return nil }
        let reasons = Set(dues.map(\.reason)).sorted().map { Finding.Step($0) }
        let on = max(day, today)
        let dated = Finding.Step(HealthTexts.dueOn(day.description))
        let found = schedule(dues.compactMap { HazardAgentTable.agent(of: $0.hazard, on: on) }, type, on: on)
        guard let found else {
            return Finding(
                rule: "surveillance_schedule", title: HealthTexts.dueTitle, outcome: .computed,
                clause: Clause("GBZ 188", edition: "", ""), mark: .official, steps: reasons + [dated])
        }
        return found.preceded(by: reasons + [dated, .init(HealthTexts.items)])
    }

    /// Items and intervals of an examination in the edition of its day.
    private static func schedule(_ agents: [String], _ type: ExaminationType, on day: Day) -> Finding? {
        guard !agents.isEmpty else { return nil }
        return Why.finding(
            "surveillance_schedule",
            [
                "exposures": .list(agents.map { .object(["agent": .text($0)]) }), "exam_type": .text(type.label),
                "date": .text(day.description),
            ], on: day)
    }

    /// GBZ 49 grade of one audiogram, as support.
    static func hearing(_ audiogram: Audiogram, age: Int, sex: Sex, years: Years, level: SoundLevel, on day: Day) -> Finding? {
        Why.finding(
            "gbz49_2014_grade",
            [
                "age": .number(Double(age)), "sex": .text(sex.rawValue), "exposure_years": .number(years.value),
                "lex8h": .number(level.value), "left": audiogram.left.json, "right": audiogram.right.json,
            ], on: day)
    }
}
