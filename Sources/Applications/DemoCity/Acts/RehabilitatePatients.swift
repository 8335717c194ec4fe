import Access
import Calendars
import Database
import PneumoconiosisCare
import Registers

/// The care network of the city: who diagnoses, treats and rehabilitates, stations at work with their sessions, patients sent up and back.
enum RehabilitatePatients {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        [
            CityEvent(plan.today - 390, rank: 8) { try await build($0) },
            CityEvent(plan.today - 360, rank: 8) { try await serve($0) },
            CityEvent(plan.today - 12, rank: 8) { try await treat($0) },
            CityEvent(plan.today - 38, rank: 10) { try await refer($0) },
            CityEvent(plan.today - 30, rank: 10) { try await advance($0, step: "receive", share: 0.9) },
            CityEvent(plan.today - 18, rank: 10) { city in
                try await advance(city, step: "treat", ["treatment": "复查高仟伏胸片和肺功能，抗感染、平喘和氧疗（模拟）"], share: 0.8)
            },
            CityEvent(plan.today - 9, rank: 10) { city in
                try await advance(city, step: "return_back", ["advice": "每周康复站呼吸训练 2 次，三个月后复查肺功能（模拟）"], share: 0.8)
            },
        ]
    }

    /// Towns in which a station stands: the first of each county with dusty trades.
    private static let stations = [Trades.yangchun, Trades.yangchun, Trades.yangxi, Trades.yangdong]

    private static func build(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("care_network_member") != nil else { return }
        let towns = Towns(codes: city.registers.codes)
        try await city.registers.write(as: city.cdc) { transaction in
            try member(
                "阳江市职业病防治所（模拟）", "city", Towns.city, diagnoses: true, treats: true, account: city.diagnosis.organisation,
                in: transaction)
            try member("阳江市人民医院（模拟）", "city", Towns.city, diagnoses: false, treats: true, in: transaction)
            for county in Towns.counties.prefix(4) {
                let name = Towns.countyNames[county] ?? ""
                try member("\(name)人民医院（模拟）", "county", county, diagnoses: false, treats: true, in: transaction)
            }
            var used: [String: Int] = [:]
            for (place, county) in stations.enumerated() {
                let order = used[county, default: 0]
                used[county] = order + 1
                guard order < towns.towns(of: county).count else { continue }
                let town = towns.towns(of: county)[order]
                try member("\(town.name)卫生院（模拟）", "town", town.code, diagnoses: false, treats: false, in: transaction)
                let station = try insert(
                    "rehabilitation_station",
                    [
                        "name": .text("\(town.name)尘肺病康复站（模拟）"), "kind": .text(place == 3 ? "point" : "station"),
                        "region_code": .text(town.code), "address": .text("\(town.name)卫生院内"),
                    ], transaction)
                // The last is still being planned.
                if place < 3 { try move(station, "build", in: transaction) }
            }
            let experts = try records(of: "care_network_member", where: "t.level = 'city'", in: transaction)
            for (place, specialty) in ["呼吸内科", "职业病科", "放射科", "康复医学科"].enumerated() where !experts.isEmpty {
                try insert(
                    "care_expert",
                    [
                        "name": .text("模拟专家\(place + 1)"), "specialty": .text(specialty),
                        "member": .integer(experts[place % experts.count].id), "title": "主任医师",
                        "valid_until": .text((transaction.today + 730).description),
                    ], transaction)
            }
        }
    }

    private static func member(
        _ name: String, _ level: String, _ region: String, diagnoses: Bool, treats: Bool, account: Int64? = nil,
        in transaction: RegisterTransaction
    ) throws {
        var member = CareNetworkMember()
        member.organisation = account
        (member.name, member.level, member.regionCode) = (name, level, region)
        (member.diagnoses, member.treats, member.rehabilitates) = (diagnoses, treats, level == "town")
        member.contact = SimulatedCodes.phone(80_000_000)
        try transaction.insert(member, reason: "模拟数据")
    }

    private static func serve(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("rehabilitation_station") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for station in try records(of: "rehabilitation_station", where: "t.state = 'built'", in: transaction) {
                try move(station, "serve", in: transaction)
            }
        }
    }

    /// Two months of sessions at each station: the patients of its county who are alive and known.
    private static func treat(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("rehabilitation_session") != nil else { return }
        let drawn = city.plan.chance("sessions")
        try await city.registers.write(as: city.cdc) { transaction in
            var chance = drawn
            for station in try records(of: "rehabilitation_station", where: "t.state = 'serving'", in: transaction) {
                // The county above the station's town.
                let county = RegionPath(stored: station.regionPath.split(separator: "/").dropLast().joined(separator: "/"))
                let patients = try records(
                    of: "patient", where: "t.state = 'living' AND t.region_path >= ?1 AND t.region_path < ?2",
                    [.text(county.lowerBound), .text(county.upperBound)], limit: 8, in: transaction)
                for patient in patients {
                    var walked = Double(chance.number(280...460))
                    for week in 0..<6 where chance.happens(0.8) {
                        var session = RehabilitationSession()
                        (session.station, session.patient) = (station.id, patient.id)
                        session.day = transaction.today - (5 - week) * 7 - chance.number(0...4)
                        session.activity =
                            week == 0
                            ? "assessment" : chance.one(of: ["breathing", "exercise", "oxygen"], otherwise: "breathing")
                        session.minutes = chance.number(3...8) * 10
                        walked += Double(chance.number(-5...15))
                        if week == 0 || week == 5 {
                            (session.walked, session.vitalCapacity) = (walked, Double(chance.number(52...88)))
                        }
                        try transaction.insert(session, reason: "模拟数据")
                    }
                }
            }
        }
    }

    /// Some patients are sent from town to county and from county to city.
    private static func refer(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("patient_referral") != nil else { return }
        let drawn = city.plan.chance("referrals")
        try await city.registers.write(as: city.cdc) { transaction in
            var chance = drawn
            let members = try records(of: "care_network_member", where: "1 = 1", in: transaction)
            func first(_ level: String, near path: String) -> StoredRecord? {
                let known = members.filter { $0["level"].text == level }
                return known.first { path.hasPrefix($0.regionPath) || $0.regionPath.hasPrefix(path) } ?? known.first
            }
            let wanted = max(3, Int((14 * city.plan.scale).rounded()))
            for patient in try records(of: "patient", where: "t.state = 'living'", limit: wanted, in: transaction) {
                let (below, above) = chance.happens(0.5) ? ("town", "county") : ("county", "city")
                guard let from = first(below, near: patient.regionPath), let to = first(above, near: patient.regionPath) else {
                    continue
                }
                var referral = PatientReferral()
                (referral.patient, referral.direction, referral.from, referral.to) = (patient.id, "up", from.id, to.id)
                (referral.referredDay, referral.reason) = (transaction.today, "气促加重，基层不能完成肺功能和高仟伏胸片（模拟）")
                referral.records = "近一年胸片、用药清单、康复记录（模拟）"
                try transaction.insert(referral, reason: "模拟数据")
            }
        }
    }

    private static func advance(_ city: CityWriter, step: String, _ fields: [String: Value] = [:], share: Double) async throws {
        guard city.registers.catalogue.register("patient_referral") != nil else { return }
        let states = ["receive": "referred", "treat": "received", "return_back": "treated"]
        try await city.registers.write(as: city.cdc) { transaction in
            var share = EvenShare(share)
            for record in try records(
                of: "patient_referral", where: "t.state = ?1", [.text(states[step] ?? "")], in: transaction)
            where share.next() {
                try move(record, step, fields, in: transaction)
            }
        }
    }
}
