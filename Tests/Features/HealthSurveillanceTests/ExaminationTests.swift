import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Ledger
import Organisations
import Registers
import TestSupport
import Testing

@testable import HealthSurveillance

@Suite(.requirement("R-52")) struct ExaminationTests {
    @Test(arguments: Engine.allCases)
    func `a clean record is accepted and joined to the person across employers`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        try await health.employ()
        let other = try await health.office.openFactory(["credit_code": Factory.creditCode(2), "name": "模拟二厂"])
        try await health.employ(employer: other)
        let found = try await health.examine(health.input())
        #expect(found.stored.state == "accepted")
        #expect(found.record.verdict == "clean")
        #expect(found.record.edition == "2014")
        let workers = try await health.office.registers.read { try health.office.registers.records($0, Worker.self) }
        #expect(workers.map(\.record.shown) == ["模**（男，1980）"])
        #expect(found.record.worker == workers.first?.id)
        #expect(try await health.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `neither name nor number stands readable in the store`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        try await health.employ()
        _ = try await health.examine(health.input())
        let rows = try await health.office.registers.read { connection in
            try ["worker", "assignment", "examination"].flatMap { table in
                try connection.query("SELECT name, id_number FROM \(table)").map { "\($0.text("name"))\($0.text("id_number"))" }
            }
        }
        #expect(rows.count == 3)
        #expect(!rows.contains { $0.contains("模拟甲") || $0.contains("441702") })
    }

    @Test func `what cannot be is refused at its cell`() async throws {
        let health = try await HealthOffice.open()
        try await health.employ()
        #expect(try await health.problems(health.input(on: "1979-01-01")) == ["exam_day inconsistent"])
        #expect(try await health.problems(health.input(on: "2026-03-03")) == ["exam_day inconsistent"])
        #expect(try await health.problems(health.input(results: "PTA; L500=200")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(results: "PTA; L500=20; R500=20")) == ["results missing"])
        #expect(try await health.problems(health.input(agent: "D01", results: "RU=1/4")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(agent: "D01", results: "RU=3/4")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(agent: "D01", results: "RU=1/1; PROFUSION=4")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(agent: "D01", results: "RU=1/1; PROFUSION=1.5")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(results: "PTA; L500=-11")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(results: "PTA; L501=20")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(results: "WBC=5100")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(results: "XYZ=1")) == ["results outOfRange"])
        #expect(try await health.problems(health.input(conclusion: "suspectedDisease")) == ["condition missing"])
        #expect(try await health.problems(health.input(more: ["name": "别人"])) == ["name inconsistent"])
        #expect(try await health.problems(health.input(more: ["id_number": "441702198005150000"])) == ["id_number identifier"])
    }

    @Test(arguments: [
        ("SYM; INT", "during", "results missingItem"),
        (HealthOffice.noiseResults, "after", "type noSuchExamination"),
    ])
    func `a record that misses items or an examination that the edition does not know is returned with the reason`(
        results: String, type: String, remark: String
    ) async throws {
        let health = try await HealthOffice.open()
        try await health.employ()
        let found = try await health.examine(health.input(type: type, results: results))
        #expect(found.stored.state == "returned")
        #expect(ExaminationRemark.stored(found.record.remarks).map { "\($0.field) \($0.kind)" }.contains(remark))
        #expect(try await health.dues().contains { $0.contains("periodic") } == false)
    }

    @Test func `a blood count below the limit contradicts nothing abnormal`() async throws {
        let health = try await HealthOffice.open()
        try await health.employ(post: "喷漆工")
        let results = "SYM; INT; CBC; CELLMORPH; URI; ALT; LFT; ECG; US-LS; "
        let before = results + "WBC=3.9"
        let found = try await health.examine(health.input(agent: "C19", type: "before", results: before))
        #expect(ExaminationRemark.stored(found.record.remarks).map(\.kind) == ["contradictsContraindication"])
        #expect(found.stored.state == "returned")
        let corrected = try await health.examine(
            health.input(agent: "C19", type: "before", on: "2026-02-11", results: results + "WBC=4.1"))
        #expect(corrected.stored.state == "accepted")
    }

    @Test func `thresholds that are all the same are questioned and kept`() async throws {
        let health = try await HealthOffice.open()
        try await health.employ()
        func thresholds(_ last: Int) -> String {
            HealthOffice.noiseResults
                + ["L", "R"].flatMap { ear in
                    [500, 1000, 2000, 3000, 4000, 6000].map { "; \(ear)\($0)=\(ear == "R" && $0 == 6000 ? last : 20)" }
                }.joined()
        }
        let flat = try await health.examine(health.input(results: thresholds(20)))
        #expect(flat.stored.state == "accepted" && flat.record.verdict == "question")
        #expect(ExaminationRemark.stored(flat.record.remarks).map { "\($0.field) \($0.kind)" } == ["results flatAudiogram"])
        let usual = try await health.examine(health.input(on: "2026-02-11", results: thresholds(25)))
        #expect(usual.record.verdict == "clean")
    }

    @Test func `a hazard that the person never met is returned; an unregistered person is questioned and kept`() async throws {
        let health = try await HealthOffice.open()
        try await health.employ()
        let benzene = try await health.examine(
            health.input(agent: "C19", results: "SYM; INT; CBC; CELLMORPH; URI; ALT; LFT; ECG; US-LS"))
        #expect(ExaminationRemark.stored(benzene.record.remarks).map(\.kind) == ["neverExposed"])
        #expect(benzene.stored.state == "returned")
        let stranger = try await health.examine(health.input(2))
        #expect(ExaminationRemark.stored(stranger.record.remarks).map(\.kind) == ["noAssignment"])
        #expect(stranger.stored.state == "accepted")
    }

    @Test(arguments: Engine.allCases)
    func `the same values for two people are returned as copied`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        try await health.employ(1)
        try await health.employ(2)
        let results = HealthOffice.noiseResults + "; WBC=6.1; NEU=3.3; PLT=215; HGB=141; ALT=23; SBP=121"
        _ = try await health.examine(health.input(1, results: results))
        let copy = try await health.examine(health.input(2, results: results))
        #expect(ExaminationRemark.stored(copy.record.remarks).map(\.kind) == ["copied"])
        let own = try await health.examine(health.input(2, on: "2026-02-11", results: results + "; DBP=80"))
        #expect(own.record.verdict == "clean")
    }

    @Test(arguments: Engine.allCases)
    func `a returned record that is put right is accepted; the same examination twice is refused`(engine: Engine) async throws {
        let health = try await HealthOffice.open(engine)
        try await health.employ()
        let found = try await health.examine(health.input(results: "SYM; INT"))
        try await health.office.change(Examination.self, found.id) { $0.results = HealthOffice.noiseResults }
        #expect(try await health.office.find(Examination.self, found.id).stored.state == "accepted")
        #expect(try await health.problems(health.input()).map { $0.suffix(5) } == ["taken"])
        #expect(try await health.faults() == [])
    }

    @Test func `a film whose total is above every zone is returned; missing zones are questioned`() async throws {
        let health = try await HealthOffice.open()
        try await health.employ()
        let zones = "RU=1/0; RM=1/1; RL=0/1; LU=0/0; LM=0/0; LL=0/0"
        let wrong = try await health.examine(
            health.input(agent: "D01", results: HealthOffice.silicaResults + "; \(zones); PROFUSION=2"))
        #expect(ExaminationRemark.stored(wrong.record.remarks).map(\.kind) == ["filmProfusion"])
        let part = try await health.examine(
            health.input(agent: "D01", on: "2026-02-11", results: HealthOffice.silicaResults + "; RU=0/0"))
        #expect(ExaminationRemark.stored(part.record.remarks).map(\.kind) == ["filmZones"])
        #expect(part.stored.state == "accepted")
    }
}

