import Access
import Calendars
import Database
import Registers
import Supervision

/// The supervisors of the city: people, items, the yearly draw held and published, visits through the year, orders and their
/// re-inspections.
enum SuperviseEmployers {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        let year = plan.today.year
        guard let staffed = Day(year: year - 1, month: 1, day: 5), let committed = Day(year: year, month: 2, day: 2),
            let drawn = Day(year: year, month: 2, day: 9), let first = Day(year: year, month: 2, day: 23)
        else { return [] }
        return [
            CityEvent(staffed, rank: 8) { try await staff($0, year) },
            CityEvent(committed - 7, rank: 8) { try await equip($0, year) },
            CityEvent(committed, rank: 8) { try await commit($0, year) },
            CityEvent(drawn, rank: 8) { try await draw($0) },
            CityEvent(plan.today - 2, rank: 9) { try await assign($0) },
        ] + (0..<12).map { week in CityEvent(first + week * 7, rank: 8) { try await visit($0, week: week) } }
    }

    private static func insert(_ register: String, _ fields: [String: Value], _ transaction: RegisterTransaction) throws
        -> StoredRecord
    {
        guard let found = transaction.registers.catalogue.register(register) else { throw RegisterError.notFound }
        var draft = Draft(found)
        for (name, value) in fields { draft[name] = value }
        return try transaction.insert(draft, reason: "模拟数据")
    }

    private static func staff(_ city: CityWriter, _ year: Int) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            for number in 1...12 {
                let isTechnician = number > 9
                _ = try insert(
                    "inspector",
                    [
                        "name": .text("模拟\(isTechnician ? "检验" : "监督")员\(number)"),
                        "certificate": .text("模拟执法\(SimulatedCodes.padded(number, 4))"),
                        "kind": .text(isTechnician ? "technician" : "inspector"),
                        "department": .text(isTechnician ? "cdc" : number > 7 ? "emergency" : "health"),
                        "organisation_name": .text(isTechnician ? "阳江市疾病预防控制中心（模拟）" : "阳江市卫生监督所（模拟）"),
                        "region_code": .text(Towns.city), "certificate_from": .text("\(year - 2)-01-01"),
                        "certificate_until": .text("\(year + 2)-12-31"), "training_year": .integer(Int64(year)),
                        "training_hours": .real(40),
                        // The account that the demonstration shows goes out itself: its task pack has something in it.
                        "account_name": number == 1 ? "supervisor" : .null,
                    ], transaction)
            }
            _ = try insert(
                "inspector",
                [
                    "name": "模拟协管员1", "certificate": "模拟协管0001", "kind": "town", "department": "town",
                    "organisation_name": "模拟镇综合行政执法办", "region_code": .text(Trades.yangchun),
                    "certificate_from": .text("\(year - 2)-01-01"), "certificate_until": .text("\(year + 2)-12-31"),
                    "training_year": .integer(Int64(year)), "training_hours": .real(40), "account_name": "town",
                ], transaction)
            for (code, title, subject, basis) in [
                ("ZY-01", "用人单位职业病防治工作", "employer", "职业病防治法第六十二条"),
                ("ZY-02", "放射诊疗和放射工作单位防护工作", "radiation", "职业病防治法第六十二条"),
                ("ZY-03", "职业卫生技术服务机构从业情况", "technical_service", "职业卫生技术服务机构管理办法"),
                ("ZY-04", "职业健康检查机构从业情况", "exam_institution", "职业健康检查管理办法"),
            ] {
                _ = try insert(
                    "inspection_item",
                    [
                        "code": .text(code), "title": .text(title), "subject": .text(subject), "basis": .text(basis),
                        "method": "现场检查、资料核查",
                    ], transaction)
            }
        }
    }

    /// Trainings of last year and this, and the ledger of equipment: one instrument out of use, one past its calibration.
    private static func equip(_ city: CityWriter, _ year: Int) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            for row in try transaction.connection.query(
                "SELECT id FROM inspector WHERE void = 0 ORDER BY certificate, id"
            ) {
                for (day, hours, kind) in [("\(year - 1)-09-10", 40.0, "pre_post"), ("\(year)-01-15", 24, "rotation")] {
                    _ = try insert(
                        "inspector_training",
                        [
                            "inspector": .integer(row.integer("id")), "held_day": .text(day), "hours": .real(hours),
                            "kind": .text(kind), "title": "职业卫生监督执法培训（模拟）", "place": "省级实训基地（模拟）", "result": "passed",
                        ], transaction)
                }
            }
            for (place, item) in [
                ("执法车", "vehicle"), ("声级计", "instrument"), ("粉尘采样器", "instrument"), ("执法记录仪", "recorder"), ("移动执法终端", "tablet"),
            ].enumerated() {
                let made = try insert(
                    "enforcement_equipment",
                    [
                        "name": .text(item.0), "kind": .text(item.1), "number": .text("模拟装备\(place + 1)"),
                        "region_code": .text(Towns.city), "organisation_name": "阳江市卫生监督所（模拟）", "keeper": "模拟监督员1",
                        "calibrated_until": item.1 == "instrument" ? .text("\(place == 1 ? year + 1 : year)-02-28") : .null,
                    ], transaction)
                if place == 3 { try transaction.transition(made, "stop", reason: "送修（模拟）") }
            }
        }
    }

    private static func commit(_ city: CityWriter, _ year: Int) async throws {
        let plan = city.plan
        _ = try await city.registers.write(as: city.bureau) { transaction in
            let made = try insert(
                "inspection_plan",
                [
                    "year": .integer(Int64(year)), "title": .text("\(year)年职业卫生“双随机、一公开”抽查（模拟）"), "kind": "random",
                    "region_code": .text(Towns.city), "items": "ZY-01", "object_count": .integer(Int64(max(6, plan.sampled / 4))),
                    "reserve_count": 3, "technician_count": 1, "partners": "emergency", "from_day": .text("\(year)-02-02"),
                    "until_day": .text("\(year)-11-30"), "basis": "模拟数据", "public_source": .text("\(year)年2月8日模拟开奖号码"),
                ], transaction)
            let approved = try transaction.transition(made, "approve")
            // A demonstration has no secret to keep: the same seed gives the same city.
            try DemoSupervision.commit(approved, secret: [UInt8](repeating: 7, count: 32), in: transaction)
        }
    }

    private static func draw(_ city: CityWriter) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            try DemoSupervision.hold(publicValue: "05 12 19 22 30 31+09", witness: "模拟见证人", in: transaction)
        }
    }

    /// Visits of the coming fortnight, not yet made: what an inspector takes along on the tablet.
    private static func assign(_ city: CityWriter) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            let team = try transaction.connection.query(
                "SELECT id FROM inspector WHERE void = 0 AND kind = 'inspector' ORDER BY certificate, id LIMIT 2"
            ).map { $0.integer("id") }
            let employers = try transaction.connection.query(
                "SELECT id FROM employer WHERE void = 0 AND exposed_headcount > 0 ORDER BY credit_code, id LIMIT 3")
            for (place, row) in employers.enumerated() {
                var visit = Inspection()
                visit.employer = Int(row.integer("id"))
                visit.kind = place == 0 ? "clue" : "routine"
                visit.dueDay = transaction.today + 14
                try OpenInspection.open(visit, team: team, transaction)
            }
        }
    }

    /// A twelfth of the drawn visits takes place; every third finds something, half of that is put right.
    private static func visit(_ city: CityWriter, week: Int) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            let all = try transaction.connection.query(
                "SELECT id FROM inspection WHERE void = 0 AND source_draw IS NOT NULL ORDER BY draw_place, id")
            for (place, row) in all.enumerated() where place % 12 == week {
                try DemoSupervision.visit(row.integer("id"), place: place, in: transaction)
            }
        }
    }
}
