import Calendars
import Database

/// A month of readings as a partition of its own on PostgreSQL: appended to while it lasts, dropped whole when its time is over.
///
/// Times that no working clock tells stay in the partition for the rest, so that a wrong clock makes no partitions.
struct MonthPartition: Hashable, Sendable {
    static let years = 2020...2099
    let year: Int
    let month: Int

    init(_ at: Instant) {
        let day = at.day
        (year, month) = (day.year, day.month)
    }

    private init(year: Int, month: Int) { (self.year, self.month) = (year, month) }

    var name: String { "reading_\(year)\(month < 10 ? "0" : "")\(month)" }
    var next: MonthPartition { month == 12 ? .init(year: year + 1, month: 1) : .init(year: year, month: month + 1) }
    var start: Instant { Instant(startOf: Day(year: year, month: month, day: 1) ?? Day(number: 0)) }

    func make(_ connection: any Connection) throws {
        guard connection.engine == .postgresql, MonthPartition.years.contains(year) else { return }
        guard try connection.value("SELECT to_regclass('\(name)')::text").isNull else { return }
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS \(name) PARTITION OF reading
            FOR VALUES FROM (\(start.milliseconds)) TO (\(next.start.milliseconds))
            """)
    }

    /// Drops the months that ended before a time; returns their names.
    static func drop(before time: Instant, _ connection: any Connection) throws -> [String] {
        guard connection.engine == .postgresql else { return [] }
        let names = try connection.query(
            """
            SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'reading'::regclass ORDER BY c.relname
            """
        ).map { $0.text("name") }
        let over = names.filter { name in
            guard name.utf8.count == 14, let number = Int(name.dropFirst(8)) else { return false }
            return MonthPartition(year: number / 100, month: number % 100).next.start <= time
        }
        for name in over { try connection.execute("DROP TABLE \(name)") }
        return over
    }
}
