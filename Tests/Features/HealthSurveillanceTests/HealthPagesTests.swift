import Access
import Calendars
import Employers
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import HealthSurveillance
@testable import WorkplaceMonitoring

/// The county's pages with two factories, a clinic, and one person who worked at both.
struct HealthWebsite {
    let site: CountyWebsite
    let health: HealthOffice
    let other: Int64
    let worker: Int64
    let examination: Int64

    static func open() async throws -> HealthWebsite {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice])
        let employer = try await site.office.openFactory()
        let other = try await site.office.openFactory(["credit_code": Factory.creditCode(2), "name": "模拟二厂"])
        let health = HealthOffice(office: site.office, employer: employer)
        try await health.employ()
        try await health.employ(from: "2020-01-06", to: "2025-02-20", employer: other)
        try await health.employ(2, post: "喷漆工", name: "模拟乙", employer: other)
        let examination = try await health.examine(
            health.input(
                conclusion: "contraindication",
                results: HealthOffice.noiseResults
                    + "; L500=20; L1000=20; L2000=25; L3000=45; L4000=60; L6000=60; R500=20; R1000=25; R2000=25; R3000=45; R4000=60; R6000=60",
                more: ["condition": "噪声敏感者（模拟）"]))
        try await site.openAccount(of: employer)
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700", organisation: 9_001)
        try await site.openAccount("rival", .healthInstitution, region: "440000/441700", organisation: 9_002)
        let worker = examination.record.worker ?? 0
        try await site.openAccount("self", .worker, person: worker)
        return HealthWebsite(site: site, health: health, other: other, worker: worker, examination: examination.id)
    }
}

extension HealthWebsite {
    /// The person is off the hazard, with a proof.
    func stopExposure() async throws {
        for work in try await site.office.registers.read({ try site.office.registers.records($0, Assignment.self) })
        where work.record.worker == worker && work.record.to == nil {
            try await site.office.change(Assignment.self, work.id) {
                ($0.stoppedDay, $0.stopProof) = (Day("2026-02-22"), "调岗通知 3 号")
            }
        }
    }
}

