import Calendars
import Database
import Hummingbird
import Registers

/// The first page: what is due at this desk, most urgent first, and where to go.
enum WorkDesk {
    static let bound = 100

    private struct Content: Sendable {
        var items: [DueItem]
        var titles: [String: [Int64: String]]
    }

    static func page(_ page: PageRequest) async throws -> Response {
        let (product, principal) = (page.product, page.principal)
        let content = try await product.registers.read { connection in
            let items = try product.registers.dueItems(connection, for: principal, limit: bound)
            var titles: [String: [Int64: String]] = [:]
            for (name, group) in Dictionary(grouping: items, by: \.register) {
                guard let register = product.catalogue.register(name) else { continue }
                titles[name] = try product.registers.titles(connection, register, ids: Set(group.map(\.recordID)))
            }
            return Content(items: items, titles: titles)
        }
        var panels = HTML.empty
        for panel in product.slices.flatMap(\.deskPanels) where page.may(panel.entry) {
            if let piece = try await panel.draw(page) { panels += piece }
        }
        let isAdministrator = principal.role.isAdministrator
        let body: HTML = """
            \(isAdministrator ? .empty : due(page, content))
            \(panels)
            \(places(page))
            """
        return page.page(Texts.Desk.title, body: body)
    }

    private static func due(_ page: PageRequest, _ content: Content) -> HTML {
        let today = page.today
        let overdue = content.items.filter { $0.daysLeft(on: today) < 0 }.count
        let soon = content.items.filter { (0...3).contains($0.daysLeft(on: today)) }.count
        let rows = content.items.map { item -> [HTML] in
            [
                HTML(text: item.title),
                "<a href=\"\(RecordAddress.record(item.register, item.recordID))\">\(content.titles[item.register]?[item.recordID] ?? "#\(item.recordID)")</a>",
                HTML(text: item.dueDay.description), Components.daysLeft(item.daysLeft(on: today)), HTML(text: item.basis),
            ]
        }
        let summary: HTML =
            rows.isEmpty ? .empty : "<p class=\"lead\">\(Texts.Desk.summary(overdue, soon, rows.count))</p>"
        let more: HTML = rows.count < bound ? .empty : "<p class=\"muted\">\(Texts.Desk.more(bound))</p>"
        return Components.section(
            Texts.Desk.due,
            "\(summary)\(Components.table(Texts.Desk.due, columns: Texts.Desk.columns, rows: rows, empty: Texts.Desk.nothing))\(more)"
        )
    }

    /// Where this account works: what it may write, and pages made for its role. The rest of the menu lies folded below, with what each
    /// register is for: a newcomer's map.
    private static func places(_ page: PageRequest) -> HTML {
        let entries = (page.product.menu + AccountRoutes.menu).filter { page.may($0.entry) }
        let others = entries.filter { !isWork($0, page) }
        let work = grouped(entries.filter { isWork($0, page) }, page)
        guard !others.isEmpty else { return Components.section(Texts.Desk.places, work) }
        let title = Texts.Desk.otherPlaces(others.count)
        let rest: HTML = "<details class=\"other-places\"><summary>\(title)</summary>\(grouped(others, page))</details>"
        return Components.section(Texts.Desk.places, "\(work)\(rest)")
    }

    private static func isWork(_ entry: MenuEntry, _ page: PageRequest) -> Bool {
        switch entry.entry {
        case .roles, .area: true
        case .register(let name, .view): [.create, .edit, .approve].contains { page.may(.register(name, $0)) }
        case .register: true
        case .anyone, .account, .signedIn: false
        }
    }

    private static func grouped(_ entries: [MenuEntry], _ page: PageRequest) -> HTML {
        var headings: [String] = []
        for entry in entries where !headings.contains(entry.heading) { headings.append(entry.heading) }
        return headings.html { heading in
            let cards = entries.filter { $0.heading == heading }.html { entry in
                let help = page.product.catalogue.registers.first { RecordAddress.list($0.name) == entry.address }?.help ?? ""
                return
                    "<li><a href=\"\(entry.address)\"><strong>\(entry.title)</strong></a>\(help.isEmpty ? .empty : "<p>\(help)</p>")</li>"
            }
            return "<h3>\(heading)</h3><ul class=\"places\">\(cards)</ul>"
        }
    }
}
