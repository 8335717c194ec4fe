import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import OccupationalDiseases

extension DiseaseOffice {
    /// A case with all its papers and what the certificate needs.
    func decided(_ conclusion: String = "confirmed", certificate: String = "模拟〔2026〕11号") async throws -> Int64 {
        let id = try await apply()
        try await move(id, "complete")
        try await office.change(DiagnosisCase.self, id) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", conclusion, certificate)
            if conclusion == "confirmed" { ($0.disease, $0.stage) = ("1.1", "1") }
        }
        try await move(id, "diagnose")
        return id
    }

    func requests() async throws -> [TypedRecord<MaterialRequest>] {
        try await office.registers.read { try office.registers.records($0, MaterialRequest.self) }
    }

    func copies(_ id: Int64) async throws -> [TypedRecord<CertificateDelivery>] {
        try await office.registers.read {
            try office.registers.records(
                $0, CertificateDelivery.self, where: "t.void = 0 AND t.diagnosis_case = ?1", [.integer(id)])
        }
    }

    func hand(_ id: Int64, to receiver: String, on day: String) async throws {
        let copy = try #require(try await copies(id).first { $0.record.receiver == receiver })
        let received = try #require(Day(day))
        try await office.registers.write(as: Self.clinic) {
            try CertificateDelivery.receive(copy.stored, on: received, way: "post", proof: "回执 1", $0)
        }
    }

    func suspected() async throws -> TypedRecord<SuspectedCase> {
        try #require(try await office.registers.read { try office.registers.records($0, SuspectedCase.self) }.first)
    }
}

@Suite(.requirement("R-57")) struct MaterialRequestTests {
    @Test(arguments: Engine.allCases)
    func `the employer is asked on its own desk within ten days, and what it hands in moves the case on`(engine: Engine)
        async throws
    {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await disease.apply()
        try await disease.move(id, "ask")
        let request = try #require(try await disease.requests().first)
        #expect(request.record.employer == disease.employer && request.record.dueDay == Day("2026-03-12"))
        #expect(try await office.clocks(MaterialRequest.self, request.id) == ["diagnosis_employer_materials": Day("2026-03-12")])
        let factory = office.person(of: disease.employer)
        let desk = try await office.registers.read { try office.registers.dueItems($0, for: factory).map(\.clock) }
        #expect(desk.contains("diagnosis_employer_materials"))
        // Empty papers are no papers.
        await #expect(throws: RegisterError.self) {
            try await office.move(MaterialRequest.self, request.id, "answer", as: factory)
        }
        try await office.change(MaterialRequest.self, request.id) {
            ($0.history, $0.examinations, $0.measurements) = ("2015 年起打磨工", "2026-02-10 疑似", "没有检测：未委托")
        }
        try await office.move(MaterialRequest.self, request.id, "answer", as: factory)
        #expect(try await office.clocks(MaterialRequest.self, request.id) == [:])
        // Sent back, the period is the same one.
        try await office.move(MaterialRequest.self, request.id, "return", reason: "缺检测报告", as: DiseaseOffice.clinic)
        #expect(try await office.clocks(MaterialRequest.self, request.id) == ["diagnosis_employer_materials": Day("2026-03-12")])
        try await office.move(MaterialRequest.self, request.id, "answer", as: factory)
        try await office.move(MaterialRequest.self, request.id, "accept", as: DiseaseOffice.clinic)
        #expect(try await office.find(DiagnosisCase.self, id).stored.state == "complete")
        #expect(try await office.faults() == [])
    }

    @Test func `an employer that does not answer holds nothing up, and its silence stays on record`() async throws {
        let disease = try await DiseaseOffice.open()
        let id = try await disease.apply()
        try await disease.move(id, "ask")
        disease.office.turn(to: "2026-03-13")
        try await disease.move(id, "unanswered")
        let request = try #require(try await disease.requests().first)
        #expect(request.stored.state == "unanswered")
        #expect(try await disease.office.find(DiagnosisCase.self, id).stored.state == "complete")
    }

    @Test func `an application withdrawn closes the request, and the suspicion waits again`() async throws {
        let disease = try await DiseaseOffice.open()
        _ = try await disease.suspectedExamination()
        let suspected = try await disease.suspected()
        try await disease.office.move(SuspectedCase.self, suspected.id, "report", as: DiseaseOffice.clinic)
        let id = try await disease.apply()
        try await disease.move(id, "ask")
        #expect(try await disease.suspected().stored.state == "diagnosing")
        try await disease.move(id, "withdraw_application")
        #expect(try await disease.requests().map(\.stored.state) == ["dropped"])
        #expect(try await disease.suspected().stored.state == "reported")
        // Asked again, at this institution or another, it goes on.
        _ = try await disease.apply(["applied_day": "2026-02-27"])
        #expect(try await disease.suspected().stored.state == "diagnosing")
        #expect(try await disease.office.faults() == [])
    }

    @Test func `an employer answers its own request and finds nobody else's`() async throws {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let disease = try await DiseaseOffice(office: site.office, employer: site.office.openFactory()).withDoctors()
        try await site.openAccount(of: disease.employer)
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700", organisation: 9_001)
        try await site.openAccount("rival", .healthInstitution, region: "440000/441700", organisation: 9_002)
        let id = try await disease.apply()
        try await disease.move(id, "ask")
        let request = try #require(try await disease.requests().first)
        try await site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/").words.contains("向诊断机构提供职业病诊断资料"))
            #expect(try await visitor.get("/material_request/\(request.id)/letter").words.contains("2026-03-12 前提供"))
            // The case itself is the institution's.
            #expect(try await visitor.get("/diagnosis_case/\(id)").status >= 403)
        }
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/diagnosis_case/\(id)").words.contains("通知用人单位提供的资料"))
        }
        try await site.visit(as: "rival") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/material_request/\(request.id)").status >= 403)
        }
    }
}

