import Calendars
import Database
import Foundation

/// One factor of one device, as the alarms watch it.
struct AlarmPlace: Hashable, Sendable {
    let device: Int64
    let factor: String
}

/// What the alarms knew of a place after its value of a certain time.
struct AlarmMemory: Sendable, Equatable {
    let place: AlarmPlace
    let latest: Instant
    let watch: FactorWatch
}

/// What the alarms know, kept in the store twice a minute: a stop at any moment costs no warning and makes none twice.
///
/// It is written behind the warnings of everything it knows. What was stored after it is looked at again on start.
struct AlarmMemories {
    static let writtenAtOnce = 2_000

    let connection: any Connection

    func keep(_ memories: some Collection<AlarmMemory>) throws {
        let encoder = JSONEncoder()
        // Of two nodes that a device spoke to, the one that heard it last knows.
        try connection.executeMany(
            """
            INSERT INTO alarm_memory (device_id, factor, latest_at, content) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (device_id, factor) DO UPDATE SET latest_at = excluded.latest_at, content = excluded.content
            WHERE alarm_memory.latest_at <= excluded.latest_at
            """,
            try memories.sorted { ($0.place.device, $0.place.factor) < ($1.place.device, $1.place.factor) }.map { memory in
                [
                    .integer(memory.place.device), .text(memory.place.factor), .integer(memory.latest.milliseconds),
                    .text(String(decoding: try encoder.encode(memory.watch), as: UTF8.self)),
                ]
            })
    }

    /// Until when everything is known; nil before the first time.
    var moment: Instant? {
        get throws {
            try connection.value("SELECT looked_at FROM alarm_moment WHERE id = 1").integer.map(Instant.init(milliseconds:))
        }
    }

    func keep(moment: Instant) throws {
        try connection.execute(
            "INSERT INTO alarm_moment (id, looked_at) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET looked_at = excluded.looked_at",
            [.integer(moment.milliseconds)])
    }

    /// All of them. One that cannot be read any more, after a change of its form, is as if it had not been kept.
    func all() throws -> [AlarmMemory] {
        let decoder = JSONDecoder()
        var memories: [AlarmMemory] = []
        try connection.forEachRow(
            "SELECT device_id, factor, latest_at, content FROM alarm_memory ORDER BY device_id, factor", []
        ) { row in
            guard let watch = try? decoder.decode(FactorWatch.self, from: Data(row.text(3).utf8)) else { return }
            memories.append(
                AlarmMemory(
                    place: AlarmPlace(device: row.integer(0), factor: row.text(1)),
                    latest: Instant(milliseconds: row.integer(2)), watch: watch))
        }
        return memories
    }
}
