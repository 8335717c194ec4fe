import Access
import Hummingbird
import Registers

/// Who looked at a person's record, for whoever may look at it.
enum ViewersPage {
    static func answer(_ page: PageRequest, _ register: Register) async throws -> Response {
        let record = try await RecordReading(page, register).record(for: .view)
        try await page.logRead(.view, register, records: [record.id])
        let entries = try await page.product.access.log.viewers(register: register.name, recordID: record.id)
        let rows = entries.map { entry -> [HTML] in
            [
                HTML(text: entry.at.description), HTML(text: entry.accountName),
                HTML(text: page.product.roles.label(Role(entry.role))),
                HTML(text: Texts.AccessLog.action(entry.action)), HTML(text: entry.reason),
            ]
        }
        return page.page(
            Texts.Record.viewersOf(record.title(page.product.codes)),
            crumbs: [
                Crumb(register.title, RecordAddress.list(register.name)),
                Crumb(record.title(page.product.codes), RecordAddress.record(register.name, record.id)),
            ], body: Components.table(Texts.Record.viewers, columns: Texts.Record.viewerColumns, rows: rows))
    }
}
