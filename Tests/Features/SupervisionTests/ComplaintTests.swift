import Access
import Calendars
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import Supervision

@Suite(.requirement("R-88")) struct ComplaintCaseTests {
    @Test(arguments: Engine.allCases)
    func `a report that holds becomes a clue, once, by its handler, without the reporter`(engine: Engine) async throws {
        let it = try await SupervisionOffice(engine)
        let filed = try await it.registers.write(as: it.supervisor) { transaction in
            try ComplaintActs.file(
                .init(
                    objectName: "无名作坊", region: CountyOffice.jiangcheng, facts: "粉尘大", name: "模拟举报人",
                    phone: "13800000000"), in: transaction)
        }
        let id = try await it.registers.read {
            try $0.value("SELECT id FROM complaint WHERE number = ?1", [.text(filed.number)]).integer ?? 0
        }
        let code = try await it.creditCode(it.employers[0])
        @Sendable func open(_ principal: Principal, _ code: String) async throws {
            try await it.registers.write(as: principal) { transaction in
                guard let found = try transaction.find(Complaint.self, id) else { throw RegisterError.notFound }
                try ComplaintCase.open(found.stored, found.record, code: code, in: transaction)
            }
        }
        await #expect(throws: SupervisionError.notYours) { try await open(it.supervisor, code) }
        try await it.registers.write(as: it.supervisor) { transaction in
            guard let found = try transaction.find(Complaint.self, id) else { throw RegisterError.notFound }
            try ComplaintActs.accept(found.stored, found.record, in: transaction)
        }
        await #expect(throws: SupervisionError.notYours) { try await open(it.office.bureau, code) }
        #expect(try await it.refusal { try await open(it.supervisor, "") }.contains("统一社会信用代码"))
        try await open(it.supervisor, code)
        #expect(try await it.refusal { try await open(it.supervisor, code) }.contains("已列为案件线索"))
        let row = try await it.registers.read { try $0.first("SELECT * FROM enforcement_case") }
        #expect(row?.text("source") == "complaint" && row?.integer("complaint") == id && row?.text("source_text") == "粉尘大")
        #expect(try await it.office.faults() == [])
    }
}

