import Calendars
import Database
import FieldTestSupport
import HealthInstitutions
import Registers
import TestSupport
import Testing

@testable import OccupationalDiseases

/// The way from a confirmed diagnosis into the register of patients, and out of it when an appraisal decides otherwise.
@Suite(.requirement("R-57", "R-59", "R-73")) struct EnterPatientTests {
    /// A case decided by the panel; served where asked.
    private func decide(
        _ disease: DiseaseOffice, _ code: String = "1.1", stage: String = "1", conclusion: String = "confirmed",
        residence: String = "441702",
        insured: Bool = true, serves: Bool = true, more: [String: String] = [:]
    ) async throws -> Int64 {
        let id = try await disease.apply(more)
        try await disease.move(id, "complete")
        try await disease.office.change(DiagnosisCase.self, id) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", conclusion, "模拟〔2026〕\(id)号")
            ($0.disease, $0.stage) = (conclusion == "confirmed" ? code : "", conclusion == "confirmed" ? stage : "")
            ($0.residence, $0.isInsured) = (residence, insured)
        }
        try await disease.move(id, "diagnose")
        if serves { try await disease.move(id, "serve") }
        return id
    }

    private func patients(_ office: CountyOffice) async throws -> [TypedRecord<Patient>] {
        try await office.registers.read { try office.registers.records($0, Patient.self) }
    }

    @Test(arguments: Engine.allCases)
    func `a confirmed pneumoconiosis enters the register when its certificate is served, with stage, home and helpers`(
        engine: Engine
    ) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await decide(disease, serves: false)
        #expect(try await patients(office).isEmpty)
        try await disease.move(id, "serve")
        let found = try #require(try await patients(office).first)
        #expect(found.record.disease == "1.1" && found.record.stage == "1" && found.record.diagnosedDay == CountyOffice.monday)
        #expect(found.record.regionCode == "441702" && found.record.isInsured && found.record.hasEmployer)
        #expect(found.record.diagnosis == id && found.record.worker != nil)
        #expect(try await office.clocks(Patient.self, found.id) == ["yearly_visit": CountyOffice.monday])
        let help = try await office.registers.read { try office.registers.records($0, Assistance.self) }
        #expect(help.map(\.record.kind) == ["work_injury", "benefit", "settlement"])
        // Thirty days for the employer to apply, from the day of the diagnosis.
        let injury = try #require(help.first?.id)
        #expect(try await office.clocks(Assistance.self, injury) == ["work_injury_employer": CountyOffice.monday + 30])
        #expect(try await office.faults() == [])
    }

    @Test func `a poisoning enters without a yearly visit and is not counted among the towns' pneumoconiosis patients`()
        async throws
    {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        _ = try await decide(disease, "5.27", stage: "moderate")
        let found = try #require(try await patients(office).first)
        #expect(found.record.stage == "moderate")
        #expect(try await office.clocks(Patient.self, found.id) == [:])
        let living = try await office.registers.read {
            try $0.value(
                "SELECT COALESCE(SUM(numerator), 0) FROM figure_cell WHERE figure = ?1", [.text(RehabilitationFigures.living)])
        }
        #expect(living.integer == 0)
        #expect(try await office.faults() == [])
    }

    @Test func `no disease, no patient; a stage belongs to pneumoconiosis; a confirmed case needs the home`() async throws {
        let disease = try await DiseaseOffice.open()
        _ = try await decide(disease, conclusion: "not")
        #expect(try await patients(disease.office).isEmpty)
        let id = try await disease.apply(["hazard": "1-002"])
        try await disease.move(id, "complete")
        func refused(_ code: String, _ stage: String, _ residence: String) async throws -> [String] {
            try await disease.office.change(DiagnosisCase.self, id) {
                ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", "confirmed", "模拟〔2026〕7号")
                ($0.disease, $0.stage, $0.residence) = (code, stage, residence)
            }
            do {
                try await disease.move(id, "diagnose")
                return []
            } catch RegisterError.invalid(let problems) {
                return problems.map(\.field)
            }
        }
        #expect(try await refused("1.1", "", "441702") == ["stage"])
        #expect(try await refused("1.1", "mild", "441702") == ["stage"])
        #expect(try await refused("5.27", "1", "441702") == ["stage"])
        #expect(try await refused("5.27", "", "") == ["residence"])
        #expect(try await refused("5.27", "", "441702") == [])
    }

    @Test func `a higher stage follows the patient who is known; a second disease does not push the pneumoconiosis aside`()
        async throws
    {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let old = try await disease.register()
        _ = try await decide(disease, stage: "2", residence: "441781")
        var found = try #require(try await patients(office).first)
        #expect(found.id == old && found.record.stage == "2" && found.record.regionCode == "441781")
        _ = try await decide(disease, "5.27", stage: "mild", more: ["hazard": "2-028"])
        found = try #require(try await patients(office).first)
        #expect(found.id == old && found.record.disease == "1.1" && found.record.stage == "2")
        #expect(try await patients(office).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `an appraisal that finds no occupational disease takes the patient out and calls back what had left`(
        engine: Engine
    ) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await decide(disease, insured: false)
        _ = try await office.registers.write(as: office.bureau) { try HandOver.push("medical_aid", $0) }
        let appraisal = try await office.enter(
            Appraisal.self, ["diagnosis_case": "#\(id)", "level": "city", "applied_day": CountyOffice.monday.description]
        ).id
        try await office.move(Appraisal.self, appraisal, "accept")
        try await office.change(Appraisal.self, appraisal) { $0.result = "changed" }
        await #expect(throws: RegisterError.self) { try await office.move(Appraisal.self, appraisal, "serve") }
        try await office.change(Appraisal.self, appraisal) { $0.conclusion = "not" }
        try await office.move(Appraisal.self, appraisal, "serve")
        #expect(try await patients(office).isEmpty)
        let help = try await office.registers.read { try office.registers.records($0, Assistance.self) }
        #expect(help.map { "\($0.record.kind) \($0.record.status)" } == ["medical_aid recalled"])
        #expect(try await office.faults() == [])
    }

    @Test func `an appraisal that finds the disease after all brings the patient in`() async throws {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await decide(disease, conclusion: "not")
        let appraisal = try await office.enter(
            Appraisal.self, ["diagnosis_case": "#\(id)", "level": "city", "applied_day": CountyOffice.monday.description]
        ).id
        try await office.move(Appraisal.self, appraisal, "accept")
        try await office.change(Appraisal.self, appraisal) {
            ($0.result, $0.conclusion, $0.disease, $0.stage) = ("changed", "confirmed", "1.1", "1")
        }
        try await office.move(Appraisal.self, appraisal, "serve")
        #expect(try await patients(office).map(\.record.diagnosis) == [id])
    }
}