@Suite(.requirement("R-12", "R-13", "R-27", "R-52")) struct HealthPagesTests {
    @Test func `the county opens the whole file: posts of both employers, audiogram, and who looked`() async throws {
        let web = try await HealthWebsite.open()
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let first = try await visitor.get("/worker/\(web.worker)")
            #expect(first.status == 200)
            for words in ["模拟五金制品有限公司", "模拟二厂", "职业禁忌证", "噪声敏感者（模拟）", "左耳500 Hz 20 dB", "禁忌仍在岗"] {
                #expect(first.text.contains(words), "\(words)")
            }
            #expect(!first.text.contains("模拟甲") && !first.text.contains("19800515"))
            let second = try await visitor.get("/worker/\(web.worker)")
            #expect(second.words.contains("cdc 查看"))
        }
    }

    @Test func `an employer sees its own people with the conclusion alone, nobody else's`() async throws {
        let web = try await HealthWebsite.open()
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let list = try await visitor.get("/health/staff")
            // Its own people by name: it gave the name itself and must know whom it sends.
            #expect(list.words.contains("模拟甲（男，1980）"))
            let person = try await visitor.get("/health/staff/\(web.worker)")
            #expect(person.status == 200)
            #expect(person.text.contains("职业禁忌证"))
            for hidden in ["噪声敏感者", "模拟二厂", "L500", "2020-01-06", "19800515"] {
                #expect(!person.text.contains(hidden), "\(hidden)")
            }
            let strangers = try await web.site.office.registers.read { connection in
                try web.site.office.registers.records(connection, Worker.self, where: "t.id <> ?1", [.integer(web.worker)])
            }
            #expect(strangers.count == 1)
            for stranger in strangers { #expect(try await visitor.get("/health/staff/\(stranger.id)").status == 404) }
            #expect(try await visitor.get("/worker/\(web.worker)").status == 403)
            #expect(try await visitor.get("/examination/\(web.examination)").status == 403)
        }
    }

    @Test func `an employer of more than a hundred people leafs through all of them`() async throws {
        let web = try await HealthWebsite.open()
        for person in 1...120 {
            try await web.site.office.enter(
                Assignment.self,
                [
                    "employer": "#\(web.health.employer)", "post": "打磨工", "name": "模拟丙",
                    "id_number": SimulatedPerson.number(born: person <= 60 ? "19810101" : "19820101", order: person % 60 + 1),
                    "from_day": "2025-06-02",
                ], as: web.health.factory)
        }
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let first = try await visitor.get("/health/staff")
            #expect(first.words.contains("1—100／121"))
            #expect(first.text.components(separatedBy: "（男，198").count == 101)
            let second = try await visitor.get("/health/staff?page=2")
            #expect(second.words.contains("101—121／121"))
            #expect(second.text.components(separatedBy: "（男，198").count == 22)
        }
    }

    @Test func `another county and another institution find nothing`() async throws {
        let web = try await HealthWebsite.open()
        try await web.site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/worker/\(web.worker)").status == 404)
            #expect(try await visitor.get("/health/due?list=contraindicated").words.contains("没有人。"))
        }
        try await web.site.visit(as: "rival") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/examination/\(web.examination)").status == 404)
        }
        try await web.site.visit(as: "clinic") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/examination/\(web.examination)").status == 200)
            #expect(try await visitor.get("/worker/\(web.worker)").status == 403)
        }
    }

    @Test func `a person sees the own file and no other page of persons`() async throws {
        let web = try await HealthWebsite.open()
        try await web.site.visit(as: "self") { (visitor: Visitor) async throws in
            let file = try await visitor.get("/health/my-file")
            #expect(file.status == 200)
            #expect(file.text.contains("噪声敏感者（模拟）") && file.text.contains("模拟二厂"))
            #expect(try await visitor.get("/worker/\(web.worker)").status == 403)
            #expect(try await visitor.get("/health/due").status == 403)
        }
    }

    @Test func `work lists count and open to the same people, for employer and county`() async throws {
        let web = try await HealthWebsite.open()
        for account in ["factory", "cdc", "clerk"] {
            try await web.site.visit(as: account) { (visitor: Visitor) async throws in
                let desk = try await visitor.get("/")
                #expect(desk.words.contains("禁忌仍在岗 1"))
                let list = try await visitor.get("/health/due?list=contraindicated")
                #expect(list.words.contains("噪声") && list.words.contains("不得安排有职业禁忌的劳动者"))
                let never = try await visitor.get("/health/due?list=never")
                #expect(never.text.contains("检查项目"))
                // The employer's own person only; the other factory's painter belongs to the county's list.
                #expect(never.words.contains("苯") == (account != "factory"))
            }
        }
    }

    @Test func `every verdict of a person opens its reasoning on one click`() async throws {
        let web = try await HealthWebsite.open()
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let check = try await visitor.get("/examination/\(web.examination)")
            #expect(check.text.contains("/rules/surveillance_record_check"))
            #expect(check.reasons.contains { $0.contains("逐项对照上报的项目、数值和结论") && $0.contains("GBZ 188-2014") })
            let file = try await visitor.get("/worker/\(web.worker)")
            #expect(file.reasons.contains { $0.contains("不得安排有职业禁忌的劳动者") })
            let due = try await visitor.get("/health/due?list=contraindicated")
            #expect(due.text.contains("/rules/surveillance_schedule"))
            #expect(due.reasons.contains { $0.contains("应做项目") && $0.contains("不得安排有职业禁忌的劳动者") })
        }
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let staff = try await visitor.get("/health/staff")
            #expect(staff.text.contains("href=\"/health/staff/\(web.worker)#why\""))
            let person = try await visitor.get("/health/staff/\(web.worker)")
            #expect(person.text.contains("id=\"why\"") && person.reasons.contains { $0.contains("不得安排") })
        }
    }

    @Test func `a graded audiogram tells the sums behind the grade, once noise was measured`() async throws {
        let web = try await HealthWebsite.open()
        let task = try await web.site.office.enter(
            MonitoringTask.self, ["year": "2026", "title": "模拟", "region_code": "441700", "deadline": "2026-11-30"])
        try await web.site.office.enter(
            Measurement.self,
            [
                "task": "#\(task.id)", "employer": "#\(web.health.employer)", "post": "打磨工", "factor": "3-001",
                "sampled_day": "2026-02-20", "lex_8h": "88",
            ])
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let file = try await visitor.get("/worker/\(web.worker)")
            #expect(file.text.contains("/rules/gbz49_2014_grade"))
            #expect(file.reasons.contains { $0.contains("双耳高频平均听阈") && $0.contains("不是诊断结论") })
        }
    }

    @Test func `the notice is entered with its proof and starts the employer's clock`() async throws {
        let web = try await HealthWebsite.open()
        try await web.site.visit(as: "clinic") { (visitor: Visitor) async throws in
            let address = "/examination/\(web.examination)/notice"
            #expect(try await visitor.post(address, ["worker": "2026-02-20"]).status == 422)
            #expect(
                try await visitor.post(address, ["worker": "2026-02-09", "employer": "2026-02-20", "proof": "单"]).status == 422)
            let done = try await visitor.post(address, ["worker": "2026-02-20", "employer": "2026-02-21", "proof": "签收单 8 号"])
            #expect(done.status == 303)
        }
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let desk = try await visitor.get("/")
            #expect(desk.words.contains("调离禁忌岗位"))
            let id = try await web.site.office.registers.read { connection in
                try web.site.office.registers.records(connection, FollowUp.self).first?.id ?? 0
            }
            #expect(try await visitor.post("/follow_up/\(id)/completion", ["done": "2026-02-23", "proof": ""]).status == 422)
            // Still on the post, nobody was transferred.
            let proof = ["done": "2026-02-23", "proof": "调岗通知 3 号"]
            let refused = try await visitor.post("/follow_up/\(id)/completion", proof)
            #expect(refused.status == 422 && refused.words.contains("仍登记在有该危害因素的岗位"))
            try await web.stopExposure()
            #expect(try await visitor.post("/follow_up/\(id)/completion", proof).status == 303)
            let after = try await visitor.get("/")
            #expect(!after.words.contains("调离禁忌岗位"))
        }
    }
}
