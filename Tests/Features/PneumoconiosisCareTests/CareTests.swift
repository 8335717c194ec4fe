import Access
import Calendars
import CodeTables
import Database
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import OccupationalDiseases
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import PneumoconiosisCare

/// A county with patients, a station and a hospital above it.
struct CareOffice {
    let office: CountyOffice
    static let slices =
        CountyWebsite.slices + [
            WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            PneumoconiosisCare.slice,
        ]

    static func open(_ engine: Engine = .sqlite) async throws -> CareOffice {
        let office = try await CountyOffice(
            engine,
            with: WorkplaceMonitoring.registers + HealthSurveillance.registers + HealthInstitutions.registers
                + OccupationalDiseases.registers + PneumoconiosisCare.registers
        ) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            HealthInstitutions.join(&$0)
            OccupationalDiseases.join(&$0)
            PneumoconiosisCare.join(&$0)
        }
        return CareOffice(office: office)
    }

    static func number(_ place: Int = 0) -> String {
        let body = "44170219600515" + String(1_001 + place * 2).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }

    func patient(_ place: Int = 0) async throws -> Int64 {
        try await office.enter(
            Patient.self,
            [
                "name": "模拟甲", "id_number": Self.number(place), "disease": "1.1", "stage": "1", "diagnosed_day": "2015-06-01",
                "region_code": "441702",
            ]
        ).id
    }

    func problems<Record: RegisterRecord>(_ type: Record.Type, _ input: [String: String]) async throws -> [String] {
        try await office.problems(type, input).map(\.field)
    }
}

@Suite(.requirement("R-58")) struct ScreeningTests {
    private func round(_ care: CareOffice) async throws -> Int64 {
        try await care.office.enter(
            ScreeningRound.self,
            ["title": "模拟筛查", "year": "2026", "region_code": "441702", "from_day": "2026-03-01", "to_day": "2026-06-30"]
        ).id
    }

    private func invite(_ care: CareOffice, _ round: Int64, _ place: Int, _ more: [String: String] = [:]) async throws -> Int64 {
        try await care.office.enter(
            ScreenedPerson.self,
            ["screening_round": "#\(round)", "name": "模拟甲", "id_number": CareOffice.number(place)].merging(more) { $1 }
        ).id
    }

    @Test(arguments: Engine.allCases)
    func `a round invites, films, reads, refers and counts its yield`(engine: Engine) async throws {
        let care = try await CareOffice.open(engine)
        let office = care.office
        let employer = try await office.openFactory()
        let id = try await round(care)
        let persons = [
            try await invite(care, id, 0), try await invite(care, id, 1),
            try await invite(care, id, 2, ["employer": "#\(employer)"]),
            try await invite(care, id, 3),
        ]
        func move(_ person: Int, _ step: String) async throws {
            try await office.move(ScreenedPerson.self, persons[person], step)
        }
        func read(_ person: Int, _ reading: String) async throws {
            try await office.change(ScreenedPerson.self, persons[person]) { ($0.reading, $0.reader) = (reading, "模拟读片人") }
        }
        try await move(0, "miss")
        for person in 1...2 { try await move(person, "screen") }
        await #expect(throws: RegisterError.self) { try await move(1, "clear") }
        try await read(1, "film1")
        await #expect(throws: RegisterError.self) { try await move(1, "clear") }
        try await read(1, "film0")
        try await move(1, "clear")
        try await read(2, "film2")
        try await move(2, "suspect")
        await #expect(throws: RegisterError.self) { try await move(2, "refer") }
        try await office.change(ScreenedPerson.self, persons[2]) { $0.referredTo = "模拟医院" }
        try await move(2, "refer")
        let yield = try await office.registers.read { try ScreeningYield.read($0, round: id) }
        #expect(yield == ScreeningYield(invited: 4, absent: 1, screened: 2, read: 2, suspected: 1, referred: 1))
        // A suspicion with an employer began its case by itself.
        let cases = try await office.registers.read { try office.registers.records($0, SuspectedCase.self) }
        #expect(cases.map(\.record.employer) == [employer])
        try await office.move(ScreeningRound.self, id, "close")
        let late = ["screening_round": "#\(id)", "name": "模拟甲", "id_number": CareOffice.number(8)]
        #expect(try await care.problems(ScreenedPerson.self, late) == ["screening_round"])
        #expect(try await office.faults() == [])
    }

    @Test func `the page of a round shows its yield, and another county's office does not see it`() async throws {
        let site = try await CountyWebsite(slices: CareOffice.slices)
        let care = CareOffice(office: site.office)
        let id = try await round(care)
        _ = try await invite(care, id, 0)
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/screening_round/\(id)").words.contains("邀请 1 未参加 0 拍片（占邀请） 0（0.0%）"))
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/screening_round/\(id)").status == 404)
        }
    }
}