@Suite(.requirement("R-57")) struct CertificateDeliveryTests {
    @Test(arguments: Engine.allCases)
    func `a confirmed disease goes to worker, employer, county and human resources, each with day and proof`(engine: Engine)
        async throws
    {
        let disease = try await DiseaseOffice.open(engine)
        let id = try await disease.decided()
        #expect(
            try await disease.copies(id).map { "\($0.record.receiver) \($0.record.copies)" }
                == ["worker 1", "employer 2", "county_health 1", "human_resources 1"])
        disease.office.turn(to: "2026-03-10")
        try await disease.hand(id, to: "worker", on: "2026-03-04")
        #expect(try await disease.office.find(DiagnosisCase.self, id).stored.state == "diagnosed")
        try await disease.hand(id, to: "employer", on: "2026-03-09")
        let served = try await disease.office.find(DiagnosisCase.self, id)
        #expect(served.stored.state == "served" && served.record.servedDay == Day("2026-03-09"))
        try await disease.hand(id, to: "human_resources", on: "2026-03-10")
        #expect(try await disease.copies(id).filter { $0.stored.state == "due" }.map(\.record.receiver) == ["county_health"])
        #expect(try await disease.office.faults() == [])
    }

    @Test func `without a disease nobody tells the department of human resources`() async throws {
        let disease = try await DiseaseOffice.open()
        let id = try await disease.decided("not")
        #expect(try await disease.copies(id).map(\.record.receiver) == ["worker", "employer", "county_health"])
    }

    @Test func `each party may appeal for thirty days after its own copy`() async throws {
        let disease = try await DiseaseOffice.open()
        let id = try await disease.decided()
        disease.office.turn(to: "2026-03-10")
        try await disease.hand(id, to: "worker", on: "2026-03-04")
        try await disease.hand(id, to: "employer", on: "2026-03-09")
        func problems(_ applicant: String, _ day: String) async throws -> [String] {
            try await disease.office.problems(
                Appraisal.self, ["diagnosis_case": "#\(id)", "level": "city", "applicant": applicant, "applied_day": day]
            ).map(\.field)
        }
        #expect(try await problems("worker", "2026-04-04") == ["applied_day"])
        #expect(try await problems("employer", "2026-04-09") == ["applied_day"])
        #expect(try await problems("employer", "2026-04-08") == [])
    }

    @Test func `a certificate with a mistake is taken back: its code checks no more, the corrected one has its own`() async throws
    {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await disease.decided()
        let code = try await office.find(DiagnosisCase.self, id).record.checkCode
        try await disease.move(id, "serve")
        try await disease.move(id, "recall")
        let recalled = try await office.find(DiagnosisCase.self, id)
        #expect(recalled.stored.state == "complete" && recalled.record.checkCode.isEmpty && recalled.record.diagnosedDay == nil)
        #expect(try await disease.copies(id).isEmpty)
        try await office.change(DiagnosisCase.self, id) { $0.certificate = "模拟〔2026〕12号" }
        try await disease.move(id, "diagnose")
        let corrected = try await office.find(DiagnosisCase.self, id).record.checkCode
        #expect(!corrected.isEmpty && corrected != code)
        #expect(try await disease.copies(id).count == 4)
        #expect(try await office.faults() == [])
    }

    @Test(.requirement("R-56")) func `a doctor who leaves after signing undoes nothing that was signed`() async throws {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await disease.decided()
        let doctors = try await office.registers.read { try office.registers.records($0, Diagnostician.self) }
        try await office.move(Diagnostician.self, try #require(doctors.first?.id), "withdraw", reason: "调离")
        try await disease.move(id, "serve", "report")
        #expect(try await office.find(DiagnosisCase.self, id).stored.state == "reported")
    }

    @Test func `a conclusion is open to appeal, then stands; the province's appraisal is the last`() {
        func sentences(_ served: String?, _ courses: [ConclusionStanding.Course], on today: String) -> [String] {
            ConclusionStanding.sentences(
                served: served.flatMap { Day($0) }, courses, today: Day(today) ?? Day(number: 0)
            ) { ($0.level, $0.result, $0.state) }
        }
        #expect(sentences(nil, [], on: "2026-03-02") == [DiseaseTexts.standsNot])
        #expect(sentences("2026-03-02", [], on: "2026-04-01") == [DiseaseTexts.standsUntil("2026-04-01")])
        #expect(sentences("2026-03-02", [], on: "2026-04-02") == [DiseaseTexts.standsFinal("2026-04-01")])
        let city = ConclusionStanding.Course(level: "市级", result: "改变", served: Day("2026-04-10"), state: "served")
        #expect(
            sentences("2026-03-02", [city], on: "2026-04-25")
                == [DiseaseTexts.appraised("市级", "改变", "2026-04-10"), DiseaseTexts.secondUntil("2026-04-25")])
        #expect(sentences("2026-03-02", [city], on: "2026-04-26").last == DiseaseTexts.secondPassed("2026-04-25"))
        let province = ConclusionStanding.Course(level: "province", result: "", served: nil, state: "已受理")
        #expect(sentences("2026-03-02", [city, province], on: "2026-05-01").last == DiseaseTexts.provinceFinal)
    }
}

