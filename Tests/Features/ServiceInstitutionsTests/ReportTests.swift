import Access
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

@Suite(.requirement("R-94")) struct ReportTests {
    static func report(_ it: InstitutionOffice, _ changes: [String: String] = [:]) -> [String: String] {
        [
            "number": "模拟检测〔2026〕1号", "employer_code": Factory.creditCode(1), "kind": "monitoring", "sampled_day": "2026-02-26",
            "signed_day": "2026-03-01", "point_count": "1", "exceeded_count": "0", "sampler": "模拟采样员", "signer": "模拟签发人",
        ].merging(changes) { $1 }
    }

    @Test(arguments: Engine.allCases)
    func `a report belongs to employer and institution, also for an employer that no task gave`(engine: Engine) async throws {
        let it = try await InstitutionOffice(engine)
        let id = try await it.office.enter("institution_report", Self.report(it), as: it.staff(0))
        let stored = try await it.office.stored("institution_report", id)
        #expect(stored.performer == it.sides[0].institution)
        #expect(stored.organisation == it.sides[0].employer)
        #expect(stored.regionPath == it.sides[0].region)
        let other = try await it.office.enter(
            "institution_report", Self.report(it, ["number": "2号", "employer_code": Factory.creditCode(2)]), as: it.staff(0))
        func sees(_ principal: Principal, _ id: Int64) async throws -> Bool {
            it.registers.decide(principal, .view, try await it.office.stored("institution_report", id)).isAllowed
        }
        #expect(try await sees(it.staff(0), other))
        #expect(try await !sees(it.staff(1), other))
        #expect(try await sees(it.office.person(of: it.sides[1].employer), other))
        #expect(try await !sees(it.office.person(of: it.sides[0].employer), other))
    }

    @Test(arguments: [
        (["signer": "模拟采样员"], "signer"), (["signed_day": "2026-02-25"], "signed_day"),
        (["exceeded_count": "2"], "exceeded_count"),
        (["employer_code": Factory.creditCode(77)], "employer_code"), (["sampled_day": "2021-12-31"], "sampled_day"),
    ])
    func `what cannot be is told at the field`(changes: [String: String], field: String) async throws {
        let it = try await InstitutionOffice()
        await #expect(throws: RegisterError.self) {
            try await it.office.enter("institution_report", Self.report(it, changes), as: it.staff(0))
        }
        do {
            _ = try await it.office.enter("institution_report", Self.report(it, changes), as: it.staff(0))
        } catch RegisterError.invalid(let problems) {
            #expect(problems.map(\.field) == [field])
        }
    }

    @Test func `one number is one report of an institution; two institutions may use the same`() async throws {
        let it = try await InstitutionOffice()
        _ = try await it.office.enter("institution_report", Self.report(it), as: it.staff(0))
        await #expect(throws: RegisterError.self) {
            try await it.office.enter("institution_report", Self.report(it), as: it.staff(0))
        }
        _ = try await it.office.enter("institution_report", Self.report(it), as: it.staff(1))
    }

    @Test func `a job is at the report's employer and of its institution`() async throws {
        let it = try await InstitutionOffice()
        let report = try await it.office.enter("institution_report", Self.report(it), as: it.staff(0))
        let job = [
            "report": "#\(report)", "kind": "sampler", "who": "模拟采样员", "job_day": "2026-02-26", "from_time": "08:30",
            "until_time": "11:40",
        ]
        let id = try await it.office.enter("institution_job", job, as: it.staff(0))
        let stored = try await it.office.stored("institution_job", id)
        #expect(stored["employer"].integer == it.sides[0].employer)
        #expect(stored.performer == it.sides[0].institution)
        await #expect(throws: RegisterError.self) { try await it.office.enter("institution_job", job, as: it.staff(1)) }
        for (from, until) in [("25:00", "26:00"), ("0830", "1140"), ("11:40", "08:30"), ("08:30", "08:30")] {
            await #expect(throws: RegisterError.self, "\(from)") {
                try await it.office.enter(
                    "institution_job", job.merging(["from_time": from, "until_time": until]) { $1 }, as: it.staff(0))
            }
        }
    }

    @Test func `anyone sees who may work with which scope, and whose qualification has ended`() async throws {
        let it = try await InstitutionOffice()
        try await it.site.visit { (visitor: Visitor) async throws in
            let words = try await visitor.get("/open-institutions").words
            #expect(words.contains("模拟检测机构甲 模拟资质1 制造业") && !words.contains("已失效的资质"))
        }
        let id = try await it.registers.read {
            try $0.value("SELECT id FROM institution_qualification WHERE certificate = '模拟资质1'").integer ?? 0
        }
        try await it.office.move(InstitutionQualification.self, id, "withdraw", reason: "出具虚假报告")
        try await it.site.visit { (visitor: Visitor) async throws in
            let words = try await visitor.get("/open-institutions").words
            #expect(words.contains("模拟检测机构甲 模拟资质1 2026-12-31 撤销") && !words.contains("出具虚假报告"))
        }
        it.office.turn(to: "2027-01-01")
        try await it.site.visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/open-institutions").words.contains("模拟检测机构乙 模拟资质2 2026-12-31 已过期"))
        }
    }

    @Test
    func `the report's page holds its results against what it states; the institution's page names results without a report`()
        async throws
    {
        let it = try await InstitutionOffice()
        try await it.site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
        try await it.site.openAccount("jia", .institutionStaff, region: "", organisation: it.sides[0].institution)
        let report = try await it.office.enter("institution_report", Self.report(it), as: it.staff(0))
        _ = try await it.measure(0, by: it.staff(0))
        _ = try await it.measure(0, by: it.staff(0), ["sample": "2", "lex_8h": "91"])
        _ = try await it.measure(0, by: it.staff(0), ["sample": "3", "report": "无此号"])
        for name in ["bureau", "jia"] {
            try await it.site.visit(as: name) { (visitor: Visitor) async throws in
                let words = try await visitor.get("/institution_report/\(report)").words
                #expect(words.contains("系统中有 2 个结果，其中超标 1 个；报告登记 1 个检测点，超标 0 个。"))
                #expect(try await visitor.get("/organisation/\(it.sides[0].institution)").words.contains("无此号 1 2026-02-26"))
            }
        }
    }
}

