import Pages
import Registers

/// The step for the six hazard classes: present or not, exposed, tests and examinations of the year.
enum ClassForm {
    private static let columns = ["exposed", "points_tested", "points_exceeded", "exams_due", "exams_done"]

    /// One fieldset a class, so that it reads well on a phone; names carry the row's number.
    static func html(_ page: PageRequest, _ content: DeclarationContent, _ problems: [FieldProblem]) -> HTML {
        let register = DeclaredClass.register
        let typed = page.form.input
        let sets = content.classes.enumerated().map { index, row -> HTML in
            let own = problems.compactMap { problem -> FieldProblem? in
                guard problem.field.hasPrefix("\(index).") else { return nil }
                return FieldProblem("\(row.id).\(problem.field.dropFirst("\(index).".count))", problem.code, problem.message)
            }
            let inputs = (["is_present"] + columns).compactMap { register.field($0) }.html { field -> HTML in
                var named = field
                named.name = "\(row.id).\(field.name)"
                let text = typed[named.name] ?? PlainValue.text(row.stored[field.name], of: field)
                return FieldInput(page: page, register: register, field: named, text: text, problems: own).html()
            }
            let label = page.product.codes.entry("hazard_class", row.record.hazardClass)?.label ?? row.record.hazardClass
            return "<fieldset class=\"form-section\"><legend>\(label)</legend><div class=\"form-grid\">\(inputs)</div></fieldset>"
        }
        return """
            <p>\(DeclarationTexts.classLead)</p>
            <form method="post" action="\(DeclarationAddress.step(content.id, .classes))" class="record-form" novalidate>\(page.tokenField)
            \(sets.html { $0 })
            \(WizardPages.end(content, .classes))
            </form>
            """
    }

    /// The rows as they were sent, in the order in which they stand on the page.
    static func input(_ page: PageRequest, _ content: DeclarationContent) -> [[String: String]] {
        content.classes.map { row in
            var texts = ["id": String(row.id)]
            for field in ["is_present"] + columns { texts[field] = page.form["\(row.id).\(field)"] ?? "" }
            return texts
        }
    }
}
