import Database
import Pages
import Registers

/// The records behind a part of a value: every number opens.
enum IndicatorMembersPage {
    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        let view = try IndicatorView.read(page)
        guard let part = Measure.Part(rawValue: try page.parameter("part")) else { throw RegisterError.notFound }
        let board = Indicators.board(page.product.registers)
        let product = page.product
        let principal = page.principal
        let (name, register, paging, records) = try await product.registers.read { connection in
            guard let line = try board.line(connection, indicator: id, region: view.region, on: view.day),
                let measure = line.measure,
                let path = product.codes.regionPath(view.region)
            else { throw RegisterError.notFound }
            let members = try measure.members(connection, path, view.day, part)
            guard let register = product.catalogue.register(members.register) else { throw RegisterError.notFound }
            let paging = Paging(page, "page", total: members.ids.count)
            let shown = Array(members.ids.dropFirst(paging.offset).prefix(Paging.size))
            let inside = try product.registers.reachable(connection, register, ids: Set(shown), for: principal)
            let titles = try product.registers.titles(connection, register, ids: Set(shown), inside: inside)
            return (line.name, register, paging, shown.map { ($0, titles[$0] ?? "#\($0)", inside.contains($0)) })
        }
        // Whoever sees the figure need not be one who may open its records.
        let rows = records.map { id, title, isLinked -> [HTML] in
            [
                isLinked ? "<a href=\"\(RecordAddress.record(register.name, id))\">\(title)</a>" : HTML(text: title),
                HTML(text: register.title),
            ]
        }
        let title = IndicatorTexts.membersOf(part.label, paging.total)
        return page.page(
            "\(name)：\(title)",
            crumbs: [
                Crumb(IndicatorTexts.title, IndicatorAddress.list),
                Crumb(name, IndicatorAddress.indicator(id, region: view.region, day: view.day)),
            ],
            body: Components.table(title, columns: [IndicatorTexts.members, ""], rows: rows)
                + paging.links)
    }
}
