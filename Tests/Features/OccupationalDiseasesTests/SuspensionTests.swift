import Calendars
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import OccupationalDiseases

/// A case whose papers are complete on Monday 2026-03-02: the decision is due on 2026-04-01.
private struct SuspendedCase {
    let disease: DiseaseOffice
    let id: Int64
    var office: CountyOffice { disease.office }

    init(_ engine: Engine = .sqlite, _ steps: [String] = ["ask", "complete"]) async throws {
        disease = try await DiseaseOffice.open(engine)
        id = try await disease.apply()
        for step in steps { try await disease.move(id, step) }
    }

    var clocks: [String: Day] { get async throws { try await office.clocks(DiagnosisCase.self, id) } }

    private func fields(_ kind: String, _ day: String) -> [String: String] {
        [
            "diagnosis_case": "#\(id)", "kind": kind, "requested_day": day, "department": "模拟部门", "subject": "岗位和接触时间（模拟）",
        ]
    }

    func suspend(_ kind: String, on day: String) async throws -> Int64 {
        try await office.enter(DiagnosisSuspension.self, fields(kind, day), as: DiseaseOffice.clinic).id
    }

    func problems(_ kind: String, on day: String) async throws -> [String] {
        try await office.problems(DiagnosisSuspension.self, fields(kind, day), as: DiseaseOffice.clinic).map(\.field)
    }

    func move(_ suspension: Int64, _ step: String, on day: String) async throws {
        office.turn(to: day)
        try await office.move(DiagnosisSuspension.self, suspension, step, reason: "模拟", as: DiseaseOffice.clinic)
    }

    func end(_ suspension: Int64, on day: String) async throws {
        try await office.change(DiagnosisSuspension.self, suspension) { $0.outcome = "已查明（模拟）" }
        try await move(suspension, "end", on: day)
    }
}

