import Access
import Calendars
import Database
import FieldTestSupport
import Indicators
import Registers
import Rulebook
import TestSupport
import Testing

@testable import Supervision

extension SupervisionOffice {
    /// One step of a case, by the supervisor who handles it unless said otherwise.
    func step(
        _ id: Int64, as principal: Principal? = nil,
        _ body: @escaping @Sendable (StoredRecord, EnforcementCase, RegisterTransaction) throws -> Void
    ) async throws {
        try await registers.write(as: principal ?? supervisor) { transaction in
            guard let found = try transaction.find(EnforcementCase.self, id) else { throw RegisterError.notFound }
            try body(found.stored, found.record, transaction)
        }
    }

    /// A case whose investigation has ended, today.
    func investigatedCase(ended: String = "2026-03-01") async throws -> Int64 {
        let (employer, officers) = (employers[0], Array(inspectors.prefix(2)))
        let id = try await registers.write(as: supervisor) { transaction in
            var clue = EnforcementCase()
            clue.employer = Int(employer)
            clue.source = "inspection"
            clue.sourceText = "检查发现"
            return try CaseActs.open(clue, in: transaction).id
        }
        try await step(id) { try CaseActs.accept($0, $1, in: $2) }
        try await step(id) {
            try CaseActs.register($0, $1, .init(act: "未设置防护设施", ended: Day(ended), officers: officers), in: $2)
        }
        try await step(id) { try CaseActs.investigate($0, $1, facts: "打磨岗位未设置防护设施，有照片和笔录为证", in: $2) }
        return id
    }

    /// Told, and unless said otherwise signed for on the same day.
    func tell(
        _ id: Int64, article: String, order: Int64? = nil, fine: Int?, other: String = "", isReceived: Bool = true
    ) async throws {
        try await step(id) {
            try CaseActs.tell($0, $1, .init(article: article, order: order, fine: fine, other: other), in: $2)
        }
        if isReceived { try await receiveNotice(id) }
    }

    func receiveNotice(_ id: Int64, on day: String = "", by receiver: String = "模拟收件人") async throws {
        try await step(id) {
            try NoticeReceipt.record($0, $1, day: day.isEmpty ? $2.today : Day(day), receiver: receiver, in: $2)
        }
    }

    func decide(_ id: Int64, fine: Int?, reviewer: String = "模拟审核人", late: String = "") async throws {
        try await step(id, as: office.bureau) {
            try CaseDecision.decide(
                $0, $1, .init(fine: fine, reviewer: reviewer, discussion: "同意", lateReason: late), in: $2)
        }
    }

    /// The words in which a step is refused; empty when it is not.
    func refusal(_ body: () async throws -> Void) async throws -> String {
        do {
            try await body()
            return ""
        } catch let error as SupervisionError {
            return error.message
        }
    }
}

