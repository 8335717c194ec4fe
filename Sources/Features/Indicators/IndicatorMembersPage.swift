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
            body: (count > shown ? "<p class=\"muted\">\(IndicatorTexts.first(shown, count))</p>" : .empty)
                + Components.table(title, columns: [IndicatorTexts.members, ""], rows: rows))
    }
}
