import Calendars
import CodeTables
import Pages
import Registers

/// What the employer's page shows beyond its fields: where it stands, and its posts with their hazards.
enum EmployerFile {
    static let overview = RecordPanel("employer", .top) { page, record in
        let employer = try page.product.registers.typed(record, as: Employer.self).record
        let isRostered = record.state == EmployerState.inOperation && employer.isIndustrial
        var facts: [(name: String, value: HTML)] = [
            (EmployerTexts.declared, declared(employer, on: page.today)),
            (EmployerTexts.exposed, HTML(text: employer.exposedHeadcount.map(EmployerTexts.persons) ?? "")),
            (EmployerTexts.nature, nature(employer.riskNature, page)),
            (EmployerTexts.inRoster, HTML(text: isRostered ? EmployerTexts.yes : EmployerTexts.no)),
        ]
        if !employer.riskNature.isEmpty { facts.append((EmployerTexts.natureMethod, HTML(text: HazardNature.method))) }
        return Components.section(EmployerTexts.overview, "\(Components.facts(facts))\(relocation(page, record))")
    }

    static let hazards = RecordPanel("employer") { page, record in
        let registers = page.product.registers
        let lines = try await registers.read { connection in
            try PostHazardLine.read(connection, registers, employer: record.id)
        }
        let rows = lines.map { line -> [HTML] in
            let verdict = HazardNature.judge(line.hazard.record, page.product.codes.hazardFactor(line.hazard.record.hazard))
            return [
                HTML(text: line.workplace), HTML(text: line.post.workshop),
                "<a href=\"\(RecordAddress.record("post", line.postID))\">\(line.post.name)</a>",
                "<a href=\"\(RecordAddress.record("post_hazard", line.hazard.id))\">\(page.product.codes.entry("hazard_factor", line.hazard.record.hazard)?.label ?? line.hazard.record.hazard)</a>",
                HTML(text: EmployerTexts.persons(line.hazard.record.exposedHeadcount)),
                HTML(
                    text: line.hazard.record.hoursPerShift.map { EmployerTexts.hours(PlainValue.text(.real($0), of: hours)) }
                        ?? ""),
                nature(verdict.nature.rawValue, page), HTML(text: verdict.explanation),
            ]
        }
        return Components.section(
            EmployerTexts.hazards,
            Components.table(
                EmployerTexts.hazards, columns: EmployerTexts.hazardColumns, rows: rows, empty: EmployerTexts.noHazards))
    }

    private static let hours = PostHazard.register.field("hours_per_shift") ?? PostHazard.register.fields[0]

    private static func declared(_ employer: Employer, on day: Day) -> HTML {
        guard let until = employer.declaredUntil else { return Components.badge(EmployerTexts.neverDeclared, .warning) }
        return until < day
            ? Components.badge(EmployerTexts.lapsed(until.description, day - until), .bad)
            : Components.badge(EmployerTexts.declaredUntil(until.description), .good)
    }

    private static func nature(_ code: String, _ page: PageRequest) -> HTML {
        guard let entry = page.product.codes.entry("risk_nature", code) else { return .empty }
        return Components.badge(entry.label, code == "severe" ? .bad : .neutral)
    }

    private static func relocation(_ page: PageRequest, _ record: StoredRecord) -> HTML {
        guard !record.isVoid, page.product.registers.decide(page.principal, .approve, record).isAllowed,
            let field = record.draft.register.field("region_code")
        else { return .empty }
        var choice = field
        choice.label = EmployerTexts.newRegion
        let input = FieldInput(page: page, register: record.draft.register, field: choice, text: "", problems: []).html()
        return Components.reasonedAct(page, EmployerAddress.relocation(record.id), EmployerTexts.move, fields: input)
    }
}
