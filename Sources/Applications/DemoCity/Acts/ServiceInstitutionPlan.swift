import Calendars
import Database
import Registers
import ServiceInstitutions

/// The service institutions of the city: qualification, capability, the employers each is given, and how they are controlled.
enum ServiceInstitutionPlan {
    /// Shares of the drawn employers, by the key of the office.
    static let dealt = ["service 1", "service 2", "service 1", "service 1", "service 2", fabricating]
    /// The institution that makes its results up, and the share of results that the honest ones therefore answer for.
    static let fabricating = "service 3"
    static let honestShare = 5.0 / 6

    static let marks = ["service 1": "甲", "service 2": "乙", fabricating: "丙"]

    struct Office: Sendable, Hashable {
        var key: String
        var id: Int64
    }

    static func offices(_ connection: any Connection) throws -> [Office] {
        try connection.query("SELECT id, name FROM organisation WHERE void = 0 AND type = 'technical_service' ORDER BY id")
            .compactMap { row in
                DemoOffice.all.first { $0.name == row.text("name") }.map { Office(key: $0.key, id: row.integer("id")) }
            }
    }

    static func qualify(_ offices: [String: Int64], from first: Day, _ registers: Registers) async throws {
        try await registers.write(as: People.administrator) { transaction in
            guard let until = Day(year: first.year + 5, month: 12, day: 31) else { return }
            for (place, key) in ["service 1", "service 2", fabricating].enumerated() {
                guard let institution = offices[key] else { continue }
                let professionals = key == fabricating ? 12 : 18 + 4 * place
                _ = try insert(
                    "institution_qualification",
                    [
                        "institution": .integer(institution),
                        "certificate": .text("（粤）职卫技字〔模拟〕第 \(SimulatedCodes.padded(place + 1, 3)) 号"),
                        "issuer": "广东省卫生健康委员会（模拟）", "scope": "制造业；采矿业；建筑业；电力、热力生产和供应业",
                        "from_day": .text(first.description), "until_day": .text(until.description),
                        "professionals": .integer(Int64(professionals)), "technical_head": .text("模拟技术负责人\(place + 1)"),
                        "quality_head": .text("模拟质量负责人\(place + 1)"),
                    ], transaction)
                for (item, amount) in [("TS-01", professionals), ("TS-02", 1), ("TS-03", key == fabricating ? 0 : 1)] {
                    _ = try insert(
                        "institution_capability",
                        [
                            "institution": .integer(institution), "item": .text(item), "amount": .real(Double(amount)),
                            "as_of": .text(first.description), "evidence": "模拟数据",
                        ], transaction)
                }
                try test(
                    ["1-001", "1-002", "1-007", "1-011", "2-028", "2-029", "2-030", "3-001", "3-002"], institution, first,
                    transaction)
            }
            if let cdc = offices["cdc"] {
                try test(["1-001", "1-011", "2-028", "2-029", "2-030", "3-001"], cdc, first, transaction)
            }
        }
    }

    private static func test(_ factors: [String], _ institution: Int64, _ day: Day, _ transaction: RegisterTransaction) throws {
        for factor in factors {
            _ = try insert(
                "laboratory_parameter",
                [
                    "institution": .integer(institution), "factor": .text(factor), "method": "GBZ/T 300、GBZ/T 192、GBZ/T 189（模拟）",
                    "accreditation": "模拟资质认定", "from_day": .text(day.description), "staff": 4,
                ], transaction)
        }
    }

    /// Gives each drawn employer to an institution, in the order of the draw.
    static func handOver(_ drawn: [StoredRecord], _ transaction: RegisterTransaction) throws {
        let known = try offices(transaction.connection)
        let institutions = dealt.compactMap { key in known.first { $0.key == key }?.id }
        guard !institutions.isEmpty else { return }
        for (place, sampled) in drawn.enumerated() {
            var draft = sampled.draft
            draft["service_institution"] = .integer(institutions[place % institutions.count])
            try transaction.update(sampled, to: draft, reason: "模拟数据")
        }
    }

    // MARK: Control

    static func events(_ plan: CityPlan) -> [CityEvent] {
        let year = plan.today.year
        guard let planned = Day(year: year, month: 1, day: 12), let held = Day(year: year, month: 4, day: 14) else { return [] }
        return [
            CityEvent(planned, rank: 8) { try await self.plan($0, year) },
            CityEvent(planned + 60, rank: 8) { try await network($0, year) },
            CityEvent(held, rank: 8) { try await check($0, year) },
            CityEvent(held + 12, rank: 8) { city in
                try await city.registers.write(as: city.bureau) { try DemoInstitutions.scoreDue(in: $0) }
            },
            CityEvent(held + 20, rank: 8) { city in
                try await city.registers.write(as: city.bureau) { transaction in
                    let known = try offices(transaction.connection)
                    if let office = known.first(where: { $0.key == fabricating }) {
                        try DemoScores.clues(of: office.id, in: transaction)
                    }
                    try DemoScores.states(known.filter { $0.key != fabricating }.map(\.id), in: transaction)
                }
            },
        ]
    }

