import Access
import Calendars
import Database
import Registers
import Supervision

/// Cases, complaints, bad records and orders of the city, some left behind in every state: what the demonstration of enforcement shows.
enum EnforceLaw {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        let year = plan.today.year
        guard let table = Day(year: year - 1, month: 1, day: 5), let last = Day(year: year - 1, month: 8, day: 31),
            let opened = Day(year: year, month: 3, day: 2), let reported = Day(year: year, month: 4, day: 1),
            let applied = Day(year: year, month: 3, day: 3), let spotted = Day(year: year, month: 4, day: 8)
        else { return [] }
        return [
            CityEvent(table, rank: 9) { city in
                try await city.registers.write(as: city.bureau) {
                    try DemoRegional.enter(region: Towns.city, from: table, in: $0)
                }
            },
            CityEvent(applied, rank: 9) { try await credit($0, .apply) },
            CityEvent(applied + 12, rank: 9) { try await credit($0, .answer) },
            CityEvent(reported, rank: 9) { try await complain($0) },
            CityEvent(reported + 2, rank: 9) { try await handle($0, isLater: false) },
            CityEvent(reported + 20, rank: 9) { try await handle($0, isLater: true) },
            CityEvent(opened + 8, rank: 9) { city in
                try await city.registers.write(as: city.bureau) { try DemoVisits.replaceAndClose(in: $0) }
            },
            CityEvent(plan.today - 6, rank: 9) { city in
                try await city.registers.write(as: city.bureau) { try DemoVisits.plans(region: Towns.city, in: $0) }
            },
            CityEvent(plan.today - 5, rank: 9) { try await order($0) },
            CityEvent(spotted, rank: 9) { try await punish($0, [.recorded, .closed, .archived]) },
            CityEvent(plan.today - 1, rank: 9) { try await punish($0, [.decided]) },
            // Slight breaches are kept for three months at most.
            CityEvent(spotted.adding(months: 3) + 5, rank: 9) { city in
                try await city.registers.write(as: city.bureau) { try DemoSpotPenalties.endCredit(in: $0) }
            },
        ]
            + [1, 2, 6, 8].map { days in CityEvent(spotted + days, rank: 9) { try await follow($0) } }
            + cases(Array(repeating: .archived, count: 4), from: last) + cases(DemoCases.End.allCases, from: opened)
            + (1..<12).map { month in
                CityEvent(opened.adding(months: month), rank: 9) { city in
                    try await city.registers.write(as: city.bureau) { try DemoVisits.recheck(in: $0) }
                }
            }
    }

    private static func employers(_ connection: any Connection, _ count: Int, from place: Int) throws -> [Int64] {
        try connection.query(
            """
            SELECT id FROM employer WHERE void = 0 AND state = 'in_operation' AND exposed_headcount > 0
            ORDER BY credit_code, id LIMIT ?1 OFFSET ?2
            """, [.integer(Int64(count)), .integer(Int64(place))]
        ).map { $0.integer("id") }
    }

    private static func officers(_ connection: any Connection) throws -> [Int64] {
        try connection.query(
            "SELECT id FROM inspector WHERE void = 0 AND kind = 'inspector' ORDER BY certificate, id LIMIT 2"
        ).map { $0.integer("id") }
    }

    private static func cases(_ ends: [DemoCases.End], from day: Day) -> [CityEvent] {
        [
            CityEvent(day, rank: 9) { city in
                try await city.registers.write(as: city.supervisor) { transaction in
                    let known = try employers(transaction.connection, ends.count, from: 3)
                    guard !known.isEmpty else { return }
                    // A village has fewer employers than a case has ends.
                    try DemoCases.open(ends, at: ends.indices.map { known[$0 % known.count] }, in: transaction)
                }
            }
        ]
            + DemoCases.Step.allCases.map { step in
                CityEvent(day + step.rawValue, rank: 9) { city in
                    for (principal, isLeader) in [(city.supervisor, false), (city.bureau, true)] {
                        try await city.registers.write(as: principal) {
                            try DemoCases.step(
                                step, year: day.year, officers: try officers($0.connection), isLeader: isLeader, fine: 70_000,
                                in: $0)
                        }
                    }
                }
            }
    }

    private static func punish(_ city: CityWriter, _ ends: [DemoSpotPenalties.End]) async throws {
        try await city.registers.write(as: city.supervisor) { transaction in
            let known = try employers(transaction.connection, 4, from: 5)
            guard !known.isEmpty else { return }
            for end in ends {
                try DemoSpotPenalties.impose(
                    end, at: known[end.rawValue % known.count], team: try officers(transaction.connection), in: transaction)
            }
        }
    }

    private static func follow(_ city: CityWriter) async throws {
        for (principal, isLeader) in [(city.supervisor, false), (city.bureau, true)] {
            try await city.registers.write(as: principal) { try DemoSpotPenalties.follow(isLeader: isLeader, in: $0) }
        }
    }

    private static func credit(_ city: CityWriter, _ day: DemoCases.CreditDay) async throws {
        try await city.registers.write(as: city.bureau) { try DemoCases.settleCredit(day, in: $0) }
    }

    private static func complain(_ city: CityWriter) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            let names = try transaction.connection.query(
                "SELECT name FROM employer WHERE void = 0 ORDER BY credit_code, id LIMIT 8"
            ).map { $0.text("name") }
            try DemoComplaints.file(names, region: Trades.yangchun, in: transaction)
        }
    }

    private static func handle(_ city: CityWriter, isLater: Bool) async throws {
        try await city.registers.write(as: city.supervisor) { try DemoComplaints.handle(isLater: isLater, in: $0) }
    }

    private static func order(_ city: CityWriter) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            guard let employer = try employers(transaction.connection, 1, from: 2).first else { return }
            try DemoVisits.order(employer, team: try officers(transaction.connection), in: transaction)
        }
    }
}
