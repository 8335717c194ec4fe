import Access
import Calendars
import Database
import Registers

/// A device as the live page shows it.
struct LiveDevice: Sendable {
    enum Contact: Sendable { case online, silent, never, stopped }

    struct Value: Sendable {
        var factor: String
        var name: String
        var text: String
        var unit: String
        var at: Instant
    }

    var id: Int64
    var name: String
    var employer: String
    var location: String
    var contact: Contact
    var lastAt: Instant?
    var isVerified: Bool
    var isSimulated: Bool
    var values: [Value]

    /// Devices of the principal's reach, by name.
    static func list(
        _ connection: any Connection, _ registers: Registers, for principal: Principal, now: Instant, limit: Int = 200
    ) throws -> [LiveDevice] {
        var request = ListRequest()
        request.size = min(limit, ListRequest.largestSize)
        request.sort = SortOrder("name")
        let register = registers.register(of: MonitoringDevice.self)
        let records = try registers.list(connection, register, request, for: principal).records
        let employers = try registers.catalogue.register("employer").map {
            try registers.queries.titles(connection, $0, ids: Set(records.compactMap { $0["employer"].integer }))
        }
        return try records.map { record in
            let device = try registers.typed(record, as: MonitoringDevice.self).record
            let contact = try connection.first("SELECT last_at FROM device_contact WHERE device_id = ?1", [.integer(record.id)])
            let last = contact?["last_at"].integer.map { Instant(milliseconds: $0) }
            return LiveDevice(
                id: record.id, name: device.name, employer: employers?[device.employer] ?? "", location: device.location,
                contact: state(record.state, last, device.intervalSeconds, now), lastAt: last,
                isVerified: [device.verificationExpiry, device.calibrationExpiry].contains { $0.map { now.day <= $0 } ?? false },
                isSimulated: device.isSimulated, values: try latest(connection, record.id))
        }
    }

    /// Silent after three intervals without a frame, at least five minutes.
    private static func state(_ state: String, _ last: Instant?, _ interval: Int?, _ now: Instant) -> Contact {
        guard DeviceState.receiving.contains(state) else { return .stopped }
        guard let last else { return .never }
        return now - last > max(3 * Int64(interval ?? 100), 300) * 1_000 ? .silent : .online
    }

    /// The newest value of each factor, from the shortest period that the device sends.
    private static func latest(_ connection: any Connection, _ device: Int64) throws -> [Value] {
        for command in [2011, 2051, 2061, 2031] {
            let rows = try connection.query(
                """
                SELECT r.factor, r.value, r.value_text, r.unit, r.at, c.name AS channel FROM reading r
                LEFT JOIN monitoring_channel c ON c.device = r.device_id AND c.factor = r.factor AND c.void = 0
                WHERE r.device_id = ?1 AND r.command = ?2 ORDER BY r.at DESC, r.factor, r.statistic, r.revision DESC LIMIT 40
                """, [.integer(device), .integer(Int64(command))])
            guard let newest = rows.first?.integer("at") else { continue }
            var seen: Set<String> = []
            return rows.filter { $0.integer("at") == newest && seen.insert($0.text("factor")).inserted }.map { row in
                Value(
                    factor: row.text("factor"), name: row["channel"].text ?? row.text("factor"), text: row.text("value_text"),
                    unit: row.text("unit"), at: Instant(milliseconds: row.integer("at")))
            }
        }
        return []
    }
}
