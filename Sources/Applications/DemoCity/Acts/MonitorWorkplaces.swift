import Access
import Calendars
import Database
import Registers
import Synchronization
import WorkplaceMonitoring

/// The government monitoring of a year: the task, the draw, results through the year, and the report at its end.
final class MonitorWorkplaces: Sendable {
    private let year: Int
    private let employers: [Int: SimulatedEmployer]
    private let isClosed: Bool
    private let task = Mutex<Int64?>(nil)
    private let dealt: Mutex<Dealt>

    /// Which posts fail and which cannot be judged, dealt out evenly over the year.
    private struct Dealt {
        var failing = EvenShare(0.128 / ServiceInstitutionPlan.honestShare)
        var undecided = EvenShare(0.02)
        var reports = 0
        /// Reports of the institution that makes its results up, and the last of them.
        var fabricated = 0
        var lastFabricated: Int64?
    }

    /// - Parameter isClosed: whether the year is over, so that its task is reported.
    init(year: Int, employers: [SimulatedEmployer], isClosed: Bool) {
        self.year = year
        self.isClosed = isClosed
        self.employers = Dictionary(uniqueKeysWithValues: employers.map { ($0.number, $0) })
        dealt = Mutex(Dealt())
    }

    func events(_ plan: CityPlan) -> [CityEvent] {
        guard let issued = Day(year: year, month: 1, day: 8), let drawn = Day(year: year, month: 1, day: 12),
            let first = Day(year: year, month: 1, day: 19), let checked = Day(year: year, month: 12, day: 8)
        else { return [] }
        // Results come in week by week: of a year that is over until November, of the running one until its end.
        let weeks = isClosed ? 45 : 50
        var events = [
            CityEvent(issued, rank: 9) { try await self.issue($0) }, CityEvent(drawn, rank: 9) { try await self.draw($0) },
        ]
        for week in 0..<weeks {
            events.append(CityEvent(first + week * 7, rank: 9) { try await self.measure(week: week, of: weeks, $0) })
        }
        guard isClosed else { return events }
        for (place, step) in ["measured", "check", "report"].enumerated() {
            events.append(CityEvent(checked + place * 3, rank: 9) { try await self.move(step, $0) })
        }
        return events
    }

    private func issue(_ city: CityWriter) async throws {
        let (plan, year) = (city.plan, year)
        let id = try await city.registers.write(as: city.bureau) { transaction in
            var draft = try Self.draft("monitoring_task", transaction)
            draft["year"] = .integer(Int64(year))
            draft["title"] = .text("\(year)年阳江市工作场所职业病危害因素监测（模拟）")
            draft["region_code"] = .text(Towns.city)
            draft["factors"] = "噪声、矽尘、电焊烟尘、苯系物"
            draft["employer_count"] = .integer(Int64(plan.sampled))
            draft["deadline"] = .text("\(year)-12-15")
            draft["basis"] = "模拟数据"
            return try transaction.insert(draft, reason: "模拟数据").id
        }
        task.withLock { $0 = id }
    }

    private func draw(_ city: CityWriter) async throws {
        guard let id = task.withLock({ $0 }) else { return }
        let (plan, year) = (city.plan, year)
        try await city.registers.write(as: city.cdc) { transaction in
            guard let task = try Self.find("monitoring_task", id, transaction) else { return }
            let drawn = try DrawSample.run(transaction, task: task, count: plan.sampled, seed: "模拟-\(year)-\(plan.seed)")
            try ServiceInstitutionPlan.handOver(drawn, transaction)
            try transaction.transition(task, "sampling")
        }
    }

    /// The employers of the week, in the order of the draw.
    private func measure(week: Int, of weeks: Int, _ city: CityWriter) async throws {
        guard let id = task.withLock({ $0 }) else { return }
        let numbers = city.numbers()
        let (drawn, offices) = try await city.registers.read { connection in
            (
                try connection.query(
                    "SELECT employer, service_institution FROM sampled_employer WHERE void = 0 AND task = ?1 ORDER BY id",
                    [.integer(id)]
                ).map { (employer: $0.integer("employer"), institution: $0["service_institution"].integer) },
                try ServiceInstitutionPlan.offices(connection)
            )
        }
        var slots: [Int64: Int] = [:]
        for (_, sampled) in drawn.enumerated().filter({ $0.offset * weeks / max(1, drawn.count) == week }) {
            guard let employer = numbers[sampled.employer].flatMap({ employers[$0] }), !employer.posts.isEmpty,
                let office = offices.first(where: { $0.id == sampled.institution })
            else { continue }
            let report = WriteReport(
                institution: office.id, mark: ServiceInstitutionPlan.marks[office.key] ?? "",
                isFabricated: office.key == ServiceInstitutionPlan.fabricating, slot: slots[office.id, default: 0])
            slots[office.id, default: 0] += 1
            try await measure(employer, report, task: id, city)
        }
    }

