import Access
import Calendars
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

@Suite(.requirement("R-22", "R-94")) struct MeasuringInstitutionTests {
    @Test(arguments: Engine.allCases)
    func `a result is seen by its institution, by its employer and by its region, and by no other of each`(engine: Engine)
        async throws
    {
        let it = try await InstitutionOffice(engine)
        let results = [try await it.measure(0, by: it.staff(0)), try await it.measure(1, by: it.staff(1))]
        let stored = try await it.office.stored("measurement", results[0])
        #expect(stored.performer == it.sides[0].institution)
        #expect(stored.organisation == it.sides[0].employer)
        #expect(stored["institution"].text == InstitutionOffice.names[0])
        for place in 0..<2 {
            #expect(try await it.seen(by: it.staff(place)) == [results[place]])
            #expect(try await it.seen(by: it.office.person(of: it.sides[place].employer)) == [results[place]])
        }
        #expect(try await it.seen(by: it.office.clerk) == [results[0]])
        #expect(try await it.seen(by: it.office.yangchunClerk) == [results[1]])
        #expect(try await it.seen(by: it.office.bureau) == results)
        #expect(try await it.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `an institution names only employers of its task, and only itself`(engine: Engine) async throws {
        let it = try await InstitutionOffice(engine)
        let staff = it.staff(0)
        // The other institution's employer and that institution itself are not there for it.
        #expect(try await it.problems(1, by: staff) == ["employer RG-010", "post RG-001"])
        #expect(
            try await it.problems(0, by: staff, ["service_institution": InstitutionOffice.names[1]]) == [
                "service_institution RG-010"
            ])
        #expect(try await it.problems(0, by: staff, ["service_institution": InstitutionOffice.names[0]]) == [])
        // An employer of the register that no task has given away is not there either.
        let third = try await it.office.openFactory(["credit_code": Factory.creditCode(7), "name": "模拟七厂"])
        #expect(
            try await it.problems(0, by: staff, ["employer": "#\(third)", "sample": "2"]) == ["employer RG-010", "post RG-001"])
    }

    @Test func `the same employer under another year's task that was given to nobody is refused by name`() async throws {
        let it = try await InstitutionOffice()
        let other = try await it.office.enter(
            "monitoring_task", ["year": "2025", "title": "2025年模拟监测", "region_code": "441700", "deadline": "2025-11-30"])
        #expect(try await it.problems(0, by: it.staff(0), ["task": "#\(other)"]) == ["task RG-010"])
        _ = try await it.office.enter(
            "sampled_employer",
            [
                "task": "#\(other)", "employer": "#\(it.sides[1].employer)", "origin": "drawn",
                "service_institution": InstitutionOffice.names[0],
            ])
        // The task is known now, but it gives this institution another employer.
        #expect(try await it.problems(0, by: it.staff(0), ["task": "#\(other)"]) == ["employer RG-019"])
    }

    @Test func `a CDC that enters for the wrong institution is told; for none, the task's institution is taken`() async throws {
        let it = try await InstitutionOffice()
        let bureau = it.office.bureau
        #expect(
            try await it.problems(0, by: bureau, ["service_institution": InstitutionOffice.names[1]]) == [
                "service_institution RG-019"
            ])
        let id = try await it.measure(0, by: bureau)
        #expect(try await it.office.stored("measurement", id).performer == it.sides[0].institution)
        #expect(try await it.seen(by: it.staff(0)) == [id])
        let exam = try await it.office.enter(
            Organisation.self, ["name": "模拟体检中心", "type": "exam_institution", "region_code": "441700"]
        ).id
        let third = try await it.office.openFactory(["credit_code": Factory.creditCode(7), "name": "模拟七厂"])
        #expect(
            try await it.problems(0, by: bureau, ["employer": "#\(third)", "service_institution": "#\(exam)"])
                == ["service_institution RG-019"])
    }

    @Test func `a replaced employer is no longer the institution's to measure`() async throws {
        let it = try await InstitutionOffice()
        try await it.office.move("sampled_employer", it.sides[0].sampled, "replace", reason: "企业停产", as: it.office.bureau)
        #expect(try await it.problems(0, by: it.staff(0)) == ["task RG-010", "employer RG-010", "post RG-001"])
    }

    @Test(arguments: Engine.allCases)
    func `an institution corrects its result until it is accepted, and again once it is returned`(engine: Engine) async throws {
        let it = try await InstitutionOffice(engine)
        let (staff, rival) = (it.staff(0), it.staff(1))
        let id = try await it.measure(0, by: staff)
        func decide(_ principal: Principal, _ verb: Verb) async throws -> Bool {
            it.registers.decide(principal, verb, try await it.office.stored("measurement", id)).isAllowed
        }
        #expect(try await decide(staff, .edit))
        #expect(try await !decide(staff, .approve))
        #expect(try await !decide(rival, .view))
        #expect(try await !decide(rival, .edit))
        try await it.office.move("measurement", id, "check", as: it.office.bureau)
        #expect(try await it.office.stored("measurement", id).draft.register.lifecycle.state("checked")?.isEditable == false)
        try await it.office.move("measurement", id, "return", reason: "核对采样时间", as: it.office.bureau)
        #expect(try await it.office.stored("measurement", id).state == "entered")
    }

    @Test func `when a task changes hands, results that stand can still be checked`() async throws {
        let it = try await InstitutionOffice()
        let id = try await it.measure(0, by: it.staff(0))
        let sampled = try await it.office.stored("sampled_employer", it.sides[0].sampled)
        try await it.registers.write(as: it.office.bureau) { [institution = it.sides[1].institution] transaction in
            var draft = sampled.draft
            draft["service_institution"] = .integer(institution)
            _ = try transaction.update(sampled, to: draft)
        }
        try await it.office.move("measurement", id, "check", as: it.office.bureau)
        #expect(try await it.office.stored("measurement", id).performer == it.sides[0].institution)
        #expect(try await it.problems(0, by: it.staff(0), ["sample": "2"]) == ["task RG-010", "employer RG-010", "post RG-001"])
    }

    @Test func `a desk of the institution shows the clocks of its own results alone`() async throws {
        let it = try await InstitutionOffice()
        let ids = [try await it.measure(0, by: it.staff(0)), try await it.measure(1, by: it.staff(1))]
        for id in ids {
            let record = try await it.office.stored("measurement", id)
            try await it.registers.write(as: it.office.bureau) { transaction in
                try transaction.start(
                    RecordClock("correct", title: "更正检测结果", basis: "模拟", role: .institutionStaff), on: record,
                    from: transaction.today, due: transaction.today + 5)
            }
        }
        for place in 0..<2 {
            let (registers, staff) = (it.registers, it.staff(place))
            let items = try await registers.read { try registers.dueItems($0, for: staff) }
            #expect(items.map(\.recordID) == [ids[place]])
        }
    }
}

