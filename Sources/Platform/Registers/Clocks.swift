import Access
import Calendars
import Database

/// A legal or agreed period that runs on a record until something is done about it.
public struct RecordClock: Sendable, Hashable {
    /// Name of the clock within the register: one of a kind runs on a record at a time.
    public var name: String
    /// What is due, for people: “受理申报”.
    public var title: String
    /// Clause from which the period comes.
    public var basis: String
    /// Who must act; their desks show it.
    public var role: Role

    public init(_ name: String, title: String, basis: String, role: Role) {
        self.name = name
        self.title = title
        self.basis = basis
        self.role = role
    }
}

/// One line of a work desk: what is due, on which record, until when.
public struct DueItem: Sendable, Hashable, Identifiable {
    public var id: Int64
    public var register: String
    public var recordID: Int64
    public var clock: String
    public var title: String
    public var basis: String
    public var role: Role
    public var regionPath: String
    public var startedDay: Day
    public var dueDay: Day

    init(_ row: Row) {
        id = row.integer("id")
        register = row.text("register")
        recordID = row.integer("record_id")
        clock = row.text("clock")
        title = row.text("title")
        basis = row.text("basis")
        role = Role(row.text("role"))
        regionPath = row.text("region_path")
        startedDay = Day(row.text("started_day")) ?? Day(number: 0)
        dueDay = Day(row.text("due_day")) ?? Day(number: 0)
    }

    /// Whole days left; negative when overdue.
    public func daysLeft(on day: Day) -> Int { dueDay - day }
}

extension RegisterTransaction {
    /// Starts a clock on a record; one already running under that name is replaced.
    public func start(_ clock: RecordClock, on record: StoredRecord, from day: Day, due: Day) throws {
        try settle(clock.name, on: record)
        try connection.execute(
            """
            INSERT INTO due_item (id, register, record_id, clock, title, basis, role, region_path, organisation_id, started_day, due_day)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            [
                .integer(ledger.newID()), .text(record.draft.register.name), .integer(record.id), .text(clock.name),
                .text(clock.title),
                .text(clock.basis), .text(clock.role.rawValue), .text(record.regionPath), Value(record.organisation),
                .text(day.description), .text(due.description),
            ])
    }

    public func settle(_ clock: String, on record: StoredRecord) throws {
        try connection.execute(
            "UPDATE due_item SET settled_at = ?1 WHERE register = ?2 AND record_id = ?3 AND clock = ?4 AND settled_at IS NULL",
            [.integer(at.milliseconds), .text(record.draft.register.name), .integer(record.id), .text(clock)])
    }

    public func settleClocks(of record: StoredRecord) throws {
        try connection.execute(
            "UPDATE due_item SET settled_at = ?1 WHERE register = ?2 AND record_id = ?3 AND settled_at IS NULL",
            [.integer(at.milliseconds), .text(record.draft.register.name), .integer(record.id)])
    }
}

extension Registers {
    /// What is due at a principal's desk, soonest first: clocks of the own role on records that the principal may see.
    ///
    /// The same grants decide as for the record itself: a clerk who belongs to a bureau sees what employers of the county wait for.
    public func dueItems(
        _ connection: any Connection, for principal: Principal, until day: Day? = nil, limit: Int = 200
    ) throws -> [DueItem] {
        var arguments: [Value] = [.text(principal.role.rawValue)]
        func place(_ value: Value) -> String {
            arguments.append(value)
            return "?\(arguments.count)"
        }
        let registers = Dictionary(grouping: catalogue.registers) {
            DeskReach(
                reach: Permission.reach(principal, .view, grants: $0.grants, area: $0.area),
                // A clock keeps region and owner; who did the work stands with the record, in a column of its register.
                performer: $0.performer.map { [name = $0.name] in
                    "(SELECT r.\($0) FROM \(name) r WHERE r.id = due_item.record_id)"
                })
        }
        let parts = registers.filter(\.key.reach.isSomething).map { desk, registers in
            let names = registers.map { place(.text($0.name)) }.joined(separator: ", ")
            let columns = ScopeColumns(region: "region_path", organisation: "organisation_id", performer: desk.performer)
            let rows = desk.reach.condition(for: principal, columns: columns, first: arguments.count + 1)
            arguments += rows.arguments
            return "register IN (\(names)) AND \(rows.sql)"
        }
        guard !parts.isEmpty else { return [] }
        var condition = "role = ?1 AND settled_at IS NULL AND (\(parts.map { "(\($0))" }.joined(separator: " OR ")))"
        if let day { condition += " AND due_day <= \(place(.text(day.description)))" }
        return try connection.query("SELECT * FROM due_item WHERE \(condition) ORDER BY due_day, id LIMIT \(limit)", arguments)
            .map(DueItem.init)
    }

    /// Registers whose clocks are found by the same condition.
    private struct DeskReach: Hashable {
        var reach: Reach
        var performer: String?
    }

    /// Open clocks of one record.
    public func dueItems(_ connection: any Connection, of record: StoredRecord) throws -> [DueItem] {
        try connection.query(
            "SELECT * FROM due_item WHERE register = ?1 AND record_id = ?2 AND settled_at IS NULL ORDER BY due_day, id",
            [.text(record.draft.register.name), .integer(record.id)]
        ).map(DueItem.init)
    }
}
