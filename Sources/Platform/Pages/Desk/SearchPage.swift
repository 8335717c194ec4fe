import Hummingbird
import Registers

/// One box over all registers that the person may look into.
enum SearchPage {
    static let shownAtMost = 8

    private struct Found: Sendable {
        var register: Register
        var records: [StoredRecord]
    }

    static func page(_ page: PageRequest) async throws -> Response {
        let text = TextReading.trim(page.query["q"] ?? "")
        guard !text.isEmpty else { return page.page(Texts.Search.title, body: "<p>\(Texts.Search.empty)</p>") }
        let (product, principal) = (page.product, page.principal)
        let found = try await product.registers.read { connection in
            try product.catalogue.registers.filter { !$0.menu.isEmpty && product.registers.mayAttempt(principal, .view, $0) }
                .compactMap { register -> Found? in
                    var request = ListRequest()
                    request.search = text
                    request.size = shownAtMost
                    let records = try product.registers.list(connection, register, request, for: principal).records
                    return records.isEmpty ? nil : Found(register: register, records: records)
                }
        }
        for part in found { try await page.logRead(.list, part.register, records: part.records.map(\.id), filter: text) }
        let body = found.html { part in
            let lines = part.records.html { record in
                let state = part.register.lifecycle.states.count > 1 ? part.register.lifecycle.state(record.state) : nil
                let badge: HTML = state.map { Components.badge($0.label, $0.tone) } ?? .empty
                return
                    "<li><a href=\"\(RecordAddress.record(part.register.name, record.id))\">\(record.title(page.product.codes))</a> \(badge)</li>"
            }
            let all = "\(RecordAddress.list(part.register.name))?q=\(FormEncoding.encode(text))"
            return Components.section(
                part.register.title,
                "<ul class=\"found\">\(lines)</ul><p class=\"section-end\"><a href=\"\(all)\">\(Texts.Search.all(part.register.title))</a></p>"
            )
        }
        return page.page(Texts.Search.title, body: found.isEmpty ? "<p class=\"empty\">\(Texts.Search.nothing)</p>" : body)
    }
}
