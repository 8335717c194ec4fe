import Access
import Calendars
import CodeTables
import Database
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import OccupationalDiseases

/// From the diagnosis to the departments: what is prepared, what leaves, what comes back.
@Suite(.requirement("R-72", "R-73", "R-74", "R-75")) struct ReliefTests {
    private func patient(
        _ office: CountyOffice, _ place: Int, diagnosed: String, insured: Bool, employer: Bool, region: String = "441702"
    ) async throws -> Int64 {
        try await office.enter(
            Patient.self,
            [
                "name": "模拟甲", "id_number": DiseaseOffice.number(place), "disease": "1.1", "stage": "1",
                "diagnosed_day": diagnosed,
                "region_code": region, "is_insured": insured ? "是" : "否", "has_employer": employer ? "是" : "否",
            ]
        ).id
    }

    private func kinds(_ office: CountyOffice, _ patient: Int64) async throws -> [String] {
        try await office.registers.read { connection in
            try office.registers.records(
                connection, Assistance.self, where: "t.void = 0 AND t.patient = ?1", [.integer(patient)]
            ).map { "\($0.record.kind) \($0.record.status)" }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a new diagnosis prepares what its facts point to, an old one waits to be asked`(engine: Engine) async throws {
        let office = try await DiseaseOffice.open(engine).office
        let day = office.registers.clock.today
        let insured = try await patient(office, 0, diagnosed: (day + -365).description, insured: true, employer: true)
        #expect(try await kinds(office, insured) == ["work_injury prepared", "benefit prepared", "settlement prepared"])
        let alone = try await patient(office, 1, diagnosed: (day + -10).description, insured: false, employer: false)
        #expect(try await kinds(office, alone) == ["medical_aid prepared", "legal_aid prepared"])
        let visit = ["patient": "#\(alone)", "visit_day": day.description, "way": "home", "outcome": "died", "death_cause": "模拟"]
        try await office.enter(PatientVisit.self, visit)
        #expect(try await kinds(office, alone) == [])
        #expect(
            try await office.problems(
                Patient.self,
                [
                    "name": "模拟甲", "id_number": DiseaseOffice.number(3), "disease": "1.1", "stage": "1",
                    "diagnosed_day": (day + 1).description, "region_code": "441702",
                ]
            ).map(\.field) == ["diagnosed_day"])
        let old = try await patient(office, 2, diagnosed: (day + -366).description, insured: false, employer: true)
        #expect(try await kinds(office, old) == [])
    }

    @Test func `an answer needs a hand-over, days follow each other, legal aid needs the person's word`() async throws {
        let office = try await DiseaseOffice.open(.sqlite).office
        let old = try await patient(office, 0, diagnosed: "2015-06-01", insured: false, employer: true)
        func problems(_ input: [String: String]) async throws -> [String] {
            try await office.problems(Assistance.self, ["patient": "#\(old)", "kind": "medical_aid"].merging(input) { $1 })
                .map(\.field)
        }
        #expect(try await problems(["received_day": "2026-02-01"]) == ["pushed_day"])
        #expect(try await problems(["pushed_day": "2026-02-02", "received_day": "2026-02-01"]) == ["received_day"])
        #expect(
            try await problems(["pushed_day": "2026-02-02", "received_day": "2026-02-03", "answered_day": "2026-02-02"])
                == ["answered_day"])
        #expect(try await problems(["pushed_day": "2026-02-02", "benefit_from": "2026-03-01"]) == ["benefit_from"])
        #expect(try await problems(["kind": "legal_aid", "pushed_day": "2026-02-02"]) == ["consented"])
        #expect(try await problems(["kind": "legal_aid", "pushed_day": "2026-02-02", "consented": "是"]) == [])
    }

    @Test(arguments: Engine.allCases)
    func `what is prepared is handed over on its own record, and counts as handed over only then`(engine: Engine) async throws {
        let office = try await DiseaseOffice.open(engine).office
        let day = office.registers.clock.today
        let alone = try await patient(office, 0, diagnosed: day.description, insured: false, employer: true)
        let second = ["patient": "#\(alone)", "kind": "medical_aid", "pushed_day": day.description]
        #expect(try await office.problems(Assistance.self, second).map(\.field) == ["kind"])
        #expect(try await kinds(office, alone) == ["work_injury prepared", "medical_aid prepared"])
        #expect(try await office.problems(Assistance.self, second.merging(["kind": "temporary_aid"]) { $1 }) == [])
    }

    @Test func `a batch takes all that waits, holds the receiver's least alone, and is logged each time it leaves`() async throws
    {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let office = site.office
        let near = try await patient(office, 0, diagnosed: "2015-06-01", insured: false, employer: false)
        let far = try await patient(office, 1, diagnosed: "2015-06-01", insured: false, employer: true, region: "441781")
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let before = try await visitor.get("/patients/without-help")
            #expect(before.words.contains("共 1 人。") && before.words.contains("责任主体不明 0"))
            for _ in 1...2 { #expect(try await visitor.post("/patient/\(near)/help").status == 303) }
            #expect(try await kinds(office, near) == ["medical_aid prepared", "legal_aid prepared"])
            #expect(try await visitor.post("/patient/\(far)/help").status == 404)
            #expect(try await visitor.post("/assistance/hand-over", ["kind": "medical_aid"]).status == 303)
            #expect(try await visitor.post("/assistance/hand-over", ["kind": "medical_aid"]).status == 422)
            // Legal aid waits for the person's word.
            #expect(try await visitor.post("/assistance/hand-over", ["kind": "legal_aid"]).status == 422)
            #expect(try await kinds(office, near) == ["medical_aid pushed", "legal_aid prepared"])
        }
        let batch = try await office.registers.read {
            try $0.value("SELECT batch FROM assistance WHERE kind = 'medical_aid'").text ?? ""
        }
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/assistance/hand-over")
            #expect(page.words.contains(batch))
            for _ in 1...2 {
                let file = try await visitor.get("/assistance/hand-over/file?batch=\(batch)")
                #expect(file.text.contains("姓名,证件号码,现住地区"))
                #expect(file.text.contains(DiseaseOffice.number(0)))
                for hidden in ["矽肺", "壹期", "2015-06-01", DiseaseOffice.number(1)] {
                    #expect(!file.text.contains(hidden), "\(hidden)")
                }
            }
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/assistance/hand-over/file?batch=\(batch)").status == 404)
            #expect(!(try await visitor.get("/assistance/hand-over")).words.contains(batch))
        }
        let logged = try await office.registers.read {
            try $0.value("SELECT COUNT(*) FROM access_log WHERE action = 'export' AND register = 'assistance'").integer
        }
        #expect(logged == 2)
    }
}
