import Calendars
import Database
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import Supervision

extension SupervisionOffice {
    /// This year's self-check, filled and submitted by the employer.
    func selfCheck(_ changes: [String: String] = [:], level: String = "met", report: String = "模拟检测2026-1") async throws -> Int64
    {
        let employer = employers[0]
        return try await registers.write(as: office.person(of: employer)) { transaction in
            let id = try SelfCheckActs.open(employer, in: transaction)
            var entry = SelfCheckActs.Entry(testLevel: level, testReport: report)
            for item in SelfCheckForm.inForce(on: transaction.today)?.items ?? [] {
                entry.answers[item.code] = (changes[item.code] ?? "yes", "见档案")
            }
            guard let made = try transaction.find(SelfCheck.self, id) else { throw RegisterError.notFound }
            try SelfCheckActs.save(made.stored, made.record, entry, in: transaction)
            guard let filled = try transaction.find(SelfCheck.self, id) else { throw RegisterError.notFound }
            try SelfCheckActs.submit(filled.stored, filled.record, signatory: "模拟负责人", in: transaction)
            return id
        }
    }

    func grading() async throws -> [RiskGrading] {
        try await registers.read { [registers, employers] in
            try registers.records($0, RiskGrading.self, where: "t.employer = ?1", [.integer(employers[0])]).map(\.record)
        }
    }
}

@Suite(.requirement("R-26")) struct SelfCheckTests {
    @Test func `the shipped form has 100 points, and the ten groups of the national plan`() throws {
        let form = try #require(SelfCheckForm.inForce(on: CountyOffice.monday))
        #expect(form.items.map(\.points).reduce(0, +) == 100)
        #expect(Set(form.items.map(\.group)).count == 10)
    }

    @Test func `items that do not apply are taken out of both sides`() throws {
        let form = try #require(SelfCheckForm.inForce(on: CountyOffice.monday))
        var answers = Dictionary(uniqueKeysWithValues: form.items.map { ($0.code, "yes") })
        answers["3.1"] = "na"
        answers["3.2"] = "na"
        answers["2.2"] = "no"
        // 10 of 100 points do not apply, 6 of the remaining 90 are missing.
        #expect(form.score(answers) == .init(points: 100.0 * 84 / 90, keyFailed: 0, gained: 84, applicable: 90))
        answers["1.1"] = "na"
        #expect(form.score(answers) == nil)
        #expect(form.score([:]) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `a submitted self-check is graded by the rulebook with its findings, and verified by a visit with the difference`(
        engine: Engine
    ) async throws {
        let office = try await SupervisionOffice(engine)
        let check = try await office.selfCheck()
        var grading = try await office.grading()
        #expect(grading.map(\.riskClass) == ["甲"])
        #expect(grading[0].managementGrade == "A")
        #expect(grading[0].method == "2022")
        #expect(grading[0].findings.contains("combined_risk_class"))
        let graded = try await office.registers.read {
            try $0.value("SELECT id FROM risk_grading WHERE is_current = 1").integer ?? 0
        }
        try await office.site.visit(as: "bureau") { visitor in
            for address in ["/risk_grading/\(graded)", "/employer/\(office.employers[0])"] {
                let page = try await visitor.get(address)
                #expect(page.text.contains("/rules/combined_risk_class"), "\(address)")
                // The matrix is from memory: whoever sees the class sees that.
                #expect(page.reasons.contains { $0.contains("未核实") && $0.contains("仅供参考") }, "\(address)")
            }
        }
        let visit = try await office.visit()
        try await office.registers.write(as: office.supervisor) { transaction in
            guard let found = try transaction.find(SelfCheck.self, check) else { throw RegisterError.notFound }
            try SelfCheckActs.verify(
                found.stored, found.record, inspection: visit,
                ["8.1": "no", "9.1": "no", "6.1": "no", "4.1": "no", "2.2": "no", "8.2": "no"],
                in: transaction)
        }
        let verified = try await office.office.find(SelfCheck.self, check)
        #expect(verified.stored.state == "rectifying")
        #expect(verified.record.score == 100)
        #expect(verified.record.verifiedScore == 65)
        #expect(verified.record.difference.split(separator: "\n").count == 6)
        grading = try await office.grading()
        #expect(grading.map(\.isCurrent) == [false, true])
        #expect(grading[1].managementGrade == "C")
        #expect(try await office.office.faults() == [])
    }

    @Test func `a failed key item keeps the employer out of grade A`() async throws {
        let office = try await SupervisionOffice()
        let check = try await office.selfCheck(["4.1": "no"])
        let record = try await office.office.find(SelfCheck.self, check).record
        #expect(record.score == 94)
        #expect(record.managementGrade == "B")
    }

    @Test func `the employer fills the form in the browser; a gap or a missing signature is told`() async throws {
        let office = try await SupervisionOffice()
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.visit(as: "factory") { visitor in
            let opened = try await visitor.post("/employer/\(office.employers[0])/self-check")
            let address = opened.location
            let answer1 = try await visitor.get(address)
            #expect(answer1.status == 200)
            let id = opened.number
            try await visitor.post(address, ["answer-1.1": "yes", "evidence-1.1": "任命文件"])
            let answer2 = try await visitor.post("/self_check/\(id)/submission", ["signatory": "模拟负责人"])
            #expect(answer2.status == 409)
            let answer3 = try await visitor.post(address, ["answer-1.1": "na"])
            #expect(answer3.status == 409)
            let answer4 = try await visitor.post("/employer/\(office.employers[1])/self-check")
            #expect(answer4.status == 404)
        }
    }
}

