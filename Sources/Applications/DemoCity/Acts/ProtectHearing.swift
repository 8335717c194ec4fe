import Access
import Calendars
import Database
import HearingConservation
import Registers

/// The hearing programme of the city: the two employers with accounts take part from the first survey on — the small mill becomes a
/// demonstration enterprise, the large maker of knives has work to do — and the CDC looks at how protectors are worn at others.
struct ProtectHearing: Sendable {
    static let models: [(model: String, kind: String, snr: Double)] = [
        ("模拟 E-20 预成型耳塞", "premoulded", 20), ("模拟 E-28 泡棉耳塞", "foam", 28), ("模拟 E-36 泡棉耳塞", "foam", 36),
        ("模拟 M-27 耳罩", "muff", 27),
    ]

    let employers: [SimulatedEmployer]
    let plan: CityPlan

    private var members: [SimulatedEmployer] {
        employers.filter { [Roster.large + 1, Roster.mill + 1].contains($0.number) && $0.fate == .working && !noisy($0).isEmpty }
    }
    /// Where the CDC looks once a year.
    private var observed: [SimulatedEmployer] {
        let others = employers.filter {
            $0.fate == .working && $0.number > 2 && $0.number.isMultiple(of: 30) && !noisy($0).isEmpty
        }
        return members + others
    }

    var events: [CityEvent] {
        let (last, year) = (plan.today.year - 1, (plan.today - 60).year)
        let rounds = [Day(year: last, month: 10, day: 15), Day(year: last + 1, month: 4, day: 10)].compactMap(\.self)
        // The models are known before anybody chooses one, whatever day of the year the city is looked at.
        let known = min(plan.today - 400, rounds.min() ?? plan.today) - 5
        return [
            CityEvent(known, rank: 9) { city in try await catalogue(city) },
            CityEvent(plan.today - 400, rank: 9) { city in
                for employer in members { try await enrol(employer, year: year - 1, city) }
            },
            CityEvent(plan.today - 385, rank: 9) { city in
                for employer in members {
                    for step in ["baseline", "measures"] {
                        try await move("hearing_programme", of: employer, step, city, as: city.cdc)
                    }
                }
            },
        ]
            + rounds.map { day in
                CityEvent(day, rank: 9) { city in
                    for employer in observed { try await survey(employer, city) }
                }
            }
            + [
                CityEvent(plan.today - 60, rank: 9) { city in
                    for employer in members { try await renew(employer, year: year, city) }
                },
                CityEvent(plan.today - 50, rank: 9) { city in
                    for employer in members { try await HearingPeople(plan: plan, employer: employer).test(city) }
                },
                CityEvent(plan.today - 30, rank: 9) { city in try await conclude(city) },
            ]
    }

    // MARK: Noise and protectors

    private func noisy(_ employer: SimulatedEmployer) -> [Int] {
        employer.posts.indices.filter { place in employer.posts[place].hazards.contains { $0.kind.factor == TypicalResult.noise }
        }
    }

