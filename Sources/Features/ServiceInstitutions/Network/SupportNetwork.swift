import Access
import Calendars
import Database
import Registers

/// Who carries what where, and how far each institution is from the standard of its kind: read once for the page and its tests.
struct SupportNetwork: Sendable {
    struct Role: Sendable {
        var institution: Int64
        var function: String
        var region: String
        var isPublic: Bool
    }

    struct Institution: Sendable {
        var id: Int64
        var name: String
        var type: String
        var functions: Set<String>
        var met: Int
        var missing: [String]
        var standard: Int
        var review: String
    }

    var roles: [Role]
    var institutions: [Institution]

    static func read(_ connection: any Connection, in region: RegionPath, on day: Day) throws -> SupportNetwork {
        let rows = try connection.query(
            """
            SELECT r.institution, r.function, r.region_code, o.is_public, o.name, o.type FROM support_role r
            JOIN organisation o ON o.id = r.institution
            WHERE r.void = 0 AND o.void = 0 AND o.state <> 'closed' AND r.from_day <= ?3
            AND (r.until_day IS NULL OR r.until_day >= ?3) AND r.region_path >= ?1 AND r.region_path < ?2
            ORDER BY r.region_code, r.function, o.name, r.id
            """, [.text(region.lowerBound), .text(region.upperBound), .text(day.description)])
        let roles = rows.map {
            Role(
                institution: $0.integer("institution"), function: $0.text("function"), region: $0.text("region_code"),
                isPublic: $0.flag("is_public"))
        }
        var known: [Int64: Institution] = [:]
        for row in rows {
            let id = row.integer("institution")
            if known[id] == nil {
                known[id] = try institution(id, row.text("name"), row.text("type"), connection, day)
            }
            known[id]?.functions.insert(row.text("function"))
        }
        return SupportNetwork(roles: roles, institutions: known.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) })
    }

    private static func institution(_ id: Int64, _ name: String, _ type: String, _ connection: any Connection, _ day: Day) throws
        -> Institution
    {
        let items = CapabilityStandard.items(of: type)
        var values = items.isEmpty ? [:] : try CapabilityStandard.values(connection, id, on: day)
        if items.contains(where: { $0.code == CapabilityStandard.counted }) {
            let testable = try CapabilityStandard.testable(connection, id, on: day)
            values[CapabilityStandard.counted] = CapabilityStandard.commonShare(testable)
        }
        let missing = items.filter { (values[$0.code] ?? -1) < $0.minimum }.map(\.label)
        let review = try connection.value(
            "SELECT state FROM grade_review WHERE void = 0 AND institution = ?1 ORDER BY assessed_day DESC, id DESC LIMIT 1",
            [.integer(id)]
        ).text
        return Institution(
            id: id, name: name, type: type, functions: [], met: items.count - missing.count, missing: missing,
            standard: items.count, review: review ?? "")
    }
}