@Suite(.requirement("R-60", "R-61")) struct StationAndCabinTests {
    @Test(arguments: Engine.allCases)
    func `a session needs a serving station and a living patient`(engine: Engine) async throws {
        let care = try await CareOffice.open(engine)
        let office = care.office
        let patient = try await care.patient()
        let station = try await office.enter(
            RehabilitationStation.self, ["name": "模拟康复站", "kind": "station", "region_code": "441702"]
        ).id
        func session(_ more: [String: String] = [:]) -> [String: String] {
            [
                "station": "#\(station)", "patient": "#\(patient)", "session_day": "2026-03-02", "activity": "breathing",
                "six_minute_walk": "380",
            ].merging(more) { $1 }
        }
        #expect(try await care.problems(RehabilitationSession.self, session()) == ["station"])
        for step in ["build", "serve"] { try await office.move(RehabilitationStation.self, station, step) }
        #expect(try await care.problems(RehabilitationSession.self, session(["session_day": "2026-03-01"])) == ["session_day"])
        #expect(try await care.problems(RehabilitationSession.self, session(["session_day": "2026-03-03"])) == ["session_day"])
        #expect(try await care.problems(RehabilitationSession.self, session(["six_minute_walk": "1001"])) == ["six_minute_walk"])
        #expect(try await care.problems(RehabilitationSession.self, session()) == [])
        try await office.move(RehabilitationStation.self, station, "assess", reason: "年度评估合格")
        #expect(try await office.find(RehabilitationStation.self, station).record.assessedDay == CountyOffice.monday)
        try await office.enter(
            PatientVisit.self,
            ["patient": "#\(patient)", "visit_day": "2026-03-01", "way": "home", "outcome": "died", "death_cause": "模拟"])
        #expect(try await care.problems(RehabilitationSession.self, session(["activity": "oxygen"])) == ["patient"])
        #expect(try await office.faults() == [])
    }

    @Test func `what a cabin measures stands in the person's file; a closed cabin serves nobody`() async throws {
        let site = try await CountyWebsite(slices: CareOffice.slices)
        let care = CareOffice(office: site.office)
        let cabin = try await site.office.enter(
            HealthCabin.self, ["name": "模拟小屋", "region_code": "441702", "monitoring": "1"]
        ).id
        let visit = [
            "cabin": "#\(cabin)", "visit_day": "2026-03-02", "service": "monitoring", "name": "模拟甲",
            "id_number": CareOffice.number(),
            "results": "SBP=128; DBP=82",
        ]
        #expect(try await care.problems(CabinVisit.self, visit) == ["cabin"])
        for step in ["build", "open"] { try await site.office.move(HealthCabin.self, cabin, step) }
        #expect(try await care.problems(CabinVisit.self, visit.merging(["results": "SBP=900"]) { $1 }) == ["results"])
        let stored = try await site.office.enter(CabinVisit.self, visit)
        let worker = try #require(try await site.office.find(CabinVisit.self, stored.id).record.worker)
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/worker/\(worker)").words.contains("SBP=128; DBP=82"))
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/worker/\(worker)").status == 404)
        }
    }

    @Test func `patients are counted by town, lost ones too, and a place that is no town says so`() async throws {
        let site = try await CountyWebsite(slices: CareOffice.slices)
        let care = CareOffice(office: site.office)
        for place in 0..<3 { _ = try await care.patient(place) }
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/rehabilitation/towns").words.contains("江城区 3 未填到镇（街道），不能统计 0 0"))
        }
        try await site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/rehabilitation/towns").words.contains("没有在世患者。"))
        }
    }
}

@Suite(.requirement("R-62")) struct ReferralTests {
    @Test(arguments: Engine.allCases)
    func `a patient goes up and comes back with what each side wrote`(engine: Engine) async throws {
        let care = try await CareOffice.open(engine)
        let office = care.office
        let patient = try await care.patient()
        func member(_ name: String, _ level: String) async throws -> Int64 {
            try await office.enter(
                CareNetworkMember.self, ["name": name, "level": level, "region_code": "441702", "treats": "1"]
            ).id
        }
        let (town, city) = (try await member("模拟卫生院", "town"), try await member("模拟市医院", "city"))
        func referral(_ more: [String: String] = [:]) -> [String: String] {
            [
                "patient": "#\(patient)", "direction": "up", "from_member": "#\(town)", "to_member": "#\(city)",
                "referred_day": "2026-03-02", "reason": "气促加重", "records": "胸片、肺功能",
            ].merging(more) { $1 }
        }
        #expect(try await care.problems(PatientReferral.self, referral(["direction": "down"])) == ["direction"])
        #expect(try await care.problems(PatientReferral.self, referral(["to_member": "#\(town)"])) == ["to_member"])
        #expect(try await care.problems(PatientReferral.self, referral(["records": ""])) == ["records"])
        let id = try await office.enter(PatientReferral.self, referral()).id
        try await office.move(PatientReferral.self, id, "receive")
        await #expect(throws: RegisterError.self) { try await office.move(PatientReferral.self, id, "treat") }
        try await office.change(PatientReferral.self, id) { $0.treatment = "氧疗、抗感染" }
        try await office.move(PatientReferral.self, id, "treat")
        await #expect(throws: RegisterError.self) { try await office.move(PatientReferral.self, id, "return_back") }
        try await office.change(PatientReferral.self, id) { $0.advice = "家庭氧疗，每月随访" }
        try await office.move(PatientReferral.self, id, "return_back")
        #expect(try await office.find(PatientReferral.self, id).record.backDay == CountyOffice.monday)
        #expect(try await office.faults() == [])
    }
}
