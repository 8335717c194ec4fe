import Access
import Calendars
import Declarations
import Employers
import Registers

/// The declarations of an employer through the acts that offices use: begun, sent, returned, accepted, each on its day.
enum FileDeclarations {
    static func events(_ employer: SimulatedEmployer, _ history: FilingHistory) -> [CityEvent] {
        history.filings.flatMap { filing in
            var events: [CityEvent] = []
            if let before = filing.returnedBefore {
                events.append(CityEvent(before.sent) { try await begin(employer, filing, sends: true, $0) })
                events.append(CityEvent(before.returned, rank: 7) { try await giveBack(employer, $0) })
                events.append(CityEvent(filing.sent) { try await send(employer, $0) })
            } else {
                events.append(CityEvent(filing.sent) { try await begin(employer, filing, sends: filing.end != .draft, $0) })
            }
            switch filing.end {
            case .accepted(let day): events.append(CityEvent(day, rank: 7) { try await accept(employer, $0) })
            case .returned(let day): events.append(CityEvent(day, rank: 7) { try await giveBack(employer, $0) })
            case .waiting, .draft: break
            }
            return events
        } + stop(employer, history)
    }

    private static func begin(_ employer: SimulatedEmployer, _ filing: Filing, sends: Bool, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number) else { return }
        let person = city.person(of: id)
        let type: DeclarationType = filing.isFirst ? .initial : .yearly
        let declaration = try await StartDeclaration(registers: city.registers)(
            type, employer: id, eventDay: filing.isFirst ? filing.begun - 20 : nil, by: person)
        city.note(declaration: declaration, of: employer.number)
        let save = SaveDeclaration(registers: city.registers)
        try await save.fields(
            declaration,
            [
                "filler": employer.contact, "is_principal_trained": "1", "is_officer_trained": "1",
                "trained_exposed": String(employer.exposed),
            ], by: person)
        if filing.isFirst {
            try await save.rows(
                DeclaredProduct.self, of: declaration,
                [["product": employer.trade.product, "output": String(employer.headcount * 12), "unit": employer.trade.unit]],
                by: person)
        }
        if sends { try await send(employer, city) }
    }

    private static func send(_ employer: SimulatedEmployer, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), let declaration = city.declaration(of: employer.number) else { return }
        try await SubmitDeclaration(registers: city.registers)(declaration, by: city.person(of: id))
    }

    private static func giveBack(_ employer: SimulatedEmployer, _ city: CityWriter) async throws {
        guard let declaration = city.declaration(of: employer.number) else { return }
        let reasons = [
            "岗位接触人数与在册职工数不符，请核对后重新提交。（模拟）", "工作场所地址填写不完整，请补充到门牌号。（模拟）",
            "主要产品年产量漏填单位，请补充。（模拟）",
        ]
        try await ReturnDeclaration(registers: city.registers)(
            declaration, reason: reasons[employer.number % reasons.count], by: accepting(employer, city))
    }

    private static func accept(_ employer: SimulatedEmployer, _ city: CityWriter) async throws {
        guard let declaration = city.declaration(of: employer.number) else { return }
        // The check code of a receipt is random in an office; in a simulation it follows from the seed.
        let seed = city.plan.seed
        let code = Randomness { count in
            var chance = SplitMix64(seed: seed, subject: "receipt \(declaration)")
            return (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
        }
        try await AcceptDeclaration(registers: city.registers, random: code)(declaration, by: accepting(employer, city))
    }

    /// The city accepts what central and provincial enterprises declare.
    private static func accepting(_ employer: SimulatedEmployer, _ city: CityWriter) -> Principal {
        employer.affiliation == "province" ? city.bureau : city.clerk(of: employer.county)
    }

    /// Suspended by the office, or closed by a cancellation that the employer declares.
    private static func stop(_ employer: SimulatedEmployer, _ history: FilingHistory) -> [CityEvent] {
        if employer.fate == .noHazard {
            return [CityEvent(history.joined + 30) { try await move(employer, "confirm_no_hazard", "现场核实未发现职业病危害因素（模拟）", $0) }]
        }
        guard let day = history.stopped else { return [] }
        if employer.fate == .suspended {
            return [CityEvent(day, rank: 8) { try await move(employer, "suspend", "企业报告停产（模拟）", $0) }]
        }
        return [
            CityEvent(day, rank: 8) { city in
                guard let id = city.employer(employer.number) else { return }
                let person = city.person(of: id)
                let declaration = try await StartDeclaration(registers: city.registers)(
                    .cancel, employer: id, eventDay: day - 5, by: person)
                city.note(declaration: declaration, of: employer.number)
                try await send(employer, city)
            },
            CityEvent(FilingHistory.workday(day + 3), rank: 8) { try await accept(employer, $0) },
        ]
    }

    private static func move(_ employer: SimulatedEmployer, _ transition: String, _ reason: String, _ city: CityWriter)
        async throws
    {
        guard let id = city.employer(employer.number) else { return }
        try await city.registers.write(as: city.clerk(of: employer.county)) { transaction in
            guard let found = try transaction.find(Employer.self, id) else { return }
            try transaction.transition(found.stored, transition, reason: reason)
        }
    }
}
