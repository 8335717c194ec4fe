import Pages
import Registers
import Rulebook

/// All rules by subject, found by word.
enum RuleListPage {
    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let search = RuleSearch(
            words: page.query["q"] ?? "", subject: page.query["subject"] ?? "", onlyOpen: page.query["open"] == "1")
        let found = search.found()
        let sections = found.html { subject, rules in
            Components.section(
                subject.title, id: subject.id, Components.table(subject.title, columns: RuleTexts.columns, rows: rules.map(row)))
        }
        let body: HTML = """
            <p class="lead">\(RuleTexts.lead)</p>
            \(form(search))
            <p class="count">\(RuleTexts.count(found.reduce(0) { $0 + $1.rules.count }))</p>
            \(found.isEmpty ? "<p class=\"empty\">\(RuleTexts.nothing)</p>" : sections)
            """
        return page.page(RuleTexts.title, body: body)
    }

    private static func form(_ search: RuleSearch) -> HTML {
        let subjects = Rulebook.subjects.html {
            "<option value=\"\($0.id)\"\(attribute: "selected", if: $0.id == search.subject)>\($0.title)</option>"
        }
        return """
            <form method="get" class="filters"><div class="filter-grid">
            <div><label for="q">\(RuleTexts.search)</label><input id="q" name="q" type="search" value="\(search.words)"></div>
            <div><label for="subject">\(RuleTexts.subject)</label><select id="subject" name="subject"><option value="">\(RuleTexts.all)</option>\(subjects)</select></div>
            <div><label><input type="checkbox" name="open" value="1"\(attribute: "checked", if: search.onlyOpen)> \(RuleTexts.onlyOpen)</label></div>
            <div><button class="button primary" type="submit">\(RuleTexts.find)</button></div></div></form>
            """
    }

    private static func row(_ rule: Rule) -> [HTML] {
        [
            "<a href=\"\(RuleAddress.rule(rule.id))\">\(rule.title)</a>", "<code>\(rule.id)</code>",
            HTML(text: rule.clause.description), HTML(text: rule.status.rawValue), mark(rule),
        ]
    }

    static func mark(_ rule: Rule) -> HTML { Components.badge(rule.mark.label, rule.needsWarning ? .warning : .good) }
}

/// What was asked for, and the rules that answer it.
struct RuleSearch {
    var words = ""
    var subject = ""
    var onlyOpen = false

    /// Subjects with the rules that hold every word, empty subjects left out.
    func found() -> [(subject: Rulebook.Subject, rules: [Rule])] {
        let wanted = words.lowercased().split(separator: " ")
        return Rulebook.subjects.filter { subject.isEmpty || $0.id == subject }.compactMap { subject in
            let rules = subject.rules.filter { rule in
                let text = "\(rule.id) \(rule.title) \(rule.clause) \(subject.title)".lowercased()
                return wanted.allSatisfy { text.contains($0) } && (!onlyOpen || rule.needsWarning)
            }
            return rules.isEmpty ? nil : (subject, rules)
        }
    }
}
