import Access
import Calendars
import Database
import FieldTestSupport
import Indicators
import Registers
import TestSupport
import Testing

@testable import Supervision

extension SupervisionOffice {
    /// A clue from a visit that was held and concluded today.
    func foundOnVisit(kind: String = "routine", outcome: String = "pending") async throws -> Int64 {
        let visit = try await visit(kind: kind, outcome: outcome)
        return try await registers.write(as: supervisor) { transaction in
            guard let found = try transaction.find(Inspection.self, visit) else { throw RegisterError.notFound }
            return try OpenFromVisit.open(found.stored, found.record, in: transaction).id
        }
    }

    /// A warning under article 71, as the form sends it; the changes of a test on top.
    func spot(_ change: (inout SpotPenalty.Decision) -> Void = { _ in }) -> SpotPenalty.Decision {
        var decision = SpotPenalty.Decision(
            article: "article_71", act: "未如实告知检查结果", facts: "告知记录为空，有照片", place: "会议室", time: "10:30",
            partyKind: "organisation", isWarned: true, isTold: true, defence: "没有异议", officers: Array(inspectors.prefix(2)),
            receiver: "模拟收件人")
        change(&decision)
        return decision
    }

    func punish(_ id: Int64, _ decision: SpotPenalty.Decision) async throws {
        try await step(id) { try SpotPenalty.impose($0, $1, decision, in: $2) }
    }

    func spotRefusal(_ change: (inout SpotPenalty.Decision) -> Void) async throws -> String {
        let (id, decision) = (try await foundOnVisit(), spot(change))
        return try await refusal { try await punish(id, decision) }
    }
}

