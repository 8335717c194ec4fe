import Access
import Database
import EarlyWarning
import FieldTestSupport
import HealthSurveillance
import OnlineMonitoring
import Organisations
import Pages
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import HearingConservation

/// What the hearing requirements ask that a person must be able to do, done from outside, by pages alone.
struct HearingAcceptanceTests {
    private func version(_ site: CountyWebsite, _ table: String, _ id: Int64) async throws -> String {
        let value = try await site.product.database.read {
            try $0.value("SELECT version FROM \(table) WHERE id = ?1", [.integer(id)]).integer ?? 0
        }
        return String(value)
    }

    @Test(.requirement("R-37")) func `fit tests are entered, and those to be coached picked, coached and tested again`()
        async throws
    {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            func fit(_ person: Int, _ par: String, on day: String) async throws -> Visitor.Page {
                try await visitor.post(
                    "/fit_test", web.hearing.fitInput(person, ["par_left": par, "par_right": par, "test_day": day]))
            }
            let failed = try await fit(2, "6", on: "2026-02-20")
            #expect(failed.status == 303)
            #expect(try await fit(3, "20", on: "2026-02-20").status == 303)
            let waiting = try await visitor.get("/fit_test?state=failed")
            #expect(waiting.text.contains("/fit_test/\(failed.number)\""))
            #expect(try await visitor.post("/fit_test/\(failed.number)/coaching", ["coaching": "换小号"]).status == 303)
            #expect(try await fit(2, "18", on: "2026-02-25").status == 303)
            #expect(!(try await visitor.get("/fit_test?state=failed").text.contains("/fit_test/\(failed.number)\"")))
            #expect(try await visitor.get("/fit_test/\(failed.number)").words.contains("已复测"))
        }
    }

    @Test(.requirement("R-38", "R-35")) func `the shift over the years is seen per worker and per post`() async throws {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let worker = try await visitor.get("/worker/\(web.worker)")
            for words in ["2024-02-20", "2026-02-20", "基线", "16.7"] { #expect(worker.words.contains(words), "\(words)") }
            let post = try await visitor.get("/hearing/\(web.hearing.employer)")
            #expect(post.words.contains("各岗位历年阈移"))
            #expect(post.words.contains("2026 1 1 16.7 dB"))
        }
        // One person is a person: the employer sees no such line.
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let post = try await visitor.get("/hearing/\(web.hearing.employer)")
            #expect(post.words.contains("人数少于 5 人，不显示"))
            #expect(!post.words.contains("16.7"))
        }
    }

    @Test(.requirement("R-36")) func `noise is asked by industry, process, post and year, with the hearing beside it`()
        async throws
    {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            for query in ["industry=33", "process=%E6%89%93%E7%A3%A8", "post=%E6%89%93%E7%A3%A8", "from=2026&to=2026"] {
                #expect(try await visitor.get("/noise-database/export?\(query)").text.contains("打磨工"), "\(query)")
            }
            for query in ["industry=10", "process=%E5%86%B2%E5%8E%8B", "to=2025"] {
                #expect(!(try await visitor.get("/noise-database/export?\(query)").text.contains("打磨工")), "\(query)")
            }
        }
    }

    @Test(.requirement("R-39"))
    func `an employer applies, the office assesses and names, everybody sees the list`() async throws {
        let web = try await HearingWebsite.open()
        let table = try #require(DemonstrationTable.inForce(on: CountyOffice.monday))
        try await web.site.product.database.write { try $0.execute("UPDATE hearing_programme SET state = 're_evaluated'") }
        try await web.site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
        let made = try await web.hearing.office.enter(
            HearingDemonstration.self,
            [
                "employer": "#\(web.hearing.employer)", "year": "2026", "commitment": "模拟承诺", "signatory": "模拟法人",
                "summary": "隔声罩",
            ], as: web.hearing.factory
        ).id
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            var claims: [String: String] = [:]
            for item in table.items {
                claims["claimed-\(item.code)"] = "\(item.points)"
                claims["evidence-\(item.code)"] = "模拟佐证"
            }
            #expect(try await visitor.post("/hearing_demonstration/\(made)/claim", claims).status == 303)
            #expect(try await visitor.post("/hearing_demonstration/\(made)/application").status == 303)
            // Who applies cannot name itself.
            #expect(try await visitor.post("/hearing_demonstration/\(made)/naming").status == 403)
        }
        try await web.site.visit { (visitor: Visitor) async throws in
            #expect(!(try await visitor.get("/open-hearing").text.contains("模拟五金")))
        }
        try await web.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let given = table.items.reduce(into: ["opinion": "模拟意见"]) { $0["given-\($1.code)"] = "\($1.points)" }
            #expect(try await visitor.post("/hearing_demonstration/\(made)/review", given).status == 303)
            #expect(try await visitor.post("/hearing_demonstration/\(made)/naming").status == 303)
        }
        try await web.site.visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/open-hearing").text.contains("模拟五金"))
        }
    }

    @Test(.requirement("R-50")) func `pilots stand side by side with their results, and spreading is decided`() async throws {
        let web = try await HearingWebsite.open()
        for (employer, name) in [(web.hearing.employer, "一期"), (web.other, "二期")] {
            try await web.hearing.office.enter(
                AssistancePilot.self,
                [
                    "employer": "#\(employer)", "subject": "hearing_fit", "kit": "模拟检验仪 \(name)", "protocol": "20 人，三个月",
                    "from_day": "2026-02-01",
                ], as: web.hearing.cdc)
        }
        _ = try await web.hearing.fit(1, ["par_left": "18", "par_right": "20", "test_day": "2026-02-25"])
        let pilots = try await web.site.product.database.read {
            try $0.query("SELECT id FROM assistance_pilot ORDER BY id").map { $0.integer("id") }
        }
        let first = try #require(pilots.first)
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let list = try await visitor.get("/pilots")
            for words in ["模拟五金制品有限公司", "模拟二厂", "护听器检验 1 人"] { #expect(list.words.contains(words), "\(words)") }
            let address = "/assistance_pilot/\(first)"
            func move(_ name: String, _ fields: [String: String] = [:]) async throws -> Int {
                let current = try await version(web.site, "assistance_pilot", first)
                return try await visitor.post("\(address)/transition/\(name)", fields.merging(["_version": current]) { $1 })
                    .status
            }
            #expect(try await move("start") == 303)
            #expect(try await visitor.post("\(address)/evaluation", ["conclusion": "辅导有效"]).status == 303)
            #expect(try await move("spread", ["_reason": "推广到五金行业"]) == 303)
            #expect(try await visitor.get(address).words.contains("推广"))
            #expect(try await visitor.get("/pilots").words.contains("辅导有效"))
        }
    }
}
