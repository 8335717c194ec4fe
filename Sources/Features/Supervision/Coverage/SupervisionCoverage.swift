import Access
import Calendars
import Database
import Registers

/// Coverage by counts (R-92): of the objects frozen on 1 January, those visited in the year until a day; those added later apart.
public enum SupervisionCoverage {
    public enum Part: Sendable { case visited, listed, added, addedVisited, closed }

    /// Numbers of the objects of a part.
    public static func records(
        _ connection: any Connection, _ kind: ObjectKind, _ part: Part, in region: RegionPath, on day: Day
    ) throws -> [Int64] {
        let first = Day(year: day.year, month: 1, day: 1) ?? day
        let listed = """
            FROM listed_object o WHERE o.void = 0 AND o.kind = ?1 AND o.year = ?2 AND o.region_path >= ?3 AND o.region_path < ?4
            """
        let place: [Value] = [
            .text(kind.rawValue), .integer(Int64(day.year)), .text(region.lowerBound), .text(region.upperBound),
        ]
        func ids(_ statement: String, _ values: [Value]) throws -> [Int64] {
            try connection.query("\(statement) ORDER BY object_id", values).map { $0.integer("object_id") }
        }
        switch part {
        case .listed: return try ids("SELECT o.object_id \(listed)", place)
        case .visited: return try ids("SELECT o.object_id \(listed) AND o.visited_day <= ?5", place + [.text(day.description)])
        case .closed:
            return try ids(
                """
                SELECT o.object_id \(listed) AND EXISTS (SELECT 1 FROM \(kind.register) t WHERE t.id = o.object_id
                AND t.state = 'closed')
                """, place)
        case .added, .addedVisited:
            let added = """
                SELECT t.id AS object_id FROM \(kind.register) t WHERE t.void = 0 AND \(kind.condition(on: day))
                AND t.region_path >= ?3 AND t.region_path < ?4 AND NOT EXISTS (SELECT 1 FROM listed_object o WHERE o.void = 0
                AND o.kind = ?1 AND o.year = ?2 AND o.object_id = t.id)
                """
            guard part == .addedVisited else { return try ids(added, place) }
            return try ids(
                "\(added) AND (\(kind.firstVisit(of: "t.id", from: "?5", until: "?6"))) IS NOT NULL",
                place + [.text(first.description), .text(day.description)])
        }
    }

    /// Objects of the list that nobody has visited, by the names under which they were frozen, one page at a time.
    static func waiting(
        _ connection: any Connection, _ kind: ObjectKind, in region: RegionPath, on day: Day, from offset: Int, limit: Int
    ) throws -> [FreezeObjects.Listed] {
        try connection.query(
            """
            SELECT o.object_id, o.number, o.name, o.region_code FROM listed_object o WHERE o.void = 0 AND o.kind = ?1 AND o.year = ?2
            AND o.region_path >= ?3 AND o.region_path < ?4 AND (o.visited_day IS NULL OR o.visited_day > ?5)
            ORDER BY o.number, o.id LIMIT ?6 OFFSET ?7
            """,
            [
                .text(kind.rawValue), .integer(Int64(day.year)), .text(region.lowerBound), .text(region.upperBound),
                .text(day.description), .integer(Int64(limit)), .integer(Int64(offset)),
            ]
        ).map(FreezeObjects.Listed.init)
    }

    /// Lists of the year that meet a region: its own, those of its parts, those of what it is part of.
    static func lists(_ connection: any Connection, _ kind: ObjectKind, in region: RegionPath, year: Int) throws -> [Int64] {
        try connection.query(
            """
            SELECT l.id FROM object_list l WHERE l.void = 0 AND l.kind = ?1 AND l.year = ?2
            AND (l.region_path >= ?3 AND l.region_path < ?4 OR ?5 LIKE l.region_path || '/%') ORDER BY l.id
            """,
            [
                .text(kind.rawValue), .integer(Int64(year)), .text(region.lowerBound), .text(region.upperBound),
                .text(region.text),
            ]
        ).map { $0.integer("id") }
    }
}