@Suite(.requirement("R-87")) struct SpotPenaltyTests {
    @Test(arguments: Engine.allCases)
    func `a fine on the spot runs from the visit over the bureau's record to the archive`(engine: Engine) async throws {
        let it = try await SupervisionOffice(engine)
        it.office.turn(to: "2026-03-02")
        let id = try await it.foundOnVisit()
        try await it.punish(
            id, it.spot { ($0.article, $0.fine, $0.collectionGround, $0.ticket) = ("article_74", 100, "small", "票 1") })
        let decided = try await it.office.find(EnforcementCase.self, id)
        #expect(decided.stored.state == "on_the_spot")
        #expect(decided.record.decisionNumber == "江城区卫职当罚〔2026〕1号")
        #expect(decided.record.servedDay == Day("2026-03-02") && decided.record.paidDay == Day("2026-03-02"))
        // Seven days for the record, two working days for the money.
        #expect(
            try await it.office.clocks(EnforcementCase.self, id) == [
                "penalty_spot_report": Day("2026-03-09"), "penalty_collected": Day("2026-03-04"),
            ])
        let paper = try await it.registers.read { try $0.first("SELECT kind, state, body, receiver FROM case_document") }
        #expect(paper?.text("kind") == "spot_decision" && paper?.text("state") == "served")
        #expect(paper?.text("receiver") == "模拟收件人")
        let body = paper?.text("body") ?? ""
        #expect(body.contains("时间：2026-03-02 10:30　地点：会议室") && body.contains("警告；罚款人民币 100 元"))
        #expect(body.contains("第七十四条") && body.contains("第五十一条") && body.contains("没有异议"))
        #expect(body.contains("罚款已当场收缴") && body.contains("票 1") && !body.contains("指定银行"))

        // Not recorded by who decided; the bureau's record waits for nobody's money.
        #expect(try await it.refusal { try await it.step(id) { try SpotPenalty.record($0, $1, in: $2) } }.contains("第五十二条"))
        try await it.step(id, as: it.office.bureau) { try SpotPenalty.record($0, $1, in: $2) }
        #expect(try await it.office.find(EnforcementCase.self, id).stored.state == "served")
        let close: @Sendable (StoredRecord, EnforcementCase, RegisterTransaction) throws -> Void = {
            try CaseDecision.close($0, $1, paid: nil, in: $2)
        }
        let unpaid = try await it.refusal { try await it.step(id, as: it.office.bureau, close) }
        #expect(unpaid.contains("第七十一条"))
        it.office.turn(to: "2026-03-03")
        try await it.step(id) { try SpotCollection.deposit($0, $1, day: $2.today, in: $2) }
        #expect(try await it.office.clocks(EnforcementCase.self, id) == ["penalty_collected_bank": Day("2026-03-05")])
        let early = try await it.refusal {
            try await it.step(id) { try SpotCollection.deposit($0, $1, day: Day("2026-03-02"), in: $2) }
        }
        #expect(early.contains("第七十一条"))
        try await it.step(id) { try SpotCollection.deposit($0, $1, day: $2.today, in: $2) }
        try await it.step(id, as: it.office.bureau, close)
        try await it.office.move(EnforcementCase.self, id, "archive")
        #expect(try await it.office.clocks(EnforcementCase.self, id).isEmpty)
        #expect(try await it.office.faults() == [])
    }

    @Test(arguments: [
        ("organisation", 3_000, true), ("organisation", 3_001, false), ("citizen", 200, true), ("citizen", 201, false),
    ])
    func `3 000 yuan for an organisation and 200 for a citizen are the most`(party: String, fine: Int, isAllowed: Bool)
        async throws
    {
        let it = try await SupervisionOffice()
        let words = try await it.spotRefusal { ($0.article, $0.partyKind, $0.fine) = ("article_74", party, fine) }
        #expect(words.isEmpty == isAllowed)
        #expect(isAllowed || words.contains("第五十一条"))
    }

    @Test func `what the law keeps for the ordinary procedure is refused with its article`() async throws {
        let it = try await SupervisionOffice()
        // A fine that begins above the limit.
        let least = try await it.spotRefusal { $0.fine = 3_000 }
        #expect(least.contains("第七十一条") && least.contains("50000") && least.contains("第五十一条"))
        // Warn first: a warning, but no fine without order, deadline and re-inspection.
        let first = try await it.spotRefusal { ($0.article, $0.fine) = ("article_70", 1_000) }
        #expect(first.contains("第七十条") && first.contains("责令限期改正"))
        #expect(try await it.spotRefusal { $0.article = "article_70" }.isEmpty)
        // A fine that always comes with the warning, and one without any warning.
        #expect(try await it.spotRefusal { $0.article = "article_73" }.contains("第七十三条"))
        #expect(try await it.spotRefusal { $0.article = "article_75" }.contains("没有规定警告"))
        #expect(
            try await it.spotRefusal { ($0.article, $0.isWarned, $0.fine) = ("article_79_gains", false, 3_000) }.contains("第五十一条")
        )
        #expect(try await it.spotRefusal { $0.isWarned = false }.contains("至少选择一项"))
        #expect(try await it.spotRefusal { $0.partyKind = "" }.contains("第五十一条"))
        #expect(try await it.spotRefusal { $0.article = "simple_procedure_organisation" }.contains("罚则"))
    }

    @Test func `nobody is punished unheard, untold, by one officer or by one with a conflict`() async throws {
        let it = try await SupervisionOffice()
        #expect(try await it.spotRefusal { $0.isTold = false }.contains("第四十四、五十二条"))
        #expect(try await it.spotRefusal { $0.defence = "" }.contains("第四十五、六十二条"))
        #expect(try await it.spotRefusal { $0.place = "" }.contains("第五十一、五十二条"))
        for time in ["", "9:30", "24:00", "10:60", "早上"] {
            #expect(try await it.spotRefusal { $0.time = time }.contains("09:30"), "\(time)")
        }
        #expect(try await it.spotRefusal { $0.receiver = "" }.contains("第五十二条"))
        #expect(try await it.spotRefusal { $0.officers = [it.inspectors[0], it.inspectors[0]] }.contains("第四十二条"))
        // An inspector who was not on the visit.
        #expect(try await it.spotRefusal { $0.officers = [it.inspectors[0], it.inspectors[2]] }.contains("第四十二、五十二条"))
        let id = try await it.foundOnVisit()
        _ = try await it.office.enter(
            InspectorConflict.self,
            ["inspector": "ZF1", "employer": try await it.creditCode(it.employers[0]), "reason": "近亲属"])
        let barred = try await it.refusal { try await it.punish(id, it.spot()) }
        #expect(barred.contains("第四十二、四十三条"))
    }

    @Test func `on the spot is on the day of the visit, after a finding, once for one act`() async throws {
        let it = try await SupervisionOffice()
        it.office.turn(to: "2026-03-02")
        let late = try await it.foundOnVisit()
        let typed = try await it.filedCase()
        it.office.turn(to: "2026-03-03")
        #expect(try await it.refusal { try await it.punish(late, it.spot()) }.contains("2026-03-02"))
        #expect(try await it.refusal { try await it.punish(typed, it.spot()) }.contains("第五十一条"))
        let clean = try await it.refusal { _ = try await it.foundOnVisit(outcome: "none") }
        #expect(clean.contains("没有发现问题"))
        let visit = try await it.visit(outcome: "pending")
        @Sendable func clue() async throws -> Int64 {
            try await it.registers.write(as: it.supervisor) { transaction in
                guard let found = try transaction.find(Inspection.self, visit) else { throw RegisterError.notFound }
                return try OpenFromVisit.open(found.stored, found.record, in: transaction).id
            }
        }
        let first = try await clue()
        #expect(try await it.refusal { _ = try await clue() }.contains("已列为案件线索"))
        try await it.punish(first, it.spot())
        let second = try await clue()
        #expect(try await it.refusal { try await it.punish(second, it.spot()) }.contains("第二十九条"))
        try await it.punish(second, it.spot { $0.act = "未建立职业健康监护档案" })
    }

    @Test func `a party that refuses to sign is noted, and the fine is then for the bank`() async throws {
        let it = try await SupervisionOffice()
        it.office.turn(to: "2026-03-02")
        let id = try await it.foundOnVisit()
        try await it.punish(
            id, it.spot { ($0.article, $0.fine, $0.receiver, $0.hasRefusedSigning) = ("article_74", 2_000, "", true) })
        #expect(try await it.office.clocks(EnforcementCase.self, id)["penalty_payment"] == Day("2026-03-17"))
        let paper = try await it.registers.read { try $0.first("SELECT body, receiver FROM case_document") }
        #expect(paper?.text("body").contains("当事人拒绝签收，特此注明") == true)
        #expect(paper?.text("receiver").contains("拒绝签收") == true)
        #expect(paper?.text("body").contains("15 日 内到指定银行") == true)
        // 行政处罚法 68, 70: small, hard to collect later, or asked for where there is no bank; always with a ticket.
        for (ground, ticket, fine, word) in [
            ("small", "1", 101, "第六十八条"), ("small", "", 100, "第七十条"), ("hard", "", 2_000, "第七十条"), ("nothing", "1", 100, "请选择"),
        ] {
            let words = try await it.spotRefusal {
                ($0.article, $0.fine, $0.collectionGround, $0.ticket) = ("article_74", fine, ground, ticket)
            }
            #expect(words.contains(word), "\(ground) \(fine)")
        }
        #expect(try await it.spotRefusal { ($0.collectionGround, $0.ticket) = ("hard", "1") }.contains("没有罚款"))
        #expect(
            try await it.spotRefusal {
                ($0.article, $0.fine, $0.collectionGround, $0.ticket) = ("article_74", 2_000, "hard", "2")
            }.isEmpty)
    }

    @Test func `a region's discretion table binds on the spot as well`() async throws {
        let it = try await SupervisionOffice()
        try await it.discretion(["article": "article_74", "amount_from": "1000", "amount_until": "2000"])
        let fine: (inout SpotPenalty.Decision) -> Void = { ($0.article, $0.fine) = ("article_74", 500) }
        #expect(try await it.spotRefusal(fine).contains("请选择裁量阶次"))
        let outside = try await it.spotRefusal { ($0.article, $0.fine, $0.degree) = ("article_74", 500, "general") }
        #expect(outside.contains("第七十四条") && outside.contains(SupervisionOffice.table))
        #expect(try await it.spotRefusal { ($0.article, $0.fine, $0.degree) = ("article_74", 1_000, "general") }.isEmpty)
        let id = try await it.foundOnVisit()
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/enforcement_case/\(id)").words.contains(SupervisionOffice.table))
        }
    }

    @Test(.requirement("R-121"), arguments: Engine.allCases)
    func `a penalty on the spot counts as handled in the year of its decision, and as a slight breach of credit`(engine: Engine)
        async throws
    {
        let it = try await SupervisionOffice(engine)
        it.office.turn(to: "2026-04-01")
        let id = try await it.foundOnVisit()
        @Sendable func counts() async throws -> [Int64] {
            let today = it.office.today
            return try await it.registers.read { connection in
                let measure = CaseHandlingRate.measure
                let live = try measure.live(connection, it.supervisor.region, today)
                #expect(live == (try measure.recount(connection, it.supervisor.region, today)))
                return [live.sum.numerator, live.sum.denominator, live.excluded]
            }
        }
        // A clue is no case yet.
        #expect(try await counts() == [0, 0, 0])
        try await it.punish(id, it.spot())
        #expect(try await counts() == [1, 1, 0])
        let record = try await it.registers.read {
            try $0.first("SELECT id, credit_class, is_published, longest_until FROM credit_record")
        }
        #expect(record?.text("credit_class") == "slight" && record?.integer("is_published") == 0)
        #expect(record?.text("longest_until") == "2026-07-01")
        it.office.turn(to: "2026-07-02")
        try await it.registers.write(as: it.office.bureau) { try DemoSpotPenalties.endCredit(in: $0) }
        #expect(try await it.office.find(CreditRecord.self, record?.integer("id") ?? 0).stored.state == "ended")
        #expect(try await it.office.faults() == [])
    }

    @Test func `from the visit's page to the printed decision in the browser`() async throws {
        let it = try await SupervisionOffice()
        let visit = try await it.visit(outcome: "pending")
        var id: Int64 = 0
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/inspection/\(visit)").words.contains("列为案件线索"))
            let opened = try await visitor.post("/inspection/\(visit)/case")
            #expect(opened.location.contains("done=case-opened"))
            #expect(try await visitor.post("/inspection/\(visit)/case").status == 409)
        }
        id = try await it.registers.read { try $0.value("SELECT id FROM enforcement_case").integer ?? 0 }
        let address = "/enforcement_case/\(id)"
        let form = [
            "act": "未如实告知检查结果", "facts": "告知记录为空", "time": "10:30", "place": "会议室", "first": "\(it.inspectors[0])",
            "second": "\(it.inspectors[1])", "article": "article_71", "party": "organisation", "warned": "1", "told": "1",
            "defence": "没有异议", "receiver": "模拟收件人",
        ]
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let page = try await visitor.get(address)
            #expect(page.words.contains("当场处罚（简易程序）") && page.words.contains("3000 元"))
            // What only a later step fills in is not shown before it.
            #expect(!page.words.contains("缴付银行日期 未填写"))
            let unheard = try await visitor.post("\(address)/spot-penalty", form.merging(["defence": ""]) { $1 })
            #expect(unheard.status == 409 && unheard.words.contains("第四十五、六十二条"))
            let beyond = try await visitor.post("\(address)/spot-penalty", form.merging(["fine": "3001"]) { $1 })
            #expect(beyond.status == 409 && beyond.words.contains("第五十一条"))
            let stale = try await visitor.post("\(address)/spot-penalty", form.merging(["_version": "99"]) { $1 })
            #expect(stale.status == 409)
            #expect(try await visitor.post("\(address)/spot-penalty", form).location.contains("done=case-moved"))
            #expect(try await visitor.post("\(address)/spot-record").status == 409)
        }
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let page = try await visitor.get(address)
            #expect(page.words.contains("当场处罚待备案") && page.words.contains("备案"))
            #expect(
                page.words.contains("当场处罚限额 3000 元（行政处罚法-2021 第五十一条") && page.words.contains("缴付银行日期")
                    && page.words.contains("职业病防治法第七十一条"))
            let document = try await it.registers.read { try $0.value("SELECT id FROM case_document").integer ?? 0 }
            let paper = try await visitor.get("/case_document/\(document)/paper")
            #expect(paper.words.contains("当场行政处罚决定书") && paper.words.contains("模拟收件人"))
            #expect(try await visitor.post("\(address)/spot-record").location.contains("done=case-moved"))
            #expect(try await visitor.post("\(address)/closure").location.contains("done=case-moved"))
        }
    }
}

extension SupervisionOffice {
    func creditCode(_ employer: Int64) async throws -> String {
        try await registers.read {
            try $0.value("SELECT credit_code FROM employer WHERE id = ?1", [.integer(employer)]).text ?? ""
        }
    }
}
