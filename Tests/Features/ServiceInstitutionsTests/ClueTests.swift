import Access
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

@Suite(.requirement("R-82", "R-96")) struct ClueTests {
    /// The same sampler at the first employer and, overlapping, at the second.
    private func clash(_ it: InstitutionOffice) async throws {
        for (place, times) in [("08:30", "11:30"), ("10:00", "12:00")].enumerated() {
            let report = try await it.office.enter(
                "institution_report",
                ReportTests.report(it, ["number": "\(place + 1)号", "employer_code": Factory.creditCode(place + 1)]),
                as: it.staff(0))
            _ = try await it.office.enter(
                "institution_job",
                [
                    "report": "#\(report)", "kind": "sampler", "who": "模拟采样员", "job_day": "2026-02-26", "from_time": times.0,
                    "until_time": times.1,
                ], as: it.staff(0))
        }
    }

    @Test(arguments: Engine.allCases)
    func `an office keeps a reason as a clue once, for as long as the data show it, and only in its region`(engine: Engine)
        async throws
    {
        let it = try await InstitutionOffice(engine)
        try await clash(it)
        let institution = it.sides[0].institution
        func reasons(_ principal: Principal) async throws -> [ReasonToLook] {
            let day = it.office.today
            return try await it.registers.read {
                try InstitutionEvidence.reasons($0, institution, region: principal.region, until: day)
            }
        }
        let found = try await reasons(it.office.bureau)
        #expect(found.map(\.test) == [.impossibleTravel])
        let sentence = found[0].sentence
        #expect(sentence == "模拟采样员 2026-02-26 在 模拟五金1厂 与 模拟五金2厂 的作业重叠 90 分钟")
        // A county sees one of the two jobs: nothing clashes there.
        #expect(try await reasons(it.office.clerk).isEmpty)
        let clue = try await it.registers.write(as: it.office.bureau) { transaction in
            try NoteClue.note(institution, "impossible_travel", sentence, in: transaction).id
        }
        #expect(try await it.office.find(InstitutionClue.self, clue).record.chance == "两处记录相互矛盾")
        await #expect(throws: InstitutionError.clueExists) {
            try await it.registers.write(as: it.office.bureau) { transaction in
                try NoteClue.note(institution, "impossible_travel", sentence, in: transaction).id
            }
        }
        await #expect(throws: InstitutionError.reasonGone) {
            try await it.registers.write(as: it.office.bureau) { transaction in
                try NoteClue.note(institution, "impossible_travel", "编造的提示", in: transaction).id
            }
        }
        try await it.office.move(InstitutionClue.self, clue, "look")
        try await it.office.move(InstitutionClue.self, clue, "explain", reason: "登记时间有误")
    }

    @Test func `the page calls it a reason and no verdict; the institution sees neither reasons nor clues`() async throws {
        let it = try await InstitutionOffice()
        try await clash(it)
        try await it.site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
        try await it.site.openAccount("jia", .institutionStaff, region: "", organisation: it.sides[0].institution)
        let institution = it.sides[0].institution
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/organisation/\(institution)")
            #expect(page.words.contains("以下只是查看的理由，不是结论"))
            #expect(page.words.contains("行程不可能 模拟采样员 2026-02-26"))
            let made = try await visitor.post(
                "/organisation/\(institution)/clue",
                ["test": "impossible_travel", "sentence": "模拟采样员 2026-02-26 在 模拟五金1厂 与 模拟五金2厂 的作业重叠 90 分钟"])
            #expect(made.status == 303)
            let board = try await visitor.get("/institution-board").words
            #expect(board.contains("2026 年应检查 2 家，已检查 0 家。"))
            #expect(board.contains("模拟检测机构甲 2026-12-31 2 0（0） 0 未列入计划 1"))
        }
        try await it.site.visit(as: "jia") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/organisation/\(institution)")
            #expect(page.status == 200)
            #expect(!page.text.contains("行程不可能"))
            #expect(try await visitor.get("/institution_clue").status == 403)
            #expect(try await visitor.get("/institution-board").status == 403)
        }
    }
}