@Suite(.requirement("R-55")) struct SuspectedCourseTests {
    static let hospital = Principal(
        accountID: 60, accountName: "hospital", displayName: "", role: .healthInstitution, organisation: 9_003,
        region: RegionPath("440000/441700") ?? .nowhere)

    func report(_ disease: DiseaseOffice, _ more: [String: String] = [:]) async throws -> Int64 {
        let id = try await disease.office.enter(
            SuspectedCase.self,
            [
                "employer": "#\(disease.employer)", "name": "模拟甲", "id_number": DiseaseOffice.number(), "disease": "疑似矽肺（模拟）",
                "exposure": "打磨十年", "found_day": "2026-03-02", "finder": "模拟县医院",
            ].merging(more) { $1 }, as: Self.hospital
        ).id
        try await disease.office.move(SuspectedCase.self, id, "report", as: Self.hospital)
        return id
    }

    func tell(_ disease: DiseaseOffice, _ id: Int64, worker: String? = nil, employer: String? = nil) async throws {
        let stored = try await disease.office.find(SuspectedCase.self, id).stored
        try await disease.office.registers.write(as: Self.hospital) {
            try SuspectedNotice.note(
                stored, worker: worker.flatMap { Day($0) }, employer: employer.flatMap { Day($0) }, proof: "签收单 7", $0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a clinician reports, tells both on days of their own, and sees what another institution concludes`(engine: Engine)
        async throws
    {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await report(disease)
        #expect(try await office.clocks(SuspectedCase.self, id) == ["suspected_notice": Day("2026-03-02")])
        office.turn(to: "2026-03-04")
        try await tell(disease, id, worker: "2026-03-02")
        #expect(try await office.find(SuspectedCase.self, id).stored.state == "reported")
        try await tell(disease, id, employer: "2026-03-04")
        #expect(try await office.find(SuspectedCase.self, id).stored.state == "told")
        let desk = try await office.registers.read {
            try office.registers.dueItems($0, for: office.person(of: disease.employer)).map { "\($0.clock) \($0.dueDay)" }
        }
        #expect(desk.contains("suspected_arrange 2026-04-03"))
        // The diagnosing institution does not see the hospital's report and names none: the person's is found.
        let diagnosis = try await disease.apply()
        #expect(try await office.find(DiagnosisCase.self, diagnosis).record.suspected == id)
        #expect(try await office.find(SuspectedCase.self, id).stored.state == "diagnosing")
        #expect(try await office.clocks(SuspectedCase.self, id) == [:])
        try await disease.move(diagnosis, "complete")
        try await office.change(DiagnosisCase.self, diagnosis) {
            ($0.doctors, $0.conclusion, $0.certificate) = ("甲、乙、丙", "not", "模拟〔2026〕21号")
        }
        try await disease.move(diagnosis, "diagnose")
        #expect(try await office.find(SuspectedCase.self, id).stored.state == "excluded")
        #expect(try await office.faults() == [])
    }

    @Test func `a wrong day of the notice is corrected, and the employer's thirty days with it`() async throws {
        let disease = try await DiseaseOffice.open()
        disease.office.turn(to: "2026-03-09")
        let id = try await report(disease)
        try await tell(disease, id, worker: "2026-03-09", employer: "2026-03-09")
        try await tell(disease, id, employer: "2026-03-05")
        #expect(try await disease.office.clocks(SuspectedCase.self, id) == ["suspected_arrange": Day("2026-04-04")])
    }

    @Test func `what the examination's notice proves need not be entered again with the case`() async throws {
        let disease = try await DiseaseOffice.open()
        let examination = try await disease.suspectedExamination()
        let stored = try await disease.office.find(Examination.self, examination).stored
        let today = disease.office.today
        try await disease.office.registers.write(as: DiseaseOffice.clinic) {
            try FollowUps.note(stored, worker: today, employer: today, proof: "签收单 9", $0)
        }
        let id = try await disease.suspected().id
        try await disease.office.move(SuspectedCase.self, id, "report", as: DiseaseOffice.clinic)
        let told = try await disease.suspected()
        #expect(told.stored.state == "told" && told.record.noticeProof == "签收单 9")
        // Applied for, the employer has arranged what it had to.
        _ = try await disease.apply()
        let followUps = try await disease.office.registers.read { try disease.office.registers.records($0, FollowUp.self) }
        #expect(followUps.map(\.stored.state) == ["done"])
        #expect(try await disease.office.faults() == [])
    }

    @Test(.requirement("R-52"))
    func `an examination that its institution takes back and corrects takes what followed from it along`() async throws {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await disease.suspectedExamination()
        let today = office.today
        let stored = try await office.find(Examination.self, id).stored
        try await office.registers.write(as: DiseaseOffice.clinic) {
            try FollowUps.note(stored, worker: today, employer: today, proof: "签收单", $0)
        }
        try await office.move(Examination.self, id, "take_back", reason: "读片有误", as: DiseaseOffice.clinic)
        #expect(try await office.find(Examination.self, id).stored.state == "returned")
        #expect(try await disease.suspected().stored.state == "found")
        try await office.change(Examination.self, id) {
            ($0.conclusion, $0.condition) = ("otherAbnormality", "肺结节（模拟）")
        }
        #expect(try await office.find(Examination.self, id).stored.state == "accepted")
        let (cases, followUps) = try await office.registers.read { connection in
            (
                try office.registers.records(connection, SuspectedCase.self),
                try office.registers.records(connection, FollowUp.self)
            )
        }
        #expect(cases.isEmpty && followUps.isEmpty)
        #expect(try await office.faults() == [])
    }

    @Test func `pages: the hospital follows its report, the diagnosing institution saves a case of it, the person sees both`()
        async throws
    {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let disease = try await DiseaseOffice(office: site.office, employer: site.office.openFactory()).withDoctors()
        let id = try await report(disease)
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700", organisation: 9_001)
        try await site.openAccount("hospital", .healthInstitution, region: "440000/441700", organisation: 9_003)
        let diagnosis = try await disease.apply()
        let found = try await site.office.find(DiagnosisCase.self, diagnosis)
        let worker = try #require(found.record.worker)
        try await site.openAccount("person", .worker, person: worker)
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            let form = try await visitor.get("/diagnosis_case/\(diagnosis)/edit")
            #expect(form.text.contains("value=\"#\(id)\""))
            let saved = try await visitor.post(
                "/diagnosis_case/\(diagnosis)",
                [
                    "_version": "1", "suspected_case": "#\(id)", "hazard": "1-001 矽尘（游离SiO2含量≥10%）", "basis": "接触史十年",
                ])
            #expect(saved.status == 303 || saved.status == 302)
            #expect(try await visitor.get("/suspected_case/\(id)").status >= 403)
        }
        #expect(try await site.office.find(DiagnosisCase.self, diagnosis).record.basis == "接触史十年")
        try await site.visit(as: "hospital") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/suspected_case/\(id)")
            #expect(page.words.contains("后续诊断") && page.words.contains("模拟诊断机构"))
            #expect(try await visitor.get("/suspected_case/\(id)/letter").words.contains("30 日内安排"))
        }
        try await site.visit(as: "person") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/health/my-file")
            #expect(page.words.contains("职业病诊断与待遇") && page.words.contains("疑似矽肺（模拟）"))
        }
    }
}
