import Access
import Calendars
import Database
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import OccupationalDiseases

/// Departments that work in the system: a new patient reaches them at once, they see the least and answer in their own words.
@Suite(.requirement("R-09", "R-72", "R-73")) struct HandOverLetterTests {
    private func office(_ office: CountyOffice, _ type: String, _ region: String, _ name: String) async throws -> Int64 {
        try await office.enter(
            Organisation.self, ["name": name, "type": type, "region_code": region]
        ).id
    }

    private func patient(_ office: CountyOffice, _ place: Int, region: String = "441702") async throws -> Int64 {
        try await office.enter(
            Patient.self,
            [
                "name": "模拟甲", "id_number": DiseaseOffice.number(place), "disease": "1.1", "stage": "1",
                "diagnosed_day": CountyOffice.monday.description, "region_code": region, "is_insured": "否", "has_employer": "是",
            ]
        ).id
    }

    private func letters(_ office: CountyOffice) async throws -> [TypedRecord<HandOverLetter>] {
        try await office.registers.read { try office.registers.records($0, HandOverLetter.self) }
    }

    @Test(arguments: Engine.allCases)
    func `a new patient goes at once to the nearest office of each department, with the least it needs`(engine: Engine)
        async throws
    {
        let office = try await DiseaseOffice.open(engine).office
        let city = try await self.office(office, "medical_security", "441700", "模拟市医保局")
        let county = try await self.office(office, "medical_security", "441702", "模拟区医保局")
        _ = try await patient(office, 0)
        _ = try await patient(office, 1, region: "441781")
        let letters = try await letters(office)
        #expect(letters.map(\.record.receiver) == [county, city])
        let first = try #require(letters.first?.record)
        #expect(first.kind == "medical_aid" && first.basis == "职业病防治法第六十一条" && first.status == "pushed")
        #expect([first.name, first.idNumber, first.residence] == ["模拟甲", DiseaseOffice.number(0), "江城区"])
        #expect(
            [first.disease, first.institution, first.certificate, first.employer] == ["", "", "", ""] && first.diagnosedDay == nil
        )
        // No office of 人社 is in the system: its hand-over waits for the batch file.
        let help = try await office.registers.read { try office.registers.records($0, Assistance.self) }
        #expect(
            help.map { "\($0.record.kind) \($0.record.status) \($0.record.way)" } == [
                "work_injury prepared ", "medical_aid pushed platform", "work_injury prepared ", "medical_aid pushed platform",
            ])
        #expect(try await office.clocks(Assistance.self, help[1].id) == ["answer": CountyOffice.monday + 30])
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `an answer stands in the log of help at once, one taken by telephone in the letter, a withdrawal in both`(
        engine: Engine
    ) async throws {
        let office = try await DiseaseOffice.open(engine).office
        _ = try await self.office(office, "medical_security", "441700", "模拟市医保局")
        _ = try await patient(office, 0)
        let letter = try #require(try await letters(office).first)
        let help = try #require(letter.record.assistance)
        let today = CountyOffice.monday
        try await office.change(HandOverLetter.self, letter.id) { $0.receivedDay = today }
        #expect(try await office.find(Assistance.self, help).record.status == "received")
        try await office.change(HandOverLetter.self, letter.id) {
            ($0.outcome, $0.answeredDay, $0.benefitFrom, $0.amount) = ("granted", today, today, 1_200)
        }
        let told = try await office.find(Assistance.self, help).record
        #expect(told.status == "granted" && told.benefitFrom == today && told.amount == 1_200)
        #expect(try await office.clocks(Assistance.self, help) == [:])
        try await office.change(Assistance.self, help) { ($0.outcome, $0.benefitFrom, $0.amount) = ("refused", nil, nil) }
        #expect(try await office.find(HandOverLetter.self, letter.id).record.status == "refused")
        try await office.registers.write(as: office.bureau) { transaction in
            guard let found = try transaction.find(Assistance.self, help) else { return }
            try transaction.withdraw(found.stored, reason: "移送有误（模拟）")
        }
        #expect(try await office.find(HandOverLetter.self, letter.id).record.status == "recalled")
        #expect(try await office.faults() == [])
    }

    @Test
    func `a liaison sees the letters to the own office and nothing else, takes them in full and answers by interface or sheet`()
        async throws
    {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let office = site.office
        let medicare = try await self.office(office, "medical_security", "441700", "模拟市医保局")
        let civil = try await self.office(office, "civil_affairs", "441700", "模拟市民政局")
        let near = try await patient(office, 0)
        let letter = try #require(try await letters(office).first)
        try await site.openAccount("medicare", .departmentLiaison, region: "440000/441700", organisation: medicare)
        try await site.openAccount("civil", .departmentLiaison, region: "440000/441700", organisation: civil)
        try await site.visit(as: "medicare") { (visitor: Visitor) async throws in
            let desk = try await visitor.get("/")
            #expect(desk.words.contains("待反馈 1 件"))
            let sheet = try await visitor.get("/hand_over/file").text
            #expect(sheet.contains(letter.record.number) && sheet.contains(DiseaseOffice.number(0)) && sheet.contains("江城区"))
            #expect(!sheet.contains("矽肺"))
            let persons = try await visitor.get("/api/v1/hand_over/persons").text
            #expect(persons.contains(DiseaseOffice.number(0)) && !persons.contains("disease"))
            #expect(try await visitor.get("/hand_over/\(letter.id)").status == 200)
            for hidden in [
                "/patient", "/patient/\(near)", "/assistance", "/worker", "/employer", "/patients/help", "/assistance/hand-over",
            ] {
                let status = try await visitor.get(hidden).status
                #expect(status == 403 || status == 404, "\(hidden) \(status)")
            }
        }
        try await site.visit(as: "civil") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/hand_over/\(letter.id)").status == 404)
            let persons = try await visitor.get("/api/v1/hand_over/persons").text
            #expect(!persons.contains(DiseaseOffice.number(0)))
            #expect(!(try await visitor.get("/hand_over/file")).text.contains(DiseaseOffice.number(0)))
        }
    }

    @Test func `an answer of tomorrow is refused at its field, and the number stays as it was given`() async throws {
        let office = try await DiseaseOffice.open().office
        _ = try await self.office(office, "medical_security", "441700", "模拟市医保局")
        _ = try await patient(office, 0)
        let letter = try #require(try await letters(office).first)
        func refused(_ change: @escaping @Sendable (inout HandOverLetter) -> Void) async throws -> [String] {
            do {
                try await office.change(HandOverLetter.self, letter.id, change)
                return []
            } catch RegisterError.invalid(let problems) {
                return problems.map(\.field)
            }
        }
        #expect(try await refused { $0.receivedDay = CountyOffice.monday + 1 } == ["received_day"])
        #expect(try await refused { $0.number = "另编" } == ["number"])
        #expect(try await refused { $0.receivedDay = CountyOffice.monday } == [])
    }
}
