import FieldTestSupport
import RuleExplorer
import Rulebook
import Testing

/// The explorer as a county officer sees it: find, read, try; and the same on the JSON interface.
@Suite struct RuleExplorerTests {
    static let slices = [RuleExplorer.slice] + CountyWebsite.slices

    @Test func `rules are found by word and those without a second source are flagged`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let all = try await visitor.get("/rules")
            #expect(all.status == 200)
            #expect(all.words.contains("共 \(Rulebook.rules.count) 条规则"))
            let noise = try await visitor.get("/rules?q=GBZ+49")
            #expect(noise.text.contains("/rules/gbz49_2014_grade"))
            #expect(!noise.text.contains("/rules/twa_8h"))
            let open = try await visitor.get("/rules?open=1")
            #expect(open.text.contains("/rules/combined_risk_class"))
            #expect(!open.text.contains("/rules/twa_8h"))
            #expect(try await visitor.get("/rules?q=nothing-like-this").words.contains("没有符合条件的规则"))
        }
    }

    @Test func `a rule shows its clause and comes with an example that can be tried`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/rules/noise_limit_for_hours?example=1")
            #expect(page.words.contains("GBZ/T 189.8-2007"))
            #expect(page.words.contains("计算过程"))
            #expect(try await visitor.get("/rules/combined_risk_class").words.contains("仅供参考"))
        }
    }

    @Test func `a typed input is calculated with its steps, a bad one is named`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let good = try await visitor.post(
                "/rules/noise_limit_for_hours", ["h": "4", "criterion_dBA": "85", "exchange_dB": "3"])
            #expect(good.status == 200)
            #expect(good.words.contains("88"))
            let bad = try await visitor.post(
                "/rules/noise_limit_for_hours", ["h": "-4", "criterion_dBA": "85", "exchange_dB": "3"])
            #expect(bad.status == 422)
            #expect(bad.words.contains("不能为负"))
            let nested = try await visitor.post("/rules/twa_8h", ["input": #"{"segments": [{"c": 10, "h": 4}]}"#])
            #expect(nested.words.contains("5 同输入"))
        }
    }

    @Test func `every rule shows its mark, and a finding its own where it is weaker than that of the rule`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            for rule in Rulebook.rules {
                let page = try await visitor.get("/rules/\(rule.id)")
                #expect(page.words.contains(rule.mark.label), "\(rule.id)")
                #expect(page.words.contains("仅供参考") == rule.needsWarning, "\(rule.id)")
            }
            let heat = ["contact_time_rate_pct": "60", "labour_grade": "2", "acclimatised": "true"]
            let agreed = try await visitor.post("/rules/grading_heat", heat.merging(["wbgt_effective_C": "31.4"]) { $1 })
            #expect(agreed.words.contains("III 级（重度危害）") && !agreed.words.contains("单一来源"))
            let disputed = try await visitor.post("/rules/grading_heat", heat.merging(["wbgt_effective_C": "31.6"]) { $1 })
            #expect(disputed.words.contains("IV 级（极重度危害）") && disputed.words.contains("单一来源"))
            let noise = try await visitor.post("/rules/grading_noise", ["lex_dBA": "96"])
            #expect(noise.words.contains("未核实") && noise.words.contains("各来源不一致"))
        }
    }

    @Test func `a rule of an edition is refused on a day before it applies`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let input = [
                "exposure_months": "3", "symptoms": "true", "nerve": "mild", "liver": "none", "skin": "none",
            ]
            let before = try await visitor.post("/rules/gbz83_2025_chronic_grade", input.merging(["on": "2026-07-31"]) { $1 })
            #expect(before.words.contains("当日未施行"))
            let on = try await visitor.post("/rules/gbz83_2025_chronic_grade", input.merging(["on": "2026-08-01"]) { $1 })
            #expect(on.words.contains("轻度"))
        }
    }

    @Test func `a workplace verdict leads to the rules it is made of, an unknown name to nothing`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let judgement = try await visitor.get("/rules/workplace_twa")
            #expect(judgement.text.contains("/rules/twa_8h"))
            let unknown = try await visitor.get("/rules/no_such_rule")
            #expect(unknown.status == 404)
        }
    }

    @Test func `the interface lists, describes and evaluates`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let list = try JSONValue(parsing: try await visitor.get("/api/v1/rules").text)
            #expect(list["count"] == .number(Double(Rulebook.rules.count)))
            let one = try JSONValue(parsing: try await visitor.get("/api/v1/rules/gbz188_noise_cycle").text)
            #expect(one["clause"] == .text("GBZ 188-2025 7.1.2.3"))
        }
    }

    @Test func `the description of the interface tells how to list, read and evaluate a rule`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let document = try JSONValue(parsing: try await visitor.get("/api/v1/openapi.json").text)
            let paths = try #require(document["paths"])
            #expect(paths["/api/v1/rules"]?["get"]?["operationId"] == .text("list_rules"))
            #expect(paths["/api/v1/rules/{id}"]?["get"]?["operationId"] == .text("get_rule"))
            let evaluate = try #require(paths["/api/v1/rules/{id}/evaluation"]?["post"])
            #expect(evaluate["operationId"] == .text("evaluate_rule"))
            let sent = evaluate["requestBody"]?["content"]?["application/json"]?["schema"]
            #expect(sent?["required"] == .list([.text("input")]))
        }
    }

    @Test func `a rule is evaluated by a program with its steps`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let answer = try await visitor.json(
                "/api/v1/rules/twa_8h/evaluation", #"{"input": {"segments": [{"c": 10, "h": 4}]}, "on": "2026-03-01"}"#)
            #expect(answer.status == 200)
            let finding = try JSONValue(parsing: answer.text)
            #expect(finding["value"] == .number(5) && finding["clause"] == .text("GBZ 2.1-2019 A.2.2.2"))
            guard case .list(let steps)? = finding["steps"] else { throw RuleError.malformedInput("steps") }
            #expect(!steps.isEmpty)
        }
    }

    @Test(arguments: [
        ("twa_8h", #"{"input": {"segments": [{"c": 10}]}}"#, "RB-003"),
        ("twa_8h", #"{"input": {"segments": [{"c": NaN, "h": 4}]}}"#, "RB-006"),
        ("twa_8h", #"{"input": {"segments": [{"c": 10, "h": -4}]}}"#, "RB-007"),
        ("twa_8h", #"{"input": {"segments": [{"c": -10, "h": 4}]}}"#, "RB-007"),
        ("twa_8h", #"{"input": {"segments": [{"c": 10, "h": 4, "unit": "ppm"}]}}"#, "RB-004"),
        ("twa_8h", #"{"input": {"segments": [{"c": "1,5", "h": 4}]}}"#, "RB-006"),
        ("twa_8h", #"{"segments": []}"#, "RB-003"), ("twa_8h", #"{"input": []}"#, "RB-002"),
        ("twa_8h", #"{"input": {"segments": [{"c": 1, "h": 4}]}, "on": "2026-02-30"}"#, "RB-005"), ("twa_8h", "", "RB-002"),
        ("twa_8h", "{", "RB-002"), ("twa_8h", "[1]", "RB-003"),
        (
            "biological_limit",
            #"{"input": {"agent": "铅及其化合物", "indicator": "血铅", "value": 400, "unit": "mg/L"}}"#, "RB-012"
        ),
    ])
    func `bad input of a program is a named error, not a finding`(rule: String, body: String, code: String) async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { visitor in
            let answer = try await visitor.json("/api/v1/rules/\(rule)/evaluation", body)
            #expect(answer.status == 422, "\(body): \(answer.text)")
            let problem = try JSONValue(parsing: answer.text)
            #expect(problem["code"] == .text(code), "\(body): \(answer.text)")
            #expect(problem["title"]?.plainText.isEmpty == false)
        }
    }

    @Test func `an unknown rule and a visitor who is not signed in evaluate nothing`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit(as: "clerk") { (visitor: Visitor) async throws in
            #expect(try await visitor.json("/api/v1/rules/no_such_rule/evaluation", #"{"input": {}}"#).status == 404)
            #expect(try await visitor.get("/api/v1/rules/no_such_rule").status == 404)
        }
        try await website.visit { visitor in
            let answer = try await visitor.json("/api/v1/rules/twa_8h/evaluation", #"{"input": {}}"#)
            #expect(answer.status == 401 || answer.status == 403 || answer.status == 303)
        }
    }

    @Test func `nobody reads the rules without signing in`() async throws {
        let website = try await CountyWebsite(slices: Self.slices)
        try await website.visit { visitor in
            let page = try await visitor.get("/rules")
            #expect(page.status != 200)
        }
    }
}