    /// Who carries which function where: two counties have a centre for monitoring, the city's institute treats, nobody builds
    /// protection; the city's centre lost its qualification and got it back.
    private static func network(_ city: CityWriter, _ year: Int) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            let known = Dictionary(
                try transaction.connection.query("SELECT id, type FROM organisation WHERE void = 0 ORDER BY id").map {
                    ($0.text("type"), $0.integer("id"))
                }
            ) { first, _ in first }
            guard let cdc = known["cdc"], let prevention = known["prevention_institute"] else { return }
            for (institution, function, level, region) in [
                (cdc, "monitoring", "city", Towns.city), (prevention, "treatment", "city", Towns.city),
                (cdc, "monitoring", "county", Trades.jiangcheng), (prevention, "rehabilitation", "county", Trades.yangchun),
            ] {
                _ = try insert(
                    "support_role",
                    [
                        "institution": .integer(institution), "function": .text(function), "level": .text(level),
                        "region_code": .text(region), "from_day": .text("\(year - 1)-03-01"), "basis": "模拟文件",
                    ], transaction)
            }
            for (place, dates) in [("\(year - 8)-01-01", "\(year - 4)-12-31"), ("\(year)-01-10", "\(year + 4)-12-31")]
                .enumerated()
            {
                _ = try insert(
                    "institution_qualification",
                    [
                        "institution": .integer(cdc), "certificate": .text("（粤）职卫技字〔模拟〕第 10\(place + 1) 号"),
                        "issuer": "广东省卫生健康委员会（模拟）", "scope": "制造业", "from_day": .text(dates.0), "until_day": .text(dates.1),
                        "professionals": 16,
                    ], transaction)
            }
            for (institution, item, amount) in [
                (cdc, "CD-01", 2), (prevention, "CD-01", 3), (prevention, "ZF-01", 4), (prevention, "ZF-02", 1),
            ] {
                _ = try insert(
                    "institution_capability",
                    [
                        "institution": .integer(institution), "item": .text(item), "amount": .real(Double(amount)),
                        "as_of": .text("\(year)-01-31"), "evidence": "模拟数据",
                    ], transaction)
            }
            for (place, grade) in ["standardised", "second", "standardised"].enumerated() {
                let made = try insert(
                    "grade_review",
                    [
                        "institution": .integer(place == 0 ? cdc : prevention), "target_grade": .text(grade),
                        "assessed_day": .text("\(year)-02-1\(place)"), "gaps": "专业人员不足（模拟）",
                        "build_until": .text("\(year + 1)-06-30"),
                    ], transaction)
                guard place > 0 else { continue }
                let built = try transaction.transition(made, "build")
                guard place > 1 else { continue }
                try transaction.transition(try transaction.transition(built, "apply"), "meet")
            }
        }
    }

    private static func plan(_ city: CityWriter, _ year: Int) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            for office in try offices(transaction.connection) {
                _ = try insert(
                    "institution_check", ["institution": .integer(office.id), "year": .integer(Int64(year))], transaction)
            }
        }
    }

    /// The first is in order and published; the last has gaps in its records, is told of them and scored. The second waits its turn.
    private static func check(_ city: CityWriter, _ year: Int) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            for office in try offices(transaction.connection) where office.key != "service 2" {
                guard let register = transaction.registers.catalogue.register("institution_check"),
                    let planned = try transaction.registers.queries.all(
                        transaction.connection, register, where: "t.void = 0 AND t.institution = ?1 AND t.year = ?2",
                        [.integer(office.id), .integer(Int64(year))]
                    ).first
                else { continue }
                let isFaulty = office.key == fabricating
                var draft = planned.draft
                draft["checked_day"] = .text(transaction.today.description)
                draft["checkers"] = "模拟监督员1、模拟监督员2"
                draft["score"] = .real(isFaulty ? 61 : 92)
                draft["result"] = isFaulty ? "problems" : "none"
                if isFaulty {
                    draft["problems"] = "抽查的原始记录缺少采样时间和流量校准记录（模拟）"
                    draft["rectify_until"] = .text((transaction.today + 60).description)
                }
                let checked = try transaction.transition(planned, "check", draft: draft)
                guard isFaulty else {
                    try transaction.transition(checked, "publish")
                    continue
                }
                let breach = try insert(
                    "institution_breach",
                    [
                        "institution": .integer(office.id), "item": "S06", "facts": "年度检查发现原始记录不完整、不能追溯（模拟）",
                        "found_day": .text(transaction.today.description),
                    ], transaction)
                try transaction.transition(breach, "tell")
            }
        }
    }

    private static func insert(_ register: String, _ fields: [String: Value], _ transaction: RegisterTransaction) throws
        -> StoredRecord
    {
        guard let found = transaction.registers.catalogue.register(register) else { throw DemoCityError.noRegister(register) }
        var draft = Draft(found)
        for (name, value) in fields { draft[name] = value }
        return try transaction.insert(draft, reason: "模拟数据")
    }
}