@Suite(.requirement("R-88")) struct ComplaintTests {
    @Test(arguments: Engine.allCases)
    func
        `anyone reports and follows with a number; the reporter is seen by the handler alone, with a reason, and sealed in the store`(
            engine: Engine
        ) async throws
    {
        let office = try await SupervisionOffice(engine)
        try await office.site.openAccount("second", .supervisor, region: "440000/441700/441702")
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.visit { visitor in
            let answer1 = try await visitor.get("/report-violation")
            #expect(answer1.status == 200)
            let short = try await visitor.post("/report-violation", ["object": "模拟五金制品有限公司"])
            #expect(short.status == 422)
            let done = try await visitor.post(
                "/report-violation",
                [
                    "object": "模拟五金制品有限公司", "region": "441702", "facts": "打磨车间粉尘很大", "name": "模拟举报人",
                    "phone": "13800009999",
                ])
            #expect(done.words.contains("JB441702-2026-000001"))
        }
        let stored = try await office.registers.read {
            try $0.first("SELECT id, check_code, employer FROM complaint")
        }
        let (id, code) = (stored?.integer("id") ?? 0, stored?.text("check_code") ?? "")
        #expect(stored?.integer("employer") == office.employers[0])
        let sealed = try await office.registers.read { try $0.first("SELECT name, phone FROM complaint_reporter") }
        #expect(sealed?.text("name").contains("模拟举报人") == false)
        #expect(sealed?.text("phone").contains("13800009999") == false)
        #expect(try await office.office.clocks(Complaint.self, id)["report_check"] == Day("2026-03-09"))
        try await office.site.visit(as: "supervisor") { visitor in
            try await visitor.post("/complaint/\(id)/acceptance")
            let answer2 = try await visitor.post("/complaint/\(id)/reporter")
            #expect(answer2.status == 422)
            let seen = try await visitor.post("/complaint/\(id)/reporter", ["_reason": "回访核实"])
            #expect(seen.words.contains("模拟举报人"))
        }
        try await office.site.visit(as: "second") { visitor in
            let answer3 = try await visitor.get("/complaint/\(id)")
            #expect(answer3.words.contains("模拟举报人") == false)
            let answer4 = try await visitor.post("/complaint/\(id)/reporter", ["_reason": "好奇"])
            #expect(answer4.status == 409)
            let answer5 = try await visitor.post("/complaint/\(id)/answer", ["answer": "x"])
            #expect(answer5.status == 409)
        }
        try await office.site.visit(as: "factory") { visitor in
            let answer6 = try await visitor.get("/complaint/\(id)")
            #expect(answer6.status != 200)
            let answer7 = try await visitor.get("/employer/\(office.employers[0])")
            #expect(answer7.words.contains("打磨车间粉尘很大") == false)
        }
        try await office.site.visit(as: "supervisor") { visitor in
            let early = try await visitor.post("/complaint/\(id)/answer", ["answer": "已责令改正"])
            #expect(early.status == 409 && early.words.contains("请先记录核查情况"))
            try await visitor.post("/complaint/\(id)/investigation", ["investigation": "除尘罩损坏"])
            try await visitor.post("/complaint/\(id)/answer", ["answer": "已责令改正"])
        }
        try await office.site.visit { visitor in
            let page = try await visitor.get("/report-violation/track?number=JB441702-2026-000001&code=\(code)")
            #expect(page.words.contains("已责令改正"))
            #expect(!page.words.contains("模拟举报人"))
            let answer8 = try await visitor.get("/report-violation/track?number=JB441702-2026-000001&code=WRONG")
            #expect(answer8.status == 404)
        }
        #expect(try await office.office.faults() == [])
    }

    @Test func `a repeated report joins the first, and its number leads to the first one's answer`() async throws {
        let office = try await SupervisionOffice()
        var numbers: [Complaint] = []
        for _ in 1...2 {
            numbers.append(
                try await office.registers.write(as: .anonymous(.anyone)) { transaction in
                    try ComplaintActs.file(
                        .init(objectName: "不在名录的单位", region: "441702", facts: "噪声很大"), in: transaction)
                })
        }
        #expect(numbers.map(\.isAnonymous) == [true, true])
        let first = numbers[0].number
        try await office.registers.write(as: office.supervisor) { transaction in
            let registers = transaction.registers
            let all = try registers.records(transaction.connection, Complaint.self)
            try ComplaintActs.join(all[1].stored, all[1].record, into: first, in: transaction)
            try ComplaintActs.accept(all[0].stored, all[0].record, in: transaction)
            guard let accepted = try transaction.find(Complaint.self, all[0].id) else { throw RegisterError.notFound }
            try HandleComplaint.investigate(
                accepted.stored, accepted.record, "现场没有发现", inspection: nil, in: transaction)
            guard let looked = try transaction.find(Complaint.self, all[0].id) else { throw RegisterError.notFound }
            try ComplaintActs.answer(looked.stored, looked.record, "经核查不属实", in: transaction)
        }
        let (number, code) = (numbers[1].number, numbers[1].checkCode)
        try await office.site.visit { visitor in
            let answer9 = try await visitor.get("/report-violation/track?number=\(number)&code=\(code)")
            #expect(answer9.words.contains("经核查不属实"))
        }
    }
}

