import Calendars
import Database

/// What the audit administrator looks for. Empty fields do not restrict.
public struct AccessLogFilter: Sendable, Hashable {
    public var accountID: Int64?
    public var action: AccessEntry.Action?
    public var register: String?
    /// From this moment, inclusive.
    public var from: Instant?
    /// Until this moment, exclusive.
    public var until: Instant?

    public init(
        accountID: Int64? = nil, action: AccessEntry.Action? = nil, register: String? = nil, from: Instant? = nil,
        until: Instant? = nil
    ) {
        self.accountID = accountID
        self.action = action
        self.register = register
        self.from = from
        self.until = until
    }
}

extension AccessLog {
    /// Lines that fit, newest first. Only for the audit administrator.
    public func entries(
        _ filter: AccessLogFilter, as principal: Principal, limit: Int = 50, offset: Int = 0
    ) async throws -> [AccessEntry] {
        try Permission.decide(principal, .view, grants: [], area: .logs).require()
        var conditions = ["1 = 1"]
        var arguments: [Value] = []
        func require(_ condition: String, _ value: Value?) {
            guard let value else { return }
            arguments.append(value)
            conditions.append("\(condition) ?\(arguments.count)")
        }
        require("account_id =", filter.accountID.map(Value.integer))
        require("action =", (filter.action?.rawValue).map(Value.text))
        require("register =", filter.register.map(Value.text))
        require("at >=", (filter.from?.milliseconds).map(Value.integer))
        require("at <", (filter.until?.milliseconds).map(Value.integer))
        let sql = """
            SELECT \(AccessEntry.columns.joined(separator: ", ")) FROM access_log WHERE \(conditions.joined(separator: " AND "))
            ORDER BY at DESC, writer DESC, sequence DESC LIMIT \(max(1, limit)) OFFSET \(max(0, offset))
            """
        let values = arguments
        return try await database.read { try $0.query(sql, values).map { AccessEntry($0) } }
    }

    /// Who looked at this record, newest first: told to the person on request (个人信息保护法 第四十五条), and to the audit
    /// administrator. The caller has decided that the principal may ask about this record.
    public func viewers(register: String, recordID: Int64, limit: Int = 200) async throws -> [AccessEntry] {
        let columns = AccessEntry.columns.map { "l.\($0)" }.joined(separator: ", ")
        return try await database.read {
            try $0.query(
                """
                SELECT \(columns) FROM access_log_record r JOIN access_log l ON l.writer = r.writer AND l.sequence = r.sequence
                WHERE r.register = ?1 AND r.record_id = ?2 ORDER BY l.at DESC, l.writer DESC, l.sequence DESC LIMIT ?3
                """,
                [.text(register), .integer(recordID), Value(limit)]
            ).map { AccessEntry($0) }
        }
    }
}