@Suite(.requirement("R-57")) struct SuspensionTests {
    private static let decision = "diagnosis_decision"

    @Test(arguments: Engine.allCases)
    func `a survey stops the decision from its request, and it goes on later by the days lost`(engine: Engine) async throws {
        let waiting = try await SuspendedCase(engine)
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-01")])
        waiting.office.turn(to: "2026-03-05")
        let survey = try await waiting.suspend("survey", on: "2026-03-05")
        #expect(try await waiting.clocks == [:])
        #expect(try await waiting.office.clocks(DiagnosisSuspension.self, survey) == ["survey_on_site": Day("2026-03-15")])
        await #expect(throws: RegisterError.self) { try await waiting.move(survey, "end", on: "2026-03-12") }
        try await waiting.end(survey, on: "2026-03-12")
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-08")])
        #expect(try await waiting.office.clocks(DiagnosisSuspension.self, survey) == [:])
        #expect(try await waiting.office.faults() == [])
    }

    @Test func `a survey that ends on the day of its request loses no day`() async throws {
        let waiting = try await SuspendedCase()
        waiting.office.turn(to: "2026-03-05")
        let survey = try await waiting.suspend("survey", on: "2026-03-05")
        try await waiting.end(survey, on: "2026-03-05")
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-01")])
    }

    @Test func `arbitration stops the decision only when it is accepted`() async throws {
        let waiting = try await SuspendedCase()
        waiting.office.turn(to: "2026-03-03")
        let arbitration = try await waiting.suspend("arbitration", on: "2026-03-03")
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-01")])
        #expect(try await waiting.office.clocks(DiagnosisSuspension.self, arbitration) == [:])
        try await waiting.move(arbitration, "accept", on: "2026-03-10")
        #expect(try await waiting.clocks == [:])
        #expect(
            try await waiting.office.clocks(DiagnosisSuspension.self, arbitration) == ["labour_arbitration": Day("2026-04-09")])
        try await waiting.end(arbitration, on: "2026-04-09")
        #expect(try await waiting.clocks == [Self.decision: Day("2026-05-01")])
    }

    @Test func `days on which two things stopped the case count once`() async throws {
        let waiting = try await SuspendedCase()
        waiting.office.turn(to: "2026-03-05")
        let survey = try await waiting.suspend("survey", on: "2026-03-05")
        let arbitration = try await waiting.suspend("arbitration", on: "2026-03-05")
        try await waiting.move(arbitration, "accept", on: "2026-03-10")
        try await waiting.end(survey, on: "2026-03-12")
        #expect(try await waiting.clocks == [:])
        try await waiting.end(arbitration, on: "2026-03-20")
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-16")])
    }

    @Test func `disputed papers stop the employer's period too`() async throws {
        let waiting = try await SuspendedCase(.sqlite, ["ask"])
        #expect(try await waiting.clocks == ["diagnosis_employer_materials": Day("2026-03-12")])
        waiting.office.turn(to: "2026-03-03")
        let dispute = try await waiting.suspend("dispute", on: "2026-03-03")
        #expect(try await waiting.office.clocks(DiagnosisSuspension.self, dispute) == ["dispute_decision": Day("2026-04-02")])
        #expect(try await waiting.clocks == [:])
        try await waiting.end(dispute, on: "2026-03-08")
        #expect(try await waiting.clocks == ["diagnosis_employer_materials": Day("2026-03-17")])
    }

    @Test func `papers that become complete meanwhile lose only the days after that`() async throws {
        let waiting = try await SuspendedCase(.sqlite, ["ask"])
        waiting.office.turn(to: "2026-03-03")
        let survey = try await waiting.suspend("survey", on: "2026-03-03")
        waiting.office.turn(to: "2026-03-06")
        try await waiting.disease.move(waiting.id, "complete")
        #expect(try await waiting.clocks == [:])
        try await waiting.end(survey, on: "2026-03-10")
        // Thirty days from 6 March are 5 April; the four days until the survey ended come on top.
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-09")])
    }

    @Test func `what is refused or withdrawn stopped nothing`() async throws {
        let waiting = try await SuspendedCase()
        waiting.office.turn(to: "2026-03-03")
        let survey = try await waiting.suspend("survey", on: "2026-03-03")
        #expect(try await waiting.clocks == [:])
        try await waiting.move(survey, "refuse", on: "2026-03-05")
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-01")])
        let dispute = try await waiting.suspend("dispute", on: "2026-03-05")
        #expect(try await waiting.clocks == [:])
        let stored = try await waiting.office.find(DiagnosisSuspension.self, dispute).stored
        _ = try await waiting.office.registers.write(as: DiseaseOffice.clinic) { try $0.withdraw(stored, reason: "误登记") }
        #expect(try await waiting.clocks == [Self.decision: Day("2026-04-01")])
    }

    @Test func `nothing is diagnosed while it stands still`() async throws {
        let waiting = try await SuspendedCase()
        try await waiting.office.change(DiagnosisCase.self, waiting.id) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", "not", "模拟〔2026〕8号")
        }
        let survey = try await waiting.suspend("survey", on: "2026-03-02")
        await #expect(throws: RegisterError.self) { try await waiting.disease.move(waiting.id, "diagnose") }
        try await waiting.end(survey, on: "2026-03-04")
        try await waiting.disease.move(waiting.id, "diagnose")
        #expect(try await waiting.problems("survey", on: "2026-03-04") == ["diagnosis_case"])
    }

    @Test func `a request before the application or after today is questioned at its cell`() async throws {
        let waiting = try await SuspendedCase()
        #expect(try await waiting.problems("survey", on: "2026-03-01") == ["requested_day"])
        #expect(try await waiting.problems("survey", on: "2026-03-03") == ["requested_day"])
        #expect(try await waiting.problems("survey", on: "2026-03-02") == [])
        #expect(try await waiting.problems("holiday", on: "2026-03-02") == ["kind"])
    }

    @Test func `the employer may go to court until the fifteenth day after certificate or last appraisal`() {
        let (served, appraised) = (Day("2026-05-04"), Day("2026-07-01"))
        #expect(LawsuitPeriod(certificate: nil, appraisals: []) == .notBegun)
        #expect(LawsuitPeriod(certificate: served, appraisals: []) == Day("2026-05-19").map { .until($0) })
        #expect(LawsuitPeriod(certificate: served, appraisals: [nil]) == .notBegun)
        #expect(
            LawsuitPeriod(certificate: served, appraisals: [Day("2026-06-01"), appraised]) == Day("2026-07-16").map { .until($0) }
        )
    }
}
