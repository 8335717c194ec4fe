import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

/// 埠场镇 handles cases itself: two officers with certificates, an employer in the town, the county above it.
private struct Township {
    static let code = "441702102"
    let it: SupervisionOffice
    let employer: Int64

    init() async throws {
        it = try await SupervisionOffice()
        employer = try await it.office.openFactory([
            "credit_code": Factory.creditCode(8), "name": "模拟镇五金厂", "region_code": Self.code,
        ])
        for name in ["town", "mayor"] {
            try await it.site.openAccount(name, .townOfficer, region: "440000/441700/441702/\(Self.code)")
        }
        try await it.site.openAccount("next", .townOfficer, region: "440000/441700/441702/441702001")
    }

    func power(_ changes: [String: String] = [:]) async throws {
        let id = try await it.office.enter(
            TownshipPower.self,
            [
                "region_code": "441702", "article": "article_71", "item": "未按规定组织职业健康检查（模拟）", "from_day": "2025-01-01",
                "source": "模拟赋权清单（演示，非正式规定）", "mark": "D",
            ].merging(changes) { $1 }
        ).id
        try await it.office.move(TownshipPower.self, id, "issue")
    }

    /// A clue that the town takes up itself, accepted.
    func open(_ visitor: Visitor) async throws -> Int64 {
        let made = try await visitor.post("/employer/\(employer)/case", ["source": "inspection", "text": "巡查发现未组织体检"])
        #expect(made.status == 303)
        #expect(try await visitor.post("/enforcement_case/\(made.number)/acceptance").status == 303)
        return made.number
    }

    func filing(_ article: String) -> [String: String] {
        [
            "article": article, "act": "未组织职业健康检查", "ended": "2026-03-01", "first": "\(it.inspectors[0])",
            "second": "\(it.inspectors[1])",
        ]
    }
}

