import Database
import Declarations
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-19")) struct DeclarationPagesTests {
    static let answers: [(step: String, fields: [String: String])] = [
        ("base", ["event_day": "2026-02-20", "name": "模拟五金制品有限公司", "address": "模拟一路 1 号"]),
        ("people", ["filler": "模拟填报人", "headcount": "60", "exposed_total": "30"]), ("hazards", [:]),
    ]

    /// An employer goes through the wizard up to the check page; the number of its declaration.
    func fill(_ visitor: Visitor) async throws -> Int64 {
        let first = try await visitor.post("/declare", ["type": "initial", "event_day": "2026-02-20"])
        let id = first.number
        #expect(first.location == "/declaration/\(id)/step/base")
        for (step, fields) in Self.answers { try await visitor.post("/declaration/\(id)/step/\(step)", fields) }
        try await visitor.post("/declaration/\(id)/row/products/new", ["product": "五金件", "output": "1200", "unit": "吨"])
        return id
    }

    @Test(arguments: Engine.allCases)
    func `an employer declares step by step, the county accepts, anyone checks the receipt`(_ engine: Engine) async throws {
        let site = try await CountyWebsite(engine)
        let employer = try await site.office.openFactory()
        try await site.openAccount(of: employer)
        try await site.visit(as: "factory") { visitor in
            let id = try await fill(visitor)
            let check = try await visitor.get("/declaration/\(id)/step/check")
            #expect(check.status == 200)
            for words in ["模拟五金制品有限公司", "打磨工", "噪声", "1200", "确认无误，提交申报"] { #expect(check.words.contains(words)) }
            #expect(!check.text.contains("13800000001"))
            let sent = try await visitor.post("/declaration/\(id)/submission")
            #expect(sent.location == "/declaration/\(id)?done=submitted")
        }
        try await site.visit(as: "yangchun") { visitor in
            let desk = try await visitor.get("/declaration/desk")
            #expect(desk.words.contains("没有等待受理的申报。"))
        }
        try await site.visit(as: "clerk") { visitor in
            let desk = try await visitor.get("/declaration/desk")
            #expect(desk.words.contains("还剩 7 天"))
            let id = Int64(desk.text.firstMatch(of: /\/declaration\/(\d+)"/).map { String($0.1) } ?? "") ?? 0
            #expect(try await visitor.get("/declaration/\(id)").status == 200)
            #expect(try await visitor.post("/declaration/\(id)/acceptance").location == "/declaration/\(id)?done=accepted")
            let receipt = try await visitor.get("/declaration/\(id)/receipt")
            #expect(receipt.words.contains("SB441702-2026-000001"))
            #expect(try await visitor.get("/employer/\(employer)").words.contains("有效至 2027-04-02"))
        }
        let accepted = try await site.office.registers.read { connection in
            try site.office.registers.records(connection, DeclarationRecord.self)[0].record
        }
        try await site.visit { visitor in
            let page = try await visitor.get("/receipt?number=\(accepted.receiptNumber)&code=\(accepted.checkCode)")
            #expect(page.status == 200)
            for words in ["这份回执由本系统出具", "模拟五金制品有限公司", "有效至 2027-04-02"] { #expect(page.words.contains(words)) }
            for secret in ["模拟联系人", "13800000001", "模拟法人", "模拟填报人"] { #expect(!page.text.contains(secret)) }
            let wrong = try await visitor.get("/receipt?number=\(accepted.receiptNumber)&code=0000000000")
            #expect(wrong.status == 404)
            #expect(!wrong.text.contains("模拟五金"))
        }
    }

    @Test func `a step with mistakes shows them at their fields and loses nothing typed`() async throws {
        let site = try await CountyWebsite()
        let employer = try await site.office.openFactory()
        try await site.openAccount(of: employer)
        try await site.visit(as: "factory") { visitor in
            let id = try await visitor.post("/declare", ["type": "initial"]).number
            let page = try await visitor.post(
                "/declaration/\(id)/step/people", ["filler": "模拟填报人", "headcount": "六十", "exposed_total": "-1"])
            #expect(page.status == 422)
            #expect(page.words.contains("“在册职工数”要填整数"))
            #expect(page.words.contains("“接害总人数（含外委）”不能小于 0"))
            #expect(page.text.contains("value=\"六十\""))
            #expect(try await site.office.find(DeclarationRecord.self, id).record.headcount == 60)
            let row = try await visitor.post(
                "/declaration/\(id)/row/hazards/new",
                ["workplace": "主厂区", "workshop": "一车间", "post": "新岗位", "hazard": "没有这种", "exposed_headcount": "3"])
            #expect(row.status == 422)
            #expect(row.text.contains("value=\"新岗位\""))
        }
    }

    @Test func `an incomplete declaration is not sent; each gap links to its step`() async throws {
        let site = try await CountyWebsite()
        let employer = try await site.office.openFactory()
        try await site.openAccount(of: employer)
        try await site.visit(as: "factory") { visitor in
            let id = try await visitor.post("/declare", ["type": "initial"]).number
            let page = try await visitor.post("/declaration/\(id)/submission")
            #expect(page.status == 422)
            #expect(page.text.contains("/declaration/\(id)/step/people#field-filler"))
            #expect(page.text.contains("/declaration/\(id)/step/products#field-products"))
        }
    }

    @Test func `another employer's declaration is not there`() async throws {
        let site = try await CountyWebsite()
        let employer = try await site.office.openFactory()
        let other = try await site.office.openFactory(["credit_code": Factory.creditCode(2), "name": "乙厂"])
        let id = try await site.office.draft(of: employer)
        try await site.openAccount(of: other)
        try await site.visit(as: "factory") { visitor in
            for address in [
                "/declaration/\(id)", "/declaration/\(id)/step/base", "/declaration/\(id)/receipt", "/employer/\(employer)",
            ] {
                let page = try await visitor.get(address)
                #expect(page.status == 404, "\(address)")
            }
            let (sent, accepted) = (
                try await visitor.post("/declaration/\(id)/submission"), try await visitor.post("/declaration/\(id)/acceptance")
            )
            #expect([sent.status, accepted.status] == [404, 403])
        }
    }

    @Test func `a return shows its reason to the employer, who goes on in the same declaration`() async throws {
        let site = try await CountyWebsite()
        let employer = try await site.office.openFactory()
        try await site.openAccount(of: employer)
        let id = try await site.office.draft(of: employer)
        try await site.office.submit(id, of: employer)
        try await site.visit(as: "clerk") { visitor in
            #expect(try await visitor.post("/declaration/\(id)/return").status == 422)
            try await visitor.post("/declaration/\(id)/return", ["_reason": "接触人数与现场不符"])
        }
        try await site.visit(as: "factory") { visitor in
            let (list, step) = (try await visitor.get("/declare"), try await visitor.get("/declaration/\(id)/step/base"))
            #expect(list.words.contains("已退回"))
            #expect(step.words.contains("接触人数与现场不符"))
        }
    }

    @Test func `who has not declared stands on the overdue list`() async throws {
        let site = try await CountyWebsite()
        let employer = try await site.office.openFactory()
        try await site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/declaration/overdue")
            #expect(page.words.contains("从未申报"))
        }
        try await site.office.declare(of: employer)
        try await site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/declaration/overdue")
            #expect(page.words.contains("没有逾期未申报的单位。"))
        }
    }
}
