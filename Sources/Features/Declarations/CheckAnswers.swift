import Calendars
import Database
import Pages
import Registers

/// Everything once more before it is sent, and what differs from last time.
enum CheckAnswers {
    static func html(_ page: PageRequest, _ content: DeclarationContent) async throws -> HTML {
        let type = content.type ?? .initial
        var body = try await Differences.section(page, content)
        for step in DeclarationStep.steps(of: type) where step != .check {
            let link: HTML =
                "<p><a href=\"\(DeclarationAddress.step(content.id, step))\">\(DeclarationTexts.change)</a></p>"
            body += Components.section(step.title, "\(part(page, content, step, type))\(link)")
        }
        let late: HTML =
            content.record.dueDay.map { page.today > $0 } ?? false
            ? "<div class=\"notice notice-warning\" role=\"note\">\(DeclarationTexts.lateWarning)</div>" : .empty
        return """
            <p>\(DeclarationTexts.checkLead)</p>\(late)
            \(body)
            <div class="form-end">\(WizardPages.back(content, .check))\(Components.act(page, DeclarationAddress.act(content.id, "submission"), DeclarationTexts.submit, kind: "primary"))
            \(Components.act(page, DeclarationAddress.act(content.id, "removal"), DeclarationTexts.discard))</div>
            """
    }

    private static func part(
        _ page: PageRequest, _ content: DeclarationContent, _ step: DeclarationStep, _ type: DeclarationType
    ) -> HTML {
        switch step {
        case .base, .people: facts(page, content, step.fields(for: type))
        case .hazards: DeclarationTables.hazards(page, content)
        case .classes: DeclarationTables.classes(page, content)
        case .products: DeclarationTables.products(content)
        case .check: .empty
        }
    }

    private static func facts(_ page: PageRequest, _ content: DeclarationContent, _ names: [String]) -> HTML {
        Components.facts(
            names.compactMap { DeclarationRecord.register.field($0) }.map { field in
                (
                    field.label,
                    HTML(text: Differences.words(content.stored[field.name], field, page) + field.unitIfAny(content.stored))
                )
            })
    }
}

extension FieldDefinition {
    fileprivate func unitIfAny(_ record: StoredRecord) -> String { record[name].isNull || unit.isEmpty ? "" : " \(unit)" }
}

/// The parts of a declaration as tables.
enum DeclarationTables {
    static func hazards(_ page: PageRequest, _ content: DeclarationContent) -> HTML {
        Components.table(
            DeclarationTexts.hazards, columns: Array(DeclarationTexts.hazardColumns.dropLast()),
            rows: content.hazards.map(\.record).map { row in
                [
                    HTML(text: row.workplace), HTML(text: row.workshop), HTML(text: row.post),
                    HTML(text: HazardRows.hazard(row.hazard, page)), HTML(text: DeclarationTexts.persons(row.exposedHeadcount)),
                ]
            })
    }

    static func classes(_ page: PageRequest, _ content: DeclarationContent) -> HTML {
        func number(_ value: Int?) -> HTML { HTML(text: value.map(String.init) ?? "") }
        return Components.table(
            DeclarationTexts.classes, columns: DeclarationTexts.classColumns,
            rows: content.classes.map(\.record).map { row in
                [
                    HTML(text: page.product.codes.entry("hazard_class", row.hazardClass)?.label ?? row.hazardClass),
                    HTML(text: row.isPresent ? DeclarationTexts.yes : DeclarationTexts.no), number(row.exposed),
                    number(row.pointsTested), number(row.pointsExceeded), number(row.examsDue), number(row.examsDone),
                ]
            })
    }

    static func products(_ content: DeclarationContent) -> HTML {
        Components.table(
            DeclarationTexts.products, columns: Array(DeclarationTexts.productColumns.dropLast()),
            rows: content.products.map(\.record).map {
                [HTML(text: $0.product), HTML(text: ProductRows.words($0.output)), HTML(text: $0.unit)]
            })
    }
}
