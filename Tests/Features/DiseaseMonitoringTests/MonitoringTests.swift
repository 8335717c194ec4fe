import Access
import Calendars
import CodeTables
import Database
import Employers
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import OccupationalDiseases
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import DiseaseMonitoring

/// A county whose factory has people at a dusty post, one of them examined and suspected.
struct MonitoringOffice {
    let office: CountyOffice
    let employer: Int64
    static let slices =
        CountyWebsite.slices + [
            WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            DiseaseMonitoring.slice,
        ]
    static let clinic = Principal(
        accountID: 50, accountName: "clinic", displayName: "", role: .healthInstitution, organisation: 9_001,
        region: RegionPath("440000/441700") ?? .nowhere)

    static func open(_ engine: Engine = .sqlite) async throws -> MonitoringOffice {
        let office = try await CountyOffice(
            engine,
            with: WorkplaceMonitoring.registers + HealthSurveillance.registers + HealthInstitutions.registers
                + OccupationalDiseases.registers + DiseaseMonitoring.registers
        ) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            HealthInstitutions.join(&$0)
            OccupationalDiseases.join(&$0)
            DiseaseMonitoring.join(&$0)
        }
        return try await MonitoringOffice(office: office, employer: office.openFactory()).withPeople()
    }

    static func number(_ place: Int) -> String {
        let body = "44170219800515" + String(1_001 + place * 2).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }

    /// Three grinders; the first was examined this year and is suspected of silicosis, the third left the year before.
    func withPeople() async throws -> MonitoringOffice {
        for (place, to) in ["", "", "2025-12-31"].enumerated() {
            try await office.enter(
                Assignment.self,
                [
                    "employer": "#\(employer)", "post": "打磨工", "name": "模拟甲", "id_number": Self.number(place),
                    "from_day": "2020-03-01", "to_day": to,
                ], as: office.person(of: employer))
        }
        try await office.enter(
            Examination.self,
            [
                "employer": "#\(employer)", "name": "模拟甲", "id_number": Self.number(0), "type": "during",
                "exam_day": "2026-02-10",
                "agent": "D01", "institution": "模拟检查机构", "conclusion": "suspectedDisease", "condition": "疑似矽肺（模拟）",
                "results": "SYM; INT; ECG; PFT; CXR-HK; CBC; URI; ALT; RU=1/1; RM=1/1; RL=0/1; LU=0/0; LM=0/0; LL=0/0",
            ], as: Self.clinic)
        return self
    }

    func form(_ year: Int = 2026) async throws -> Int64 {
        try await office.enter(
            DiseaseMonitoringForm.self, ["year": "\(year)", "region_code": "441702", "deadline": "2026-11-30"]
        ).id
    }

    func lines(_ form: Int64) async throws -> [String: DiseaseMonitoringLine] {
        let registers = office.registers
        let lines = try await registers.read {
            try registers.records($0, DiseaseMonitoringLine.self, where: "t.void = 0 AND t.form = ?1", [.integer(form)])
        }
        return Dictionary(uniqueKeysWithValues: lines.map { ($0.record.group, $0.record) })
    }
}

