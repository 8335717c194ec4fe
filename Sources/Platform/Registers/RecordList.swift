import Access
import Database

/// What a list shows: filters, search, order and page, as they stand in the address.
public struct ListRequest: Sendable, Hashable {
    public struct Filter: Sendable, Hashable {
        public enum Operation: String, Sendable, CaseIterable { case equals = "eq", contains = "has", from, to, empty }
        public var field: String
        public var operation: Operation
        public var text: String
        public init(_ field: String, _ operation: Operation, _ text: String) {
            self.field = field
            self.operation = operation
            self.text = text
        }
    }

    public var filters: [Filter] = []
    /// Looked for in the fields that name a record.
    public var search = ""
    public var states: [String] = []
    /// Code of a region: it and everything below.
    public var region = ""
    public var sort: SortOrder?
    public var page = 1
    public var size = 50
    public var withVoid = false

    public static let largestSize = 200
    public init() {}
}

/// A list's condition over the alias `t`, with the account's scope in it.
public struct ListCondition: Sendable {
    public var sql: String
    public var arguments: [Value]
    /// The order as SQL over the alias `t`.
    public var order: String { listOrder.sql }
    public var listOrder: ListOrder
    public var problems: [FieldProblem]
}

extension Registers {
    /// Turns a request into SQL; a filter that cannot be read is told, not ignored.
    public func condition(of request: ListRequest, _ register: Register, for principal: Principal, verb: Verb = .view)
        -> ListCondition
    {
        var parts: [String] = request.withVoid ? [] : ["t.void = 0"]
        var arguments: [Value] = []
        var problems: [FieldProblem] = []
        func place(_ value: Value) -> String {
            arguments.append(value)
            return "?\(arguments.count)"
        }
        for filter in request.filters where !TextReading.trim(filter.text).isEmpty || filter.operation == .empty {
            guard let field = register.field(filter.field), isVisible(field, to: principal) else {
                problems.append(FieldProblem(filter.field, .unknownField, "不能按“\(filter.field.prefix(40))”筛选，请去掉这个条件。"))
                continue
            }
            switch part(of: filter, field, register, place) {
            case .success(let sql): parts.append(sql)
            case .failure(let problem): problems.append(problem)
            }
        }
        let search = TextReading.trim(request.search)
        if !search.isEmpty { parts.append(searchPart(search, register, place)) }
        if !request.states.isEmpty {
            parts.append("t.state IN (\(request.states.map { place(.text($0)) }.joined(separator: ", ")))")
        }
        if !request.region.isEmpty {
            if let path = codes.regionPath(request.region) {
                parts.append(
                    "t.region_path >= \(place(.text(path.lowerBound))) AND t.region_path < \(place(.text(path.upperBound)))")
            } else {
                problems.append(FieldProblem("region", .unknownCode, "没有这个地区代码，请从列表选择。"))
            }
        }
        let scope = condition(principal, verb, register, first: arguments.count + 1)
        parts.append(scope.sql)
        arguments += scope.arguments
        if !problems.isEmpty { parts.append("1 = 0") }
        return ListCondition(
            sql: parts.joined(separator: " AND "), arguments: arguments,
            listOrder: ListOrder(request.sort ?? register.defaultSort, register),
            problems: problems)
    }

    public func isVisible(_ field: FieldDefinition, to principal: Principal) -> Bool {
        field.visibleTo?.contains(principal.role) ?? true
    }

    /// The fields that pages and sheets show a person; technical ones stay with the interface.
    public func shownFields(_ register: Register, to principal: Principal) -> [FieldDefinition] {
        register.fields.filter { !$0.isTechnical && isVisible($0, to: principal) }
    }

