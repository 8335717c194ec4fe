import Calendars
import Registers

/// Small parts that many pages share.
public enum Components {
    /// A state with its word; the colour only repeats it.
    ///
    /// A short one, such as a number of days, stays on one line; a sentence may break in a narrow column.
    public static func badge(_ label: String, _ tone: Lifecycle.State.Tone) -> HTML {
        let whole = label.count <= longestWholeBadge ? " whole" : ""
        return "<span class=\"state state-\(tone.rawValue)\(whole)\">\(label)</span>"
    }

    /// Fits beside its padding into the narrowest column of a table.
    private static let longestWholeBadge = 12

    /// A section with its heading.
    public static func section(_ title: String, id: String = "", _ body: HTML) -> HTML {
        "<section class=\"section\"\(attribute: "id", id)><h2>\(title)</h2>\(body)</section>"
    }

    /// Names and values, as on a paper file.
    public static func facts(_ facts: [(name: String, value: HTML)]) -> HTML {
        "<dl class=\"facts\">\(facts.html { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>"
    }

    /// A table that turns into cards on a narrow screen: every cell repeats its column's name for that.
    public static func table(_ caption: String, columns: [String], rows: [[HTML]], empty: String? = nil) -> HTML {
        guard !rows.isEmpty else { return "<p class=\"muted\">\(empty ?? Texts.List.nothing)</p>" }
        return """
            <div class="table-frame" tabindex="0"><table class="records"><caption class="visually-hidden">\(caption)</caption>
            <thead><tr>\(columns.html { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            <tbody>\(rows.html { cells in
                "<tr>\(zip(columns, cells).html { "<td data-label=\"\($0.0)\"\(attribute: "class", isDay($0.1) ? "day" : "")>\($0.1)</td>" })</tr>\n"
            })</tbody></table></div>
            """
    }

    /// A cell that says a day, or a day and a time, and nothing else: it stays on one line.
    private static func isDay(_ cell: HTML) -> Bool {
        let text = cell.text.utf8
        guard text.count == 10 || text.count == 16 || text.count == 19 else { return false }
        return Day(String(cell.text.prefix(10))) != nil
    }

    /// How long until a day, said in words: never by colour alone.
    public static func daysLeft(_ days: Int) -> HTML {
        if days < 0 { return badge(Texts.Desk.overdue(-days), .bad) }
        if days == 0 { return badge(Texts.Desk.dueToday, .warning) }
        return badge(Texts.Desk.left(days), days <= 3 ? .warning : .neutral)
    }

    /// A button that sends a form of its own.
    public static func act(_ page: PageRequest, _ address: String, _ label: String, kind: String = "", fields: HTML = .empty)
        -> HTML
    {
        "<form method=\"post\" action=\"\(address)\" class=\"act\">\(page.tokenField)\(fields)<button type=\"submit\" class=\"button \(kind)\">\(label)</button></form>"
    }

    /// An act that asks why: opens in place, without JavaScript.
    public static func reasonedAct(
        _ page: PageRequest, _ address: String, _ label: String, kind: String = "", fields: HTML = .empty
    ) -> HTML {
        let id = "reason-" + String(address.map { $0.isLetter || $0.isNumber ? $0 : "-" })
        return """
            <details class="reasoned"><summary class="button \(kind)">\(label)</summary>
            <form method="post" action="\(address)">\(page.tokenField)\(fields)
            <label for="\(id)">\(Texts.Record.reason)</label>
            <textarea id="\(id)" name="_reason" rows="2" required maxlength="500"></textarea>
            <button type="submit" class="button \(kind)">\(Texts.Record.confirm(label))</button></form></details>
            """
    }
}
