import Calendars
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

extension SupervisionOffice {
    /// A case on file, nothing investigated yet.
    func filedCase() async throws -> Int64 {
        let (employer, officers) = (employers[0], Array(inspectors.prefix(2)))
        let id = try await registers.write(as: supervisor) { transaction in
            var clue = EnforcementCase()
            clue.employer = Int(employer)
            (clue.source, clue.sourceText) = ("inspection", "检查发现")
            return try CaseActs.open(clue, in: transaction).id
        }
        try await step(id) { try CaseActs.accept($0, $1, in: $2) }
        try await step(id) {
            try CaseActs.register($0, $1, .init(act: "未设置防护设施", ended: Day("2026-03-01"), officers: officers), in: $2)
        }
        return id
    }

    @discardableResult
    func write(_ kind: String, _ id: Int64, person: String = "", text: String = "") async throws -> Int64 {
        try await step(id) {
            try WriteDocument.write($0, $1, .init(kind: kind, person: person, place: "一车间", text: text), in: $2)
        }
        return try await registers.read {
            try $0.value("SELECT MAX(id) FROM case_document WHERE enforcement_case = ?1", [.integer(id)]).integer ?? 0
        }
    }

    func receive(_ document: Int64, _ id: Int64, on day: String, by receiver: String = "模拟收件人") async throws {
        try await step(id) { stored, file, transaction in
            try WriteDocument.serve(document, of: stored, file, day: Day(day), receiver: receiver, in: transaction)
        }
    }

    func withdraw(_ document: Int64, _ id: Int64, reason: String = "写错") async throws {
        try await step(id) { stored, _, transaction in
            try WriteDocument.withdraw(document, of: stored, reason: reason, in: transaction)
        }
    }

    func document(_ id: Int64) async throws -> CaseDocument { try await office.find(CaseDocument.self, id).record }
    func evidenceClock(_ id: Int64) async throws -> Day? { try await office.clocks(EnforcementCase.self, id)["penalty_evidence"] }
}

