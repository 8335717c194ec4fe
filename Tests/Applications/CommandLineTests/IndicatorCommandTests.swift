import Foundation
import Testing

@Suite(.requirement("R-121")) struct IndicatorCommandTests {
    /// A plan with one counted indicator, as an office enters it.
    private func withPlan(_ store: OfficeStore) throws -> Int {
        let sheet = try Sheet.write(
            "规划地区,规划名称,序号,指标名称,目标值（规划原文）,目标数值,规划所印比较符,评价采用的比较符,单位,计算方法,口径依据\n"
                + "441700,示例规划,1,申报率,≥90%,90,>=,>=,%,declaration_rate,design\n", name: "plan.csv")
        let answer = try Zhijian.run("register", "import", "plan_indicator", sheet, "--data", store.folder)
        guard answer.status == 0 else { throw OfficeStore.Failure(description: answer.messages + answer.output) }
        return try line(store)?["id"] as? Int ?? 0
    }

    /// The one indicator of that plan, seen from a county below.
    private func line(_ store: OfficeStore) throws -> [String: Any]? {
        let value = try Zhijian.run("indicator", "value", "--region", "441702", "--data", store.folder, "--json")
        let plans = value.json["plans"] as? [[String: Any]]
        return (plans?.first?["indicators"] as? [[String: Any]])?.first
    }

    @Test func `list prints each measure with its definition`() throws {
        let list = try Zhijian.run("indicator", "list", "--json").list
        #expect(list.contains { $0["measure"] as? String == "declaration_rate" })
        #expect(list.allSatisfy { ($0["definition"] as? String)?.isEmpty == false })
    }

    @Test func `a plan is loaded once and its indicators are shown in the county below`() async throws {
        let store = try await OfficeStore.make()
        let plans = try Zhijian.run("indicator", "load", "--data", store.folder, "--json").list
        #expect(plans.compactMap { $0["area"] as? String } == ["341722", "440114", "441700", "441800", "445200"])

        let load = ["indicator", "load", "--plan", "441700", "--data", store.folder, "--json"]
        let first = try Zhijian.run(load)
        #expect(first.status == 0)
        #expect(first.json["entered"] as? Int == 11)
        let second = try Zhijian.run(load)
        #expect(second.json["entered"] as? Int == 0)
        #expect(second.json["kept"] as? Int == 11)
        #expect(try line(store)?["name"] as? String == "工伤保险参保人数")
        #expect(try Zhijian.run("audit", "verify", "--data", store.folder).status == 0)
    }

    @Test func `an unknown plan, and another region without a name for its plan, are unusable input`() async throws {
        let store = try await OfficeStore.make()
        let unknown = try Zhijian.run("indicator", "load", "--plan", "110000", "--data", store.folder)
        #expect(unknown.status == 2)
        #expect(unknown.messages.hasPrefix("CL-017 "))
        let adopted = ["indicator", "load", "--plan", "441700", "--region", "440700", "--data", store.folder]
        let nameless = try Zhijian.run(adopted)
        #expect(nameless.status == 2)
        #expect(nameless.messages.hasPrefix("CL-018 "))
        #expect(try Zhijian.run(adopted + ["--name", "示例市职业病防治规划"]).output == "示例市职业病防治规划：录入 11 项，已有 0 项未改动")
    }

    @Test func `a region without a plan is answered by no`() async throws {
        let store = try await OfficeStore.make()
        let answer = try Zhijian.run("indicator", "value", "--region", "110000", "--data", store.folder)
        #expect(answer.status == 1)
        #expect(answer.messages.hasPrefix("IN-001 "))
    }

    @Test func `an unknown region and a day that does not exist are unusable input`() async throws {
        let store = try await OfficeStore.make()
        #expect(try Zhijian.run("indicator", "value", "--region", "999999", "--data", store.folder).status == 2)
        #expect(try Zhijian.run("indicator", "value", "--day", "2026-02-30", "--data", store.folder).status == 2)
    }

    @Test func `an indicator over nobody is not applicable, can be published once, and recounts the same`() async throws {
        let store = try await OfficeStore.make()
        let id = try withPlan(store)
        let line = try line(store)
        #expect(line?["denominator"] as? Int == 0)
        #expect(line?["verdict"] as? String == "not_applicable")

        let freeze = ["indicator", "freeze", "\(id)", "--region", "441700", "--period", "2025", "--data", store.folder]
        #expect(try Zhijian.run(freeze).status == 0)
        let again = try Zhijian.run(freeze)
        #expect(again.status == 2)
        #expect(again.messages.hasPrefix("IN-003 "))

        let recount = try Zhijian.run("indicator", "recount", "--data", store.folder, "--json")
        #expect(recount.status == 0)
        #expect((recount.json["published"] as? [[String: Any]])?.compactMap { $0["same"] as? Bool } == [true])
    }
}
