import Calendars
import Registers

/// Who changed what, when and why; `?field=` narrows it to one field, `?at=` shows the record at a day.
struct RecordHistoryTable {
    let page: PageRequest
    let register: Register
    let content: DetailPage.Content

    func html() -> HTML {
        let chosen = page.query["field"] ?? ""
        let versions = content.versions.reversed().filter { version in
            chosen.isEmpty || version.changes.contains { $0.field.name == chosen }
        }
        let rows = versions.map { version -> [HTML] in
            let moment = version.entry.at
            let day = moment.day.description
            let who =
                version.entry.author.onBehalfOf.isEmpty
                ? version.entry.author.accountName
                : Texts.Record.onBehalf(version.entry.author.accountName, version.entry.author.onBehalfOf)
            return [
                "<a href=\"\(RecordAddress.record(register.name, content.record.id))?at=\(day)\">\(moment.description)</a>",
                HTML(text: who), HTML(text: register.actionLabel(version.entry.action)), changes(version, chosen),
                HTML(text: version.entry.reason),
            ]
        }
        return """
            <form class="as-of" method="get" action="\(RecordAddress.record(register.name, content.record.id))">
            <label for="as-of">\(Texts.Record.asOfLabel)</label><input id="as-of" type="date" name="at" value="\(content.asOf?.description ?? "")">
            <label for="history-field">\(Texts.Record.field)</label><select id="history-field" name="field"><option value="">\(Texts.List.all)</option>\(visible.html {
                "<option value=\"\($0.name)\"\(attribute: "selected", if: $0.name == chosen)>\($0.label)</option>"
            })</select>
            <button class="button" type="submit">\(Texts.Record.show)</button></form>
            \(Components.table(Texts.Record.history, columns: Texts.Record.historyColumns, rows: rows))
            """
    }

    private var visible: [FieldDefinition] { page.product.registers.shownFields(register, to: page.principal) }

    /// A first version lists nothing: the record itself shows it.
    private func changes(_ version: RecordVersion, _ chosen: String) -> HTML {
        guard version.entry.version > 1 || !chosen.isEmpty else {
            return "<span class=\"muted\">\(Texts.Record.firstVersion)</span>"
        }
        let names = Set(visible.map(\.name))
        let shown = version.changes.filter { names.contains($0.field.name) && (chosen.isEmpty || $0.field.name == chosen) }
        return shown.html { change in
            let (from, to) = (content.shown.text(change.from, change.field), content.shown.text(change.to, change.field))
            return """
                <div class="change"><span class="change-name">\(change.field.label)</span> <del>\(from.isEmpty ? Texts.Record.empty : from)</del> → <ins>\(to.isEmpty ? Texts.Record.empty : to)</ins></div>
                """
        }
    }
}

extension Register {
    /// What an entry of the ledger did to a record, in the words of the register's lifecycle.
    public func actionLabel(_ action: String) -> String {
        lifecycle.transition(action)?.label ?? acts[action] ?? Texts.Record.actions[action] ?? action
    }
}
