import Calendars
import Database
import RadiationDose
import Registers

/// Which employers work with radiation: those with X-ray flaw detection, and the clinics of the three largest plants.
struct RadiationPlan: Sendable {
    var industrial: [SimulatedEmployer]
    var medical: [SimulatedEmployer]

    init(_ employers: [SimulatedEmployer]) {
        let working = employers.filter { $0.fate == .working }
        industrial = working.filter { employer in
            employer.posts.contains { $0.hazards.contains { $0.kind.factor.hasPrefix("5-") } }
        }
        medical = Array(working.sorted { ($0.headcount, $1.number) > ($1.headcount, $0.number) }.prefix(3))
    }
}

/// Radiation units with their devices and tests: most passed in time, some overdue, one failed, one planned, one device stopped.
enum TestRadiationDevices {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        let units = RadiationPlan(employers)
        return [
            CityEvent(plan.today - 200, rank: 8) { try await license(units.medical, "medical", $0) },
            CityEvent(plan.today - 199, rank: 8) { try await license(units.industrial, "non_medical", $0) },
            CityEvent(plan.today - 8, rank: 10) { try await test($0) },
        ]
    }

    private static let devices: [String: [(kind: String, name: String)]] = [
        "medical": [("dr", "数字化 X 射线摄影机（模拟）"), ("dental", "口腔 X 射线机（模拟）"), ("ct", "X 射线计算机断层扫描机（模拟）")],
        "non_medical": [("flaw", "X 射线探伤机（模拟）"), ("gauge", "含源料位计（模拟）")],
    ]

    private static func license(_ employers: [SimulatedEmployer], _ field: String, _ city: CityWriter) async throws {
        guard city.registers.catalogue.register("radiation_unit") != nil else { return }
        var chance = city.plan.chance("radiation devices \(field)")
        let wanted = employers.compactMap { employer -> (RadiationUnit, [RadiationDevice])? in
            guard let id = city.employer(employer.number) else { return nil }
            var unit = RadiationUnit()
            (unit.employer, unit.field, unit.contact) = (id, field, employer.contact)
            unit.licence = "模拟\(field == "medical" ? "放诊" : "辐安")证〔\(SimulatedCodes.padded(employer.number, 4))〕号"
            (unit.from, unit.until) = (city.clock.today - 900, city.clock.today + chance.number(-60...900))
            let own = (devices[field] ?? []).prefix(field == "medical" ? 3 : chance.number(1...2))
            return (
                unit,
                own.enumerated().map { place, kind in
                    var device = RadiationDevice()
                    (device.name, device.kind) = (kind.name, kind.kind)
                    device.serial = "MN\(SimulatedCodes.padded(employer.number, 4))-\(place + 1)"
                    device.room = field == "medical" ? "职工医院放射科（模拟）" : "探伤室（模拟）"
                    device.installedDay = city.clock.today - chance.number(500...3_000)
                    return device
                }
            )
        }
        try await city.registers.write(as: city.bureau) { transaction in
            for (unit, devices) in wanted {
                let stored = try transaction.insert(unit, reason: "模拟数据")
                for device in devices {
                    var own = device
                    own.unit = stored.id
                    try transaction.insert(own, reason: "模拟数据")
                }
            }
        }
    }

    private static func test(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("radiation_test") != nil else { return }
        let drawn = city.plan.chance("radiation tests")
        try await city.registers.write(as: city.bureau) { transaction in
            var chance = drawn
            for (place, device) in try records(of: "radiation_device", where: "t.state = 'in_use'", in: transaction).enumerated()
            {
                if place == 4 {
                    try move(device, "stop", in: transaction)
                    continue
                }
                // One in six was never tested on this platform; one in eight longer ago than a year.
                guard !chance.happens(0.16) else { continue }
                let ago = chance.happens(0.13) ? chance.number(370...480) : chance.number(10...330)
                let tested = max(transaction.today - ago, device.draft.day("installed_day") ?? transaction.today)
                var test = RadiationTest()
                (test.device, test.kind, test.plannedDay) = (device.id, "status", tested - 5)
                // The last report is not there yet.
                let isWaiting = place % 9 == 7
                let planned = try transaction.insert(test, reason: "模拟数据")
                if isWaiting && chance.happens(0.5) { continue }
                let isPassed = place != 1 && !chance.happens(0.06)
                let done = try move(
                    planned, "test", ["tested_day": .text(tested.description), "service": "模拟放射卫生技术服务机构（模拟）"],
                    in: transaction)
                if isWaiting { continue }
                try move(
                    done, "report",
                    [
                        "report": .text("模拟放检〔\(tested.year)〕\(SimulatedCodes.padded(place + 1, 4))号"),
                        "result": .text(isPassed ? "passed" : "failed"),
                        "findings": .text(isPassed ? "" : "有用线束半值层不符合要求（模拟）"),
                    ], in: transaction)
            }
        }
    }
}
