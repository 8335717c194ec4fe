import Registers

/// All problems on top of a form, each with a link to its field; the same words stand beside the field.
public enum ErrorSummary {
    public static func html(_ problems: [FieldProblem], title: String? = nil) -> HTML {
        guard !problems.isEmpty else { return .empty }
        let lines = problems.html { problem in
            problem.field.isEmpty
                ? "<li>\(problem.message)</li>" : "<li><a href=\"#field-\(problem.field)\">\(problem.message)</a></li>"
        }
        return """
            <div class="error-summary" role="alert" tabindex="-1" id="error-summary" autofocus><h2>\(title ?? Texts.Form.summary)</h2><ul>\(lines)</ul></div>
            """
    }

    /// The words beside a field; `id` is what `aria-describedby` names.
    public static func beside(_ field: String, _ problems: [FieldProblem]) -> HTML {
        let own = problems.filter { $0.field == field }
        guard !own.isEmpty else { return .empty }
        return "<p class=\"field-error\" id=\"error-\(field)\">\(own.html { "<span>\($0.message)</span> " })</p>"
    }
}
