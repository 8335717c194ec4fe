import Access
import Calendars
import Database
import EarlyWarning
import Registers

/// What the live pages read. Who may see a device is part of every question.
struct LiveQueries: Sendable {
    static let shownDevices = 200
    /// A time so far ahead of now is a wrong clock, not the latest reading.
    static let toleratedLead: Int64 = 10 * 60_000

    let registers: Registers
    let principal: Principal

    private var register: Register { registers.register(of: MonitoringDevice.self) }

    /// The devices that may be seen, as a condition over `t`.
    func scope(first: Int) -> RowCondition { registers.condition(principal, .view, register, first: first) }

    /// Devices with their latest readings: those that were heard of last come first.
    func devices(_ connection: any Connection) throws -> [LiveDevice] {
        let scope = registers.condition(principal, .view, register, first: 1)
        let now = registers.clock.now()
        return try connection.query(
            """
            SELECT \(LiveDevice.columns) FROM \(LiveDevice.tables) WHERE t.void = 0 AND t.state <> 'retired' AND \(scope.sql)
            ORDER BY COALESCE(c.last_at, 0) DESC, t.id LIMIT \(LiveQueries.shownDevices)
            """, scope.arguments
        ).map { row in
            var device = LiveDevice(row)
            if device.lastAt != nil { device.latest = try latest(connection, of: device.id, now: now) }
            return device
        }
    }

    /// Open warnings by device, mere notices apart, as far as they may be seen; a warning's key begins with the device it is about.
    func openWarnings(_ connection: any Connection) throws -> [Int64: Int] {
        let scope = registers.condition(principal, .view, registers.register(of: Warning.self), first: 3)
        let rows = try connection.query(
            """
            SELECT t.source_key FROM warning t WHERE t.void = 0 AND t.state <> '\(WarningState.closed)' AND t.severity <> 'notice'
            AND t.source_key >= ?1 AND t.source_key < ?2 AND \(scope.sql) ORDER BY t.id
            """, [.text(AlarmSign.prefix), .text(AlarmSign.prefix + "~")] + scope.arguments)
        var counts: [Int64: Int] = [:]
        for row in rows {
            let key = row.text("source_key").dropFirst(AlarmSign.prefix.count)
            if let device = Int64(key.prefix { $0 != "/" }) { counts[device, default: 0] += 1 }
        }
        return counts
    }

    /// Nil when it is not there or not for these eyes.
    func device(_ connection: any Connection, _ id: Int64) throws -> LiveDevice? {
        let scope = registers.condition(principal, .view, register, first: 2)
        return try connection.first(
            "SELECT \(LiveDevice.columns) FROM \(LiveDevice.tables) WHERE t.void = 0 AND t.id = ?1 AND \(scope.sql)",
            [.integer(id)] + scope.arguments
        ).map(LiveDevice.init)
    }

    /// Numbers of the devices that may be seen, for filtering what is told to an open page.
    func visibleDevices(_ connection: any Connection) throws -> Set<Int64> {
        let scope = registers.condition(principal, .view, register, first: 1)
        return Set(
            try connection.query("SELECT t.id FROM monitoring_device t WHERE t.void = 0 AND \(scope.sql)", scope.arguments)
                .map { $0.integer("id") })
    }

    /// The kind of data with the latest time, and that time.
    func latestTime(_ connection: any Connection, of device: Int64, now: Instant) throws -> (command: Int, at: Instant)? {
        // One look at the end of the key for each kind, instead of one over all rows of the device.
        let kinds = LiveTexts.periods.map { period in
            """
            SELECT \(period.command) AS command, MAX(at) AS at FROM reading
            WHERE device_id = ?1 AND command = \(period.command) AND at <= ?2
            """
        }
        let row = try connection.first(
            "SELECT command, at FROM (\(kinds.joined(separator: " UNION ALL "))) k WHERE at IS NOT NULL ORDER BY at DESC, command LIMIT 1",
            [.integer(device), .integer(now.milliseconds + LiveQueries.toleratedLead)])
        return row.map { ($0.int("command"), Instant(milliseconds: $0.integer("at"))) }
    }

    private func latest(_ connection: any Connection, of device: Int64, now: Instant) throws -> [ShownReading] {
        guard let last = try latestTime(connection, of: device, now: now) else { return [] }
        let readings = try self.readings(connection, of: device, command: last.command, from: last.at, to: last.at, limit: 200)
        return LiveQueries.oneOfEach(readings)
    }

    /// Readings of a window, newest first.
    func readings(
        _ connection: any Connection, of device: Int64, command: Int, from: Instant, to: Instant, limit: Int
    ) throws -> [ShownReading] {
        try connection.query(
            """
            SELECT \(ShownReading.columns) FROM \(ShownReading.tables)
            WHERE r.device_id = ?1 AND r.command = ?2 AND r.at >= ?3 AND r.at <= ?4
            ORDER BY r.at DESC, r.factor, r.statistic, r.revision DESC LIMIT \(limit)
            """,
            [.integer(device), .integer(Int64(command)), .integer(from.milliseconds), .integer(to.milliseconds)]
        ).map(ShownReading.init)
    }

    /// The value that stands for each factor: real-time before average before data before maximum, the last revision.
    static func oneOfEach(_ readings: [ShownReading]) -> [ShownReading] {
        let order = ["Rtd", "Avg", "Data", "Max"]
        func rank(_ reading: ShownReading) -> Int { order.firstIndex(of: reading.statistic) ?? order.count }
        var best: [String: ShownReading] = [:]
        for reading in readings {
            if let known = best[reading.factor], (rank(known), -known.revision) <= (rank(reading), -reading.revision) { continue }
            best[reading.factor] = reading
        }
        // Channels that were registered, and so have a unit, come first.
        return best.values.sorted { ($0.unit.isEmpty ? 1 : 0, $0.factor) < ($1.unit.isEmpty ? 1 : 0, $1.factor) }
    }
}

/// A number that sent frames and may not.
struct QuarantinedDevice: Sendable {
    let mn, reason, peer: String
    let count: Int64
    let firstAt, lastAt: Instant

    /// Those that still are in no register or do not receive, the latest first.
    static func recent(_ connection: any Connection, limit: Int) throws -> [QuarantinedDevice] {
        try connection.query(
            """
            SELECT q.mn, q.reason, q.peer, q.frame_count, q.first_at, q.last_at FROM quarantined_device q
            WHERE NOT EXISTS (
                SELECT 1 FROM monitoring_device d WHERE d.mn = q.mn AND d.void = 0 AND d.state IN ('installed', 'in_service'))
            ORDER BY q.last_at DESC, q.mn LIMIT \(limit)
            """
        ).map { row in
            QuarantinedDevice(
                mn: row.text("mn"), reason: row.text("reason"), peer: row.text("peer"), count: row.integer("frame_count"),
                firstAt: Instant(milliseconds: row.integer("first_at")), lastAt: Instant(milliseconds: row.integer("last_at")))
        }
    }
}

/// A frame that was not taken.
struct RefusedFrame: Sendable {
    let arrivedAt: Instant
    let reason, peer: String

    static func recent(_ connection: any Connection, mn: String, limit: Int) throws -> [RefusedFrame] {
        try connection.query(
            "SELECT arrived_at, reason, peer FROM refused_frame WHERE mn = ?1 ORDER BY arrived_at DESC, id DESC LIMIT \(limit)",
            [.text(mn)]
        ).map { row in
            RefusedFrame(
                arrivedAt: Instant(milliseconds: row.integer("arrived_at")), reason: row.text("reason"), peer: row.text("peer"))
        }
    }
}
