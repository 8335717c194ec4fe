import Calendars
import Database
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import OccupationalDiseases

/// Households looked at, those who answer for a disease looked for, and what came of it.
@Suite(.requirement("R-74", "R-75")) struct HardshipTests {
    private func check(_ office: CountyOffice, _ patient: Int64, _ day: String, _ more: [String: String] = [:]) async throws
        -> Int64
    {
        try await office.enter(
            HouseholdCheck.self,
            ["patient": "#\(patient)", "check_day": day, "way": "home", "checker": "模拟村民委员会"].merging(more) { $1 }
        ).id
    }

    private func help(_ office: CountyOffice, _ patient: Int64) async throws -> [TypedRecord<Assistance>] {
        try await office.registers.read { connection in
            try office.registers.records(connection, Assistance.self, where: "t.void = 0 AND t.patient = ?1", [.integer(patient)])
        }
    }

    private func state(_ office: CountyOffice, _ id: Int64) async throws -> String {
        try await office.find(HouseholdCheck.self, id).stored.state
    }

    @Test(arguments: Engine.allCases)
    func `a household is looked at, what it needs is handed over, the answers decide, next year it is reviewed`(engine: Engine)
        async throws
    {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await disease.register()
        let none = try await check(office, id, "2025-02-01")
        #expect(try await state(office, none) == "none")
        #expect(try await office.clocks(HouseholdCheck.self, none) == ["household_review": Day("2026-02-01")])
        let found = try await check(office, id, "2026-02-01", ["needs_medical": "是", "needs_subsistence": "是"])
        #expect(try await state(office, none) == "reviewed")
        #expect(try await office.clocks(HouseholdCheck.self, none) == [:])
        #expect(try await state(office, found) == "found")
        try await office.move(HouseholdCheck.self, found, "refer")
        #expect(try await help(office, id).map(\.record.kind) == ["medical_aid", "subsistence"])
        for kind in ["medical_aid", "subsistence"] {
            _ = try await office.registers.write(as: office.bureau) { try HandOver.push(kind, $0) }
        }
        let rows = try await help(office, id)
        try await office.change(Assistance.self, rows[0].id) { ($0.outcome, $0.answeredDay) = ("refused", CountyOffice.monday) }
        #expect(try await state(office, found) == "referred")
        try await office.change(Assistance.self, rows[1].id) { ($0.outcome, $0.answeredDay) = ("refused", CountyOffice.monday) }
        #expect(try await state(office, found) == "refused")
        // Asked again after a correction, the second office grants it after all.
        try await office.change(Assistance.self, rows[1].id) { $0.outcome = "granted" }
        #expect(try await state(office, found) == "granted")
        #expect(try await office.faults() == [])
    }

    @Test func `a check corrected before it leaves changes its state; one without a need has nothing to hand over`() async throws
    {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await disease.register()
        let found = try await check(office, id, "2026-02-01", ["needs_union": "是"])
        try await office.change(HouseholdCheck.self, found) { $0.needsUnion = false }
        #expect(try await state(office, found) == "none")
        try await office.change(HouseholdCheck.self, found) { $0.needsTemporary = true }
        #expect(try await state(office, found) == "found")
        #expect(
            try await office.problems(
                HouseholdCheck.self, ["patient": "#\(id)", "check_day": "2026-03-03", "way": "home", "checker": "模拟"]
            ).map(\.field) == ["check_day"])
    }

    @Test(arguments: Engine.allCases)
    func `where no employer can be found the home answers, legal aid is prepared with the person's word and followed to its end`(
        engine: Engine
    ) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        let id = try await disease.register()
        let input = ["patient": "#\(id)", "found_day": "2026-02-02", "kind": "gone", "grounds": "登记已注销（模拟）"]
        #expect(try await office.problems(ResponsibilityFinding.self, input).map(\.field) == ["former_work", "local_office"])
        let whole = input.merging(["former_work": "模拟石料场", "local_office": "模拟镇"]) { $1 }
        let finding = try await office.enter(ResponsibilityFinding.self, whole).id
        #expect(try await office.find(Patient.self, id).record.hasEmployer == false)
        #expect(try await help(office, id).map(\.record.kind) == ["medical_aid", "legal_aid"])
        await #expect(throws: RegisterError.self) { try await office.move(ResponsibilityFinding.self, finding, "aid") }
        let aid = try #require(try await help(office, id).last?.id)
        try await office.change(Assistance.self, aid) { $0.consented = true }
        _ = try await office.registers.write(as: office.bureau) { try HandOver.push("legal_aid", $0) }
        try await office.change(Assistance.self, aid) { ($0.outcome, $0.answeredDay) = ("granted", CountyOffice.monday) }
        let aided = try await office.find(ResponsibilityFinding.self, finding)
        #expect(aided.stored.state == "aided" && aided.record.aidedDay == CountyOffice.monday)
        try await office.move(ResponsibilityFinding.self, finding, "settle", reason: "调解结案（模拟）")
        #expect(try await office.find(ResponsibilityFinding.self, finding).stored.state == "settled")
        #expect(try await office.faults() == [])
    }

    @Test func `an employer found later turns the way: work injury instead of legal aid, as long as nothing has left`()
        async throws
    {
        let disease = try await DiseaseOffice.open()
        let office = disease.office
        let id = try await disease.register()
        let gone = [
            "patient": "#\(id)", "found_day": "2026-02-02", "kind": "unclear", "grounds": "模拟", "former_work": "模拟",
            "local_office": "模拟镇",
        ]
        let first = try await office.enter(ResponsibilityFinding.self, gone).id
        let exists = [
            "patient": "#\(id)", "found_day": "2026-03-02", "kind": "exists", "grounds": "模拟", "employer": "#\(disease.employer)",
        ]
        #expect(
            try await office.problems(ResponsibilityFinding.self, exists.filter { $0.key != "employer" }).map(\.field) == [
                "employer"
            ])
        let second = try await office.enter(ResponsibilityFinding.self, exists).id
        #expect(try await office.find(ResponsibilityFinding.self, second).stored.state == "answered")
        #expect(try await help(office, id).map(\.record.kind) == ["medical_aid", "work_injury"])
        await #expect(throws: RegisterError.self) {
            try await office.change(ResponsibilityFinding.self, first) { $0.kind = "exists" }
        }
    }

    @Test func `every living patient is listed with the help he gets; the unchecked and the unanswered are one click away`()
        async throws
    {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let disease = try await DiseaseOffice(office: site.office, employer: site.office.openFactory()).withDoctors()
        let near = try await disease.register(0)
        _ = try await disease.register(1, region: "441781")
        _ = try await check(site.office, near, "2026-02-01", ["needs_subsistence": "是"])
        try await site.office.enter(Assistance.self, ["patient": "#\(near)", "kind": "subsistence", "pushed_day": "2026-02-03"])
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("city", .cdc, region: "440000/441700")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/patients/help")
            #expect(page.words.contains("全部 1") && page.words.contains("尚无一项落实 1") && page.words.contains("一年内未排查 0"))
            #expect(page.words.contains("最低生活保障：已移送") && page.words.contains("2026-02-01"))
            let file = try await visitor.get("/patients/help/file?show=unanswered")
            #expect(file.text.contains("最低生活保障：已移送") && !file.text.contains(DiseaseOffice.number(0)))
        }
        try await site.visit(as: "city") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/patients/help?show=unchecked")
            #expect(page.words.contains("全部 2") && page.words.contains("一年内未排查 1") && page.words.contains("已移送未反馈 1"))
            #expect(page.text.ranges(of: "href=\"/patient/").count == 1)
        }
    }
}
