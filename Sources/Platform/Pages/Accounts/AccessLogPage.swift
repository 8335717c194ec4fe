import Access
import Calendars
import Hummingbird
import Registers

/// Who read what: for the audit administrator alone.
enum AccessLogPage {
    static func page(_ page: PageRequest) async throws -> Response {
        let filter = filter(page.query)
        let number = max(1, min(Int(page.query["page"] ?? "") ?? 1, 100_000))
        let entries = try await page.product.access.log.entries(filter, as: page.principal, limit: 51, offset: (number - 1) * 50)
        let rows = entries.prefix(50).map { entry -> [HTML] in
            [
                HTML(text: entry.at.description), HTML(text: entry.accountName),
                HTML(text: page.product.roles.label(Role(entry.role))),
                HTML(text: Texts.AccessLog.action(entry.action)),
                HTML(text: page.product.catalogue.register(entry.register)?.title ?? entry.register),
                HTML(
                    text: entry.recordIDs.prefix(5).map { "#\($0)" }.joined(separator: " ")
                        + (entry.recordIDs.count > 5 ? " …" : "")),
                "\(entry.count)", HTML(text: entry.reason), HTML(text: entry.address),
            ]
        }
        func link(_ to: Int, _ label: String) -> HTML {
            let pairs = page.query.pairs.filter { $0.name != "page" && !$0.value.isEmpty } + [(name: "page", value: String(to))]
            return "<a href=\"/access-log?\(Query(pairs).text)\">\(label)</a>"
        }
        let body: HTML = """
            <div class="toolbar"><a class="button" href="/access-log/verification">\(Texts.AccessLog.verify)</a></div>
            \(form(page))
            \(Components.table(Texts.AccessLog.title, columns: Texts.AccessLog.columns, rows: Array(rows)))
            <nav class="pages" aria-label="\(Texts.List.pages)">\(number > 1 ? link(number - 1, Texts.List.previous) : .empty)\(entries.count > 50 ? link(number + 1, Texts.List.next) : .empty)</nav>
            """
        return page.page(Texts.AccessLog.title, body: body)
    }

    static func verification(_ page: PageRequest) async throws -> Response {
        let faults = try await page.product.access.log.verify()
        let body: HTML =
            faults.isEmpty
            ? "<div class=\"notice notice-good\" role=\"status\">\(Texts.AccessLog.verified)</div>"
            : """
            <div class="notice notice-bad" role="alert"><p>\(Texts.AccessLog.faults(faults.count))</p><ul>\(faults.prefix(100).html { "<li>\(Texts.AccessLog.fault($0.writer, $0.sequence))</li>" })</ul></div>
            """
        return page.page(Texts.AccessLog.verify, crumbs: [Crumb(Texts.AccessLog.title, "/access-log")], body: body)
    }

    private static func filter(_ query: Query) -> AccessLogFilter {
        func day(_ name: String) -> Day? { query[name].flatMap { DayReading.read($0) } }
        return AccessLogFilter(
            accountID: query["account"].flatMap { Int64($0) },
            action: query["action"].flatMap { $0.isEmpty ? nil : AccessEntry.Action(rawValue: $0) },
            register: query["register"].flatMap { $0.isEmpty ? nil : $0 }, from: day("from").map { Instant(startOf: $0) },
            until: day("to").map { Instant(startOf: $0 + 1) })
    }

    private static func form(_ page: PageRequest) -> HTML {
        func options(_ name: String, _ choices: [(value: String, label: String)]) -> HTML {
            choices.html {
                "<option value=\"\($0.value)\"\(attribute: "selected", if: page.query[name] == $0.value)>\($0.label)</option>"
            }
        }
        let actions = Texts.AccessLog.actions.map { (value: $0.rawValue, label: Texts.AccessLog.action($0)) }
        let registers = page.product.catalogue.registers.map { (value: $0.name, label: $0.title) }
        return """
            <form class="filters" method="get" action="/access-log"><div class="filter-grid">
            <div><label for="log-account">\(Texts.AccessLog.account)</label><input id="log-account" name="account" inputmode="numeric" value="\(page.query["account"] ?? "")"></div>
            <div><label for="log-action">\(Texts.AccessLog.action)</label><select id="log-action" name="action"><option value="">\(Texts.List.all)</option>\(options("action", actions))</select></div>
            <div><label for="log-register">\(Texts.AccessLog.register)</label><select id="log-register" name="register"><option value="">\(Texts.List.all)</option>\(options("register", registers))</select></div>
            <div><label for="log-from">\(Texts.AccessLog.from)</label><input id="log-from" type="date" name="from" value="\(page.query["from"] ?? "")"></div>
            <div><label for="log-to">\(Texts.AccessLog.to)</label><input id="log-to" type="date" name="to" value="\(page.query["to"] ?? "")"></div>
            </div><button class="button primary" type="submit">\(Texts.AccessLog.submit)</button></form>
            """
    }
}
