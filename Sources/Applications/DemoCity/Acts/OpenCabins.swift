import Calendars
import Database
import HealthSurveillance
import PneumoconiosisCare
import Registers

/// Rooms at plants and clinics in which people are taught, measured and screened; what they measured stands in the person's file.
enum OpenCabins {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        let hosts = ExamineWorkers.examined(employers).sorted { ($0.exposed, $1.number) > ($1.exposed, $0.number) }.prefix(4)
        return hosts.enumerated().flatMap { place, host in
            [
                CityEvent(plan.today - 210 + place * 20, rank: 8) { try await open(host, place, $0) },
                CityEvent(plan.today - 10 + place, rank: 10) { try await visit(host, place, $0) },
            ]
        }
    }

    private static func open(_ host: SimulatedEmployer, _ place: Int, _ city: CityWriter) async throws {
        guard let id = city.employer(host.number), city.registers.catalogue.register("health_cabin") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            var cabin = HealthCabin()
            // Each second one stands in the town's clinic and serves all its plants.
            let isClinic = place % 2 == 1
            cabin.name = isClinic ? "\(host.town.name)卫生院职业健康小屋（模拟）" : "\(host.name)职业健康小屋（模拟）"
            (cabin.regionCode, cabin.employer) = (host.town.code, isClinic ? nil : id)
            cabin.clinic = isClinic ? city.clinic.organisation : nil
            (cabin.address, cabin.devices) = ("模拟路 \(place + 1) 号", "电子血压计、肺功能仪、纯音筛查仪、宣教一体机（模拟）")
            (cabin.education, cabin.monitoring, cabin.screening, cabin.rehabilitation) = (true, true, place != 2, isClinic)
            let built = try move(try transaction.insert(cabin, reason: "模拟数据"), "build", in: transaction)
            // The last is built and not yet open.
            guard place < 3 else { return }
            let opened = try move(built, "open", in: transaction)
            if place == 0 { try move(opened, "assess", in: transaction) }
        }
    }

    private static func visit(_ host: SimulatedEmployer, _ place: Int, _ city: CityWriter) async throws {
        guard let id = city.employer(host.number), city.registers.catalogue.register("cabin_visit") != nil else { return }
        let drawn = city.plan.chance("cabin \(place)")
        try await city.registers.write(as: city.cdc) { transaction in
            var chance = drawn
            guard
                let cabin = try records(
                    of: "health_cabin", where: "t.state = 'open' AND t.region_code = ?1", [.text(host.town.code)], in: transaction
                ).last
            else { return }
            for stored in try records(
                of: "assignment", where: "t.employer = ?1 AND t.to_day IS NULL", [.integer(id)], in: transaction)
            {
                guard let person = try transaction.find(Assignment.self, stored.id)?.record else { continue }
                var visit = CabinVisit()
                (visit.cabin, visit.name, visit.idNumber) = (cabin.id, person.name, person.idNumber)
                visit.day = transaction.today - chance.number(0...5)
                visit.service = chance.pick([("monitoring", 0.7), ("education", 0.3)], otherwise: "monitoring")
                if visit.service == "monitoring" {
                    visit.results =
                        "SBP=\(chance.number(104...158)); DBP=\(chance.number(64...98)); FVC=\(chance.number(74...112))"
                    visit.advice = "血压、肺功能已告知本人（模拟）"
                } else {
                    visit.advice = "粉尘与噪声防护宣教，示范口罩和耳塞佩戴（模拟）"
                }
                try transaction.insert(visit, reason: "模拟数据")
            }
        }
    }
}
