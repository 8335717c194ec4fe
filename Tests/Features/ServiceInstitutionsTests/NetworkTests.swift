import Access
import Calendars
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

/// The support network by function and region, the way to a grade, and what the centres can test by themselves.
struct NetworkTests {
    private struct Bodies: Sendable {
        var cdc: Int64
        var hospital: Int64
    }

    private func bodies(_ it: InstitutionOffice) async throws -> Bodies {
        try await it.site.openAccount("cdc", .cdc, region: "440000/441700")
        func open(_ name: String, _ type: String, _ isPublic: String) async throws -> Int64 {
            try await it.office.enter(
                Organisation.self, ["name": name, "type": type, "region_code": CountyOffice.jiangcheng, "is_public": isPublic]
            ).id
        }
        return Bodies(cdc: try await open("模拟江城疾控", "cdc", "是"), hospital: try await open("模拟民营医院", "hospital", "否"))
    }

    @Test(.requirement("R-97"), arguments: Engine.allCases)
    func
        `who carries which function where is shown with its gaps; a county without one, and one without a public body, stand out`(
            engine: Engine
        ) async throws
    {
        let it = try await InstitutionOffice(engine)
        let bodies = try await bodies(it)
        try await it.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            for (institution, function, changes) in [
                (bodies.cdc, "monitoring", [:]), (bodies.hospital, "treatment", [:]),
                (bodies.cdc, "engineering", ["from_day": "2027-01-01"]),
                (bodies.cdc, "rehabilitation", ["from_day": "2024-01-01", "until_day": "2025-12-31"]),
            ] as [(Int64, String, [String: String])] {
                let role = [
                    "institution": "#\(institution)", "function": function, "level": "county", "region_code": "441702",
                    "from_day": "2025-01-01", "basis": "模拟文件",
                ].merging(changes) { $1 }
                #expect(try await visitor.post("/support_role", role).status == 303)
            }
            let words = try await visitor.get("/support-network").words
            #expect(words.contains("江城区 模拟江城疾控 没有 模拟民营医院 没有公立机构 没有"))
            #expect(words.contains("阳春市 没有 没有 没有 没有"))
            #expect(words.contains("模拟江城疾控 疾病预防控制中心 监测评估 0／2 专职职业卫生人员"))
        }
        try await it.office.enter(
            InstitutionCapability.self,
            ["institution": "#\(bodies.cdc)", "item": "CD-01", "amount": "1", "as_of": "2026-01-10"])
        try await it.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/support-network").words.contains("监测评估 1／2 规定的常见因素"))
        }
    }

    @Test(.requirement("R-97"))
    func `from the assessment to the grade: building has its day, a failed review goes back to building`() async throws {
        let it = try await InstitutionOffice()
        let bodies = try await bodies(it)
        let review = try await it.office.enter(
            GradeReview.self,
            ["institution": "#\(bodies.cdc)", "target_grade": "standardised", "assessed_day": "2026-02-01", "gaps": "实验室面积"]
        ).id
        await #expect(throws: RegisterError.self) { try await it.office.move(GradeReview.self, review, "build") }
        try await it.office.change(GradeReview.self, review) { $0.buildUntil = Day("2026-09-30") }
        try await it.office.move(GradeReview.self, review, "build")
        #expect(try await it.office.clocks(GradeReview.self, review) == ["building": Day("2026-09-30")!])
        try await it.office.move(GradeReview.self, review, "apply")
        #expect(try await it.office.clocks(GradeReview.self, review) == [:])
        try await it.office.move(GradeReview.self, review, "miss", reason: "人员不足")
        #expect(try await it.office.clocks(GradeReview.self, review) == ["building": Day("2026-09-30")!])
        try await it.office.move(GradeReview.self, review, "apply")
        try await it.office.move(GradeReview.self, review, "meet")
        let met = try await it.office.find(GradeReview.self, review)
        #expect(met.stored.state == "met" && met.record.reviewedDay == CountyOffice.monday)
        #expect(try await it.office.faults() == [])
    }

    @Test(.requirement("R-98"), arguments: Engine.allCases)
    func `the centre's parameters are listed with devices, people and its qualification: never held, lost, regained`(
        engine: Engine
    ) async throws {
        let it = try await InstitutionOffice(engine)
        let bodies = try await bodies(it)
        for (factor, until, accreditation) in [
            ("3-001", "", "模拟认定"), ("2-028", "2026-12-31", ""), ("1-001", "2026-03-01", "模拟认定"),
        ] {
            try await it.office.enter(
                LaboratoryParameter.self,
                [
                    "institution": "#\(bodies.cdc)", "factor": factor, "method": "模拟方法", "from_day": "2024-01-01",
                    "until_day": until, "accreditation": accreditation, "equipment": "声级计（模拟）", "staff": "3",
                ])
        }
        @Sendable func words() async throws -> TestingCapabilityPage.Line {
            let (day, region) = (it.office.today, try #require(RegionPath("440000/441700")))
            let lines = try await it.registers.read { try TestingCapabilityPage.lines($0, in: region, on: day) }
            return try #require(lines.first)
        }
        let line = try await words()
        #expect((line.common, line.parameters, line.accredited, line.lapsed) == (2, 2, 1, 1))
        #expect((line.equipment, line.staff) == (1, 3))
        #expect(TestingCapabilityPage.qualification(line).text.contains("未取得"))
        func qualify(_ number: Int, _ from: String, _ until: String) async throws {
            try await it.office.enter(
                InstitutionQualification.self,
                [
                    "institution": "#\(bodies.cdc)", "certificate": "模拟疾控资质\(number)", "issuer": "模拟省卫生健康委", "scope": "制造业",
                    "from_day": from, "until_day": until,
                ])
        }
        try await qualify(1, "2018-01-01", "2022-12-31")
        #expect(TestingCapabilityPage.qualification(try await words()).text.contains("已失效（2022-12-31）"))
        try await qualify(2, "2026-01-01", "2030-12-31")
        #expect(TestingCapabilityPage.qualification(try await words()).text.contains("重新取得，有效至 2030-12-31"))
        try await it.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/testing-capability").words.contains("模拟江城疾控 2／14 2 1 1 1 3 重新取得"))
            #expect(try await visitor.get("/laboratory_parameter?institution=%23\(bodies.cdc)").words.contains("共 3 条"))
        }
    }
}
