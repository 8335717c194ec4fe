import Access
import Calendars
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import HealthInstitutions

@Suite(.requirement("R-54")) struct QualityTests {
    private static let form = QualityForm.version("2026-D")

    private static func full() throws -> [String: Double?] {
        Dictionary(uniqueKeysWithValues: try #require(form).items.map { ($0.code, Optional($0.points)) })
    }

    @Test func `each part of the form has a hundred points`() throws {
        let items = try #require(Self.form).items
        for part in ["general", "project"] {
            #expect(items.filter { $0.part == part }.reduce(0) { $0 + $1.points } == 100, "\(part)")
        }
        #expect(Set(items.map(\.code)).count == items.count)
    }

    @Test func `general counts forty, project sixty; what does not apply leaves both sides; a key item at zero fails`() throws {
        let form = try #require(Self.form)
        #expect(try form.score(Self.full())?.total == 100)
        // 20 of 100 off the general part: 80 × 0.4 + 100 × 0.6.
        var given = try Self.full()
        given["C1"] = 0
        given["E1"] = 0
        #expect(form.score(given)?.general == 80 && form.score(given)?.total == 92)
        given["C1"] = .some(nil)
        #expect(form.score(given)?.general == 88.9)
        #expect(form.score(given)?.isPassed == true)
        given["G1"] = 0
        let failed = form.score(given)
        #expect(failed?.failedKeys == ["G1"] && failed?.isPassed == false)
        given["B1"] = nil
        #expect(form.score(given) == nil)
    }

    @Test func `an institution is visited, scored, put right with a clock, published`() async throws {
        let site = try await CountyWebsite(slices: InstitutionOffice.slices)
        let desk = InstitutionOffice(office: site.office, employer: try await site.office.openFactory())
        let office = site.office
        let institution = try await desk.file()
        let control = try await office.enter(
            QualityControl.self, ["institution": "#\(institution)", "year": "2026", "planned_day": "2026-03-02"])
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await office.move(QualityControl.self, control.id, "visit")
        var fields: [String: String] = [:]
        for item in try #require(Self.form).items { fields["points-\(item.code)"] = QualityPages.plain(item.points) }
        fields["points-G1"] = "0"
        fields["points-I1"] = "na"
        let typed = fields
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/quality_control/\(control.id)/form").status == 404)
        }
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/quality_control/\(control.id)/form").words.contains("G1 抽查个体报告"))
            // Points off without a reason, and more points than the item has.
            let refused = try await visitor.post("/quality_control/\(control.id)/form", typed.merging(["points-A1": "7"]) { $1 })
            #expect(refused.status == 422)
            #expect(refused.words.contains("A1 的得分应在 0 至 6 之间") && refused.words.contains("G1 扣了分，请填写扣分原因"))
            let saved = try await visitor.post(
                "/quality_control/\(control.id)/form", typed.merging(["remark-G1": "结论与结果不一致"]) { $1 })
            #expect(saved.location == "/quality_control/\(control.id)?done=quality-scored")
            #expect(try await visitor.get("/quality_control/\(control.id)").words.contains("结论与结果不一致"))
        }
        let found = try await office.find(QualityControl.self, control.id)
        #expect(found.stored.state == "rectifying" && found.record.failedKeys == "G1" && found.record.general == 100)
        // 75 of 90: the laboratory does not apply.
        #expect(found.record.project == 83.3 && found.record.score == 90)
        #expect(
            try await office.clocks(QualityControl.self, control.id)
                == ["quality_rectification": Day("2026-04-01"), "quality_rectification_own": Day("2026-04-01")])
        await #expect(throws: RegisterError.self) { try await office.move(QualityControl.self, control.id, "rectify") }
        try await office.change(QualityControl.self, control.id) { $0.rectification = "已重新审核" }
        try await office.move(QualityControl.self, control.id, "rectify")
        #expect(try await office.clocks(QualityControl.self, control.id) == [:])
        try await office.move(QualityControl.self, control.id, "publish")
        try await site.visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/institutions").words.contains("2026 年：不合格，整改后复核合格"))
        }
        #expect(try await office.faults() == [])
    }
}