@Suite(.requirement("R-94")) struct QualificationTests {
    @Test(arguments: [("2026-02-26", true), ("2022-01-01", true), ("2021-12-31", false)])
    func `an institution enters only what it measured while its qualification was in force`(day: String, isTaken: Bool)
        async throws
    {
        let it = try await InstitutionOffice()
        #expect(try await it.problems(0, by: it.staff(0), ["sampled_day": day]) == (isTaken ? [] : ["sampled_day RG-004"]))
    }

    @Test func `a suspended institution enters nothing; the authority may enter what it did all the same`() async throws {
        let it = try await InstitutionOffice()
        let id = try await it.registers.read { connection in
            try connection.value(
                "SELECT id FROM institution_qualification WHERE institution = ?1", [.integer(it.sides[0].institution)]
            ).integer
        }
        try await it.office.move(
            "institution_qualification", try #require(id), "suspend", reason: "模拟停业整顿", as: it.office.bureau)
        #expect(try await it.problems(0, by: it.staff(0)) == ["sampled_day RG-004"])
        #expect(try await it.problems(0, by: it.office.bureau) == [])
        #expect(try await it.problems(1, by: it.staff(1)) == [])
    }

    @Test func `the public list names who may do what until when, without the expired`() async throws {
        let it = try await InstitutionOffice()
        it.office.turn(to: "2026-12-31")
        try await it.site.visit { (visitor: Visitor) async throws in
            let words = try await visitor.get("/open-institutions").words
            #expect(words.contains("模拟检测机构甲 模拟资质1 制造业 模拟省卫生健康委 2026-12-31 有效"))
        }
        it.office.turn(to: "2027-01-01")
        try await it.site.visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/open-institutions").words.contains("目前没有资质在有效期内的技术服务机构。"))
        }
    }
}
