import Access
import Database
import Hummingbird
import Imports
import Registers

/// A register's list: filters, search, order and page from the address.
struct ListPage {
    let register: Register
    let page: PageRequest
    let request: ListRequest

    init(_ register: Register, _ page: PageRequest) {
        self.register = register
        self.page = page
        request = ListAddress.read(page.query)
    }

    struct Content: Sendable {
        var records: [StoredRecord]
        var shown: ShownValue
        var total: Int
        var problems: [FieldProblem]
        var views: [SavedViews.View]
    }

    static let countBound = 100_000

    func answer() async throws -> Response {
        let (product, principal, register, request) = (page.product, page.principal, register, request)
        let content = try await product.registers.read { connection in
            let (records, condition) = try product.registers.list(connection, register, request, for: principal)
            let isWhole = request.page == 1 && records.count < request.size
            let total =
                isWhole ? records.count : try product.registers.count(connection, register, condition, upTo: Self.countBound)
            return Content(
                records: records, shown: try ShownValue.make(product, register, records, for: principal, connection),
                total: total,
                problems: condition.problems, views: try SavedViews.list(connection, register, principal))
        }
        try await page.logRead(.list, register, records: content.records.map(\.id), filter: page.query.text)
        return page.page(register.title, status: content.problems.isEmpty ? .ok : .badRequest, body: body(content))
    }

    private var columns: [FieldDefinition] {
        let listed = register.fields.filter { $0.isListed }
        let chosen = listed.isEmpty ? register.titleFields.compactMap { register.field($0) } : listed
        return chosen.filter { !$0.isTechnical && page.product.registers.isVisible($0, to: page.principal) }
    }

    private var hasStates: Bool { register.lifecycle.states.count > 1 }

    private func body(_ content: Content) -> HTML {
        """
        \(register.help.isEmpty ? .empty : "<p class=\"lead\">\(register.help)</p>")
        \(toolbar(content))
        \(ErrorSummary.html(content.problems))
        \(ListFilters(register: register, page: page, request: request).html(content.views))
        \(counted(content))
        \(table(content))
        \(pages(content))
        """
    }

    private func toolbar(_ content: Content) -> HTML {
        let name = register.name
        var links = HTML.empty
        if register.isEditable, page.may(.register(name, .create)) {
            links += "<a class=\"button primary\" href=\"\(RecordAddress.new(name))\">\(Texts.List.new(register.title))</a>"
            links += "<a class=\"button\" href=\"\(ImportAddress.upload(name))\">\(Texts.List.upload)</a>"
            links += "<a class=\"button\" href=\"\(RecordAddress.template(name))\">\(Texts.List.template)</a>"
        }
        if page.may(.register(name, .export)) {
            for format in SheetFile.allCases {
                let query = Query(page.query.pairs.filter { $0.name != "page" && $0.name != "size" && $0.name != "done" }).text
                links +=
                    "<a class=\"button\" href=\"\(RecordAddress.export(name, format))\(query.isEmpty ? "" : "?" + query)\">\(Texts.List.export(format.label))</a>"
            }
        }
        return links.isEmpty ? .empty : "<div class=\"toolbar\">\(links)</div>"
    }

    private func counted(_ content: Content) -> HTML {
        let total = content.total > Self.countBound ? Texts.List.moreThan(Self.countBound) : Texts.List.count(content.total)
        return "<p class=\"count\" role=\"status\">\(total)</p>"
    }

