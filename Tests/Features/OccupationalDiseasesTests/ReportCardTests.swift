import Access
import Calendars
import Database
import FieldTestSupport
import HealthSurveillance
import Organisations
import Registers
import TestSupport
import Testing

@testable import OccupationalDiseases

@Suite(.requirement("R-55", "R-57")) struct ReportCardTests {
    private func card(_ kind: String, _ more: [String: String] = [:]) -> [String: String] {
        [
            "kind": kind, "name": "模拟甲", "id_number": DiseaseOffice.number(), "found_day": "2026-02-27", "unit": "模拟诊断机构",
            "writer": "填表人", "writer_phone": "0662-1", "written_day": "2026-02-28", "reporter": "报告人", "reporter_phone": "0662-2",
            "report_unit": "模拟诊断机构", "unit_head": "负责人", "phone": "13800000000",
        ].merging(more) { $1 }
    }

    private func exposure(_ disease: DiseaseOffice, _ code: String) -> [String: String] {
        [
            "employer": "#\(disease.employer)", "disease": code, "work_type": "打磨工", "hazard": "1-001",
            "exposed_from": "2010-05-01",
            "exposed_years": "15", "exposed_months": "9", "applied_day": "2026-02-01",
        ]
    }

    private func report(_ disease: DiseaseOffice, _ input: [String: String]) async throws -> [String] {
        let id = try await disease.office.enter(ReportCard.self, input, as: DiseaseOffice.clinic).id
        do {
            try await disease.office.move(ReportCard.self, id, "report", as: DiseaseOffice.clinic)
            #expect(try await disease.office.find(ReportCard.self, id).record.reportDay == CountyOffice.monday)
            return []
        } catch RegisterError.invalid(let problems) {
            return problems.map(\.field).sorted()
        }
    }

    @Test func `each of the five kinds leaves the desk with its own fields, and not without them`() async throws {
        let disease = try await DiseaseOffice.open()
        let exposed = exposure(disease, "5.1")
        let pesticide = [
            "pesticide": "乐果", "cause": "01", "outcome": "02", "place_code": "441781", "place_detail": "模拟村",
            "id_number": DiseaseOffice.number(7), "name": "模拟庚",
        ]
        #expect(try await report(disease, card("suspected", exposed)) == [])
        #expect(try await report(disease, card("disease", exposed.merging(["found_day": "2026-02-26"]) { $1 })) == [])
        #expect(
            try await report(
                disease,
                card(
                    "pneumoconiosis", exposure(disease, "1.1").merging(["case_type": "01", "stage_one_day": "2026-02-27"]) { $1 })
            )
                == [])
        #expect(try await report(disease, card("radiation", exposure(disease, "7.1"))) == [])
        #expect(try await report(disease, card("pesticide", pesticide)) == [])
        let bare = ["found_day": "2026-02-20"]
        #expect(
            try await report(disease, card("pneumoconiosis", bare)) == [
                "applied_day", "case_type", "disease", "employer", "exposed_from", "exposed_months", "exposed_years", "hazard",
                "work_type",
            ])
        #expect(
            try await report(
                disease,
                card("pneumoconiosis", exposure(disease, "1.1").merging(["case_type": "05", "found_day": "2026-02-19"]) { $1 }))
                == ["death_reason", "died_day"])
        #expect(try await report(disease, card("pesticide", bare.merging(["outcome": "04"]) { $1 })).contains("died_day"))
    }

    @Test func `what contradicts itself is refused at its field`() async throws {
        let disease = try await DiseaseOffice.open()
        func problems(_ kind: String, _ more: [String: String]) async throws -> [String] {
            try await disease.office.problems(ReportCard.self, card(kind, more), as: DiseaseOffice.clinic).map(\.field)
        }
        #expect(try await problems("radiation", ["disease": "1.1"]) == ["disease"])
        #expect(try await problems("pneumoconiosis", ["disease": "5.1"]) == ["disease"])
        #expect(try await problems("disease", ["exposed_from": "2026-02-28"]) == ["exposed_from"])
        #expect(try await problems("disease", ["applied_day": "2026-02-28"]) == ["applied_day"])
        #expect(try await problems("disease", ["found_day": "2026-03-03"]) == ["found_day"])
        #expect(
            try await problems("pneumoconiosis", ["stage_one_day": "2020-01-02", "stage_two_day": "2020-01-01"]) == [
                "stage_two_day"
            ])
    }

    @Test(arguments: Engine.allCases)
    func `a card passes county, city and province, or comes back with a reason and is corrected`(engine: Engine) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await office.enter(ReportCard.self, card("suspected", exposure(disease, "5.1")), as: DiseaseOffice.clinic).id
        try await office.move(ReportCard.self, id, "report", as: DiseaseOffice.clinic)
        await #expect(throws: RegisterError.self) { try await office.move(ReportCard.self, id, "return") }
        try await office.move(ReportCard.self, id, "return", reason: "工种不明")
        try await office.move(ReportCard.self, id, "report", as: DiseaseOffice.clinic)
        for step in ["pass_county", "pass_city", "pass_province"] { try await office.move(ReportCard.self, id, step) }
        let found = try await office.find(ReportCard.self, id)
        #expect(found.stored.state == "passed" && found.record.regionCode == "441702")
        #expect(try await office.faults() == [])
    }

    @Test func `the card of a diagnosis is filled from the case and the posts`() async throws {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        try await office.enter(
            Assignment.self,
            [
                "employer": "#\(disease.employer)", "post": "打磨工", "name": "模拟甲", "id_number": DiseaseOffice.number(),
                "from_day": "2014-05-20",
            ], as: office.person(of: disease.employer))
        let id = try await disease.apply()
        await #expect(throws: RegisterError.self) {
            try await office.registers.write(as: DiseaseOffice.clinic) { _ = try FillReportCard.ofDiagnosis(id, $0) }
        }
        try await disease.move(id, "complete")
        try await office.change(DiagnosisCase.self, id) {
            ($0.doctors, $0.conclusion, $0.disease, $0.certificate) = ("甲、乙、丙", "confirmed", "1.1", "模拟〔2026〕8号")
            $0.stage = "2"
        }
        try await disease.move(id, "diagnose")
        let made = try await office.registers.write(as: DiseaseOffice.clinic) { try FillReportCard.ofDiagnosis(id, $0) }
        let found = try await office.find(ReportCard.self, made).record
        #expect(found.kind == "pneumoconiosis" && found.caseType == "01" && found.stageTwo == CountyOffice.monday)
        #expect(found.diagnosis == id && found.appliedDay == CountyOffice.monday && found.disease == "1.1")
    }

    @Test func `kinds by the number of the disease in the catalogue of 2025`() {
        #expect(
            ["1.1", "1.13", "1.14", "5.2", "7.1", ""].map(FillReportCard.kind) == [
                "pneumoconiosis", "pneumoconiosis", "disease", "disease", "radiation", "disease",
            ])
    }
}
