import Calendars
import Database
import PneumoconiosisCare
import Registers

/// A screening round of last year, closed with its yield, and one that runs: people of dusty trades, many of them without an employer.
enum ScreenForDust {
    private struct Round: Sendable {
        var number: Int
        var county: String
        var opened: Day
        var invited: Int
        var isClosed: Bool
        var key: String { "screening \(number)" }
    }

    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        let rounds = [
            Round(number: 0, county: Trades.yangchun, opened: plan.today - 400, invited: 240, isClosed: true),
            Round(number: 1, county: Trades.yangdong, opened: plan.today - 75, invited: 160, isClosed: false),
        ]
        let dusty = employers.filter { employer in
            employer.fate == .working && employer.posts.contains { $0.hazards.contains { $0.kind.factor == "1-001" } }
        }
        return rounds.flatMap { round in
            [
                CityEvent(round.opened, rank: 8) { try await invite(round, dusty, $0) },
                CityEvent(round.opened + 20, rank: 8) { try await film(round, $0) },
                CityEvent(round.opened + 45, rank: 8) { try await read(round, $0) },
                CityEvent(round.opened + 55, rank: 8) { try await refer(round, $0) },
            ]
        }
    }

    private static func people(_ round: Round, _ dusty: [SimulatedEmployer], _ city: CityWriter) -> [ScreenedPerson] {
        var chance = city.plan.chance(round.key)
        let count = max(8, Int((Double(round.invited) * city.plan.scale).rounded()))
        return (0..<count).map { place in
            let birth = city.plan.today - chance.number(13_000...25_000)
            var person = ScreenedPerson()
            person.name = "尘模拟"
            person.idNumber = SimulatedCodes.resident(born: birth, order: round.number * 250 + place, isMale: true, series: 5)
            person.dustYears = Double(chance.number(6...60)) / 2
            // Most of those who are found late have no employer any more.
            let last = dusty.isEmpty ? nil : city.employer(dusty[chance.number(0...dusty.count - 1)].number)
            person.employer = chance.happens(0.4) ? last : nil
            return person
        }
    }

    private static func invite(_ round: Round, _ dusty: [SimulatedEmployer], _ city: CityWriter) async throws {
        guard city.registers.catalogue.register("screening_round") != nil else { return }
        let people = people(round, dusty, city)
        try await city.registers.write(as: city.cdc) { transaction in
            var record = ScreeningRound()
            let county = Towns.countyNames[round.county] ?? ""
            record.title = "\(county)接尘劳动者尘肺病筛查（模拟）"
            (record.year, record.regionCode) = (transaction.today.year, round.county)
            (record.from, record.to) = (transaction.today, transaction.today + 90)
            record.target = "接矽尘工龄 3 年以上，含已离开石材、铸造行业和没有用人单位的人员（模拟）"
            record.clinic = city.clinic.organisation
            record.minimumYears = 3
            let stored = try transaction.insert(record, reason: "模拟数据")
            for person in people {
                var own = person
                own.round = stored.id
                try transaction.insert(own, reason: "模拟数据")
            }
        }
    }

    private static func film(_ round: Round, _ city: CityWriter) async throws {
        try await each(round, in: "invited", city) { record, chance, transaction in
            guard chance.happens(0.82) else {
                if round.isClosed { try move(record, "miss", in: transaction) }
                return
            }
            let film = "模拟DR\(transaction.today.year)\(SimulatedCodes.padded(Int(record.id), 6))"
            try move(record, "screen", ["film": .text(film)], in: transaction)
        }
    }

    private static func read(_ round: Round, _ city: CityWriter) async throws {
        try await each(round, in: "screened", city) { record, chance, transaction in
            // The round that runs is half read.
            guard round.isClosed || chance.happens(0.6) else { return }
            let reading = chance.pick([("film0", 0.93), ("film1", 0.055), ("film2", 0.015)], otherwise: "film0")
            try move(
                record, reading == "film0" ? "clear" : "suspect", ["reading": .text(reading), "reader": "模拟读片医师"], in: transaction
            )
        }
    }

    private static func refer(_ round: Round, _ city: CityWriter) async throws {
        try await each(round, in: "suspected", city) { record, chance, transaction in
            guard round.isClosed || chance.happens(0.5) else { return }
            try move(record, "refer", ["referred_to": "阳江市职业病防治所（模拟）"], in: transaction)
        }
        guard round.isClosed else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for found in try records(of: "screening_round", where: "t.region_code = ?1", [.text(round.county)], in: transaction) {
                try move(found, "close", in: transaction)
            }
            // What the screening suspects of people with an employer is reported to the county on the spot.
            for found in try records(of: "suspected_case", where: "t.state = 'found' AND t.examination IS NULL", in: transaction)
            {
                try move(found, "report", in: transaction)
            }
        }
    }

    /// Does something with every person of the round who is in a state.
    private static func each(
        _ round: Round, in state: String, _ city: CityWriter,
        _ act: @escaping @Sendable (StoredRecord, inout SplitMix64, RegisterTransaction) throws -> Void
    ) async throws {
        guard city.registers.catalogue.register("screened_person") != nil else { return }
        var chance = city.plan.chance("\(round.key) \(state)")
        let drawn = chance.next()
        try await city.registers.write(as: city.cdc) { transaction in
            var chance = SplitMix64(seed: drawn)
            let condition = """
                t.state = ?1 AND EXISTS (SELECT 1 FROM screening_round r WHERE r.id = t.screening_round AND r.region_code = ?2)
                """
            for record in try records(
                of: "screened_person", where: condition, [.text(state), .text(round.county)], in: transaction)
            {
                try act(record, &chance, transaction)
            }
        }
    }
}