@Suite(.requirement("R-03", "R-80")) struct RiskGradingTests {
    @Test func `without a valid test nothing counts as met, and no class is given`() async throws {
        let office = try await SupervisionOffice()
        _ = try await office.selfCheck(level: "unknown", report: "")
        let grading = try await office.grading()
        #expect(grading.map(\.level) == ["unknown"])
        #expect(grading.map(\.riskClass) == [""])
        #expect(grading[0].findings.contains("没有有效检测结果"))
    }

    @Test func `an exceeded measurement grades the employer anew, and the former grading stays`() async throws {
        let office = try await SupervisionOffice()
        _ = try await office.selfCheck()
        let number = "#\(office.employers[0])"
        let task = try await office.registers.write(as: office.office.bureau) { transaction in
            let register = try #require(transaction.registers.catalogue.register("monitoring_task"))
            var draft = Draft(register)
            for (field, value) in [
                ("title", "模拟"), ("region_code", "441702"), ("deadline", "2026-11-30"),
            ] { draft[field] = .text(value) }
            draft["year"] = 2026
            return try transaction.insert(draft).id
        }
        try await office.registers.write(as: office.office.bureau) { transaction in
            let registers = transaction.registers
            let register = try #require(registers.catalogue.register("measurement"))
            var reading = DraftReading(registers: registers, principal: transaction.principal, connection: transaction.connection)
            let (draft, problems) = reading.read(
                [
                    "task": "#\(task)", "employer": number, "post": "打磨工", "factor": "3-001", "sampled_day": "2026-03-01",
                    "lex_8h": "92",
                ], into: Draft(register), isNew: true)
            #expect(problems == [])
            try transaction.insert(draft)
        }
        let gradings = try await office.grading()
        #expect(gradings.map(\.occasion) == ["2026 年自查提交", "检测结果变化"])
        #expect(gradings.map(\.level) == ["met", "exceeded"])
        #expect(gradings.filter(\.isCurrent).count == 1)
    }

    @Test func `who is visited too seldom stands on the list of the class, with frequencies as data`() async throws {
        let office = try await SupervisionOffice()
        _ = try await office.selfCheck()
        @Sendable func line() async throws -> FrequencyPage.Line? {
            try await office.registers.read {
                try FrequencyPage.lines($0, region: office.supervisor.region, on: office.office.today).first
            }
        }
        #expect(try await line()?.isUnder == true)
        _ = try await office.visit(outcome: "none")
        #expect(try await line()?.isUnder == false)
        try await office.office.enter(
            InspectionFrequency.self,
            [
                "risk_class": "甲", "from_day": "2026-01-01", "visit_count": "2", "per_years": "1", "draw_weight": "7",
                "basis": "本地规定（模拟）",
            ])
        #expect(try await line()?.isUnder == true)
        try await office.site.visit(as: "bureau") { visitor in
            let answer5 = try await visitor.get("/inspection-frequency")
            #expect(answer5.words.contains("本地规定（模拟）"))
        }
    }
}
