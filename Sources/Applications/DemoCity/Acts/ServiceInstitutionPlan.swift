import Calendars
import Database
import Registers

/// The service institutions of the city: their qualifications, and which employers each of them is given to measure.
enum ServiceInstitutionPlan {
    /// Shares of the drawn employers, by the key of the office.
    static let dealt = ["service 1", "service 2", "service 1"]

    static func qualify(_ offices: [String: Int64], from first: Day, _ registers: Registers) async throws {
        try await registers.write(as: People.administrator) { transaction in
            guard let register = registers.catalogue.register("institution_qualification") else {
                throw DemoCityError.noRegister("institution_qualification")
            }
            for (place, office) in DemoOffice.all.filter({ $0.type == "technical_service" }).enumerated() {
                guard let institution = offices[office.key], let until = Day(year: first.year + 5, month: 12, day: 31) else {
                    continue
                }
                var draft = Draft(register)
                draft["institution"] = .integer(institution)
                draft["certificate"] = .text("（粤）职卫技字〔模拟〕第 \(SimulatedCodes.padded(place + 1, 3)) 号")
                draft["issuer"] = "广东省卫生健康委员会（模拟）"
                draft["scope"] = "制造业；采矿业；建筑业；电力、热力生产和供应业"
                draft["from_day"] = .text(first.description)
                draft["until_day"] = .text(until.description)
                draft["professionals"] = .integer(Int64(18 + 4 * place))
                draft["technical_head"] = .text("模拟技术负责人\(place + 1)")
                draft["quality_head"] = .text("模拟质量负责人\(place + 1)")
                try transaction.insert(draft, reason: "模拟数据")
            }
        }
    }

    /// Gives each drawn employer to an institution, in the order of the draw.
    static func handOver(_ drawn: [StoredRecord], year: Int, _ transaction: RegisterTransaction) throws {
        let names = Dictionary(
            try transaction.connection.query(
                "SELECT id, name FROM organisation WHERE void = 0 AND type = 'technical_service' ORDER BY id"
            ).map { ($0.text("name"), $0.integer("id")) }, uniquingKeysWith: { first, _ in first })
        let institutions = dealt.compactMap { key in DemoOffice.all.first { $0.key == key }.flatMap { names[$0.name] } }
        guard !institutions.isEmpty else { return }
        for (place, sampled) in drawn.enumerated() {
            var draft = sampled.draft
            draft["service_institution"] = .integer(institutions[place % institutions.count])
            try transaction.update(sampled, to: draft, reason: "模拟数据")
        }
    }
}
