import Access
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

@Suite(.timeLimit(.minutes(10)), .requirement("R-22", "R-94")) struct InstitutionPagesTests {
    private func office(_ engine: Engine = .sqlite) async throws -> InstitutionOffice {
        let it = try await InstitutionOffice(engine)
        try await it.site.openAccount("jia", .institutionStaff, region: "", organisation: it.sides[0].institution)
        return it
    }

    @Test func `the desk shows the employers given, the employer its posts, and each post a form that is filled in`() async throws
    {
        let it = try await office()
        try await it.site.visit(as: "jia") { (visitor: Visitor) async throws in
            let desk = try await visitor.get("/").text
            #expect(desk.contains("本机构承担的监测"))
            #expect(desk.contains("模拟五金1厂") && !desk.contains("模拟五金2厂"))
            let object = try await visitor.get("/sampled_employer/\(it.sides[0].sampled)")
            #expect(object.status == 200)
            #expect(object.words.contains("一车间 打磨工"))
            // Its file is not the institution's to open: named, not linked.
            #expect(!object.text.contains("href=\"/employer/"))
            #expect(try await visitor.get("/employer/\(it.sides[0].employer)").status == 403)
            #expect(try await visitor.get("/sampled_employer/\(it.sides[1].sampled)").status == 404)
            let link = try #require(object.text.firstMatch(of: /href="(\/measurement\/new\?[^"]+)"/)).1
            let form = try await visitor.get(String(link).replacing("&amp;", with: "&"))
            #expect(form.status == 200)
            #expect(form.text.contains("name=\"employer\" value=\"#\(it.sides[0].employer)\""))
            #expect(form.text.contains("name=\"task\" value=\"#\(it.task)\""))
        }
    }

    @Test func `a result is entered in the browser, stands in the list, is corrected, and is closed once accepted`() async throws
    {
        let it = try await office()
        try await it.site.visit(as: "jia") { (visitor: Visitor) async throws in
            let made = try await visitor.post("/measurement", it.noise(0))
            #expect(made.status == 303)
            let id = made.number
            #expect(try await visitor.get("/measurement").words.contains("共 1 条"))
            let form = it.noise(0, ["lex_8h": "83", "_version": "1", "_reason": "校准后重算"])
            #expect(try await visitor.post("/measurement/\(id)", form).status == 303)
            #expect(try await visitor.get("/measurement/\(id)").text.contains("83"))
            try await it.office.move("measurement", id, "check", as: it.office.bureau)
            #expect(try await visitor.post("/measurement/\(id)", it.noise(0, ["lex_8h": "70", "_version": "3"])).status == 409)
            #expect(
                try await visitor.post("/measurement/\(id)/transition/return", ["_reason": "x", "_version": "3"]).status == 403)
            #expect(try await visitor.get("/").words.contains("已录 1 个，待审核 0 个"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a sheet of the institution is imported through the page; rows of another's employer come back`(engine: Engine)
        async throws
    {
        let it = try await office(engine)
        let codes = [Factory.creditCode(1), Factory.creditCode(2)]
        let head = "监测任务,用人单位,岗位,危害因素,采样日期,样品（点）编号,报告编号,\"L-EX,8h\"\n"
        let rows = [
            "2026年模拟监测,\(codes[0]),打磨工,3-001,2026-02-26,1,A1,81", "2026年模拟监测,\(codes[0]),打磨工,3-001,2026-02-26,2,A1,88",
            "2026年模拟监测,\(codes[1]),打磨工,3-001,2026-02-26,1,A1,80",
        ]
        try await it.site.visit(as: "jia") { (visitor: Visitor) async throws in
            let taken = try await visitor.upload(
                "/measurement/import", file: "结果.csv", head + rows.joined(separator: "\n") + "\n")
            #expect(taken.status == 303)
            let columns = ["task", "employer", "post", "factor", "sampled_day", "sample", "report", "lex_8h"]
            let form = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ("column-\($0 + 1)", $1) })
                .merging(["_next": "check", "_sheet": "", "_row": "1"]) { $1 }
            #expect(try await visitor.post("\(taken.location)/mapping", form).status == 303)
            let checked = try await Self.settled(it, visitor, taken.location)
            #expect(checked.words.contains("共 3 行，其中 1 行有误"))
            #expect(try await visitor.post("\(taken.location)/acceptance").status == 303)
            _ = try await Self.settled(it, visitor, taken.location)
        }
        #expect(try await it.seen(by: it.staff(0)).count == 2)
        #expect(try await it.seen(by: it.office.person(of: it.sides[0].employer)).count == 2)
        #expect(try await it.seen(by: it.staff(1)).isEmpty)
        #expect(try await it.office.stored("sampled_employer", it.sides[0].sampled).state == "measured")
        #expect(try await it.office.faults() == [])
    }

    /// Waits for the job of an import as a person who looks again.
    private static func settled(_ it: InstitutionOffice, _ visitor: Visitor, _ address: String) async throws -> Visitor.Page {
        let id = try #require(Int64(address.split(separator: "/").last ?? ""))
        let job = try await it.registers.read { try $0.value("SELECT job_id FROM import WHERE id = ?1", [.integer(id)]).integer }
        _ = try await it.site.product.imports.jobs.wait(try #require(job))
        return try await visitor.get(address)
    }
}
