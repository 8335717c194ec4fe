import Registers

/// The form above a list. Plain GET: what is chosen stands in the address.
struct ListFilters {
    let register: Register
    let page: PageRequest
    let request: ListRequest

    private var fields: [FieldDefinition] {
        register.fields.filter { field in
            field.isFilterable && !field.isTechnical && page.product.registers.isVisible(field, to: page.principal)
                && register.region != .field(field.name)
        }
    }

    func html(_ views: [SavedViews.View]) -> HTML {
        let isOpen = !request.filters.isEmpty || !request.states.isEmpty || !request.region.isEmpty || request.withVoid
        let sort = page.query["sort"] ?? ""
        return """
            \(SavedViews.html(views, register, page))
            <form class="filters" method="get" action="\(RecordAddress.list(register.name))" role="search" aria-label="\(Texts.List.filters)">
            <div class="search-line">
            <label class="visually-hidden" for="filter-q">\(Texts.List.search)</label>
            <input id="filter-q" type="search" name="q" value="\(request.search)" placeholder="\(searchHint)">
            <button class="button primary" type="submit">\(Texts.List.search)</button>
            <a class="button" href="\(RecordAddress.list(register.name))">\(Texts.List.clear)</a>
            </div>
            <details\(attribute: "open", if: isOpen)><summary>\(Texts.List.filters)</summary>
            <div class="filter-grid">
            \(stateFilter)\(regionFilter)\(fields.html(filter))
            </div>
            <button class="button primary" type="submit">\(Texts.List.apply)</button>
            </details>
            \(sort.isEmpty ? .empty : "<input type=\"hidden\" name=\"sort\" value=\"\(sort)\">")
            </form>
            """
    }

    private var searchHint: String {
        let words = register.titleFields.compactMap { register.field($0)?.label }
        return Texts.List.searchHint(words)
    }

    private var stateFilter: HTML {
        guard register.lifecycle.states.count > 1 else { return .empty }
        let boxes = register.lifecycle.states.html { state in
            """
            <label class="choice"><input type="checkbox" name="state" value="\(state.name)"\(attribute: "checked", if: request.states.contains(state.name))> \(state.label)</label>
            """
        }
        return "<fieldset><legend>\(Texts.Record.state)</legend><div class=\"choices\">\(boxes)</div></fieldset>"
    }

    private var regionFilter: HTML {
        guard register.region != .none else { return .empty }
        let table = page.product.settings.regionTable
        let shown = page.product.codes.entry(table, request.region).map { "\($0.code) \($0.label)" } ?? request.region
        return CodeChoices.control(
            page, id: "filter-region", name: "region", label: Texts.List.region, table: table, value: request.region, shown: shown
        )
    }

    private func value(_ field: FieldDefinition, _ operation: ListRequest.Filter.Operation) -> String {
        request.filters.first { $0.field == field.name && $0.operation == operation }?.text ?? ""
    }

    private func filter(_ field: FieldDefinition) -> HTML {
        let id = "filter-\(field.name)"
        if let table = field.codeTable {
            let value = value(field, .equals)
            let shown = page.product.codes.entry(table, value).map { "\($0.code) \($0.label)" } ?? value
            return CodeChoices.control(
                page, id: id, name: field.name, label: field.label, table: table, value: value, shown: shown)
        }
        if field.kind == .flag {
            let value = value(field, .equals)
            return """
                <div><label for="\(id)">\(field.label)</label><select id="\(id)" name="\(field.name)"><option value="">\(Texts.List.all)</option>
                <option value="1"\(attribute: "selected", if: value == "1")>\(Texts.Form.yes)</option><option value="0"\(attribute: "selected", if: value == "0")>\(Texts.Form.no)</option></select></div>
                """
        }
        if field.reference == nil, field.kind != .text {
            let type = field.kind == .day ? "date" : "text"
            return """
                <div><label for="\(id)">\(Texts.List.from(field.label))</label><div class="range"><input id="\(id)" type="\(type)" name="\(field.name).from" value="\(value(field, .from))">
                <span aria-hidden="true">–</span><input type="\(type)" name="\(field.name).to" value="\(value(field, .to))" aria-label="\(Texts.List.to(field.label))"></div></div>
                """
        }
        return """
            <div><label for="\(id)">\(field.label)</label><input id="\(id)" name="\(field.name)" value="\(value(field, .equals))"></div>
            """
    }
}
