import Registers

/// A list's state as it stands in the address, read and written in one place: whoever has the link sees the same list.
///
/// `FIELD=…`, `FIELD.from=…`, `FIELD.to=…`, `FIELD.has=…`, `FIELD.empty=1`; `q` search, `state` (repeated), `region`, `sort` (`-` in front
/// for descending), `page`, `size`, `void=1`.
enum ListAddress {
    static let reserved: Set<String> = [
        "q", "state", "region", "sort", "page", "size", "void", "done", "total", "fields",
        "after",
    ]

    static func read(_ query: Query) -> ListRequest {
        var request = ListRequest()
        for (name, value) in query.pairs where !name.hasPrefix("_") {
            switch name {
            case "q": request.search = value
            case "state": if !value.isEmpty { request.states.append(value) }
            case "region": request.region = TextReading.trim(value).prefix { $0 != " " }.description
            case "sort" where !value.isEmpty:
                request.sort = SortOrder(
                    value.hasPrefix("-") ? String(value.dropFirst()) : value, descending: value.hasPrefix("-"))
            case "page": request.page = max(1, min(Int(value) ?? 1, 1_000_000))
            case "size": request.size = max(1, min(Int(value) ?? request.size, ListRequest.largestSize))
            case "void": request.withVoid = value == "1"
            case _ where reserved.contains(name): break
            default: if !value.isEmpty { request.filters.append(filter(name, value)) }
            }
        }
        return request
    }

    private static func filter(_ name: String, _ value: String) -> ListRequest.Filter {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let operation = ListRequest.Filter.Operation(rawValue: String(parts[1])) else {
            return .init(name, .equals, value)
        }
        return .init(String(parts[0]), operation, value)
    }

    /// The address of a list with some of its parts replaced; the page starts anew unless it is given.
    static func write(_ register: String, _ query: Query, replacing: [String: String?] = [:]) -> String {
        let left = query.pairs.filter { pair in
            !pair.value.isEmpty && pair.name != "done" && pair.name != "page" && replacing[pair.name] == nil
        }
        let added = replacing.sorted { $0.key < $1.key }.compactMap { name, value in value.map { (name: name, value: $0) } }
        let text = Query(left + added).text
        return RecordAddress.list(register) + (text.isEmpty ? "" : "?" + text)
    }
}