    private func table(_ content: Content) -> HTML {
        guard !content.records.isEmpty else {
            let hint = page.query.pairs.isEmpty ? Texts.List.nothing : Texts.List.nothingFound
            return "<p class=\"empty\">\(hint)</p>"
        }
        let columns = columns
        // A first column that leads elsewhere cannot carry the record's own link; its title stands in front then.
        let hasTitle = columns.first?.reference != nil
        let positions = columns.map { register.position($0.name) ?? 0 }
        let state: HTML = hasStates ? header("state", Texts.Record.state) : .empty
        let rows = content.records.html { record in
            let title = record.title(page.product.codes)
            let link: HTML = "<a href=\"\(RecordAddress.record(register.name, record.id))\">"
            var cells: HTML =
                hasTitle ? "<td class=\"words\" data-label=\"\(Texts.List.record)\">\(link)\(title)</a></td>" : .empty
            for (index, field) in columns.enumerated() {
                let value = content.shown.html(record.values[positions[index]], field)
                let words = index == 0 && !hasTitle ? content.shown.text(record.values[positions[0]], field) : ""
                let cell: HTML = index == 0 && !hasTitle ? "\(link)\(words.isEmpty ? title : words)</a>" : value
                let kind = kind(field)
                cells += "<td data-label=\"\(field.label)\"\(attribute: "class", kind)>\(cell)</td>"
            }
            if hasStates {
                cells += "<td data-label=\"\(Texts.Record.state)\">\(stateBadge(record))</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <div class="table-frame" tabindex="0"><table class="records"><caption class="visually-hidden">\(register.title)</caption>
            <thead><tr>\(hasTitle ? header("", Texts.List.record, sortable: false) : .empty)\(columns.html { header($0.name, $0.label, unit: $0.unit, sortable: $0.sealing == nil, isNumber: isNumber($0)) })\(state)</tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            """
    }

    /// How wide a column must be to be read: days and codes on one line, names not broken after every second character.
    private func kind(_ field: FieldDefinition) -> String {
        if isNumber(field) { return "number" }
        if field.kind == .day || field.kind == .instant { return "day" }
        if field.identifier != nil || register.naturalKey == [field.name] && !register.titleFields.contains(field.name) {
            return "code"
        }
        // Labels of large tables are long (industries), those of small ones short (sizes).
        let isLong = field.codeTable.map { page.product.codes.entries($0).count > CodeChoices.largestList } ?? false
        return register.titleFields.contains(field.name) || field.reference != nil || isLong ? "words" : ""
    }

    private func isNumber(_ field: FieldDefinition) -> Bool {
        field.reference == nil && (field.kind == .integer || field.kind == .decimal)
    }

    private func stateBadge(_ record: StoredRecord) -> HTML {
        if record.isVoid { return Components.badge(Texts.Record.void, .bad) }
        guard let state = register.lifecycle.state(record.state) else { return HTML(text: record.state) }
        return Components.badge(state.label, state.tone)
    }

    private func header(_ name: String, _ label: String, unit: String = "", sortable: Bool = true, isNumber: Bool = false) -> HTML
    {
        let title: HTML = unit.isEmpty ? HTML(text: label) : "\(label)<span class=\"unit\">\(unit)</span>"
        guard sortable else { return "<th scope=\"col\">\(title)</th>" }
        let kind = isNumber ? "number" : ""
        let order = request.sort ?? register.defaultSort
        let isSorted = order?.field == name
        let descending = isSorted && order?.descending == true
        let next = isSorted && !descending ? "-" + name : name
        let mark: HTML = isSorted ? "<span aria-hidden=\"true\">\(descending ? "▼" : "▲")</span>" : .empty
        let sort = isSorted ? (descending ? "descending" : "ascending") : ""
        return """
            <th scope="col"\(attribute: "class", kind)\(attribute: "aria-sort", sort)><a href="\(ListAddress.write(register.name, page.query, replacing: ["sort": next]))">\(title)\(mark)</a></th>
            """
    }

    private func pages(_ content: Content) -> HTML {
        let last = max(1, (min(content.total, Self.countBound) + request.size - 1) / request.size)
        guard last > 1 || request.page > 1 else { return .empty }
        func link(_ number: Int, _ label: String) -> HTML {
            "<a href=\"\(ListAddress.write(register.name, page.query, replacing: ["page": String(number)]))\">\(label)</a>"
        }
        return """
            <nav class="pages" aria-label="\(Texts.List.pages)">
            \(request.page > 1 ? link(request.page - 1, Texts.List.previous) : .empty)
            <span>\(Texts.List.page(request.page, last))</span>
            \(request.page < last ? link(request.page + 1, Texts.List.next) : .empty)
            </nav>
            """
    }
}
