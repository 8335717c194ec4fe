import Calendars
import Pages
import Registers

/// A checklist on one page: every item with its clause, conclusion and facts; usable on a phone.
enum ChecklistPage {
    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let record = try await page.record("inspection", for: .edit)
        let checklist = try checklist(page)
        let registers = page.product.registers
        let known = try await registers.read {
            try registers.records(
                $0, ChecklistAnswer.self, where: "t.void = 0 AND t.inspection = ?1 AND t.checklist = ?2",
                [.integer(record.id), .text(checklist.name)])
        }
        let answers = Dictionary(known.map { ($0.record.item, $0.record) }) { first, _ in first }
        let choices = page.product.codes.entries("check_answer")
        let items = checklist.items.html { item -> HTML in
            let former = answers[item.code]
            let radios = choices.html { choice in
                """
                <label class="tick"><input type="radio" name="answer-\(item.code)" value="\(choice.code)"\(attribute: "checked", if: former?.answer == choice.code)> \(choice.label)</label>
                """
            }
            return """
                <fieldset class="field"><legend>\(item.code) \(item.text)</legend><p class="hint">\(item.group)；\(item.clause)</p>\(radios)
                <label for="finding-\(item.code)" class="visually-hidden">\(item.code) \(SupervisionTexts.answerColumns[4])</label>
                <textarea id="finding-\(item.code)" name="finding-\(item.code)" rows="2" maxlength="1000" placeholder="\(SupervisionTexts.answerColumns[4])">\(former?.finding ?? "")</textarea></fieldset>
                """
        }
        return page.page(
            page.product.codes.entry("checklist", checklist.name)?.label ?? checklist.name,
            crumbs: [Crumb(record.title, RecordAddress.record("inspection", record.id))],
            body: """
                <p class="notice notice-warning" role="note">\(SupervisionTexts.checklistNote)</p>
                <form method="post" action="\(InspectionPages.checklist(record.id, checklist.name))" class="record-form">\(page.tokenField)
                \(items)<button class="button primary" type="submit">\(SupervisionTexts.save)</button></form>
                """)
    }

    static func save(_ page: PageRequest) async throws -> PageAnswer {
        let checklist = try checklist(page)
        var answers: [String: (answer: String, finding: String)] = [:]
        for item in checklist.items {
            answers[item.code] = (page.typed("answer-\(item.code)"), page.typed("finding-\(item.code)"))
        }
        let given = answers
        return try await page.act(on: Inspection.self, .edit, done: "checklist-saved") { stored, _, transaction in
            try ConcludeInspection.answer(stored, checklist, given, in: transaction)
        }
    }

    private static func checklist(_ page: PageRequest) throws -> Checklist {
        guard let checklist = Checklist.named(try page.parameter("name"), on: page.today) else { throw RegisterError.notFound }
        return checklist
    }
}
