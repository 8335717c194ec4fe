import Calendars
import Registers

/// One field of a form: label, help, control, problem. What was typed stands in it again, right or wrong.
public struct FieldInput {
    let page: PageRequest
    let register: Register
    let field: FieldDefinition
    /// As typed or as stored, in plain text.
    let text: String
    let problems: [FieldProblem]
    /// A sealed field of a kept record may stay empty: its value stays.
    let isNew: Bool
    /// What somebody else saved meanwhile, when it differs.
    var theirs: String?

    public init(
        page: PageRequest, register: Register, field: FieldDefinition, text: String, problems: [FieldProblem],
        isNew: Bool = true, theirs: String? = nil
    ) {
        self.page = page
        self.register = register
        self.field = field
        self.text = text
        self.problems = problems
        self.isNew = isNew
        self.theirs = theirs
    }

    private var id: String { "field-\(field.name)" }
    private var hasProblem: Bool { problems.contains { $0.field == field.name } }

    public func html() -> HTML {
        let required: HTML = field.isRequired ? "<span class=\"required\">\(Texts.Form.required)</span>" : .empty
        let unit: HTML = field.unit.isEmpty ? .empty : "<span class=\"unit\">\(field.unit)</span>"
        let other: HTML = theirs.map { "<p class=\"theirs\">\(Texts.Form.theirs($0))</p>" } ?? .empty
        return """
            <div class="field\(hasProblem ? " has-error" : "")">
            <label for="\(id)">\(field.label)\(unit) \(required)</label>
            \(hint)\(ErrorSummary.beside(field.name, problems))\(control)\(clearing)\(other)
            </div>
            """
    }

    private var hint: HTML {
        let example = field.example.isEmpty ? "" : Texts.Form.example(field.example)
        let sealed = field.sealing == nil ? "" : isNew ? Texts.Form.sealed : Texts.Form.sealedKept
        let words = [field.help, sealed, example].filter { !$0.isEmpty }.joined(separator: " ")
        return words.isEmpty ? .empty : "<p class=\"hint\" id=\"hint-\(field.name)\">\(words)</p>"
    }

    /// The box by which a kept sealed value is emptied; leaving the field empty alone keeps it.
    static func clearName(_ field: String) -> String { "_clear_" + field }

    private var clearing: HTML {
        guard field.sealing != nil, !isNew, !field.isRequired else { return .empty }
        let name = Self.clearName(field.name)
        return """
            <label class="check"><input type="checkbox" name="\(name)" value="1"\(attribute: "checked", if: page.form[name] == "1")> \(Texts.Form.clearSealed)</label>
            """
    }

    private var attributes: HTML {
        let described = [hint.isEmpty ? "" : "hint-\(field.name)", hasProblem ? "error-\(field.name)" : ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
        return HTML(
            stringInterpolation: {
                var parts = HTML.StringInterpolation(literalCapacity: 60, interpolationCount: 3)
                parts.appendInterpolation(attribute: "aria-describedby", described)
                parts.appendInterpolation(attribute: "aria-invalid=\"true\"", if: hasProblem)
                parts.appendInterpolation(attribute: "aria-required=\"true\"", if: field.isRequired)
                return parts
            }())
    }

    private var control: HTML {
        if let table = field.codeTable {
            let entry = page.product.codes.entry(table, text)
            return CodeChoices.input(
                page, id: id, name: field.name, table: table, value: text, shown: entry.map { "\($0.code) \($0.label)" } ?? text,
                blank: Texts.Form.choose, attributes: attributes)
        }
        if let reference = field.reference {
            return """
                <input id="\(id)" name="\(field.name)" value="\(text)" list="\(id)-list" autocomplete="off"\(attributes) hx-get="\(RecordAddress.choices(reference.register))" hx-trigger="input changed delay:200ms" hx-target="#\(id)-list" hx-params="\(field.name)">
                <datalist id="\(id)-list"></datalist>
                """
        }
        if field.kind == .flag { return yesNo }
        if field.isMultiline {
            return "<textarea id=\"\(id)\" name=\"\(field.name)\" rows=\"4\"\(attributes)>\n\(text)</textarea>"
        }
        // A browser empties a date field that holds no date: what was typed wrongly stays in a plain one.
        let isDay = field.kind == .day && (text.isEmpty || Day(text) != nil)
        let mode = field.kind == .integer ? "numeric" : field.kind == .decimal ? "decimal" : ""
        let narrow = field.kind == .text && field.maximumLength > 40 ? "" : "narrow"
        return """
            <input id="\(id)" name="\(field.name)" type="\(isDay ? "date" : "text")" value="\(text)"\(attribute: "inputmode", mode)\(attribute: "class", narrow)\(attributes)>
            """
    }

    private var yesNo: HTML {
        let isYes = text == "1" || text == Texts.Form.yes
        let isNo = text == "0" || text == Texts.Form.no
        return """
            <select id="\(id)" name="\(field.name)" class="narrow"\(attributes)><option value="">\(Texts.Form.choose)</option>
            <option value="1"\(attribute: "selected", if: isYes)>\(Texts.Form.yes)</option><option value="0"\(attribute: "selected", if: isNo)>\(Texts.Form.no)</option></select>
            """
    }
}
