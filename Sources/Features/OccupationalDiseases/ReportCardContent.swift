import Calendars
import Registers

/// Which fields each of the five kinds requires (数据交换文档规范 2020, 必填), and what contradicts itself.
enum ReportCardContent {
    private static let report = [
        "writer", "writer_phone", "written_day", "reporter", "reporter_phone", "report_unit", "unit_head", "phone",
    ]
    private static let exposure = [
        "employer", "disease", "work_type", "hazard", "exposed_from", "exposed_years", "exposed_months",
    ]

    static let required: [String: [String]] = [
        "suspected": exposure + report,
        "disease": exposure + ["applied_day"] + report,
        "pneumoconiosis": exposure + ["applied_day", "case_type"] + report,
        "radiation": exposure + ["applied_day"] + report,
        "pesticide": ["pesticide", "cause", "outcome", "place_code", "place_detail"] + report,
    ]

    static func missing(_ draft: Draft) -> [FieldProblem] {
        var fields = required[draft.text("kind")] ?? []
        if draft.text("kind") == "pneumoconiosis" {
            // A promotion or death report names the days of the stages reached; a death its day and cause.
            if ["01", "02", "03", "04"].contains(draft.text("case_type")),
                ["stage_one_day", "stage_two_day", "stage_three_day"].allSatisfy({ draft[$0].isNull })
            {
                fields.append("stage_one_day")
            }
            if draft.text("case_type") == "05" { fields += ["died_day", "death_reason"] }
        }
        if draft.text("kind") == "pesticide", draft.text("outcome") == "04" { fields.append("died_day") }
        return fields.filter { draft[$0].isNull || draft[$0].text == "" }.map { name in
            FieldProblem(name, .missing, DiseaseTexts.cardField(draft.register.field(name)?.label ?? name))
        }
    }

    static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let disease = draft.text("disease")
        let diseaseClass = disease.prefix { $0 != "." }
        func refuse(_ field: String, _ sentence: String) { problems.append(FieldProblem(field, .inconsistent, sentence)) }
        if !disease.isEmpty {
            if draft.text("kind") == "radiation", diseaseClass != "7" { refuse("disease", DiseaseTexts.notRadiation) }
            if draft.text("kind") == "pneumoconiosis", diseaseClass != "1" { refuse("disease", DiseaseTexts.notLung) }
        }
        let found = draft.day("found_day")
        if let from = draft.day("exposed_from"), let found, from > found { refuse("exposed_from", DiseaseTexts.exposedAfter) }
        if let applied = draft.day("applied_day"), let found, applied > found { refuse("applied_day", DiseaseTexts.appliedAfter) }
        let stages = ["stage_one_day", "stage_two_day", "stage_three_day"].compactMap { name in draft.day(name).map { (name, $0) }
        }
        for (earlier, later) in zip(stages, stages.dropFirst()) where later.1 < earlier.1 {
            refuse(later.0, DiseaseTexts.stagesReversed)
        }
        return problems
    }
}
