import Calendars
import Database
import Registers
import Supervision

/// The yearly self-checks of the city with the classes that follow, and the objects frozen on 1 January.
enum CheckThemselves {
    private static let shown = 18

    static func events(_ plan: CityPlan) -> [CityEvent] {
        let year = plan.today.year
        guard let frozen = Day(year: year, month: 1, day: 19), let filled = Day(year: year, month: 5, day: 18) else { return [] }
        return [
            CityEvent(frozen, rank: 9) { city in
                try await city.registers.write(as: city.bureau) { try DemoSelfChecks.freeze(region: Towns.city, in: $0) }
            },
            CityEvent(filled, rank: 9) { city in
                try await city.registers.write(as: city.bureau) { transaction in
                    let visited = try visited(transaction.connection, year)
                    let others = try others(transaction.connection, without: Set(visited))
                    try DemoSelfChecks.fill(visited: visited, others: others, in: transaction)
                }
            },
            CityEvent(filled + 21, rank: 9) { city in
                try await city.registers.write(as: city.supervisor) { transaction in
                    try DemoSelfChecks.verify(try visited(transaction.connection, year), in: transaction)
                }
            },
        ]
    }

    private static func visited(_ connection: any Connection, _ year: Int) throws -> [Int64] {
        try connection.query(
            """
            SELECT DISTINCT e.credit_code, e.id FROM inspection i JOIN employer e ON e.id = i.employer
            WHERE i.void = 0 AND i.visited_day >= ?1 AND i.visited_day <= ?2 AND e.void = 0 AND e.state = 'in_operation'
            ORDER BY e.credit_code, e.id LIMIT \(shown)
            """, [.text("\(year)-01-01"), .text("\(year)-05-17")]
        ).map { $0.integer("id") }
    }

    private static func others(_ connection: any Connection, without visited: Set<Int64>) throws -> [Int64] {
        try connection.query(
            """
            SELECT id FROM employer WHERE void = 0 AND state = 'in_operation' AND exposed_headcount > 0
            ORDER BY credit_code, id LIMIT \(2 * shown)
            """
        ).map { $0.integer("id") }.filter { !visited.contains($0) }
    }
}
