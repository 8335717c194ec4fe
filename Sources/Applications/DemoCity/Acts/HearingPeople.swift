import Calendars
import Database
import Foundation
import HearingConservation
import Quantities
import Registers
import Rulebook

/// People of an enrolled employer: how protectors fit them, and what the clinic measured in three years. Everything is made up; the curves
/// follow ISO 1999 with chance around it, so that groups look like groups.
struct HearingPeople: Sendable {
    let plan: CityPlan
    let employer: SimulatedEmployer

    private struct Person {
        var name: String
        var number: String
        var birth: Day
        var isMale: Bool
        var post: Int64
        var level: Double
        var protector: Value
        var years: Double
        /// How much more than the median noise does to this person.
        var weakness: Double
    }

    private static let frequencies: [AudiometricFrequency] = [.hz500, .hz1000, .hz2000, .hz3000, .hz4000, .hz6000, .hz8000]

    func test(_ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("audiogram") != nil else { return }
        var chance = plan.chance("hearing people \(employer.number)")
        let people = try await people(id, city, &chance)
        try await fit(people, id, city, &chance)
        try await listen(people, id, city, &chance)
    }

    private func people(_ id: Int64, _ city: CityWriter, _ chance: inout SplitMix64) async throws -> [Person] {
        let posts = try await city.registers.read {
            try $0.query(
                """
                SELECT h.post, h.lex_8h, h.protector FROM hearing_post h WHERE h.void = 0 AND h.employer = ?1
                AND h.year = (SELECT MAX(o.year) FROM hearing_post o WHERE o.void = 0 AND o.employer = ?1) ORDER BY h.id
                """, [.integer(id)])
        }
        var people: [Person] = []
        for (place, post) in posts.prefix(3).enumerated() {
            // The first post is a group that can be compared, the others are too small for it.
            for _ in 0..<(place == 0 ? 8 : 4) {
                let isMale = chance.happens(0.7)
                let birth = Day(number: plan.today.number - chance.number(10_000...18_500))
                people.append(
                    Person(
                        name: "\(chance.one(of: Array("赵钱孙李周吴郑王冯陈"), otherwise: "赵"))听模",
                        number: SimulatedCodes.resident(
                            born: birth, order: employer.number * 40 + people.count, isMale: isMale, series: 6),
                        birth: birth, isMale: isMale, post: post.integer("post"), level: post.real("lex_8h"),
                        protector: post["protector"], years: Double(chance.number(4...14)), weakness: chance.amount(0.4...1.7)))
            }
        }
        return people
    }

    // MARK: Fit

    private func fit(_ people: [Person], _ id: Int64, _ city: CityWriter, _ chance: inout SplitMix64) async throws {
        let isMill = employer.number == Roster.mill + 1
        var first: [[String: Value]] = []
        var second: [[String: Value]] = []
        for person in people {
            let level = person.level
            let fails = chance.happens(0.3)
            let enough = max(6, level - 81)
            let par = fails ? max(2, level - 87) : enough + chance.amount(0...4)
            let day = city.clock.today
            first.append(hearing(person, id, par: par, on: day - 20))
            // At the large one some still wait.
            if fails, isMill || chance.happens(0.5) { second.append(hearing(person, id, par: enough + 2, on: day - 5)) }
            if isMill { first.append(respirator(person, id, isTight: chance.happens(0.7), on: day - 20)) }
            if isMill { second.append(respirator(person, id, isTight: true, on: day - 5)) }
        }
        let (tests, again) = (first, second)
        try await city.registers.write(as: city.person(of: id)) { transaction in
            for fields in tests { try insert("fit_test", fields, transaction) }
            try DemoHearing.coach(employer: id, in: transaction)
            for fields in again { try insert("fit_test", fields, transaction) }
        }
    }

