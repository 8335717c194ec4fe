import Access
import Calendars
import CodeTables
import Database
import FieldTestSupport
import HealthSurveillance
import Indicators
import Ledger
import Organisations
import Registers
import TestSupport
import Testing

@testable import HealthInstitutions

@Suite(.requirement("R-53")) struct FilingTests {
    @Test func `a filing is in time fifteen working days after the start, and late on the next`() async throws {
        let desk = try await InstitutionOffice.open()
        // From Friday 2025-11-07: fifteen working days end on Friday 2025-11-28.
        let inTime = try await desk.file(["name": "甲", "started_day": "2025-11-07", "filed_day": "2025-11-28"])
        let late = try await desk.file(["name": "乙", "started_day": "2025-11-07", "filed_day": "2025-11-29"])
        #expect(try await desk.office.find(HealthInstitution.self, inTime).record.isLate == false)
        #expect(try await desk.office.find(HealthInstitution.self, late).record.isLate == true)
        let bare = InstitutionOffice.filing(["dust": "", "physical": ""])
        #expect(try await desk.office.problems(HealthInstitution.self, bare).map(\.field) == ["dust"])
    }

    @Test(arguments: Engine.allCases)
    func `a county counts when a public institution is published there, and no longer when it is withdrawn`(engine: Engine)
        async throws
    {
        let desk = try await InstitutionOffice.open(engine)
        let office = desk.office
        try await LoadCodeTables(registers: office.registers)()
        try await office.codes.refresh(office.registers.database)
        let measure = try #require(Indicators.measures["examination_institution_coverage"])
        func coverage(_ region: String) async throws -> [Int64] {
            let path = try #require(office.codes.regionPath(region))
            return try await office.registers.read { connection in
                let live = try measure.live(connection, path, CountyOffice.monday).sum
                let counted = try measure.recount(connection, path, CountyOffice.monday).sum
                return [live.numerator, live.denominator, counted.numerator, counted.denominator]
            }
        }
        // 阳江 has four counties; its zones are not counted.
        #expect(try await coverage("441700") == [0, 4, 0, 4])
        let id = try await desk.file(publish: false)
        #expect(try await coverage("441700") == [0, 4, 0, 4])
        try await office.move(HealthInstitution.self, id, "publish")
        #expect(try await coverage("441700") == [1, 4, 1, 4])
        #expect(try await coverage("441702") == [1, 1, 1, 1])
        #expect(try await coverage("441781") == [0, 1, 0, 1])
        try await desk.file(["name": "民营", "is_public": "0", "region_code": "441781"])
        #expect(try await coverage("441700") == [1, 4, 1, 4])
        try await office.move(HealthInstitution.self, id, "change", reason: "增加类别")
        #expect(try await coverage("441700") == [1, 4, 1, 4])
        try await office.move(HealthInstitution.self, id, "withdraw", reason: "停业")
        #expect(try await coverage("441700") == [0, 4, 0, 4])
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a city counts with a public institution of diagnosis; a county has no such rate; doctors are counted`(engine: Engine)
        async throws
    {
        let desk = try await InstitutionOffice.open(engine)
        let office = desk.office
        try await LoadCodeTables(registers: office.registers)()
        let id = try await desk.file(["service": "diagnosis"])
        func values(_ measure: String, _ region: String) async throws -> [Int64] {
            let measure = try #require(Indicators.measures[measure])
            let path = try #require(office.codes.regionPath(region))
            return try await office.registers.read { connection in
                let (live, counted) = (
                    try measure.live(connection, path, CountyOffice.monday).sum,
                    try measure.recount(connection, path, CountyOffice.monday).sum
                )
                return [live.numerator, live.denominator, counted.numerator, counted.denominator]
            }
        }
        #expect(try await values("diagnosis_institution_coverage", "441700") == [1, 1, 1, 1])
        #expect(try await values("diagnosis_institution_coverage", "441702") == [0, 0, 0, 0])
        #expect(try await values("examination_institution_coverage", "441702") == [0, 1, 0, 1])
        let doctor = try await office.enter(
            Diagnostician.self,
            ["name": "甲", "certificate": "证1", "institution": "#\(id)", "scope": "1、4", "valid_from": "2020-01-01"])
        #expect(try await values("diagnosticians", "441700") == [1, 0, 1, 0])
        try await office.move(Diagnostician.self, doctor.id, "withdraw", reason: "退休")
        #expect(try await values("diagnosticians", "441700") == [0, 0, 0, 0])
        #expect(try await values("examination_institutions.public", "441700") == [0, 0, 0, 0])
        #expect(try await office.faults() == [])
        let wrong = ["name": "乙", "certificate": "证2", "institution": "#\(id)", "scope": "13", "valid_from": "2020-01-01"]
        #expect(try await office.problems(Diagnostician.self, wrong).map(\.field) == ["scope"])
    }

    @Test func `an examination outside the filing comes back with the reason at the institution`() async throws {
        let desk = try await InstitutionOffice.open()
        try await desk.file(["filed_day": "2024-01-10"])
        func remarks(_ agent: String, _ day: String) async throws -> [String] {
            let stored = try await desk.office.enter(
                Examination.self,
                [
                    "employer": "#\(desk.employer)", "name": "模拟甲", "id_number": InstitutionOffice.number(1), "type": "during",
                    "exam_day": day, "agent": agent, "institution": "模拟检查机构", "conclusion": "noAbnormality",
                    "results": "SYM; INT",
                ], as: InstitutionOffice.clinic)
            let record = try await desk.office.find(Examination.self, stored.id).record
            return ExaminationRemark.stored(record.remarks).filter { $0.kind == "filing" }.map(\.field)
        }
        #expect(try await remarks("P01", "2026-02-10") == [])
        #expect(try await remarks("C19", "2026-02-11") == ["institution"])
        #expect(try await remarks("P01", "2024-01-09") == ["institution"])
    }

    @Test func `the public list shows what is published; the office sees which county has none and what it can examine`()
        async throws
    {
        let site = try await CountyWebsite(slices: InstitutionOffice.slices)
        let desk = InstitutionOffice(office: site.office, employer: try await site.office.openFactory())
        let id = try await desk.file()
        try await desk.file(["name": "未公布机构"], publish: false)
        try await site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
        try await site.visit { (visitor: Visitor) async throws in
            let page = try await visitor.get("/health/institutions")
            #expect(page.words.contains("模拟检查机构") && page.words.contains("粉尘、物理因素"))
            #expect(!page.words.contains("未公布机构"))
            #expect(try await visitor.get("/health/institutions/coverage").status != 200)
        }
        try await site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/health/institutions/coverage")
            for words in ["江城区 1 0 0", "阳春市 无 0 0"] { #expect(page.words.contains(words), "\(words)") }
            #expect(page.words.contains("阳江市 无 0 0"))
            // Filed with everything but a chief examiner.
            let record = try await visitor.get("/health_institution/\(id)")
            #expect(record.words.contains("主检医师（见“机构人员与设备”）") && !record.words.contains("未填 400 m²"))
        }
    }
}