@Suite(.requirement("R-27")) struct FollowUpTests {
    @Test(arguments: [
        ("contraindication", "transfer", "2026-02-20"), ("recheck", "recheck", "2026-03-30"),
        ("suspectedDisease", "arrange_diagnosis", "2026-03-22"),
    ])
    func `each conclusion opens its clocks, and the employer's runs from the notice`(
        conclusion: String, kind: String, due: String
    ) async throws {
        let health = try await HealthOffice.open()
        let work = try await health.employ()
        let found = try await health.examine(health.input(conclusion: conclusion, more: ["condition": "模拟"]))
        var clocks = ["notice": CountyOffice.monday]
        if conclusion == "suspectedDisease" { clocks["suspected_report"] = CountyOffice.monday }
        #expect(try await health.office.clocks(Examination.self, found.id) == clocks)
        let told = try #require(Day("2026-02-20"))
        let followUps = try await health.office.registers.write(as: health.clinic) { transaction in
            try FollowUps.note(found.stored, worker: told, employer: told, proof: "签收单 1", transaction)
            return try transaction.registers.records(transaction.connection, FollowUp.self)
        }
        #expect(followUps.map { "\($0.record.kind) \($0.record.dueDay?.description ?? "")" } == ["\(kind) \(due)"])
        #expect(try await health.office.clocks(Examination.self, found.id)["notice"] == nil)
        let open = try #require(followUps.first)
        #expect(try await health.office.clocks(FollowUp.self, open.id).count == 1)
        try await health.office.change(Assignment.self, work) { $0.to = told }
        try await health.office.registers.write(as: health.factory) { transaction in
            try FollowUps.finish(open.stored, on: told, proof: "调岗通知 3 号", transaction)
        }
        #expect(try await health.office.clocks(FollowUp.self, open.id) == [:])
        #expect(try await health.faults() == [])
    }

    @Test(arguments: ["noAbnormality", "otherAbnormality"])
    func `nothing abnormal opens no clock; another disease asks only for the notice`(conclusion: String) async throws {
        let health = try await HealthOffice.open()
        try await health.employ()
        let found = try await health.examine(health.input(conclusion: conclusion, more: ["condition": "模拟"]))
        #expect(
            try await Set(health.office.clocks(Examination.self, found.id).keys)
                == (conclusion == "noAbnormality" ? [] : ["notice"]))
    }
}
