import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import HealthSurveillance

@Suite(.requirement("R-27")) struct ToldTests {
    func followUps(_ health: HealthOffice) async throws -> [TypedRecord<FollowUp>] {
        try await health.office.registers.read { try health.office.registers.records($0, FollowUp.self) }
    }

    @Test(arguments: Engine.allCases)
    func `from due to closed: examined, told on two days, transferred only when off the post`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        let office = health.office
        let work = try await health.employ()
        let contraindicated = try await health.examine(
            health.input(agent: "D01", conclusion: "contraindication", more: ["condition": "活动性肺结核（模拟）"]))
        #expect(try await office.clocks(Examination.self, contraindicated.id)["notice"] != nil)
        func tell(worker: String?, employer: String?) async throws {
            let stored = try await office.find(Examination.self, contraindicated.id).stored
            try await office.registers.write(as: health.clinic) {
                try FollowUps.note(
                    stored, worker: worker.flatMap { Day($0) }, employer: employer.flatMap { Day($0) }, proof: "签收单", $0)
            }
        }
        try await tell(worker: nil, employer: "2026-02-20")
        #expect(try await office.clocks(Examination.self, contraindicated.id)["notice"] != nil)
        let transfer = try #require(try await followUps(health).first)
        #expect(transfer.record.kind == "transfer" && transfer.record.dueDay == Day("2026-02-20"))
        try await tell(worker: "2026-02-25", employer: nil)
        #expect(try await office.clocks(Examination.self, contraindicated.id)["notice"] == nil)
        // A wrong day is put right, and the duty with it.
        try await tell(worker: nil, employer: "2026-02-21")
        #expect(try await followUps(health).map(\.record.dueDay) == [Day("2026-02-21")])
        func finish() async throws {
            let day = office.today
            try await office.registers.write(as: health.factory) {
                try FollowUps.finish(transfer.stored, on: day, proof: "调岗通知 3", $0)
            }
        }
        await #expect(throws: RegisterError.self) { try await finish() }
        try await office.change(Assignment.self, work) {
            ($0.stoppedDay, $0.stopProof) = (Day("2026-02-26"), "调岗通知 3")
        }
        try await finish()
        #expect(try await followUps(health).map(\.stored.state) == ["done"])
        // Back to the hazard only when an examination has cleared it.
        await #expect(throws: RegisterError.self) {
            try await office.change(Assignment.self, work) { $0.resumedDay = Day("2026-03-01") }
        }
        #expect(try await health.faults() == [])
    }

    @Test func `a recheck that was done closes the duty by itself`() async throws {
        let health = try await HealthOffice.open()
        _ = try await health.employ()
        let first = try await health.examine(health.input(conclusion: "recheck"))
        let today = health.office.today
        try await health.office.registers.write(as: health.clinic) {
            try FollowUps.note(first.stored, worker: today, employer: today, proof: "签收单", $0)
        }
        #expect(try await followUps(health).map(\.stored.state) == ["open"])
        _ = try await health.examine(health.input(on: "2026-03-02"))
        #expect(
            try await followUps(health).map { "\($0.stored.state) \($0.record.doneDay?.description ?? "")" } == [
                "done 2026-03-02"
            ])
        #expect(try await health.faults() == [])
    }

    @Test
    func `the employer tells a whole day's results at once, those with consequences one by one, and a person confirms his own`()
        async throws
    {
        let site = try await CountyWebsite(slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice])
        let health = HealthOffice(office: site.office, employer: try await site.office.openFactory())
        try await site.openAccount(of: health.employer)
        for person in 1...3 { try await health.employ(person) }
        let plain = try await health.examine(health.input(1))
        let own = try await health.examine(health.input(2, on: "2026-02-11"))
        let grave = try await health.examine(
            health.input(3, agent: "D01", conclusion: "contraindication", more: ["condition": "活动性肺结核（模拟）"]))
        let person = try #require(own.record.worker)
        try await site.openAccount("person", .worker, person: person)
        try await site.visit(as: "factory") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/health/results")
            #expect(page.words.contains("2026-02-10 模拟检查机构 2 1"))
            let refused = try await visitor.post(
                "/health/results/2026-02-10", ["batch": "1", "told_day": "2026-02-01", "proof": "甲"])
            #expect(refused.status == 422)
            try await visitor.post("/health/results/2026-02-10", ["batch": "1", "told_day": "2026-03-01", "proof": "签收表 1"])
            #expect(try await visitor.get("/health/results?day=2026-02-10").words.contains("职业禁忌证"))
            // By name: the employer knows whom it tells.
            #expect(try await visitor.get("/health/results?day=2026-02-10").words.contains("模拟甲（男，1980）"))
            try await visitor.post(
                "/health/results/2026-02-10", ["told-\(grave.id)": "1", "told_day": "2026-03-02", "proof": "签收单 2"])
        }
        try await site.visit(as: "person") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/my-file").words.contains("我已收到检查结果"))
            try await visitor.post("/health/my-file/\(own.id)/receipt")
            // Somebody else's is not there.
            #expect(try await visitor.post("/health/my-file/\(plain.id)/receipt").status == 404)
        }
        func told(_ id: Int64) async throws -> String {
            let record = try await site.office.find(Examination.self, id).record
            return "\(record.workerToldDay?.description ?? "") \(record.noticeProof)"
        }
        #expect(try await told(plain.id) == "2026-03-01 签收表 1")
        #expect(try await told(grave.id) == "2026-03-02 签收单 2")
        #expect(try await told(own.id) == "2026-03-02 劳动者本人在平台确认收到")
        try await site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/results").words.contains("没有待告知的检查结果"))
        }
    }
}

