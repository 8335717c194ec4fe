import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import HealthSurveillance
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import RadiationDose

/// Badges on their way, and what goes wrong with them.
@Suite(.requirement("R-66")) struct BadgeTests {
    @discardableResult
    private func issue(
        _ dose: DoseOffice, _ person: Int64, _ number: String = "TLD-1", _ more: [String: String] = [:]
    ) async throws -> Int64 {
        try await dose.office.enter(DoseBadge.self, input(person, number, more), as: dose.service).id
    }

    private func input(_ person: Int64, _ number: String, _ more: [String: String]) -> [String: String] {
        [
            "radiation_worker": "#\(person)", "number": number, "position": "chest", "period_from": "2026-01-01",
            "period_to": "2026-03-31", "issued_day": "2025-12-28",
        ].merging(more) { $1 }
    }

    private func state(_ dose: DoseOffice, _ badge: Int64) async throws -> String {
        try await dose.office.find(DoseBadge.self, badge).stored.state
    }

    @Test(arguments: Engine.allCases)
    func `issued, worn, returned, read, over the level, investigated by the unit, filed by the service`(engine: Engine)
        async throws
    {
        let dose = try await DoseOffice.open(engine)
        let person = try await dose.admit()
        let badge = try await issue(dose, person)
        #expect(try await dose.office.clocks(DoseBadge.self, badge) == ["badge": Day("2026-04-30")])
        try await dose.office.move(DoseBadge.self, badge, "return", as: dose.office.person(of: dose.employer))
        let over = try await dose.read(person, "2026-01-01", "2026-03-31", ["hp10": "1.6"])
        #expect(try await state(dose, badge) == "read" && over.stored.state == "over")
        #expect(try await dose.office.clocks(DoseBadge.self, badge).isEmpty)
        // The unit is asked on the page of its worker.
        #expect(try await dose.office.clocks(RadiationWorker.self, person).values.sorted() == [Day("2027-01-30")])
        try await dose.office.registers.write(as: dose.office.person(of: dose.employer)) { transaction in
            try DoseEntry.investigate(over.id, of: person, cause: "模拟：剂量计遗留在探伤室；已培训", transaction)
        }
        #expect(try await dose.office.find(DoseReadingRecord.self, over.id).stored.state == "investigated")
        #expect(try await dose.office.clocks(RadiationWorker.self, person).isEmpty)
        let investigated = try await dose.office.find(DoseReadingRecord.self, over.id)
        try await dose.office.registers.write(as: dose.service) {
            try DoseEntry.file(investigated.stored, cause: investigated.record.cause, $0)
        }
        #expect(try await dose.office.find(DoseReadingRecord.self, over.id).stored.state == "filed")
        #expect(try await dose.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a lost badge has no measured dose; found again, its reading takes the place of the nominal dose`(engine: Engine)
        async throws
    {
        let dose = try await DoseOffice.open(engine)
        let person = try await dose.admit()
        let badge = try await issue(dose, person)
        try await dose.office.move(DoseBadge.self, badge, "lose", reason: "工作服送洗后不见", as: dose.office.person(of: dose.employer))
        #expect(try await dose.problems(person, "2026-01-01", "2026-03-31") == ["kind"])
        let nominal = try await dose.read(
            person, "2026-01-01", "2026-03-31",
            ["kind": "nominal", "hp10": "0.3", "method": "coworkers", "approver": "模拟"])
        #expect(try await state(dose, badge) == "estimated")
        func measured() async throws {
            try await dose.office.change(DoseReadingRecord.self, nominal.id) {
                ($0.kind, $0.dose, $0.method, $0.approver) = ("dose", 0.12, "", "")
            }
        }
        await #expect(throws: RegisterError.self) { try await measured() }
        try await dose.office.move(DoseBadge.self, badge, "find", reason: "在洗衣房找到")
        try await measured()
        #expect(try await state(dose, badge) == "read")
        let years = try await dose.office.registers.read { try dose.office.registers.records($0, DoseYearRecord.self) }
        #expect(years.map(\.record.sum) == [0.12] && years.map(\.record.isEstimated) == [false])
        #expect(try await dose.office.faults() == [])
    }

    @Test func `one badge hangs on one person, one person has one badge at a place, and none is read twice`() async throws {
        let dose = try await DoseOffice.open()
        let (first, second) = (try await dose.admit(0), try await dose.admit(1))
        try await issue(dose, first)
        func problems(_ person: Int64, _ number: String, _ more: [String: String] = [:]) async throws -> [String] {
            try await dose.office.problems(DoseBadge.self, input(person, number, more), as: dose.service).map(\.field)
        }
        #expect(try await problems(second, "TLD-1", ["period_from": "2026-03-31", "period_to": "2026-06-01"]) == ["number"])
        #expect(try await problems(first, "TLD-2") == ["period_from"])
        #expect(try await problems(first, "TLD-2", ["position": "collar"]) == [])
        #expect(try await problems(second, "TLD-3", ["period_to": "2026-04-01"]) == ["period_to"])
        #expect(try await problems(second, "TLD-3", ["issued_day": "2026-01-02"]) == ["issued_day"])
        try await dose.read(first, "2026-01-01", "2026-03-31")
        #expect(try await dose.problems(first, "2026-01-01", "2026-03-31") == ["period_from"])
        #expect(try await dose.problems(first, "2026-02-01", "2026-03-31") == ["period_from"])
    }

    @Test func `a filed result that was wrong is opened with a reason, corrected, and the sums follow`() async throws {
        let dose = try await DoseOffice.open()
        let person = try await dose.admit()
        let over = try await dose.read(person, "2026-01-01", "2026-03-31", ["hp10": "2.6"])
        try await dose.office.registers.write(as: dose.service) { try DoseEntry.file(over.stored, cause: "模拟", $0) }
        await #expect(throws: RegisterError.self) { try await dose.office.move(DoseReadingRecord.self, over.id, "reopen") }
        try await dose.office.move(DoseReadingRecord.self, over.id, "reopen", reason: "报告把 0.26 印成 2.6")
        try await dose.office.change(DoseReadingRecord.self, over.id) { $0.dose = 0.26 }
        let corrected = try await dose.office.find(DoseReadingRecord.self, over.id)
        #expect(corrected.stored.state == "read" && !corrected.record.isOver)
        let years = try await dose.office.registers.read { try dose.office.registers.records($0, DoseYearRecord.self) }
        #expect(years.map(\.record.sum) == [0.26])
        #expect(try await dose.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `who moves to another hospital keeps one file; the sheet names the hospital where the number is taken twice`(
        engine: Engine
    )
        async throws
    {
        let site = try await CountyWebsite(engine, slices: DeviceTests.slices)
        let office = site.office
        office.turn(to: "2026-12-31")
        var (people, employers) = ([Int64](), [Int64]())
        for (place, (from, to)) in [("2026-01-01", "2026-06-30"), ("2026-07-01", "")].enumerated() {
            let code = Factory.creditCode(place + 1)
            let employer = try await office.openFactory(["credit_code": code, "name": "模拟医院\(place + 1)"])
            employers.append(employer)
            people.append(
                try await office.enter(
                    RadiationWorker.self,
                    [
                        "employer": "#\(employer)", "name": "模拟甲", "id_number": SimulatedNumber.resident(0), "field": "medical",
                        "work": "介入放射学", "periods_per_year": "4", "from_day": from, "to_day": to,
                    ]
                ).id)
        }
        func reading(_ from: String, _ to: String, _ more: [String: String]) -> [String: String] {
            [
                "radiation_worker": SimulatedNumber.resident(0), "period_from": from, "period_to": to, "kind": "dose",
                "hp10": "0.4", "service": "模拟",
            ].merging(more) { $1 }
        }
        let unclear = try await office.problems(DoseReadingRecord.self, reading("2026-01-01", "2026-03-31", [:]))
        #expect(unclear.map(\.field) == ["radiation_worker"])
        for (place, (from, to)) in [("2026-01-01", "2026-03-31"), ("2026-07-01", "2026-09-28")].enumerated() {
            let stored = try await office.enter(
                DoseReadingRecord.self, reading(from, to, ["employer": Factory.creditCode(place + 1)]))
            #expect(try await office.find(DoseReadingRecord.self, stored.id).record.person == people[place])
        }
        try await site.openAccount(of: employers[1])
        let second = people[1]
        let former = people[0]
        try await site.visit(as: "factory") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/radiation_worker/\(second)")
            #expect(page.words.contains("全部监测周期（2）") && page.words.contains("2026 0.8 2"))
            #expect(try await visitor.get("/radiation_worker/\(former)").status == 404)
        }
        let worker = try #require(try await office.find(RadiationWorker.self, second).record.worker)
        try await site.openAccount("worker", .worker, person: worker)
        try await site.visit(as: "worker") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/dose/my-record")
            #expect(page.words.contains("模拟医院1") && page.words.contains("模拟医院2") && page.words.contains("2026 0.8 2"))
        }
        #expect(try await office.faults() == [])
    }

    @Test func `the rate stands apart for medical and non-medical and opens to who is missing, in the own region only`()
        async throws
    {
        let site = try await CountyWebsite(slices: DeviceTests.slices)
        site.office.turn(to: "2026-04-15")
        let employer = try await site.office.openFactory()
        for (place, field) in ["medical", "non_medical", "non_medical"].enumerated() {
            let person = try await site.office.enter(
                RadiationWorker.self,
                [
                    "employer": "#\(employer)", "name": "模拟甲", "id_number": SimulatedNumber.resident(place), "field": field,
                    "work": "模拟", "periods_per_year": "4", "from_day": "2026-01-01",
                ]
            ).id
            if place == 1 {
                try await site.office.enter(
                    DoseReadingRecord.self,
                    [
                        "radiation_worker": "#\(person)", "period_from": "2026-01-01", "period_to": "2026-03-31", "kind": "dose",
                        "hp10": "0.4", "service": "模拟",
                    ])
            }
        }
        try await site.openAccount("cdc", .cdc, region: "440000/441700")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/radiation/dose-coverage")
            #expect(page.words.contains("江城区 医疗 1 0 0.0%") && page.words.contains("江城区 非医疗 2 1 50.0%"))
            let missing = try await visitor.get("/radiation/dose-coverage/missing?region=441702&field=non_medical")
            #expect(missing.words.contains("没有连续的周期"))
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/radiation/dose-coverage").words.contains("不适用"))
            #expect(try await visitor.get("/radiation/dose-coverage/missing?region=441702&field=non_medical").status == 404)
        }
    }
}

