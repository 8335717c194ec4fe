import Database

/// The columns of a register in which the facts of a permission stand; nil where the register has no such fact.
public struct ScopeColumns: Sendable, Hashable {
    public var region: String?
    public var organisation: String?
    /// Where the organisation stands that did the work for the owner; a column or a subquery.
    public var performer: String?
    public var person: String?
    /// Column that holds 1 for a published row.
    public var published: String?
    /// Column that holds the account to which the row is handed.
    public var assignee: String?

    public init(
        region: String? = nil, organisation: String? = nil, performer: String? = nil, person: String? = nil,
        published: String? = nil, assignee: String? = nil
    ) {
        self.region = region
        self.organisation = organisation
        self.performer = performer
        self.person = person
        self.published = published
        self.assignee = assignee
    }
}

/// A WHERE condition with its arguments. True and false are written as comparisons, which both engines take.
public struct RowCondition: Sendable, Hashable {
    public let sql: String
    public let arguments: [Value]
}

extension Reach {
    /// The rows that `Permission.decide` would allow, as a condition whose placeholders start at `?first`.
    ///
    /// Column names come from declarations, never from a request.
    public func condition(for principal: Principal, columns: ScopeColumns, first: Int = 1) -> RowCondition {
        guard case .scopes(let scopes) = self else {
            return RowCondition(sql: self == .everything ? "1 = 1" : "1 = 0", arguments: [])
        }
        var parts: [String] = []
        var arguments: [Value] = []
        func place(_ value: Value) -> String {
            arguments.append(value)
            return "?\(first + arguments.count - 1)"
        }
        func equal(_ column: String?, _ value: Int64?) {
            guard let column, let value else { return }
            parts.append("\(column) = \(place(.integer(value)))")
        }
        for scope in scopes {
            switch scope {
            case .everything: parts.append("1 = 1")
            case .region:
                guard let column = columns.region, !principal.region.isNowhere else { continue }
                let lower = place(.text(principal.region.lowerBound))
                let upper = place(.text(principal.region.upperBound))
                parts.append("(\(column) >= \(lower) AND \(column) < \(upper))")
            case .organisation: equal(columns.organisation, principal.organisation)
            case .performed: equal(columns.performer, principal.organisation)
            case .assigned: equal(columns.assignee, principal.accountID == 0 ? nil : principal.accountID)
            case .own: equal(columns.person, principal.person)
            case .published: equal(columns.published, 1)
            }
        }
        if parts.isEmpty { return RowCondition(sql: "1 = 0", arguments: []) }
        return RowCondition(sql: parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")", arguments: arguments)
    }
}