@Suite(.requirement("R-63")) struct MonitoringTests {
    @Test(arguments: Engine.allCases)
    func `the form is filled from the records: exposed and due are two numbers, persons count once`(engine: Engine) async throws {
        let desk = try await MonitoringOffice.open(engine)
        let id = try await desk.form()
        try await desk.office.registers.write(as: desk.office.bureau) { try CollectMonitoring.collect(id, $0) }
        let lines = try await desk.lines(id)
        #expect(Set(lines.keys) == Set(HazardGroup.allCases.map(\.rawValue)))
        let silica = try #require(lines["silica"])
        #expect([silica.exposed, silica.examined, silica.suspected, silica.contraindicated] == [2, 1, 1, 0])
        let all = try #require(lines["all"])
        #expect(all.exposed == 2 && all.examined == 1 && all.suspected == 1)
        #expect(all.due >= all.examined && all.due <= 2)
        #expect(try #require(lines["benzene"]).exposed == 0)
        let form = try await desk.office.find(DiseaseMonitoringForm.self, id)
        #expect(form.stored.state == "collected" && form.record.completeness == 100)
        // The third grinder left on the last day of 2025.
        let before = try await desk.form(2025)
        try await desk.office.registers.write(as: desk.office.bureau) { try CollectMonitoring.collect(before, $0) }
        #expect(try await desk.lines(before)["silica"]?.exposed == 3)
        #expect(try await desk.lines(before)["silica"]?.examined == 0)
        #expect(try await desk.office.faults() == [])
    }

    @Test func `collecting again follows the records until the form was checked`() async throws {
        let desk = try await MonitoringOffice.open()
        let office = desk.office
        let id = try await desk.form()
        func collect() async throws {
            try await office.registers.write(as: office.bureau) { try CollectMonitoring.collect(id, $0) }
        }
        try await collect()
        try await office.enter(
            Assignment.self,
            [
                "employer": "#\(desk.employer)", "post": "打磨工", "name": "模拟甲", "id_number": MonitoringOffice.number(9),
                "from_day": "2026-01-05",
            ], as: office.person(of: desk.employer))
        try await collect()
        #expect(try await desk.lines(id)["silica"]?.exposed == 3)
        try await office.move(DiseaseMonitoringForm.self, id, "check")
        await #expect(throws: RegisterError.self) { try await collect() }
        try await office.move(DiseaseMonitoringForm.self, id, "report")
        try await office.move(DiseaseMonitoringForm.self, id, "reopen", reason: "补报")
        try await collect()
        #expect(try await office.faults() == [])
    }

    @Test func `the page of the counties says which has no form and how complete the others are; no other county's form opens`()
        async throws
    {
        let site = try await CountyWebsite(slices: MonitoringOffice.slices)
        let desk = try await MonitoringOffice(office: site.office, employer: site.office.openFactory()).withPeople()
        let id = try await desk.form()
        try await site.openAccount("cdc", .cdc, region: "440000/441700")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            try await visitor.post("/disease_monitoring/\(id)/collection")
            let page = try await visitor.get("/monitoring/diseases")
            #expect(page.words.contains("江城区 已汇总，待审核 100.0% 2"))
            #expect(page.words.contains("阳春市 未下达"))
            #expect(try await visitor.get("/disease_monitoring/\(id)").words.contains("矽尘 2"))
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/disease_monitoring/\(id)").status == 404)
            #expect(try await visitor.post("/disease_monitoring/\(id)/collection").status == 404)
        }
    }
}

@Suite(.requirement("R-64")) struct RiskTests {
    @Test func `scores at their edges, and no test or no examination is unknown, never low`() {
        #expect(RiskMatrix.exposure(tested: 0, exceeded: 0) == nil)
        #expect([4, 5, 20, 21].map { RiskMatrix.exposure(tested: 100, exceeded: $0) } == [1, 2, 2, 3])
        #expect(RiskMatrix.health(examined: 0, affected: 0) == nil)
        #expect([0, 1, 4, 5].map { RiskMatrix.health(examined: 1_000, affected: $0) } == [1, 2, 2, 3])
        // Somebody ill though nobody was examined.
        #expect(RiskMatrix.health(examined: 0, affected: 1) == 3)
        #expect(RiskMatrix.level(1, 2) == "low" && RiskMatrix.level(2, 2) == "medium" && RiskMatrix.level(1, 3) == "medium")
        #expect(
            RiskMatrix.level(2, 3) == "high" && RiskMatrix.level(nil, 3) == "unknown" && RiskMatrix.level(3, nil) == "unknown")
    }

    @Test(arguments: Engine.allCases)
    func `the risk is computed by disease and industry, and again it replaces itself`(engine: Engine) async throws {
        let desk = try await MonitoringOffice.open(engine)
        let office = desk.office
        func assess() async throws -> Int {
            try await office.registers.write(as: office.bureau) { try AssessRisk.assess("441700", year: 2026, $0) }
        }
        let count = try await assess()
        #expect(count > 0)
        let risks = try await office.registers.read { try office.registers.records($0, DiseaseRisk.self) }
        #expect(risks.count == count)
        let silica = try #require(risks.first { $0.record.group == "silica" }?.record)
        #expect([silica.examined, silica.affected, silica.tested] == [1, 1, 0])
        #expect(silica.healthScore == 3 && silica.level == "unknown" && silica.industry.count == 2)
        #expect(try await assess() == count)
        #expect(try await office.registers.read { try office.registers.records($0, DiseaseRisk.self) }.count == count)
        #expect(try await office.faults() == [])
    }
}
