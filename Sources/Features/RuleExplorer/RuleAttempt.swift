import Calendars
import Pages
import Rulebook

/// A try of a rule: what was typed, and what comes of it. Rules with plain keys have a field for each; the others take JSON.
struct RuleAttempt {
    enum Result {
        case finding(Finding)
        case refused(RuleError)
    }

    let rule: Rule
    /// The input as JSON text.
    let json: String
    let day: String

    init(_ rule: Rule, json: String, day: Day) {
        self.rule = rule
        self.json = json
        self.day = day.description
    }

    init(_ rule: Rule, form: Form, today: Day) {
        self.rule = rule
        json = RuleAttempt.isPlain(rule) ? RuleAttempt.json(rule, form) : form.text("input")
        day = form.text("on").isEmpty ? rule.inForce.nearest(to: today).description : form.text("on")
    }

    func evaluated() -> Result {
        guard let day = Day(day) else { return .refused(.wrongType(key: RuleTexts.day, expected: "yyyy-MM-dd")) }
        do { return .finding(try rule.evaluate(RuleCheck.parse(json), on: day)) } catch { return .refused(error) }
    }

    /// True where each key is one value of the input object.
    static func isPlain(_ rule: Rule) -> Bool {
        rule.inputs.allSatisfy { key in
            if key.path.contains(".") || key.path.contains("[") { return false }
            switch key.kind {
            case .tokens, .concentrations: return false
            default: return true
            }
        }
    }

    private static func json(_ rule: Rule, _ form: Form) -> String {
        let members = rule.inputs.compactMap { key -> String? in
            let typed = form.text(key.path).filter { !$0.isNewline }
            guard !typed.isEmpty else { return nil }
            return JSONValue.text(key.path).jsonText + ": " + member(key, typed)
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// What was typed goes through as it is: the rule names what is wrong with it.
    private static func member(_ key: InputKey, _ typed: String) -> String {
        let plain = String(typed.filter { !$0.isWhitespace })
        switch key.kind {
        case .flag where plain == "true" || plain == "false": return plain
        case .number, .wholeNumber, .concentration:
            return Double(plain).map { JSONValue.number($0).jsonText } ?? JSONValue.text(typed).jsonText
        case .numbers:
            let parts = plain.split { ",，、;；".contains($0) }
            return JSONValue.list(parts.map { part in Double(part).map { .number($0) } ?? .text(String(part)) }).jsonText
        default: return JSONValue.text(typed).jsonText
        }
    }
}

extension RuleAttempt {
    func form(_ page: PageRequest) -> HTML {
        let fields: HTML =
            RuleAttempt.isPlain(rule)
            ? rule.inputs.html(field)
            : "<div class=\"field\"><label for=\"input\">\(RuleTexts.inputLabel)</label><textarea id=\"input\" name=\"input\" rows=\"6\" spellcheck=\"false\">\(json)</textarea></div>"
        return """
            <form method="post" action="\(RuleAddress.rule(rule.id))#finding" class="record-form">\(page.tokenField)
            <div class="form-grid">\(fields)
            <div class="field"><label for="on">\(RuleTexts.day)</label><input id="on" name="on" type="date" value="\(day)"></div></div>
            <div class="form-end"><button class="button primary" type="submit">\(RuleTexts.calculate)</button></div></form>
            """
    }

    private func field(_ key: InputKey) -> HTML {
        let value = (try? JSONValue(parsing: json))?[key.path]
        let unit: HTML = key.unit.isEmpty ? .empty : " <span class=\"unit\">\(RuleTexts.unit(key.unit))</span>"
        let id = "in-\(key.path)"
        let label: HTML = "<label for=\"\(id)\">\(key.meaning)\(unit)</label>"
        switch key.kind {
        case .word(let words): return "<div class=\"field\">\(label)\(select(id, key, words, value?.plainText ?? ""))</div>"
        case .flag: return "<div class=\"field\">\(label)\(select(id, key, ["true", "false"], value?.plainText ?? ""))</div>"
        case .numbers:
            let text = if case .list(let items)? = value { items.map(\.plainText).joined(separator: ", ") } else { "" }
            return
                "<div class=\"field\">\(label)<input id=\"\(id)\" name=\"\(key.path)\" value=\"\(text)\"><span class=\"hint\">\(RuleTexts.numbersHelp)</span></div>"
        case .day:
            return
                "<div class=\"field\">\(label)<input id=\"\(id)\" name=\"\(key.path)\" type=\"date\" value=\"\(shown(value))\"></div>"
        default: return "<div class=\"field\">\(label)<input id=\"\(id)\" name=\"\(key.path)\" value=\"\(shown(value))\"></div>"
        }
    }

    private func shown(_ value: JSONValue?) -> String { value.map { $0 == .null ? "" : $0.plainText } ?? "" }

    private func select(_ id: String, _ key: InputKey, _ words: [String], _ chosen: String) -> HTML {
        let options = words.html { "<option value=\"\($0)\"\(attribute: "selected", if: $0 == chosen)>\($0)</option>" }
        return "<select id=\"\(id)\" name=\"\(key.path)\"><option value=\"\">\(RuleTexts.choose)</option>\(options)</select>"
    }
}
