import Access
import Calendars
import Database
import Synchronization

/// Which lists are walked in their order rather than gathered by region and sorted.
///
/// SQLite knows no histogram of regions and takes every range of them for a small part of the table: the city's first fifty rows
/// then cost reading and sorting all of them. PostgreSQL has its statistics and decides by itself.
final class ListPlans: Sendable {
    /// From so many rows in the region on, walking finds a page sooner: below, sorting costs a few milliseconds at most.
    static let gatheredRows = 2_000
    /// How long a count stands; a region rarely crosses the bound, and either plan answers the same.
    static let lifetime: Int64 = 60_000

    private struct Choice { var walks: Bool, until: Instant }
    private let choices = Mutex<[String: Choice]>([:])
    /// Texts already rewritten: the same few lists are asked for all day.
    private let rewritten = Mutex<[String: String]>([:])

    /// The condition without the index of regions: a plus in front keeps SQLite from taking it.
    func walked(_ sql: String) -> String {
        if let known = rewritten.withLock({ $0[sql] }) { return known }
        let text = sql.replacing("t.region_path", with: "+t.region_path")
        rewritten.withLock { rewritten in
            if rewritten.count > 1_000 { rewritten.removeAll() }
            rewritten[sql] = text
        }
        return text
    }

    func walks(_ key: String, at now: Instant, counting: () throws -> Int) rethrows -> Bool {
        if let known = choices.withLock({ $0[key] }), known.until > now { return known.walks }
        let walks = try counting() > ListPlans.gatheredRows
        choices.withLock { choices in
            if choices.count > 10_000 { choices.removeAll() }
            choices[key] = Choice(walks: walks, until: now + ListPlans.lifetime)
        }
        return walks
    }
}

extension Registers {
    /// The condition as the engine at hand answers it soonest.
    public func planned(
        _ condition: ListCondition, _ request: ListRequest, _ register: Register, for principal: Principal,
        on connection: any Connection
    ) throws -> ListCondition {
        guard connection.engine == .sqlite else { return condition }
        let region = codes.regionPath(request.region) ?? principal.region
        guard !region.isNowhere else { return condition }
        let walks = try plans.walks("\(register.name) \(region.lowerBound)", at: clock.now()) {
            let bound = ListPlans.gatheredRows + 1
            let count = try connection.value(
                """
                SELECT COUNT(*) FROM
                (SELECT 1 FROM \(register.name) WHERE region_path >= ?1 AND region_path < ?2 LIMIT \(bound)) counted
                """, [.text(region.lowerBound), .text(region.upperBound)])
            return Int(count.integer ?? 0)
        }
        guard walks else { return condition }
        var condition = condition
        condition.sql = plans.walked(condition.sql)
        return condition
    }
}
