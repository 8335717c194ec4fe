import Access
import Calendars
import CodeTables
import Database
import Employers
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import Indicators
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import OccupationalDiseases

struct DiseaseOffice {
    let office: CountyOffice
    let employer: Int64
    static let clinic = Principal(
        accountID: 50, accountName: "clinic", displayName: "", role: .healthInstitution, organisation: 9_001,
        region: RegionPath("440000/441700") ?? .nowhere)

    static func open(_ engine: Engine = .sqlite) async throws -> DiseaseOffice {
        let registers =
            WorkplaceMonitoring.registers + HealthSurveillance.registers + HealthInstitutions.registers
            + OccupationalDiseases.registers
        let office = try await CountyOffice(engine, with: registers) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            HealthInstitutions.join(&$0)
            OccupationalDiseases.join(&$0)
        }
        return try await DiseaseOffice(office: office, employer: office.openFactory()).withDoctors()
    }

    /// 甲, 乙 and 丙 of the diagnosing hospital, for diseases of the lungs and poisonings.
    func withDoctors() async throws -> DiseaseOffice {
        let hospital = try await office.enter(
            HealthInstitution.self,
            [
                "name": "模拟诊断机构", "service": "diagnosis", "region_code": "441702", "is_public": "1", "address": "模拟路 1 号",
                "started_day": "2020-01-02", "filed_day": "2020-01-06", "dust": "1",
            ])
        for name in ["甲", "乙", "丙"] {
            try await office.enter(
                Diagnostician.self,
                [
                    "name": name, "certificate": "模拟证\(name)", "institution": "#\(hospital.id)", "scope": "1、5",
                    "valid_from": "2020-01-01",
                ])
        }
        return self
    }

    static func number(_ place: Int = 0) -> String {
        let body = "44170219600515" + String(1_001 + place * 2).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }

    func suspectedExamination() async throws -> Int64 {
        try await office.enter(
            Examination.self,
            [
                "employer": "#\(employer)", "name": "模拟甲", "id_number": Self.number(), "type": "during", "exam_day": "2026-02-10",
                "agent": "D01", "institution": "模拟检查机构", "conclusion": "suspectedDisease", "condition": "疑似矽肺（模拟）",
                "results": "SYM; INT; ECG; PFT; CXR-HK; CBC; URI; ALT; RU=1/1; RM=1/1; RL=0/1; LU=0/0; LM=0/0; LL=0/0",
            ], as: Self.clinic
        ).id
    }

    func apply(_ more: [String: String] = [:]) async throws -> Int64 {
        try await office.enter(
            DiagnosisCase.self,
            [
                "employer": "#\(employer)", "name": "模拟甲", "id_number": Self.number(), "hazard": "1-001", "institution": "模拟诊断机构",
                "applied_day": "2026-03-02", "residence": "441702",
            ].merging(more) { $1 }, as: Self.clinic
        ).id
    }

    func move(_ id: Int64, _ steps: String...) async throws {
        for step in steps { try await office.move(DiagnosisCase.self, id, step, reason: "模拟", as: Self.clinic) }
    }

    func register(_ place: Int = 0, region: String = "441702") async throws -> Int64 {
        try await office.enter(
            Patient.self,
            [
                "name": "模拟甲", "id_number": Self.number(place), "disease": "1.1", "stage": "1", "diagnosed_day": "2015-06-01",
                "region_code": region,
            ]
        ).id
    }
}