@Suite(.requirement("R-89", "R-90")) struct CreditTests {
    @Test(arguments: [
        ("2026-03-31", 0, "", "58", true, "2026-06-30", "2029-03-31"),
        ("2026-04-01", 3_000, "", "36", false, "2026-04-01", "2026-07-01"),
        ("2026-04-01", 60_000, "", "36", true, "2026-07-01", "2027-04-01"),
        ("2026-04-01", 3_001, "", "36", true, "2026-07-01", "2027-04-01"),
        ("2026-04-01", 499_999, "", "36", true, "2026-07-01", "2027-04-01"),
        ("2026-04-01", 500_000, "", "36", true, "2027-04-01", "2029-04-01"),
        ("2026-04-01", 60_000, "责令停止作业", "36", true, "2027-04-01", "2029-04-01"),
    ])
    func `class and period follow the rules of the decision's day`(
        decided: String, fine: Int, other: String, edition: String, isPublished: Bool, shortest: String, longest: String
    ) throws {
        let day = try #require(Day(decided))
        let period = CreditRules.period(
            CreditRules.classify(fine: fine, other: other, procedure: "ordinary", decided: day), decided: day)
        #expect(period.edition == edition && period.isPublished == isPublished)
        #expect(period.shortest == Day(shortest) && period.longest == Day(longest))
    }

    @Test(arguments: Engine.allCases)
    func `a served decision is listed, repaired after its shortest period on proof, and gone from the public list at once`(
        engine: Engine
    ) async throws {
        let office = try await SupervisionOffice(engine)
        office.office.turn(to: "2026-04-07")
        let id = try await office.investigatedCase()
        try await office.tell(id, article: "article_71", fine: 60_000)
        office.office.turn(to: "2026-04-20")
        try await office.decide(id, fine: 60_000)
        try await office.step(id) {
            try CaseDecision.serve($0, $1, day: $2.today, method: "direct", receiver: "模拟收件人", in: $2)
        }
        let record = try await office.registers.read { try $0.value("SELECT id FROM credit_record").integer ?? 0 }
        @Sendable func isShown() async throws -> Bool {
            let shown = try await office.registers.read { [today = office.office.today] in
                try $0.value("SELECT COUNT(*) FROM credit_record r WHERE \(CreditActs.shown)", [.text(today.description)]).integer
            }
            return shown == 1
        }
        @Sendable func apply() async throws {
            try await office.registers.write(as: office.office.person(of: office.employers[0])) { transaction in
                guard let found = try transaction.find(CreditRecord.self, record) else { throw RegisterError.notFound }
                try CreditActs.apply(found.stored, found.record, proof: "缴款凭证", pledge: "承诺守法", in: transaction)
            }
        }
        #expect(try await isShown())
        try await office.site.visit(as: "bureau") { visitor in
            let why = try #require(try await visitor.get("/credit_record/\(record)").reasons.first)
            #expect(why.contains("一般失信公示（最短）：3 个月") && why.contains("2026-04-20 → 2026-07-20") && why.contains("单一来源"))
        }
        #expect(try await office.refusal { try await apply() }.contains("最短公示期"))
        office.office.turn(to: "2026-07-21")
        #expect(try await office.refusal { try await apply() }.contains("尚未履行"))
        try await office.step(id, as: office.office.bureau) { try CaseDecision.close($0, $1, paid: $2.today, in: $2) }
        try await apply()
        #expect(try await isShown())
        try await office.office.move(CreditRecord.self, record, "repair")
        #expect(try await isShown() == false)
        try await office.site.visit { visitor in
            let answer10 = try await visitor.get("/open-credit")
            #expect(answer10.words.contains("模拟五金制品有限公司") == false)
        }
    }

    @Test func `a period that is over ends the publication without any job`() async throws {
        let office = try await SupervisionOffice()
        let sql = "SELECT COUNT(*) FROM credit_record r WHERE \(CreditActs.shown)"
        try await office.registers.write(as: office.office.bureau) { transaction in
            var record = CreditRecord()
            record.employer = Int(office.employers[0])
            record.isPublished = true
            record.longest = Day("2027-04-20")
            try transaction.insert(record)
        }
        let counts = try await office.registers.read { connection in
            try ["2027-04-20", "2027-04-21"].map { try connection.value(sql, [.text($0)]).integer }
        }
        #expect(counts == [1, 0])
    }
    @Test func `a record is ended after its longest period and not on its last day`() async throws {
        let office = try await SupervisionOffice()
        let record = try await office.registers.write(as: office.office.bureau) { transaction in
            var record = CreditRecord()
            record.employer = Int(office.employers[0])
            record.longest = Day("2026-03-03")
            return try transaction.insert(record).id
        }
        office.office.turn(to: "2026-03-03")
        try await office.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let early = try await visitor.post("/credit_record/\(record)/end")
            #expect(early.status == 409 && early.words.contains("尚未届满"))
        }
        office.office.turn(to: "2026-03-04")
        try await office.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/credit_record/\(record)/end").status == 303)
        }
        #expect(try await office.office.find(CreditRecord.self, record).stored.state == "ended")
    }
}
