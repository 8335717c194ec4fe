import Database
import Pages
import Registers

/// The records behind a part of a value: every number opens.
enum IndicatorMembersPage {
    static let shown = 200

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        let view = try IndicatorView.read(page)
        guard let part = Measure.Part(rawValue: try page.parameter("part")) else { throw RegisterError.notFound }
        let board = Indicators.board(page.product.registers)
        let product = page.product
        let number = max(1, page.query["page"].flatMap { Int($0) } ?? 1)
        let (name, register, count, records) = try await product.registers.read { connection in
            guard let line = try board.line(connection, indicator: id, region: view.region, on: view.day),
                let measure = line.measure,
                let path = product.codes.regionPath(view.region)
            else { throw RegisterError.notFound }
            let members = try measure.members(connection, path, view.day, part)
            guard let register = product.catalogue.register(members.register) else { throw RegisterError.notFound }
            let titles = try product.registers.titles(connection, register, ids: Set(members.ids.prefix(shown)))
            return (line.name, register, members.ids.count, members.ids.prefix(shown).map { ($0, titles[$0] ?? "#\($0)") })
        }
        let rows = records.map { id, title -> [HTML] in
            ["<a href=\"\(RecordAddress.record(register.name, id))\">\(title)</a>", HTML(text: register.title)]
        }
        let title = IndicatorTexts.membersOf(part.label, count)
        return page.page(
            "\(name)：\(title)",
            crumbs: [
                Crumb(IndicatorTexts.title, IndicatorAddress.list),
                Crumb(name, IndicatorAddress.indicator(id, region: view.region, day: view.day)),
            ],
            body: Components.table(title, columns: [IndicatorTexts.members, ""], rows: rows)
                + pages(number, of: count, at: IndicatorAddress.members(id, part, region: view.region, day: view.day)))
    }

    /// The way through a long list; nothing for a short one.
    private static func pages(_ number: Int, of count: Int, at address: String) -> HTML {
        let last = (count + shown - 1) / shown
        guard last > 1 else { return .empty }
        func link(_ page: Int, _ label: String) -> HTML {
            (1...last).contains(page) ? "<a class=\"button\" href=\"\(address)&page=\(page)\">\(label)</a> " : .empty
        }
        return """
            <nav class="toolbar" aria-label="\(IndicatorTexts.pages)">\(link(number - 1, IndicatorTexts.previous))
            <span>\(IndicatorTexts.pageOf(number, last))</span> \(link(number + 1, IndicatorTexts.next))</nav>
            """
    }
}