@Suite(.requirement("R-55", "R-56", "R-57")) struct DiagnosisTests {
    @Test(arguments: Engine.allCases)
    func `a suspected conclusion begins the case at once, and the report settles its clock`(engine: Engine) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let examination = try await disease.suspectedExamination()
        let cases = try await disease.office.registers.read { try disease.office.registers.records($0, SuspectedCase.self) }
        #expect(cases.map(\.record.disease) == ["疑似矽肺（模拟）"])
        #expect(try await disease.office.clocks(Examination.self, examination)["suspected_report"] != nil)
        let id = try #require(cases.first?.id)
        try await disease.office.move(SuspectedCase.self, id, "report", as: DiseaseOffice.clinic)
        #expect(try await disease.office.clocks(Examination.self, examination)["suspected_report"] == nil)
        let diagnosis = try await disease.apply(["suspected_case": "#\(id)"])
        #expect(try await disease.office.find(SuspectedCase.self, id).stored.state == "diagnosing")
        try await disease.move(diagnosis, "ask", "complete")
        try await disease.office.change(DiagnosisCase.self, diagnosis) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", "confirmed", "模拟〔2026〕1号")
            ($0.disease, $0.stage) = ("1.1", "1")
        }
        try await disease.move(diagnosis, "diagnose")
        #expect(try await disease.office.find(SuspectedCase.self, id).stored.state == "confirmed")
        #expect(try await disease.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `each step starts the period of law and settles the one before`(engine: Engine) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await disease.apply()
        #expect(try await office.clocks(DiagnosisCase.self, id) == [:])
        try await disease.move(id, "ask")
        #expect(try await office.clocks(DiagnosisCase.self, id) == ["diagnosis_employer_materials": Day("2026-03-12")])
        try await disease.move(id, "unanswered")
        #expect(try await office.clocks(DiagnosisCase.self, id) == ["diagnosis_decision": Day("2026-04-01")])
        await #expect(throws: RegisterError.self) { try await disease.move(id, "diagnose") }
        try await office.change(DiagnosisCase.self, id) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙", "not", "模拟〔2026〕2号")
        }
        await #expect(throws: RegisterError.self) { try await disease.move(id, "diagnose") }
        try await office.change(DiagnosisCase.self, id) { $0.doctors = "甲、乙、丙" }
        try await disease.move(id, "diagnose")
        #expect(
            try await office.clocks(DiagnosisCase.self, id)
                == ["diagnosis_send_certificate": Day("2026-03-17"), "diagnosis_report_system": Day("2026-03-17")])
        try await disease.move(id, "serve")
        #expect(try await office.clocks(DiagnosisCase.self, id) == ["diagnosis_report_system": Day("2026-03-17")])
        try await disease.move(id, "report")
        #expect(try await office.clocks(DiagnosisCase.self, id) == [:])
        #expect(try await office.faults() == [])
    }

    @Test func `the panel comes from the register: qualified, in force and for the class of the disease`() async throws {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await disease.apply()
        try await disease.move(id, "complete")
        func refused(_ doctors: String, _ code: String = "1.1", conclusion: String = "confirmed") async throws -> [String] {
            try await office.change(DiagnosisCase.self, id) {
                ($0.doctors, $0.conclusion, $0.disease, $0.certificate) = (doctors, conclusion, code, "模拟〔2026〕9号")
                $0.stage = code == "1.1" ? "1" : ""
            }
            do {
                try await disease.move(id, "diagnose")
                return []
            } catch RegisterError.invalid(let problems) {
                return problems.map(\.field)
            }
        }
        #expect(try await refused("甲、乙、丁") == ["doctors"])
        // Deafness is of another class than the certificates.
        #expect(try await refused("甲、乙、丙", "4.1") == ["doctors", "doctors", "doctors"])
        let doctors = try await office.registers.read { try office.registers.records($0, Diagnostician.self) }
        let third = try #require(doctors.first { $0.record.name == "丙" }?.id)
        try await office.change(Diagnostician.self, third) { $0.until = Day("2026-03-01") }
        #expect(try await refused("甲、乙、丙") == ["doctors"])
        try await office.change(Diagnostician.self, third) { $0.until = Day("2026-03-02") }
        try await office.move(Diagnostician.self, third, "suspend", reason: "模拟")
        #expect(try await refused("甲、乙、丙") == ["doctors"])
        try await office.move(Diagnostician.self, third, "resume")
        // By name or by certificate.
        #expect(try await refused("甲、乙、模拟证丙") == [])
    }

    @Test func `an appraisal is applied for in time: thirty days, then fifteen, and never before the certificate`() async throws {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await disease.apply()
        try await disease.move(id, "complete")
        try await office.change(DiagnosisCase.self, id) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", "not", "模拟〔2026〕3号")
        }
        func problems(_ level: String, _ day: String) async throws -> [String] {
            try await office.problems(Appraisal.self, ["diagnosis_case": "#\(id)", "level": level, "applied_day": day]).map(
                \.field)
        }
        try await disease.move(id, "diagnose")
        #expect(try await problems("city", "2026-03-02") == ["applied_day"])
        try await disease.move(id, "serve")
        #expect(try await problems("city", "2026-04-02") == ["applied_day"])
        #expect(try await problems("province", "2026-03-20") == ["applied_day"])
        let city = try await office.enter(
            Appraisal.self, ["diagnosis_case": "#\(id)", "level": "city", "applied_day": "2026-04-01"])
        try await office.move(Appraisal.self, city.id, "accept")
        #expect(try await office.clocks(Appraisal.self, city.id) == ["appraisal_decision": Day("2026-04-11")])
        await #expect(throws: RegisterError.self) { try await office.move(Appraisal.self, city.id, "serve") }
        try await office.change(Appraisal.self, city.id) { $0.result = "upheld" }
        try await office.move(Appraisal.self, city.id, "serve")
        #expect(try await problems("province", "2026-03-18") == ["applied_day"])
        #expect(try await problems("province", "2026-03-17") == [])
    }

    @Test func `the certificate prints, its code checks for anyone, and tells neither person nor disease`() async throws {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let disease = try await DiseaseOffice(office: site.office, employer: site.office.openFactory()).withDoctors()
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700", organisation: 9_001)
        try await site.openAccount("rival", .healthInstitution, region: "440000/441700", organisation: 9_002)
        _ = try await disease.suspectedExamination()
        let id = try await disease.apply()
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/diagnosis_case/\(id)")
            #expect(page.text.contains("不是诊断结论") && page.text.contains("密集度 1、至少 2 个肺区"))
            #expect(page.text.contains("/rules/gbz70_2015_stage"))
            #expect(page.reasons.contains { $0.contains("满足") && $0.contains("不是诊断结论") && $0.contains("单一来源") })
            #expect(try await visitor.get("/diagnosis_case/\(id)/certificate").status == 404)
        }
        try await disease.move(id, "complete")
        try await site.office.change(DiagnosisCase.self, id) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", "confirmed", "模拟〔2026〕4号")
            ($0.disease, $0.stage) = ("1.1", "1")
        }
        try await disease.move(id, "diagnose")
        let code = try await site.office.find(DiagnosisCase.self, id).record.checkCode
        #expect(code.count == 20)
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/diagnosis_case/\(id)/certificate")
            #expect(page.status == 200 && page.text.contains(code) && page.text.contains("模拟甲"))
        }
        try await site.visit(as: "rival") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/diagnosis_case/\(id)/certificate").status == 404)
        }
        try await site.visit { (visitor: Visitor) async throws in
            let page = try await visitor.get("/certificate?code=\(code)")
            #expect(page.text.contains("模拟〔2026〕4号"))
            #expect(!page.text.contains("模拟甲") && !page.text.contains("矽肺"))
            #expect(try await visitor.get("/certificate?code=00").text.contains("没有这个核验码的证明书"))
        }
    }
}