@Suite(.requirement("R-85", "R-87")) struct TownshipTests {
    @Test func `an item not handed down is refused with the list's source, and the case goes up to the county in one act`()
        async throws
    {
        let town = try await Township()
        try await town.power()
        let it = town.it
        try await it.site.visit(as: "town") { (visitor: Visitor) async throws in
            let id = try await town.open(visitor)
            #expect(try await visitor.get("/enforcement_case/\(id)").words.contains("未按规定组织职业健康检查（模拟）"))
            let refused = try await visitor.post("/enforcement_case/\(id)/filing", town.filing("article_75"))
            #expect(refused.status == 409)
            #expect(refused.words.contains("第七十五条") && refused.words.contains("模拟赋权清单") && refused.words.contains("第二十四条"))
            // The county leaves the township's case alone until it has been handed up.
            try await it.site.visit(as: "supervisor") { (county: Visitor) async throws in
                let early = try await county.post("/enforcement_case/\(id)/filing", town.filing("article_75"))
                #expect(early.status == 409 && early.words.contains("镇街办理"))
                let shown = try await county.get("/enforcement_case/\(id)")
                #expect(shown.status == 200 && !shown.words.contains("涉及生命健康且有危害后果（时效五年）"))
            }
            #expect(try await visitor.post("/enforcement_case/\(id)/raising", ["_reason": ""]).status == 409)
            let raised = try await visitor.post("/enforcement_case/\(id)/raising", ["_reason": "不在赋权事项内"])
            #expect(raised.location.contains("done=case-moved"))
            let file = try await it.office.find(EnforcementCase.self, id)
            #expect(file.stored.state == "accepted")
            #expect(file.record.handlingRegion.isEmpty && file.record.handedUpFrom == Township.code)
            #expect(file.record.handedUpDay == it.office.today)
            // From now on the township reads.
            let late = try await visitor.post("/enforcement_case/\(id)/filing", town.filing("article_71"))
            #expect(late.status == 409 && late.words.contains("只能查看"))
            try await it.site.visit(as: "supervisor") { (county: Visitor) async throws in
                let filed = try await county.post("/enforcement_case/\(id)/filing", town.filing("article_75"))
                #expect(filed.location.contains("done=case-moved"))
            }
        }
        #expect(try await it.office.faults() == [])
    }

    @Test func `an item handed down is punished by the township itself, decided by another officer than the handler`()
        async throws
    {
        let town = try await Township()
        try await town.power()
        let it = town.it
        try await it.site.visit(as: "town") { (visitor: Visitor) async throws in
            let id = try await town.open(visitor)
            #expect(try await visitor.post("/enforcement_case/\(id)/filing", town.filing("article_71")).status == 303)
            #expect(try await visitor.post("/enforcement_case/\(id)/investigation", ["facts": "询问笔录、花名册为证"]).status == 303)
            let other = try await visitor.post("/enforcement_case/\(id)/notice", ["article": "article_75", "fine": "60000"])
            #expect(other.status == 409 && other.words.contains("赋权事项"))
            #expect(
                try await visitor.post("/enforcement_case/\(id)/notice", ["article": "article_71", "fine": "50000"]).status == 303
            )
            let receipt = ["served": it.office.today.description, "receiver": "模拟收件人"]
            #expect(try await visitor.post("/enforcement_case/\(id)/notice-receipt", receipt).status == 303)
        }
        it.office.turn(to: "2026-03-12")
        let id = try await it.registers.read { try $0.value("SELECT id FROM enforcement_case").integer ?? 0 }
        let decision = ["fine": "50000", "reviewer": "模拟审核人", "discussion": "同意"]
        try await it.site.visit(as: "town") { (visitor: Visitor) async throws in
            let own = try await visitor.post("/enforcement_case/\(id)/decision", decision)
            #expect(own.status == 409 && own.words.contains("承办人不能自己作出决定"))
        }
        try await it.site.visit(as: "next") { (neighbour: Visitor) async throws in
            #expect(try await neighbour.post("/enforcement_case/\(id)/decision", decision).status == 404)
        }
        try await it.site.visit(as: "mayor") { (mayor: Visitor) async throws in
            #expect(try await mayor.post("/enforcement_case/\(id)/decision", decision).status == 303)
            #expect(try await it.office.find(EnforcementCase.self, id).stored.state == "decided")
            // A decision is not handed up.
            #expect(try await mayor.post("/enforcement_case/\(id)/raising", ["_reason": "x"]).status == 409)
        }
        #expect(try await it.office.faults() == [])
    }

    @Test func `a township with a list of its own has that one alone, one without any punishes nothing`() async throws {
        let town = try await Township()
        let it = town.it
        func list() async throws -> [String] {
            let place = try #require(it.office.codes.regionPath(Township.code))
            let today = it.office.today
            return try await it.registers.read { [registers = it.registers] in
                try TownshipPower.list(place, on: today, $0, registers).map(\.record.article)
            }
        }
        #expect(try await list() == [])
        try await town.power()
        try await town.power(["article": "article_70", "item": "未公布规章制度（模拟）"])
        #expect(try await list() == ["article_70", "article_71"])
        try await town.power(["region_code": Township.code, "article": "declaration_48", "item": "未申报（模拟）"])
        #expect(try await list() == ["declaration_48"])
        try await it.office.move(
            TownshipPower.self, try await it.registers.read { try $0.value("SELECT MAX(id) FROM township_power").integer ?? 0 },
            "repeal", reason: "收回")
        #expect(try await list() == ["declaration_48"])
        it.office.turn(to: "2026-03-03")
        #expect(try await list() == ["article_70", "article_71"])
    }

    @Test
    func `a filed case that is handed up begins anew in the county, and its rate of handling forgets the township's filing`()
        async throws
    {
        let town = try await Township()
        try await town.power()
        let it = town.it
        try await it.site.visit(as: "town") { (visitor: Visitor) async throws in
            let id = try await town.open(visitor)
            #expect(try await visitor.post("/enforcement_case/\(id)/filing", town.filing("article_71")).status == 303)
            #expect(try await visitor.post("/enforcement_case/\(id)/raising", ["_reason": "案情复杂"]).status == 303)
            let file = try await it.office.find(EnforcementCase.self, id)
            #expect(file.stored.state == "accepted" && file.record.filedDay == nil && file.record.firstOfficer == nil)
            #expect(try await it.office.clocks(EnforcementCase.self, id).isEmpty)
        }
        #expect(try await it.office.faults() == [])
    }

    @Test func `a township orders correction only on its items, and re-inspects only what it ordered`() async throws {
        let town = try await Township()
        try await town.power()
        let it = town.it
        let visit = try await it.visit(town.employer)
        let order = ["content": "组织体检", "deadline": "2026-04-01"]
        try await it.site.visit(as: "town") { (visitor: Visitor) async throws in
            let refused = try await visitor.post("/inspection/\(visit)/order", order.merging(["article": "article_72"]) { $1 })
            #expect(refused.status == 409 && refused.words.contains("赋权事项"))
            let issued = try await visitor.post("/inspection/\(visit)/order", order.merging(["article": "article_71"]) { $1 })
            #expect(issued.status == 303)
            let id = try await it.registers.read { try $0.value("SELECT MAX(id) FROM correction_order").integer ?? 0 }
            #expect(try await visitor.post("/correction_order/\(id)/recheck").words.contains("承办"))
        }
    }
}
