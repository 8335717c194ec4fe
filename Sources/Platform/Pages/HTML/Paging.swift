import Database

/// A long table of a page shown in parts, with what is shown of how many and the way on.
public struct Paging: Sendable {
    public static let size = 100
    public let total: Int
    private let name: String
    private let number: Int
    private let kept: [(name: String, value: String)]

    /// - Parameter name: of the parameter of the address; each table of a page has its own.
    public init(_ page: PageRequest, _ name: String, total: Int) {
        (self.name, self.total) = (name, total)
        number = max(1, min(Int(page.query[name] ?? "") ?? 1, (max(1, total) + Self.size - 1) / Self.size))
        kept = page.query.pairs.filter { $0.name != name && $0.name != "done" }.map { ($0.name, $0.value) }
    }

    public var offset: Int { (number - 1) * Self.size }

    public var links: HTML {
        guard total > Self.size else { return .empty }
        func link(_ to: Int, _ label: String) -> HTML {
            let query = Query(kept + [(name: name, value: String(to))]).text
            return "<a class=\"button\" href=\"?\(query)\">\(label)</a>"
        }
        let last = min(total, offset + Self.size)
        return """
            <nav class="pages" aria-label="\(Texts.List.pages)">\(number > 1 ? link(number - 1, Texts.List.previous) : .empty)
            <span>\(offset + 1)—\(last)／\(total)</span>
            \(last < total ? link(number + 1, Texts.List.next) : .empty)</nav>
            """
    }
}

extension PageRequest {
    /// One part of a query's rows with the way to the others, so that no table of a page ends without a word.
    ///
    /// - Parameter sql: with its order, without a limit.
    public func part(
        _ name: String = "page", of sql: String, _ arguments: [Value] = []
    ) async throws -> (rows: [Row], paging: Paging) {
        try await product.registers.read { connection in
            let total = try connection.value("SELECT COUNT(*) FROM (\(sql)) counted", arguments).integer ?? 0
            let paging = Paging(self, name, total: Int(total))
            return (try connection.query("\(sql) LIMIT \(Paging.size) OFFSET \(paging.offset)", arguments), paging)
        }
    }
}