@Suite(.requirement("R-59")) struct PatientTests {
    @Test(arguments: Engine.allCases)
    func `every living patient has a visit coming; a lost one too; a dead one none`(engine: Engine) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await disease.register()
        func visit(_ day: String, _ outcome: String, _ more: [String: String] = [:]) async throws {
            try await office.enter(
                PatientVisit.self,
                ["patient": "#\(id)", "visit_day": day, "way": "home", "outcome": outcome].merging(more) { $1 })
        }
        #expect(try await office.clocks(Patient.self, id) == ["yearly_visit": Day("2026-03-02")])
        try await visit("2026-02-01", "alive")
        #expect(try await office.clocks(Patient.self, id) == ["yearly_visit": Day("2027-02-01")])
        try await visit("2026-02-20", "lost")
        #expect(try await office.find(Patient.self, id).stored.state == "lost")
        #expect(try await office.clocks(Patient.self, id) == ["yearly_visit": Day("2027-02-20")])
        await #expect(throws: RegisterError.self) { try await visit("2026-03-01", "died") }
        try await visit("2026-03-01", "died", ["death_cause": "模拟"])
        #expect(try await office.find(Patient.self, id).record.deathCause == "模拟")
        #expect(try await office.clocks(Patient.self, id) == [:])
        await #expect(throws: RegisterError.self) { try await visit("2026-03-02", "alive") }
        #expect(try await office.faults() == [])
    }
}