    private func named(_ person: Person, _ id: Int64, _ subject: String, on day: Day) -> [String: Value] {
        [
            "employer": .integer(id), "post": .integer(person.post), "name": .text(person.name),
            "id_number": .text(person.number),
            "subject": .text(subject), "test_day": .text(day.description), "tester": "模拟检验员",
        ]
    }

    private func hearing(_ person: Person, _ id: Int64, par: Double, on day: Day) -> [String: Value] {
        let rounded = (par * 10).rounded() / 10
        return named(person, id, "hearing", on: day).merging([
            "protector": person.protector, "method": "f_mire", "par_left": .real(rounded), "par_right": .real(rounded + 2),
            "instrument": "模拟检验仪",
        ]) { $1 }
    }

    private func respirator(_ person: Person, _ id: Int64, isTight: Bool, on day: Day) -> [String: Value] {
        named(person, id, "respirator", on: day).merging([
            "respirator": "模拟 KN95 折叠式", "facepiece": "half", "method": "resp_cnc",
            "exercises": .text(isTight ? "180; 160; 210; 150; 140; 170; 190" : "60; 55; 40; 70; 35; 50; 65"),
            "instrument": "模拟 CNC 检验仪",
        ]) { $1 }
    }

    // MARK: Audiograms

    private func listen(_ people: [Person], _ id: Int64, _ city: CityWriter, _ chance: inout SplitMix64) async throws {
        let today = city.clock.today
        var tests: [(order: Day, fields: [String: Value])] = []
        for person in people {
            // Two people of the city answer to noise more than others: their last test asks for a retest.
            let isHit = chance.happens(0.15)
            for (place, ago) in [760, 400, 40].enumerated() {
                let day = today - ago - chance.number(0...10)
                let worse = isHit && place == 2 ? 20.0 : 0
                tests.append(
                    (day, audiogram(person, id, on: day, kind: place == 0 ? "baseline" : "periodic", worse: worse, &chance)))
            }
            if isHit { tests.append((today - 12, audiogram(person, id, on: today - 12, kind: "retest", worse: 20, &chance))) }
        }
        let ordered = tests.sorted { $0.order < $1.order }.map(\.fields)
        let isMill = employer.number == Roster.mill + 1
        try await city.registers.write(as: city.clinic) { transaction in
            for fields in ordered { try insert("audiogram", fields, transaction) }
            if isMill { try DemoHearing.refer(employer: id, in: transaction) }
        }
    }

    private func audiogram(
        _ person: Person, _ id: Int64, on day: Day, kind: String, worse: Double, _ chance: inout SplitMix64
    ) -> [String: Value] {
        let age = max(18, min(70, (day - person.birth) / 365))
        let years = max(1, person.years - Double(plan.today - day) / 365)
        var fields: [String: Value] = [
            "employer": .integer(id), "post": .integer(person.post), "name": .text(person.name),
            "id_number": .text(person.number),
            "test_day": .text(day.description), "kind": .text(kind), "institution": "模拟职业健康检查中心（模拟）", "audiometer": "模拟听力计 01",
            "quiet_hours": .real(72), "noise_years": .real((years * 10).rounded() / 10),
        ]
        for frequency in Self.frequencies {
            let aged =
                AgeCorrection.deviation(age: age, sex: person.isMale ? .male : .female, frequency: frequency, exceededBy: 0.5)?
                .value ?? 0
            let noise =
                NoiseInducedShift.shift(
                    frequency, level: SoundLevel(computed: person.level), years: Years(computed: years), fractile: 0.5)?.value
                ?? 0
            let hit = [.hz3000, .hz4000, .hz6000].contains(frequency) ? worse : 0
            for ear in ["r", "l"] {
                let level = 5 + aged + noise * person.weakness + hit
                fields["air_\(ear)_\(frequency.rawValue)"] = .text(
                    String(Int((level / 5).rounded()) * 5 + (chance.happens(0.15) ? 5 : 0)))
            }
        }
        return fields
    }
}
