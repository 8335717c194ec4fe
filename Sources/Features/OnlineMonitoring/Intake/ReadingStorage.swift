import Calendars
import Database
import HJ212

/// Appends readings of whatever channel: what is there already makes no second row, another value becomes a revision.
///
/// A device that sends in time order is appended without a question: nothing can stand at a time later than its latest.
/// Only what comes late or again is compared with what is there.
final class ReadingStorage {
    private let connection: any Connection
    /// Latest stored time by device and command.
    private var latest: [Exchange.Stream: Instant] = [:]
    private var readings: [ReadingRow] = []
    private var months: Set<MonthPartition> = []
    private var due: [DueMinute: Instant] = [:]

    private struct DueMinute: Hashable {
        let device: Int64
        let minute: Int64
    }

    init(connection: any Connection) { self.connection = connection }

    /// Whether nothing of the stream can stand at this time or later.
    func isInOrder(_ at: Instant, _ stream: Exchange.Stream) throws -> Bool {
        try latestStored(stream).map { at > $0 } ?? true
    }

    /// Takes rows of one device, command and time.
    ///
    /// - Returns: those that are new.
    func add(_ rows: [ReadingRow], _ stream: Exchange.Stream, isInOrder: Bool) throws -> [ReadingRow] {
        guard let at = rows.first?.at else { return [] }
        let fresh = isInOrder ? rows : try unknown(rows)
        readings += fresh
        latest[stream] = max(at, latest[stream] ?? at)
        guard !fresh.isEmpty else { return [] }
        if connection.engine == .postgresql { months.insert(MonthPartition(at)) }
        if Command.period(stream.command) != nil, !fresh.allSatisfy({ $0.marks.contains(.timeDoubtful) }) {
            due[DueMinute(device: stream.device, minute: Rollup.start(of: .minute, at).milliseconds)] = fresh[0].arrivedAt
        }
        return fresh
    }

    private func latestStored(_ stream: Exchange.Stream) throws -> Instant? {
        if let known = latest[stream] { return known }
        let found = try connection.value(
            "SELECT MAX(at) FROM reading WHERE device_id = ?1 AND command = ?2",
            [.integer(stream.device), .integer(Int64(stream.command))]
        ).integer.map(Instant.init(milliseconds:))
        if let found { latest[stream] = found }
        return found
    }

    /// The rows that the store does not hold: another value for a fact that is there becomes its next revision.
    private func unknown(_ rows: [ReadingRow]) throws -> [ReadingRow] {
        guard let first = rows.first else { return [] }
        try flush()
        var stored: [String: [(text: String, flag: String)]] = [:]
        try connection.forEachRow(
            """
            SELECT factor, statistic, value_text, flag FROM reading WHERE device_id = ?1 AND command = ?2 AND at = ?3
            ORDER BY factor, statistic, revision
            """, [.integer(first.deviceID), .integer(Int64(first.command)), .integer(first.at.milliseconds)]
        ) { stored[$0.text(0) + "-" + $0.text(1), default: []].append(($0.text(2), $0.text(3))) }
        return rows.compactMap { row in
            let key = row.factor + "-" + row.statistic.suffix
            let revisions = stored[key] ?? []
            if revisions.contains(where: { $0.text == row.text && $0.flag == row.flag }) { return nil }
            var row = row
            row.revision = revisions.count
            stored[key, default: []].append((row.text, row.flag))
            return row
        }
    }

    func flush() throws {
        guard !readings.isEmpty else { return }
        for month in months.sorted(by: { $0.name < $1.name }) { try month.make(connection) }
        months.removeAll()
        try connection.append(to: "reading", columns: ReadingRow.columns, rows: readings.map(\.values))
        readings.removeAll(keepingCapacity: true)
        // In a fixed order, so that two nodes never wait for each other.
        let marks = due.sorted { ($0.key.minute, $0.key.device) < ($1.key.minute, $1.key.device) }
        try connection.executeMany(
            """
            INSERT INTO rollup_due (device_id, minute_at, token, marked_at) VALUES (?1, ?2, 1, ?3)
            ON CONFLICT (device_id, minute_at) DO UPDATE SET token = rollup_due.token + 1
            """,
            marks.map { [.integer($0.key.device), .integer($0.key.minute), .integer($0.value.milliseconds)] })
        due.removeAll(keepingCapacity: true)
    }
}
