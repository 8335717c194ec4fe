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

@Suite(.requirement("R-65")) struct DeviceTests {
    static let slices =
        CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice, RadiationMonitoring.slice]

    private func office(_ engine: Engine) async throws -> (office: CountyOffice, employer: Int64) {
        let office = try await CountyOffice(
            engine, with: WorkplaceMonitoring.registers + HealthSurveillance.registers + RadiationMonitoring.registers
        ) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            RadiationMonitoring.join(&$0)
        }
        return (office, try await office.openFactory())
    }

    private func device(_ office: CountyOffice, _ employer: Int64, serial: String = "SN-1") async throws -> Int64 {
        let unit = try await office.registers.read {
            try office.registers.records($0, RadiationUnit.self, where: "t.employer = ?1", [.integer(employer)]).first?.id
        }
        var id = unit ?? 0
        if unit == nil {
            id = try await office.enter(
                RadiationUnit.self,
                ["employer": "#\(employer)", "field": "medical", "licence": "模拟证1", "valid_until": "2028-01-01"]
            ).id
        }
        return try await office.enter(
            RadiationDevice.self,
            [
                "radiation_unit": "#\(id)", "name": "模拟CT", "kind": "ct", "serial": serial, "installed_day": "2024-05-01",
            ]
        ).id
    }

    private func test(_ office: CountyOffice, _ device: Int64, _ more: [String: String]) async throws -> Int64 {
        try await office.enter(
            RadiationTest.self,
            ["device": "#\(device)", "kind": "status", "planned_day": "2026-03-01"].merging(more) { $1 }
        ).id
    }

    @Test(arguments: Engine.allCases)
    func `a device is due at once, a passed status test gives it a year, a failed one gives nothing`(engine: Engine) async throws
    {
        let (office, employer) = try await office(engine)
        let id = try await device(office, employer)
        #expect(try await office.clocks(RadiationDevice.self, id) == ["device_test": Day("2026-03-02")])
        func report(_ more: [String: String]) async throws {
            let test = try await test(
                office, id,
                ["tested_day": "2026-02-20", "service": "模拟检测机构", "report": "R1", "result": "passed"].merging(more) { $1 })
            try await office.move(RadiationTest.self, test, "test")
            try await office.move(RadiationTest.self, test, "report")
        }
        try await report(["result": "failed"])
        #expect(try await office.find(RadiationDevice.self, id).record.lastResult == "failed")
        #expect(try await office.clocks(RadiationDevice.self, id) == ["device_test": Day("2026-03-02")])
        try await report(["kind": "constancy", "planned_day": "2026-02-25", "tested_day": "2026-02-25"])
        #expect(try await office.clocks(RadiationDevice.self, id) == ["device_test": Day("2026-03-02")])
        try await report(["planned_day": "2026-02-26", "tested_day": "2026-02-26"])
        #expect(try await office.clocks(RadiationDevice.self, id) == ["device_test": Day("2027-02-26")])
        // An older report that comes late does not turn the clock back.
        try await report(["planned_day": "2025-02-26", "tested_day": "2025-02-26"])
        #expect(try await office.clocks(RadiationDevice.self, id) == ["device_test": Day("2027-02-26")])
        try await office.move(RadiationDevice.self, id, "stop", reason: "维修")
        #expect(try await office.clocks(RadiationDevice.self, id) == [:])
        #expect(try await office.faults() == [])
    }

    @Test func `a test without its day, its service or its result does not count; impossible days are refused`() async throws {
        let (office, employer) = try await office(.sqlite)
        let id = try await device(office, employer)
        let bare = try await test(office, id, [:])
        await #expect(throws: RegisterError.self) { try await office.move(RadiationTest.self, bare, "test") }
        func problems(_ day: String) async throws -> [String] {
            try await office.problems(
                RadiationTest.self,
                ["device": "#\(id)", "kind": "site", "planned_day": "2026-01-01", "tested_day": day, "service": "模拟"]
            ).map(\.field)
        }
        #expect(try await problems("2024-04-30") == ["tested_day"])
        #expect(try await problems("2026-03-03") == ["tested_day"])
        #expect(try await problems("2026-03-02") == [])
    }

    @Test func `coverage by county counts devices in use that were tested in time, and one county sees only its own`()
        async throws
    {
        let site = try await CountyWebsite(slices: Self.slices)
        let office = site.office
        let employer = try await office.openFactory()
        let first = try await device(office, employer)
        _ = try await device(office, employer, serial: "SN-2")
        let done = try await test(
            office, first, ["tested_day": "2026-02-20", "service": "模拟", "report": "R1", "result": "passed"])
        try await office.move(RadiationTest.self, done, "test")
        try await office.move(RadiationTest.self, done, "report")
        try await site.openAccount("cdc", .cdc, region: "440000/441700")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/radiation/coverage")
            #expect(page.words.contains("江城区 1（1） 2 1 50.0% 0 0 0") && page.words.contains("阳春市 0（0） 0 0 不适用 0 0 0"))
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/radiation_device/\(first)").status == 404)
            #expect(!(try await visitor.get("/radiation/coverage")).words.contains("江城区"))
        }
    }
}