@Suite(.requirement("R-60")) struct RehabilitationTests {
    @Test(arguments: Engine.allCases)
    func `no town with a hundred patients is not applicable; with one it depends on the serving station`(engine: Engine)
        async throws
    {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        try await LoadCodeTables(registers: office.registers)()
        try await office.enter(
            Region.self,
            ["code": "441781901", "name": "模拟一镇", "parent": "441781", "type": "town", "evidence": "design"],
            as: office.systemAdministrator)
        try await office.codes.refresh(office.registers.database)
        let measure = RehabilitationCoverage.measure
        func coverage() async throws -> [Int64] {
            let region = try #require(RegionPath("440000/441700"))
            return try await office.registers.read { connection in
                let live = try measure.live(connection, region, CountyOffice.monday).sum
                let counted = try measure.recount(connection, region, CountyOffice.monday).sum
                return [live.numerator, live.denominator, counted.numerator, counted.denominator]
            }
        }
        for place in 0..<99 { _ = try await disease.register(place, region: "441781901") }
        #expect(try await coverage() == [0, 0, 0, 0])
        _ = try await disease.register(99, region: "441781901")
        #expect(try await coverage() == [0, 1, 0, 1])
        let station = try await office.enter(
            RehabilitationStation.self, ["name": "模拟康复站", "kind": "station", "region_code": "441781901"])
        try await office.move(RehabilitationStation.self, station.id, "build")
        #expect(try await coverage() == [0, 1, 0, 1])
        try await office.move(RehabilitationStation.self, station.id, "serve")
        #expect(try await coverage() == [1, 1, 1, 1])
        // The office of the plan sets its own number of patients, from a day on.
        for (day, expected) in [("2026-03-03", [1, 1, 1, 1] as [Int64]), ("2026-03-02", [0, 0, 0, 0])] {
            try await office.enter(
                RehabilitationThreshold.self,
                ["region_code": "441700", "persons": "101", "from_day": day, "basis": "模拟通知"])
            #expect(try await coverage() == expected)
        }
        #expect(try await office.faults() == [])
    }
}

@Suite(.requirement("R-72", "R-73", "R-74", "R-75")) struct AssistanceTests {
    @Test func `every hand-over says to whom, on which ground, with which data; the unhelped are one click away`() async throws {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let disease = try await DiseaseOffice(office: site.office, employer: site.office.openFactory()).withDoctors()
        let helped = try await disease.register(0)
        _ = try await disease.register(1)
        let input = ["patient": "#\(helped)", "kind": "medical_aid", "pushed_day": "2026-02-01"]
        let decided = input.merging(["outcome": "granted"]) { $1 }
        #expect(try await site.office.problems(Assistance.self, decided).map(\.field) == ["answered_day"])
        let given = try await site.office.enter(Assistance.self, decided.merging(["answered_day": "2026-02-20"]) { $1 })
        let found = try await site.office.find(Assistance.self, given.id).record
        #expect([found.department, found.basis] == ["医疗保障", "职业病防治法第六十一条"])
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/patients/without-help")
            #expect(page.text.ranges(of: "href=\"/patient/").count == 1)
            #expect(!page.text.contains("href=\"/patient/\(helped)\""))
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/patients/without-help").words.contains("没有这样的患者。"))
        }
    }
}