    private func measure(_ employer: SimulatedEmployer, _ report: WriteReport, task: Int64, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number) else { return }
        var chance = city.plan.chance("measure \(year) \(employer.number)")
        var drafts: [Draft] = []
        let register = try Self.register("measurement", city.registers)
        let (count, pair) = dealt.withLock { dealt in
            dealt.reports += 1
            if report.isFabricated { dealt.fabricated += 1 }
            return (dealt.reports, dealt.fabricated / 2)
        }
        let number = WriteReport.number(year, report.mark, count)
        var (exceeded, seen) = (0, [String: Int]())
        for (post, postID) in zip(employer.posts, city.posts(of: employer.number)).prefix(4) {
            let hazards = post.hazards.filter { TypicalResult.isMeasured($0.kind.factor) }.prefix(3)
            guard !hazards.isEmpty else { continue }
            let (isUndecided, fails) = dealt.withLock { dealt in
                guard !report.isFabricated else { return (false, false) }
                let isUndecided = hazards.contains { $0.silica != nil } && dealt.undecided.next()
                return (isUndecided, !isUndecided && dealt.failing.next())
            }
            exceeded += fails ? 1 : 0
            let failing = fails ? chance.number(0...(hazards.count - 1)) : -1
            for (place, hazard) in hazards.enumerated() {
                seen[hazard.kind.factor, default: 0] += 1
                var copied = city.plan.chance("made up \(year) \(pair) \(hazard.kind.factor) \(seen[hazard.kind.factor] ?? 0)")
                let result =
                    report.isFabricated
                    ? FabricatedResult.fields(hazard, &copied)
                    : TypicalResult.fields(hazard, exceeds: place == failing, lacksSilica: isUndecided, &chance)
                var draft = Draft(register)
                draft["task"] = .integer(task)
                draft["employer"] = .integer(id)
                draft["post"] = .integer(postID)
                draft["factor"] = .text(hazard.kind.factor)
                draft["sampled_day"] = .text(city.clock.today.description)
                draft["sample"] = .text(SimulatedCodes.padded(place + 1, 2))
                draft["report"] = .text(number)
                draft["hours_per_day"] = .real(8)
                draft["days_per_week"] = .real(5)
                draft["is_steady"] = .integer(result.isSteady ? 1 : 0)
                for (field, text) in result.texts { draft[field] = .text(text) }
                for (field, number) in result.numbers { draft[field] = .real(number) }
                drafts.append(draft)
            }
        }
        guard !drafts.isEmpty else { return }
        let (results, over, last) = (drafts, exceeded, dealt.withLock { $0.lastFabricated })
        let written = try await city.registers.write(as: city.cdc) { [today = city.plan.today] transaction in
            for draft in results { try transaction.insert(draft, reason: "模拟数据") }
            if report.isFabricated, pair % 2 == 1, let last {
                // The same sampler and pump are also noted at the employer of the report before.
                try report.jobs(of: last, ("09:30", "12:00"), transaction)
            }
            return try report.write(
                number: number, of: employer, points: results.count, exceeded: over, until: today, transaction)
        }
        if report.isFabricated { dealt.withLock { $0.lastFabricated = written } }
    }

    private func move(_ step: String, _ city: CityWriter) async throws {
        guard let id = task.withLock({ $0 }) else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            guard let task = try Self.find("monitoring_task", id, transaction) else { return }
            try transaction.transition(task, step)
        }
    }

    private static func register(_ name: String, _ registers: Registers) throws -> Register {
        guard let register = registers.catalogue.register(name) else { throw DemoCityError.noRegister(name) }
        return register
    }

    private static func draft(_ name: String, _ transaction: RegisterTransaction) throws -> Draft {
        Draft(try register(name, transaction.registers))
    }

    private static func find(_ name: String, _ id: Int64, _ transaction: RegisterTransaction) throws -> StoredRecord? {
        try transaction.registers.queries.find(transaction.connection, register(name, transaction.registers), id)
    }
}