@Suite(.requirement("R-87")) struct CaseDocumentTests {
    @Test func `every document has its name, fits a state, and asks for nothing that a file does not know`() async throws {
        let office = try await SupervisionOffice()
        let states = Set(EnforcementCase.register.lifecycle.states.map(\.name))
        for form in DocumentForm.all {
            #expect(office.registers.codes.entry("case_document_kind", form.kind) != nil, "\(form.kind)")
            #expect(states.isSuperset(of: form.states), "\(form.kind)")
            #expect(Set(CaseWord.allCases.map(\.rawValue)).isSuperset(of: form.places), "\(form.kind)")
        }
        #expect(Set(DocumentForm.all.map(\.kind)).count == DocumentForm.all.count)
    }

    @Test(arguments: Engine.allCases)
    func `a record of questioning asks for the person and the answers, and is numbered by year`(engine: Engine) async throws {
        let office = try await SupervisionOffice(engine)
        let id = try await office.filedCase()
        #expect(try await office.refusal { try await office.write("questioning", id, text: "问与答") }.contains("被询问人"))
        #expect(try await office.refusal { try await office.write("questioning", id, person: "模拟工人") }.contains("问答内容"))
        let first = try await office.document(try await office.write("questioning", id, person: "模拟工人", text: "问：……\n答：……"))
        #expect(first.number == "2026年第1号")
        #expect(first.body.contains("被询问人：模拟工人\n"))
        #expect(first.body.contains("问：……\n答：……\n"))
        let second = try await office.document(try await office.write("questioning", id, person: "模拟班长", text: "问与答"))
        #expect(second.number == "2026年第2号")
        let other = try await office.document(try await office.write("on_site_record", id, person: "模拟班长", text: "现场"))
        #expect(other.number == "2026年第1号")
        #expect(try await office.office.faults() == [])
    }

    @Test func `evidence that is kept is decided on within seven working days`() async throws {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-03-02")
        let id = try await office.filedCase()
        #expect(try await office.refusal { try await office.write("preservation_handling", id, text: "返还") }.contains("没有先行登记保存"))
        let kept = try await office.document(try await office.write("preservation", id, text: "除尘记录一册"))
        #expect(kept.number == "江城区卫职保〔2026〕1号")
        #expect(try await office.evidenceClock(id) == Day("2026-03-11"))
        let handling = try await office.write("preservation_handling", id, text: "返还")
        #expect(try await office.evidenceClock(id) == nil)
        // A handling that was written by mistake has handled nothing.
        office.office.turn(to: "2026-03-04")
        try await office.withdraw(handling, id)
        #expect(try await office.evidenceClock(id) == Day("2026-03-11"))
    }

    @Test(arguments: Engine.allCases)
    func `a document written by mistake leaves the file with its reason, one that was served does not`(engine: Engine)
        async throws
    {
        let office = try await SupervisionOffice(engine)
        office.office.turn(to: "2026-03-02")
        let id = try await office.filedCase()
        let wrong = try await office.write("questioning", id, person: "模拟工人", text: "问与答")
        #expect(try await office.refusal { try await office.withdraw(wrong, id, reason: "") }.contains("理由"))
        try await office.withdraw(wrong, id)
        #expect(try await office.office.find(CaseDocument.self, wrong).stored.isVoid)
        #expect(try await office.refusal { try await office.withdraw(wrong, id) }.contains("只能作废"))
        let right = try await office.document(try await office.write("questioning", id, person: "模拟工人", text: "问与答"))
        #expect(right.number == "2026年第2号")
        let opinion = try await office.write("supervision_opinion", id, text: "意见")
        try await office.receive(opinion, id, on: "2026-03-02")
        #expect(try await office.refusal { try await office.withdraw(opinion, id) }.contains("更正"))
        #expect(try await office.office.faults() == [])
    }

    @Test func `what does not belong to the state is refused, and what the file does not hold is left to the hand`() async throws
    {
        let office = try await SupervisionOffice()
        let id = try await office.filedCase()
        #expect(try await office.refusal { try await office.write("closing_report", id) }.contains("这个阶段"))
        #expect(try await office.refusal { try await office.write("decision", id) }.contains("这个阶段"))
        #expect(try await office.refusal { try await office.write("nothing", id) }.contains("这个阶段"))
        let report = try await office.document(try await office.write("filing", id))
        #expect(report.body.contains("涉嫌违法行为：未设置防护设施"))
        #expect(report.body.contains("负责人意见：＿＿＿＿"))
    }

    @Test func `a hearing is invited to when its day is known`() async throws {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-03-02")
        let id = try await office.investigatedCase()
        try await office.tell(id, article: "article_71", fine: 60_000)
        let early = try await office.refusal {
            try await office.write("hearing_invitation", id, person: "模拟主持人", text: "九时，二楼会议室")
        }
        #expect(early.contains("第六十四条"))
        try await office.step(id) {
            try CaseActs.defend($0, $1, .init(requested: Day("2026-03-02"), hearing: Day("2026-03-16")), in: $2)
        }
        let invitation = try await office.document(
            try await office.write("hearing_invitation", id, person: "模拟主持人", text: "九时，二楼会议室"))
        #expect(invitation.body.contains("定于 2026-03-16 举行"))
    }

    @Test func `a receipt is not older than its document and comes once`() async throws {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-03-02")
        let id = try await office.filedCase()
        let opinion = try await office.write("supervision_opinion", id, text: "设置警示标识")
        let record = try await office.write("on_site_record", id, person: "模拟班长", text: "现场")
        #expect(try await office.refusal { try await office.receive(opinion, id, on: "2026-03-01") }.contains("第六十一条"))
        #expect(try await office.refusal { try await office.receive(opinion, id, on: "2026-03-02", by: "") }.contains("签收人"))
        // A record is signed where it is written; nobody serves it.
        #expect(try await office.refusal { try await office.receive(record, id, on: "2026-03-02") }.contains("尚未送达"))
        try await office.receive(opinion, id, on: "2026-03-02")
        #expect(try await office.document(opinion).receiver == "模拟收件人")
        #expect(try await office.refusal { try await office.receive(opinion, id, on: "2026-03-02") }.contains("尚未送达"))
        let elsewhere = try await office.filedCase()
        let foreign = try await office.write("supervision_opinion", elsewhere, text: "意见")
        #expect(try await office.refusal { try await office.receive(foreign, id, on: "2026-03-02") }.contains("本案"))
    }

    @Test func `who does not pay is urged first, and only then is the court asked`() async throws {
        let office = try await SupervisionOffice()
        office.office.turn(to: "2026-03-02")
        let id = try await office.investigatedCase()
        let opinion = try await office.write("supervision_opinion", id, text: "意见")
        try await office.tell(id, article: "article_71", fine: 60_000)
        office.office.turn(to: "2026-03-11")
        try await office.decide(id, fine: 60_000)
        try await office.step(id) {
            try CaseDecision.serve($0, $1, day: $2.today, method: "direct", receiver: "模拟收件人", in: $2)
        }
        // Each paper has a receipt of its own, and that of the decision is entered with its service.
        let decision = try await office.registers.read {
            try $0.value("SELECT id FROM case_document WHERE kind = 'decision'").integer ?? 0
        }
        #expect(try await office.document(decision).receiver == "模拟收件人")
        #expect(try await office.office.find(CaseDocument.self, opinion).stored.state == "issued")
        office.office.turn(to: "2026-03-26")
        #expect(try await office.refusal { try await office.write("reminder", id, text: "罚款") }.contains("届满"))
        office.office.turn(to: "2026-03-27")
        let court = "模拟法院"
        #expect(
            try await office.refusal { try await office.write("enforcement_application", id, person: court, text: "罚款") }
                .contains("先催告"))
        let reminder = try await office.write("reminder", id, text: "罚款人民币 60000 元")
        try await office.receive(reminder, id, on: "2026-03-27")
        let application = try await office.document(
            try await office.write("enforcement_application", id, person: court, text: "罚款人民币 60000 元"))
        #expect(application.body.contains("江城区卫职罚〔2026〕1号 已于 2026-03-11 送达"))
    }

    @Test func `a document is written, printed and its receipt entered on the case's page`() async throws {
        let office = try await SupervisionOffice()
        let id = try await office.filedCase()
        try await office.site.visit(as: "bureau") { visitor in
            let page = try await visitor.get("/enforcement_case/\(id)")
            #expect(page.words.contains("制作文书"))
            #expect(page.words.contains("询问笔录：填写被询问人，问答内容"))
            let refused = try await visitor.post("/enforcement_case/\(id)/document", ["kind": "questioning", "person": "模拟工人"])
            #expect(refused.words.contains("请填写“问答内容”"))
            let written = try await visitor.post(
                "/enforcement_case/\(id)/document", ["kind": "supervision_opinion", "text": "设置<警示>标识"])
            #expect(written.location.contains("done=case-moved"))
            let document = try await office.registers.read { try $0.value("SELECT MAX(id) FROM case_document").integer ?? 0 }
            let paper = try await visitor.get("/case_document/\(document)/paper")
            #expect(paper.words.contains("卫生监督意见书"))
            #expect(page.words.contains("作废写错的文书") == false)
            #expect(try await visitor.get("/enforcement_case/\(id)").words.contains("作废写错的文书"))
            #expect(paper.text.contains("设置&lt;警示&gt;标识"))
            let served = try await visitor.post(
                "/enforcement_case/\(id)/document-service",
                ["document": "\(document)", "served": office.office.today.description, "receiver": "模拟收件人"])
            #expect(served.location.contains("done=case-moved"))
            #expect(try await visitor.get("/case_document/\(document)/paper").words.contains("模拟收件人"))
        }
    }
}