@Suite(.requirement("R-27")) struct ExposureBlockedTests {
    func problems(_ health: HealthOffice, from: String, _ more: [String: String] = [:]) async throws -> [String] {
        try await health.office.problems(
            Assignment.self,
            [
                "employer": "#\(health.employer)", "post": "打磨工", "name": "模拟甲", "id_number": SimulatedPerson.number(order: 1),
                "from_day": from,
            ].merging(more) { $1 }, as: health.factory
        ).map(\.field)
    }

    @Test(arguments: Engine.allCases)
    func `nobody is put on a post from tomorrow without the examination before work; after it he may start`(engine: Engine)
        async throws
    {
        let health = try await HealthOffice.open(engine)
        #expect(try await problems(health, from: "2026-03-03") == ["from_day"])
        for agent in ["P01", "D01"] {
            _ = try await health.examine(health.input(agent: agent, type: "before"))
        }
        #expect(try await problems(health, from: "2026-03-03") == [])
        #expect(try await health.faults() == [])
    }

    @Test
    func
        `work that has begun unexamined is on record as a fact, blocked until examined, and the county sees who is still exposed`()
        async throws
    {
        let site = try await CountyWebsite(slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice])
        let health = HealthOffice(office: site.office, employer: try await site.office.openFactory())
        try await site.openAccount(of: health.employer)
        let work = try await health.employ(from: "2026-03-01")
        try await site.visit(as: "clerk") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/due?list=never").words.contains("仍在接害"))
        }
        try await site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/assignment/\(work)").words.contains("不得接害"))
            #expect(try await visitor.get("/health/due?list=never").words.contains("模拟甲（男，1980）"))
        }
        // Stopped without a proof is not stopped.
        #expect(
            try await problems(health, from: "2026-02-01", ["stopped_day": "2026-03-02"]) == ["stop_proof"])
        try await site.office.change(Assignment.self, work) { ($0.stoppedDay, $0.stopProof) = (Day("2026-03-02"), "停工通知 1") }
        try await site.visit(as: "clerk") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/due?list=never").words.contains("2026-03-02 起停止接害"))
        }
    }
}

@Suite(.requirement("R-52")) struct WrongPersonTests {
    @Test(arguments: Engine.allCases)
    func `a record linked to the wrong person is returned, corrected, and stands in the right file`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        let office = health.office
        try await health.employ(1)
        try await health.employ(2)
        let examination = try await health.examine(health.input(1))
        #expect(examination.stored.state == "accepted")
        let wrong = try #require(examination.record.worker)
        try await office.move(Examination.self, examination.id, "return", reason: "证件号码是另一人的")
        #expect(try await office.find(Examination.self, examination.id).stored.state == "returned")
        try await office.change(Examination.self, examination.id) { $0.idNumber = SimulatedPerson.number(order: 2) }
        let corrected = try await office.find(Examination.self, examination.id)
        #expect(corrected.stored.state == "accepted" && corrected.record.worker != wrong)
        // Both are counted anew: the one is unexamined again, the other is not.
        let first = try await office.registers.read { connection in
            try office.registers.records(connection, ExaminationDue.self, where: "t.void = 0 AND t.hazard = '3-001'").map {
                "\($0.record.worker == wrong ? "wrong" : "right") \($0.record.kind)"
            }
        }
        #expect(first.sorted() == ["right periodic", "wrong first"])
        #expect(try await health.faults() == [])
    }

    @Test func `a wrong name is put right by the centre with a reason; then the right one is taken and the wrong refused`()
        async throws
    {
        let site = try await CountyWebsite(slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice])
        let health = HealthOffice(office: site.office, employer: try await site.office.openFactory())
        try await health.employ(1, name: "模拟乙")
        #expect(try await health.problems(health.input(1)) == ["name inconsistent"])
        let worker = try #require(
            try await site.office.registers.read { try site.office.registers.records($0, Worker.self).first?.id })
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/worker/\(worker)/name", ["name": "模拟甲", "reason": "身份证"]).status == 404)
        }
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/worker/\(worker)/name", ["name": "模拟甲", "reason": ""]).status == 422)
            #expect(try await visitor.post("/worker/\(worker)/name", ["name": "模拟甲", "reason": "核对身份证"]).status == 303)
        }
        #expect(try await health.problems(health.input(1)) == [])
        #expect(try await health.problems(health.input(1, more: ["name": "模拟乙"])) == ["name inconsistent"])
    }
}