@Suite(.requirement("R-97", "R-98")) struct CapabilityTests {
    @Test func `a sheet shows what is met, what is missing and what nobody has entered`() async throws {
        let it = try await InstitutionOffice()
        try await it.site.openAccount("cdc", .cdc, region: "440000/441700")
        let institution = it.sides[0].institution
        for (item, amount) in [("TS-01", "12"), ("TS-02", "1")] {
            try await it.office.enter(
                InstitutionCapability.self,
                ["institution": "#\(institution)", "item": item, "amount": amount, "as_of": "2026-01-10"])
        }
        try await it.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let words = try await visitor.get("/organisation/\(institution)").words
            #expect(words.contains("TS-01 专业技术人员 12 人 ≥ 15 人 -3 人"))
            #expect(words.contains("TS-02 符合任职条件的技术负责人 1 人 ≥ 1 人 达到"))
            #expect(words.contains("≥ 1 人 未核定"))
        }
    }

    @Test func `parameters in force count towards the common factors, paused and expired ones do not`() async throws {
        let it = try await InstitutionOffice()
        let institution = it.sides[0].institution
        var ids: [Int64] = []
        for (factor, until) in [("3-001", ""), ("2-028", "2026-03-02"), ("1-001", "2026-03-01")] {
            ids.append(
                try await it.office.enter(
                    LaboratoryParameter.self,
                    [
                        "institution": "#\(institution)", "factor": factor, "method": "模拟方法", "from_day": "2024-01-01",
                        "until_day": until,
                    ]
                ).id)
        }
        func testable() async throws -> Set<String> {
            let day = it.office.today
            return try await it.registers.read { try CapabilityStandard.testable($0, institution, on: day) }
        }
        #expect(try await testable() == ["3-001", "2-028"])
        try await it.office.move(LaboratoryParameter.self, ids[0], "pause", reason: "设备送检")
        #expect(try await testable() == ["2-028"])
        #expect(
            try await it.office.problems(
                InstitutionCapability.self,
                ["institution": "#\(institution)", "item": "CD-02", "amount": "50", "as_of": "2026-01-10"]
            ).map(\.field) == ["item"])
    }

    @Test func `every common factor stands in the catalogue of hazard factors`() async throws {
        let office = try await CountyOffice(.sqlite)
        for factor in CapabilityStandard.commonFactors {
            #expect(office.codes.entry("hazard_factor", factor) != nil, "\(factor)")
        }
    }
}