    private func catalogue(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("hearing_protector") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for model in Self.models {
                try insert(
                    "hearing_protector",
                    [
                        "model": .text(model.model), "maker": "模拟厂家", "kind": .text(model.kind), "snr_db": .real(model.snr),
                        "h_db": .real(model.snr + 1), "m_db": .real(model.snr - 3), "l_db": .real(model.snr - 9),
                        "mean_attenuation": .text(bands { model.snr + Double($0) - 2 }),
                        "attenuation_deviation": .text(bands { 6 - Double($0) * 0.3 }),
                    ], transaction)
            }
        }
    }

    private func bands(_ value: (Int) -> Double) -> String {
        [125, 250, 500, 1000, 2000, 4000, 8000].enumerated().map { "\($1)=\((value($0) * 10).rounded() / 10)" }.joined(
            separator: "; ")
    }

    private func enrol(_ employer: SimulatedEmployer, year: Int, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("hearing_programme") != nil else {
            return
        }
        let isMill = employer.number == Roster.mill + 1
        try await city.registers.write(as: city.cdc) { transaction in
            _ = try insert(
                "hearing_programme",
                [
                    "employer": .integer(id), "sector": .text(isMill ? "materials" : "machinery"),
                    "enrolled_day": .text(transaction.today.description), "goal": "所有噪声岗位佩戴后声级不高于 80 dB(A)（模拟）",
                ], transaction)
        }
        try await keep(employer, year: year, reduced: 0, city)
    }

    /// This year's levels after the controls.
    private func renew(_ employer: SimulatedEmployer, year: Int, _ city: CityWriter) async throws {
        try await keep(employer, year: year, reduced: employer.number == Roster.mill + 1 ? 6 : 2, city)
        guard let id = city.employer(employer.number), city.registers.catalogue.register("hearing_action") != nil else { return }
        let posts = city.posts(of: employer.number)
        let places = noisy(employer)
        try await city.registers.write(as: city.person(of: id)) { transaction in
            for place in places {
                let action = try insert(
                    "hearing_action",
                    [
                        "employer": .integer(id), "post": .integer(posts[place]),
                        "kind": .text(place == 0 ? "control" : "retraining"),
                        "cause": .text(place == 0 ? "level" : "wearing"),
                        "started_day": .text((transaction.today - 90).description),
                        "due_day": .text((transaction.today - 10).description),
                        "people": .integer(Int64(max(1, employer.posts[place].people))),
                        "result": "模拟：加装隔声罩，班前演示佩戴",
                    ], transaction)
                if employer.number == Roster.mill + 1 || place == 0 { try transaction.transition(action, "finish") }
            }
        }
    }

    /// One record a noisy post: level, spectrum, control and protector.
    private func keep(_ employer: SimulatedEmployer, year: Int, reduced: Double, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("hearing_post") != nil else { return }
        var chance = plan.chance("hearing \(employer.number)")
        let posts = city.posts(of: employer.number)
        var drafts: [[String: Value]] = []
        for place in noisy(employer) where place < posts.count {
            let level = (chance.amount(88...99) * 10).rounded() / 10
            let now = ((level - reduced) * 10).rounded() / 10
            // One post in five has a protector that takes too much or too little.
            let model = chance.happens(0.8) ? (now > 95 ? 2 : 1) : (now > 95 ? 0 : 2)
            drafts.append([
                "employer": .integer(id), "post": .integer(posts[place]), "year": .integer(Int64(year)),
                "process": .text(String(employer.posts[place].name.dropLast())),
                "equipment": .text("\(employer.posts[place].workshop)设备（模拟）"),
                "level_source": "entered", "entered_level": .real(now), "entered_day": .text((city.clock.today - 5).description),
                "entered_report": .text("模拟检-\(year)-\(employer.number)-\(place + 1)"), "spectrum": .text(spectrum(now)),
                "control_kind": reduced > 0 ? "enclosure" : .null, "control_text": reduced > 0 ? "隔声罩（模拟）" : .null,
                "level_before": reduced > 0 ? .real(level) : .null, "must_wear": .integer(reduced > 0 ? 1 : 0),
                "headcount": .integer(Int64(max(1, employer.posts[place].people))), "protector": .integer(Int64(model)),
                "protection_method": "rating06",
            ])
        }
        let made = drafts
        try await city.registers.write(as: city.person(of: id)) { transaction in
            let protectors = try transaction.connection.query("SELECT id FROM hearing_protector WHERE void = 0 ORDER BY id")
            for fields in made {
                var own = fields
                guard let place = fields["protector"]?.integer, protectors.indices.contains(Int(place)) else { continue }
                own["protector"] = protectors[Int(place)]["id"]
                try insert("hearing_post", own, transaction)
            }
        }
    }

    /// Unweighted bands whose A-weighted sum is about the level: a noise of machines, strongest at 1 and 2 kHz.
    private func spectrum(_ level: Double) -> String {
        let below: [(Int, Double)] = [(63, 4), (125, 3), (250, 4), (500, 5), (1000, 6), (2000, 7), (4000, 9), (8000, 15)]
        return below.map { "\($0)=\(((level - $1) * 10).rounded() / 10)" }.joined(separator: "; ")
    }

    // MARK: Wearing

    private func survey(_ employer: SimulatedEmployer, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("wearing_survey") != nil else { return }
        let isKept = try await city.registers.read {
            try $0.first("SELECT id FROM hearing_post WHERE void = 0 AND employer = ?1", [.integer(id)]) != nil
        }
        // Who takes part begins with the first survey of the programme, not before it.
        guard isKept || !members.contains(where: { $0.number == employer.number }) else { return }
        if !isKept { try await keep(employer, year: city.clock.today.year, reduced: 0, city) }
        let today = city.clock.today
        // Better in the second round, best where the programme runs.
        let share = (employer.number <= 2 ? 0.9 : 0.78) + (today.year == plan.today.year ? 0.06 : 0)
        let draws = plan.chance("wearing \(employer.number) \(today)")
        try await city.registers.write(as: city.cdc) { transaction in
            var draws = draws
            let planned = try insert(
                "wearing_survey",
                [
                    "employer": .integer(id), "surveyed_day": .text(today.description), "sampling": "random",
                    "sample_size": .integer(12),
                    "seed": .text("模拟-\(today)"), "shift": "白班", "surveyor": "模拟调查员",
                ], transaction)
            try DemoHearing.survey(planned.id, in: transaction) {
                if draws.happens(0.05) { return ("absent", "") }
                if draws.happens(share) { return ("correct", "") }
                return draws.happens(0.6) ? ("wrong", draws.happens(0.5) ? "shallow" : "one_ear") : ("not_worn", "")
            }
        }
    }

    // MARK: Results

    /// The mill is evaluated and named; two pilots are told side by side.
    private func conclude(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("hearing_demonstration") != nil else { return }
        for employer in members {
            guard let id = city.employer(employer.number) else { continue }
            let isMill = employer.number == Roster.mill + 1
            try await pilot(id, isMill ? "respirator_fit" : "hearing_fit", isSpread: isMill, city)
            guard isMill else { continue }
            try await move("hearing_programme", of: employer, "evaluate", city, as: city.cdc)
            let application = try await city.registers.write(as: city.person(of: id)) { transaction in
                let draft = try insert(
                    "hearing_demonstration",
                    [
                        "employer": .integer(id), "year": .integer(Int64(transaction.today.year)),
                        "commitment": "落实听力保护各项措施（模拟）", "signatory": "模拟负责人",
                        "summary": "切割机加隔声罩，声级降低 6 dB；逐人试戴耳塞（模拟）",
                    ], transaction)
                try DemoHearing.apply(draft.id, losing: ["B2": 3], in: transaction)
                return draft.id
            }
            try await city.registers.write(as: city.cdc) { transaction in
                try DemoHearing.review(application, given: ["B2": 1, "E2": 4], in: transaction)
            }
        }
    }

    private func pilot(_ employer: Int64, _ subject: String, isSpread: Bool, _ city: CityWriter) async throws {
        try await city.registers.write(as: city.cdc) { transaction in
            let pilot = try insert(
                "assistance_pilot",
                [
                    "employer": .integer(employer), "subject": .text(subject), "kit": "模拟适合性检验仪一套",
                    "institution": "阳江市职业病防治所（模拟）",
                    "protocol": "逐人检验，未通过的辅导后复测，比较前后（模拟）", "from_day": .text((transaction.today - 40).description),
                ], transaction)
            let running = try transaction.transition(pilot, "start")
            guard isSpread else { return }
            try DemoHearing.evaluate(pilot: running.id, conclusion: "辅导后通过率明显提高（模拟）", in: transaction)
            guard let register = transaction.registers.catalogue.register("assistance_pilot"),
                let evaluated = try transaction.registers.queries.find(transaction.connection, register, running.id)
            else { return }
            try transaction.transition(evaluated, "spread", reason: "在石材加工行业推广（模拟）")
        }
    }

    private func move(
        _ register: String, of employer: SimulatedEmployer, _ transition: String, _ city: CityWriter, as principal: Principal
    ) async throws {
        guard let id = city.employer(employer.number), let register = city.registers.catalogue.register(register) else { return }
        try await city.registers.write(as: principal) { transaction in
            let found = try transaction.registers.queries.all(
                transaction.connection, register, where: "t.void = 0 AND t.employer = ?1", [.integer(id)], limit: 1)
            if let record = found.first { try transaction.transition(record, transition) }
        }
    }
}

/// A record by the names of its fields.
@discardableResult
func insert(_ register: String, _ fields: [String: Value], _ transaction: RegisterTransaction) throws -> StoredRecord {
    guard let found = transaction.registers.catalogue.register(register) else { throw RegisterError.notFound }
    var draft = Draft(found)
    for (name, value) in fields { draft[name] = value }
    return try transaction.insert(draft, reason: "模拟数据")
}