@Suite(.requirement("R-65")) struct DeviceCorrectionTests {
    @Test(arguments: Engine.allCases)
    func `planned, tested, reported; a failed test ends the year, a corrected report gives it back`(engine: Engine) async throws {
        let office = try await CountyOffice(
            engine, with: WorkplaceMonitoring.registers + HealthSurveillance.registers + RadiationMonitoring.registers
        ) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            RadiationMonitoring.join(&$0)
        }
        let employer = try await office.openFactory()
        let unit = try await office.enter(
            RadiationUnit.self, ["employer": "#\(employer)", "field": "medical", "licence": "模拟证1"]
        ).id
        let device = try await office.enter(
            RadiationDevice.self,
            ["radiation_unit": "#\(unit)", "name": "模拟CT", "kind": "ct", "serial": "SN-1", "installed_day": "2024-05-01"]
        ).id
        func report(_ day: String, _ result: String) async throws -> Int64 {
            let test = try await office.enter(
                RadiationTest.self,
                [
                    "device": "#\(device)", "kind": "status", "planned_day": day, "tested_day": day, "service": "模拟",
                    "report": "R",
                    "result": result,
                ]
            ).id
            for step in ["test", "report"] { try await office.move(RadiationTest.self, test, step) }
            return test
        }
        func inTime() async throws -> Int {
            try await office.registers.read {
                try DevicePages.read($0, RegionPath("440000/441700") ?? .nowhere, on: office.today, isDiagnosing: false).inTime
            }
        }
        _ = try await report("2025-10-01", "passed")
        #expect(try await inTime() == 1)
        let failed = try await report("2026-02-01", "failed")
        #expect(try await inTime() == 0)
        #expect(try await office.find(RadiationDevice.self, device).record.nextTest == Day("2026-02-01"))
        await #expect(throws: RegisterError.self) { try await office.move(RadiationTest.self, failed, "correct") }
        try await office.move(RadiationTest.self, failed, "correct", reason: "报告结论抄错")
        #expect(try await office.find(RadiationDevice.self, device).record.nextTest == Day("2026-10-01"))
        try await office.change(RadiationTest.self, failed) { $0.result = "passed" }
        try await office.move(RadiationTest.self, failed, "report")
        #expect(try await office.find(RadiationDevice.self, device).record.nextTest == Day("2027-02-01"))
        #expect(try await inTime() == 1)
        #expect(try await office.faults() == [])
    }
}