    private func part(
        of filter: ListRequest.Filter, _ field: FieldDefinition, _ register: Register, _ place: (Value) -> String
    ) -> Result<String, FieldProblem> {
        let column = "t.\(field.name)"
        if filter.operation == .empty { return .success("\(column) IS NULL") }
        if field.sealing != nil {
            // A sealed field is found whole, by its blind index.
            let index = sealer.index(TextReading.trim(filter.text), register: register.name, field: field.name)
            return .success("\(column)_index = \(place(.text(index)))")
        }
        if filter.operation == .contains
            || (filter.operation == .equals && field.kind == .text && field.codeTable == nil && field.identifier == nil
                && field.reference == nil)
        {
            return .success("\(column) LIKE \(place(.text("%" + escaped(TextReading.trim(filter.text)) + "%"))) ESCAPE '!'")
        }
        if let reference = field.reference {
            let text = TextReading.folded(TextReading.trim(filter.text))
            if let number = Int64(text.hasPrefix("#") ? String(text.dropFirst()) : text), number < 1_000_000_000_000 {
                return .success("\(column) = \(place(.integer(number)))")
            }
            return .success("\(column) IN (SELECT id FROM \(reference.register) WHERE \(reference.key) = \(place(.text(text))))")
        }
        if field.codeTable != nil, filter.operation == .equals,
            case .success(.text(let code)) = TextReading.read(filter.text, as: field, codes: codes)
        {
            // A code stands for everything below it: C finds C30 and C3011.
            let below = codes.descendants(field.codeTable ?? "", code)
            return .success("\(column) IN (\(below.map { place(.text($0)) }.joined(separator: ", ")))")
        }
        return TextReading.read(filter.text, as: field, codes: codes).map { value in
            switch filter.operation {
            case .from: "\(column) >= \(place(value))"
            case .to: "\(column) <= \(place(value))"
            default: "\(column) = \(place(value))"
            }
        }
    }

    private func searchPart(_ search: String, _ register: Register, _ place: (Value) -> String) -> String {
        let pattern = place(.text("%" + escaped(TextReading.folded(search)) + "%"))
        var parts: [String] = []
        for name in Set(register.titleFields + register.naturalKey + register.fields.filter { $0.identifier != nil }.map(\.name))
            .sorted()
        {
            guard let field = register.field(name), field.kind == .text else { continue }
            if field.sealing != nil {
                parts.append("t.\(name)_index = \(place(.text(sealer.index(search, register: register.name, field: name))))")
            } else {
                parts.append("t.\(name) LIKE \(pattern) ESCAPE '!'")
            }
        }
        for field in register.fields {
            guard let reference = field.reference, let target = catalogue.register(reference.register) else { continue }
            let words = target.titleFields.filter { target.field($0)?.kind == .text && target.field($0)?.sealing == nil }
            guard !words.isEmpty else { continue }
            let condition = words.map { "\($0) LIKE \(pattern) ESCAPE '!'" }.joined(separator: " OR ")
            parts.append("t.\(field.name) IN (SELECT id FROM \(target.name) WHERE \(condition))")
        }
        return parts.isEmpty ? "1 = 0" : "(" + parts.joined(separator: " OR ") + ")"
    }

    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if character == "%" || character == "_" || character == "!" { result += "!" }
            result.append(character)
        }
    }

    /// One page of a list.
    public func list(
        _ connection: any Connection, _ register: Register, _ request: ListRequest, for principal: Principal, verb: Verb = .view
    ) throws -> (records: [StoredRecord], condition: ListCondition) {
        let condition = condition(of: request, register, for: principal, verb: verb)
        let planned = try planned(condition, request, register, for: principal, on: connection)
        let size = max(1, min(request.size, ListRequest.largestSize))
        let offset = (max(1, request.page) - 1) * size
        let records = try queries.all(
            connection, register, where: planned.sql, planned.arguments,
            order: planned.order + " LIMIT \(size) OFFSET \(offset)")
        return (records, condition)
    }

    /// How many rows the condition finds, counted up to a bound: a list says “more than 10 000” rather than make people wait.
    public func count(_ connection: any Connection, _ register: Register, _ condition: ListCondition, upTo bound: Int = 100_000)
        throws -> Int
    {
        let value = try connection.value(
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM \(register.name) t WHERE \(condition.sql) LIMIT \(bound + 1)) counted",
            condition.arguments)
        return Int(value.integer ?? 0)
    }
}

extension CodeBook {
    /// A code and all codes below it.
    public func descendants(_ table: String, _ code: String) -> [String] {
        var found = [code]
        var frontier: Set<String> = [code]
        let all = entries(table)
        guard all.contains(where: { $0.parent == code }) else { return found }
        while !frontier.isEmpty {
            let next = all.filter { frontier.contains($0.parent) }.map(\.code)
            found += next
            frontier = Set(next)
        }
        return found
    }
}