@Suite(.requirement("R-87")) struct CaseTests {
    @Test(arguments: Engine.allCases)
    func `a warn-first case runs from clue to archive on its clocks`(engine: Engine) async throws {
        let office = try await SupervisionOffice(engine)
        let order = try await office.order(after: try await office.visit(), deadline: "2026-03-10")
        office.office.turn(to: "2026-03-11")
        try await office.recheck(order, outcome: "pending")
        let id = try await office.investigatedCase()
        #expect(try await office.office.clocks(EnforcementCase.self, id)["penalty_decision"] == Day("2026-06-09"))
        try await office.tell(id, article: "article_72", order: order, fine: 80_000, isReceived: false)
        #expect(try await office.office.clocks(EnforcementCase.self, id)["penalty_hearing_request"] == nil)
        // Issued on the 11th, in the party's hands on Thursday the 12th: five working days from then.
        office.office.turn(to: "2026-03-13")
        try await office.receiveNotice(id, on: "2026-03-12")
        #expect(try await office.office.clocks(EnforcementCase.self, id)["penalty_hearing_request"] == Day("2026-03-19"))
        office.office.turn(to: "2026-03-19")
        #expect(try await office.refusal { try await office.decide(id, fine: 80_000) }.contains("第六十四条"))
        office.office.turn(to: "2026-03-20")
        try await office.decide(id, fine: 60_000)
        let decided = try await office.office.find(EnforcementCase.self, id)
        #expect(decided.record.decisionNumber == "江城区卫职罚〔2026〕1号")
        #expect(try await office.office.clocks(EnforcementCase.self, id)["penalty_service"] == Day("2026-03-31"))
        try await office.step(id) {
            try CaseDecision.serve($0, $1, day: $2.today, method: "direct", receiver: "模拟收件人", in: $2)
        }
        #expect(try await office.office.clocks(EnforcementCase.self, id)["penalty_payment"] == Day("2026-04-04"))
        office.office.turn(to: "2026-04-02")
        try await office.step(id, as: office.office.bureau) { try CaseDecision.close($0, $1, paid: $2.today, in: $2) }
        try await office.office.move(EnforcementCase.self, id, "archive")
        #expect(try await office.office.clocks(EnforcementCase.self, id).isEmpty)
        let documents = try await office.registers.read {
            try $0.query("SELECT kind, state FROM case_document ORDER BY id").map { "\($0.text("kind")) \($0.text("state"))" }
        }
        #expect(documents == ["hearing_notice served", "decision served"])
        #expect(try await office.office.faults() == [])
    }

    @Test func `a warn-first fine needs the stored order, its deadline and a re-inspection after it`() async throws {
        let office = try await SupervisionOffice()
        let id = try await office.investigatedCase()
        let none = try await office.refusal { try await office.tell(id, article: "article_72", fine: 80_000) }
        #expect(none.contains("第七十二条") && none.contains("未见责令改正"))
        let order = try await office.order(after: try await office.visit(), deadline: "2026-03-10")
        let early = try await office.refusal { try await office.tell(id, article: "article_72", order: order, fine: 80_000) }
        #expect(early.contains("届满后复查"))
        // An order under another article does not serve.
        office.office.turn(to: "2026-03-11")
        try await office.recheck(order, outcome: "pending")
        #expect(
            try await office.refusal { try await office.tell(id, article: "article_70", order: order, fine: 80_000) }.contains(
                "第七十条"))
        try await office.tell(id, article: "article_72", order: order, fine: 80_000)
    }

    @Test(arguments: [(49_999, false), (50_000, true), (100_000, true), (100_001, false), (-1, false)])
    func `a fine under article 71 lies from 50 000 to 100 000 yuan`(fine: Int, isAllowed: Bool) async throws {
        let office = try await SupervisionOffice()
        let id = try await office.investigatedCase()
        let words = try await office.refusal { try await office.tell(id, article: "article_71", fine: fine) }
        #expect(words.isEmpty == isAllowed)
    }

    @Test func `an act after its time bar, one officer, and an article not in force are refused`() async throws {
        let office = try await SupervisionOffice()
        #expect(try await office.refusal { _ = try await office.investigatedCase(ended: "2024-03-01") }.contains("第三十六条"))
        let clue = try await office.registers.write(as: office.supervisor) { transaction in
            var clue = EnforcementCase()
            clue.employer = Int(office.employers[0])
            clue.source = "town"
            clue.sourceText = "镇街上报"
            let stored = try CaseActs.open(clue, in: transaction)
            try CaseActs.accept(stored, clue, in: transaction)
            return stored.id
        }
        let alone = [office.inspectors[0], office.inspectors[0]]
        await #expect(throws: SupervisionError.tooFewInspectors) {
            try await office.step(clue) {
                try CaseActs.register($0, $1, .init(act: "x", ended: $2.today, officers: alone), in: $2)
            }
        }
        let harmful = try await office.refusal {
            try await office.step(clue) {
                try CaseActs.register(
                    $0, $1,
                    .init(act: "x", ended: Day("2023-01-01"), hasHarm: true, officers: Array(office.inspectors.prefix(2))),
                    in: $2)
            }
        }
        #expect(harmful.isEmpty)
    }

    @Test func `no decision before a notice, none heavier than told, none before the hearing that was asked for`() async throws {
        let office = try await SupervisionOffice()
        let id = try await office.investigatedCase()
        #expect(try await office.refusal { try await office.decide(id, fine: 50_000) }.contains("第四十四"))
        try await office.tell(id, article: "article_71", fine: 60_000)
        let future = try await office.refusal {
            try await office.step(id) { try CaseActs.defend($0, $1, .init(requested: Day("2026-03-04")), in: $2) }
        }
        #expect(future.contains("第六十四条"))
        office.office.turn(to: "2026-03-04")
        try await office.step(id) { try CaseActs.defend($0, $1, .init(requested: Day("2026-03-04")), in: $2) }
        let soon = try await office.refusal {
            try await office.step(id) { try CaseActs.defend($0, $1, .init(hearing: Day("2026-03-12")), in: $2) }
        }
        #expect(soon.contains("七个工作日"))
        try await office.step(id) { try CaseActs.defend($0, $1, .init(hearing: Day("2026-03-13")), in: $2) }
        office.office.turn(to: "2026-03-13")
        #expect(try await office.refusal { try await office.decide(id, fine: 60_000) }.contains("听证结束后"))
        office.office.turn(to: "2026-03-14")
        #expect(try await office.refusal { try await office.decide(id, fine: 70_000) }.contains("第四十五条"))
        #expect(try await office.refusal { try await office.decide(id, fine: 60_000, reviewer: "") }.contains("第五十八条"))
        #expect(try await office.refusal { try await office.decide(id, fine: 60_000, reviewer: "模拟监督员甲") }.contains("第五十八条"))
        office.office.turn(to: "2026-06-01")
        #expect(try await office.refusal { try await office.decide(id, fine: 60_000) }.contains("第六十条"))
        try await office.decide(id, fine: 60_000, late: "经批准延期三十日（模拟）")
    }

    @Test func `the handler does not close the own case, and of two who close at once one is told`() async throws {
        let office = try await SupervisionOffice()
        let id = try await office.investigatedCase()
        try await office.step(id, as: office.office.bureau) { try CaseDecision.spare($0, $1, reason: "轻微并及时改正", in: $2) }
        let own = try await office.refusal { try await office.step(id) { try CaseDecision.close($0, $1, paid: nil, in: $2) } }
        #expect(own.contains("承办人不能"))
        let seen = try await office.office.find(EnforcementCase.self, id).stored.version
        try await office.site.visit(as: "bureau") { visitor in
            let first = try await visitor.post("/enforcement_case/\(id)/closure", ["_version": "\(seen)"])
            #expect(first.location.contains("done=case-moved"))
            let second = try await visitor.post("/enforcement_case/\(id)/closure", ["_version": "\(seen)"])
            #expect(second.status == 409)
        }
    }

    @Test(arguments: [
        ("2026-04-03", 0), ("2026-04-04", 300), ("2026-05-06", 9_900), ("2026-05-07", 10_000), ("2027-01-01", 10_000),
    ])
    func `what is paid late grows by 3 % a day and never beyond the fine`(paid: String, amount: Int) throws {
        let (due, day) = (try #require(Day("2026-04-03")), try #require(Day(paid)))
        #expect(CaseDecision.surcharge(Yuan(10_000), due: due, paid: day) == Yuan(amount))
    }

    @Test(arguments: Engine.allCases)
    func `the days for a hearing run from the receipt of the notice, and without a receipt there is no decision`(engine: Engine)
        async throws
    {
        let office = try await SupervisionOffice(engine)
        office.office.turn(to: "2026-03-02")
        let id = try await office.investigatedCase()
        try await office.tell(id, article: "article_71", fine: 60_000, isReceived: false)
        // Long after the five days from issue.
        office.office.turn(to: "2026-03-16")
        let unserved = try await office.refusal { try await office.decide(id, fine: 60_000) }
        #expect(unserved.contains("第四十四、六十二条") && unserved.contains("签收"))
        let unheard = try await office.refusal {
            try await office.step(id) { try CaseActs.defend($0, $1, .init(text: "不认可"), in: $2) }
        }
        #expect(unheard.contains("签收"))
        #expect(try await office.refusal { try await office.receiveNotice(id, on: "2026-03-01") }.contains("第六十一条"))
        #expect(try await office.refusal { try await office.receiveNotice(id, on: "2026-03-17") }.contains("第六十一条"))
        #expect(try await office.refusal { try await office.receiveNotice(id, by: "") }.contains("签收人"))
        // Friday 13 March: the fifth working day is Friday the 20th.
        try await office.receiveNotice(id, on: "2026-03-13")
        #expect(try await office.refusal { try await office.receiveNotice(id, on: "2026-03-13") }.contains("没有等待签收"))
        office.office.turn(to: "2026-03-20")
        #expect(try await office.refusal { try await office.decide(id, fine: 60_000) }.contains("2026-03-20"))
        office.office.turn(to: "2026-03-21")
        try await office.decide(id, fine: 60_000)
        #expect(try await office.office.faults() == [])
    }

    @Test func `a receipt entered wrongly is put right with its reason, and the days run anew`() async throws {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-03-02")
        let id = try await office.investigatedCase()
        try await office.tell(id, article: "article_71", fine: 60_000)
        office.office.turn(to: "2026-03-05")
        @Sendable func correct(_ day: String, _ reason: String) async throws {
            try await office.step(id, as: office.office.bureau) {
                try NoticeReceipt.correct($0, $1, day: Day(day), reason: reason, in: $2)
            }
        }
        #expect(try await office.refusal { try await correct("2026-03-04", "") }.contains("理由"))
        #expect(try await office.refusal { try await correct("2026-03-06", "写错") }.contains("第六十一条"))
        try await correct("2026-03-04", "回执日期录错")
        #expect(try await office.office.clocks(EnforcementCase.self, id)["penalty_hearing_request"] == Day("2026-03-11"))
        let served = try await office.registers.read { try $0.value("SELECT served_day FROM case_document").text }
        #expect(served == "2026-03-04")
        office.office.turn(to: "2026-03-12")
        try await office.decide(id, fine: 60_000)
        #expect(try await office.refusal { try await correct("2026-03-03", "写错") }.contains("不能更正"))
        #expect(try await office.office.faults() == [])
    }

    @Test func `five working days that meet a holiday end after it`() async throws {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-04-30")
        let id = try await office.investigatedCase(ended: "2026-04-20")
        try await office.tell(id, article: "article_71", fine: 60_000)
        // 1 to 5 May are holidays, 9 May is worked: 6, 7, 8, 9, 11 May.
        #expect(try await office.office.clocks(EnforcementCase.self, id)["penalty_hearing_request"] == Day("2026-05-11"))
        office.office.turn(to: "2026-05-11")
        #expect(try await office.refusal { try await office.decide(id, fine: 60_000) }.contains("第六十四条"))
        office.office.turn(to: "2026-05-12")
        try await office.decide(id, fine: 60_000)
    }

    @Test func `a smaller penalty waits for statement and defence as the office has set it, or until the party has spoken`()
        async throws
    {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-03-02")
        let id = try await office.investigatedCase()
        try await office.tell(id, article: "article_71", fine: nil)
        #expect(try await office.office.find(EnforcementCase.self, id).record.hasHearingRight == false)
        office.office.turn(to: "2026-03-05")
        #expect(try await office.refusal { try await office.decide(id, fine: nil) }.contains("第四十五、六十二条"))
        let spoken = try await office.investigatedCase()
        try await office.tell(spoken, article: "article_71", fine: nil)
        try await office.step(spoken) { try CaseActs.defend($0, $1, .init(text: "当事人明确放弃陈述申辩"), in: $2) }
        try await office.decide(spoken, fine: nil)
        office.office.turn(to: "2026-03-06")
        try await office.decide(id, fine: nil)
        let words = try await office.registers.read {
            try $0.query("SELECT body FROM case_document WHERE kind = 'decision' ORDER BY id").map { $0.text("body") }
        }
        #expect(words[0].contains("决定：警告。") && words[0].contains("陈述申辩及复核：当事人明确放弃陈述申辩"))
        #expect(words[1].contains("当事人未提出陈述和申辩") && !words[1].contains("罚款应自"))
    }

    @Test func `what was opened last stands first in the list, filed or not`() async throws {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-03-02")
        let filed = try await office.filedCase()
        office.office.turn(to: "2026-03-03")
        let clue = try await office.foundOnVisit()
        try await office.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let list = try await visitor.get("/enforcement_case").text
            let places = try [clue, filed].map { try #require(list.firstRange(of: "/enforcement_case/\($0)\"")).lowerBound }
            #expect(places[0] < places[1])
        }
    }

    @Test func `a case is known by number, party and cause where it may be seen, and by its number elsewhere`() async throws {
        let office = try await SupervisionOffice()
        let id = try await office.filedCase()
        let party = try await office.office.find(EnforcementCase.self, id).record.partyName
        let stored = try await office.office.find(EnforcementCase.self, id).stored
        #expect(stored.title(office.registers.codes).hasSuffix(" · \(party) · 未设置防护设施"))
        let number = try await office.office.find(EnforcementCase.self, id).record.number
        let register = EnforcementCase.register
        let (inside, outside) = try await office.registers.read { [registers = office.registers] connection in
            (
                try registers.titles(connection, register, ids: [id], inside: [id]),
                try registers.titles(connection, register, ids: [id], inside: [])
            )
        }
        #expect(inside[id]?.contains(party) == true)
        #expect(outside[id] == number)
        try await office.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/enforcement_case/\(id)").words.contains("\(number) · \(party) · 未设置防护设施"))
            #expect(try await visitor.get("/enforcement_case?q=%E9%98%B2%E6%8A%A4%E8%AE%BE%E6%96%BD").words.contains(number))
        }
    }

    @Test func `a case page shows its next step, article and document, and not to another county`() async throws {
        let office = try await SupervisionOffice()
        let id = try await office.investigatedCase()
        try await office.tell(id, article: "article_71", fine: 60_000)
        try await office.site.openAccount("elsewhere", .supervisor, region: "440000/441700/441781")
        try await office.site.visit(as: "bureau") { visitor in
            let page = try await visitor.get("/enforcement_case/\(id)")
            #expect(page.words.contains("法定幅度"))
            #expect(page.words.contains("作出决定"))
            #expect(page.text.contains("/rules/fine_objection"))
            #expect(page.reasons.contains { $0.contains("第七十一条") })
            let document = try await office.registers.read { try $0.value("SELECT id FROM case_document").integer ?? 0 }
            let answer1 = try await visitor.get("/case_document/\(document)/paper")
            #expect(answer1.words.contains("有权进行陈述和申辩") && answer1.words.contains("5 个工作日"))
            #expect(answer1.words.contains("依据 《中华人民共和国职业病防治法》第七十一条"))
        }
        try await office.site.visit(as: "elsewhere") { visitor in
            let answer2 = try await visitor.get("/enforcement_case/\(id)")
            #expect(answer2.status == 404)
            let answer3 = try await visitor.post("/enforcement_case/\(id)/decision", ["fine": "1"])
            #expect(answer3.status == 404)
        }
    }

    @Test(.requirement("R-121"), arguments: Engine.allCases)
    func `the rate of handled cases counts decisions, leaves out what is pending in time, and equals a recount`(engine: Engine)
        async throws
    {
        let office = try await SupervisionOffice(engine)
        let (first, _) = (try await office.investigatedCase(), try await office.investigatedCase())
        @Sendable func counts() async throws -> [Int64] {
            let today = office.office.today
            return try await office.registers.read { connection in
                let measure = CaseHandlingRate.measure
                let live = try measure.live(connection, office.supervisor.region, today)
                #expect(live == (try measure.recount(connection, office.supervisor.region, today)))
                return [live.sum.numerator, live.sum.denominator, live.excluded]
            }
        }
        #expect(try await counts() == [0, 0, 2])
        try await office.step(first, as: office.office.bureau) { try CaseDecision.spare($0, $1, reason: "轻微并及时改正", in: $2) }
        #expect(try await counts() == [1, 1, 1])
        office.office.turn(to: "2026-05-31")
        #expect(try await counts() == [1, 1, 1])
        office.office.turn(to: "2026-06-01")
        #expect(try await counts() == [1, 2, 0])
        #expect(try await office.office.faults() == [])
    }
}
