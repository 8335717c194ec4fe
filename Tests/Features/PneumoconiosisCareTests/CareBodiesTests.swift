import Access
import Calendars
import Database
import FieldTestSupport
import HealthSurveillance
import OccupationalDiseases
import Organisations
import Registers
import TestSupport
import Testing

@testable import PneumoconiosisCare

/// Hospitals, clinics and a company at work: each with an account of its own, each only on its own part.
@Suite(.requirement("R-62")) struct ReferralBodiesTests {
    /// A town clinic and a city hospital of the network with accounts, and another hospital that has nothing to do with the patient.
    private func network(_ site: CountyWebsite) async throws -> (town: Int64, city: Int64, other: Int64) {
        var members: [Int64] = []
        for (number, (name, level, region)) in [
            ("模拟卫生院", "town", "441702"), ("模拟市医院", "city", "441700"), ("模拟另一医院", "county", "441781"),
        ].enumerated() {
            let organisation = try await site.office.enter(
                Organisation.self, ["name": name, "type": number == 0 ? "community" : "hospital", "region_code": region]
            ).id
            members.append(
                try await site.office.enter(
                    CareNetworkMember.self,
                    [
                        "name": name, "level": level, "region_code": region, "treats": "1", "rehabilitates": "1",
                        "organisation": "#\(organisation)",
                    ]
                ).id)
            try await site.openAccount(
                ["town", "city", "other"][number], .healthInstitution, region: "440000/441700", organisation: organisation)
        }
        return (members[0], members[1], members[2])
    }

    private func fields(_ number: String, _ from: Int64, _ to: Int64, _ more: [String: String] = [:]) -> [String: String] {
        [
            "patient": number, "direction": "up", "from_member": "#\(from)", "to_member": "#\(to)", "referred_day": "2026-03-02",
            "reason": "气促加重", "records": "胸片、肺功能",
        ].merging(more) { $1 }
    }

    @Test(arguments: Engine.allCases)
    func `a clinic sends its patient up, the hospital reads what goes along, treats and sends back, the clinic takes over`(
        engine: Engine
    ) async throws {
        let site = try await CountyWebsite(engine, slices: CareOffice.slices)
        let (town, city, _) = try await network(site)
        let care = CareOffice(office: site.office)
        _ = try await care.patient()
        let id = Mutexed<Int64>(0)
        try await site.visit(as: "town") { (visitor: Visitor) async throws in
            // From somebody else's house one sends nobody.
            let foreign = fields(CareOffice.number(), city, town, ["direction": "down"])
            #expect(try await visitor.post("/patient_referral", foreign).status == 422)
            let sent = try await visitor.post("/patient_referral", fields(CareOffice.number(), town, city))
            #expect(sent.status == 303)
            id.set(sent.number)
            #expect(try await visitor.post("/patient_referral/\(sent.number)/transition/receive").status == 422)
        }
        let address = "/patient_referral/\(id.get())"
        #expect(try await site.office.clocks(PatientReferral.self, id.get()).keys.sorted() == ["referral_answer"])
        try await site.visit(as: "other") { (visitor: Visitor) async throws in
            #expect(try await visitor.get(address).status == 404)
            #expect(try await visitor.post("\(address)/transition/receive").status == 404)
        }
        try await site.visit(as: "city") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/").words.contains("答复患者转诊"))
            let page = try await visitor.get(address)
            #expect(page.words.contains("随患者转去的资料") && page.words.contains("模拟甲") && page.words.contains("1960-05-15"))
            #expect(page.words.contains("期别 壹期"))
            #expect(try await visitor.post("\(address)/transition/recall", ["_reason": "误转"]).status == 422)
            #expect(try await visitor.post("\(address)/transition/receive").status == 303)
            // Without the course of treatment there is nothing to close.
            #expect(try await visitor.post("\(address)/transition/treat").status == 422)
            #expect(try await visitor.post(address, ["treatment": "氧疗、抗感染", "_version": "2"]).status == 303)
            let meddled = try await visitor.post(address, ["reason": "另写一个原因", "_version": "3"])
            #expect(meddled.status == 422 && meddled.words.contains("这一项由转出机构填写"))
            #expect(try await visitor.post("\(address)/transition/treat").status == 303)
            #expect(try await visitor.post(address, ["advice": "家庭氧疗，每月随访", "_version": "4"]).status == 303)
            #expect(try await visitor.post("\(address)/transition/return_back").status == 303)
        }
        try await site.visit(as: "town") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/").words.contains("接回转诊患者"))
            #expect(try await visitor.get(address).words.contains("家庭氧疗，每月随访"))
            #expect(try await visitor.post("\(address)/transition/take").status == 303)
        }
        #expect(try await site.office.find(PatientReferral.self, id.get()).stored.state == "taken")
        #expect(try await site.office.clocks(PatientReferral.self, id.get()).isEmpty)
        #expect(try await site.office.faults() == [])
    }

    @Test func `a referral is declined with its reason, sent again, and ends when the patient dies on the way`() async throws {
        let care = try await CareOffice.open()
        let office = care.office
        let patient = try await care.patient()
        func member(_ name: String, _ level: String) async throws -> Int64 {
            try await office.enter(
                CareNetworkMember.self, ["name": name, "level": level, "region_code": "441702", "treats": "1"]
            ).id
        }
        let (town, city) = (try await member("模拟卫生院", "town"), try await member("模拟市医院", "city"))
        let first = try await office.enter(PatientReferral.self, fields("#\(patient)", town, city)).id
        // Twice on the way to the same house would be two histories of one journey.
        let again = fields("#\(patient)", town, city, ["referred_day": "2026-03-01"])
        #expect(try await care.problems(PatientReferral.self, again) == ["patient"])
        await #expect(throws: RegisterError.self) { try await office.move(PatientReferral.self, first, "decline") }
        try await office.move(PatientReferral.self, first, "decline", reason: "床位已满，请转其他医院")
        let second = try await office.enter(PatientReferral.self, again).id
        try await office.move(PatientReferral.self, second, "receive")
        try await office.enter(
            PatientVisit.self,
            ["patient": "#\(patient)", "visit_day": "2026-03-02", "way": "phone", "outcome": "died", "death_cause": "模拟"])
        #expect(try await office.find(PatientReferral.self, second).stored.state == "ended")
        #expect(try await office.find(PatientReferral.self, first).stored.state == "declined")
        #expect(try await office.faults() == [])
    }

    @Test func `an expert whose appointment is over is not called, one of another house is not either`() async throws {
        let care = try await CareOffice.open()
        let office = care.office
        let patient = try await care.patient()
        var members: [Int64] = []
        for (name, level) in [("模拟卫生院", "town"), ("模拟市医院", "city")] {
            members.append(
                try await office.enter(
                    CareNetworkMember.self, ["name": name, "level": level, "region_code": "441702", "treats": "1"]
                ).id)
        }
        func expert(_ name: String, _ member: Int64, _ until: String) async throws -> Int64 {
            try await office.enter(
                CareExpert.self, ["name": name, "specialty": "呼吸内科", "member": "#\(member)", "valid_until": until]
            ).id
        }
        let over = try await expert("模拟专家甲", members[1], "2026-03-01")
        let today = try await expert("模拟专家乙", members[1], "2026-03-02")
        let elsewhere = try await expert("模拟专家丙", members[0], "2027-03-02")
        func problems(_ expert: Int64) async throws -> [String] {
            try await care.problems(
                PatientReferral.self, fields("#\(patient)", members[0], members[1], ["expert": "#\(expert)"]))
        }
        #expect(try await problems(over) == ["expert"])
        #expect(try await problems(elsewhere) == ["expert"])
        #expect(try await problems(today) == [])
    }
}

@Suite(.requirement("R-58")) struct ScreeningCorrectionTests {
    @Test(arguments: Engine.allCases)
    func `a wrong reading takes its suspicion back, a reported one stands, and a round ends with everybody accounted for`(
        engine: Engine
    ) async throws {
        let care = try await CareOffice.open(engine)
        let office = care.office
        let employer = try await office.openFactory()
        let round = try await office.enter(
            ScreeningRound.self,
            ["title": "模拟筛查", "year": "2026", "region_code": "441702", "from_day": "2026-03-01", "to_day": "2026-06-30"]
        ).id
        var persons: [Int64] = []
        for place in 0..<3 {
            persons.append(
                try await office.enter(
                    ScreenedPerson.self,
                    [
                        "screening_round": "#\(round)", "name": "模拟甲", "id_number": CareOffice.number(place),
                        "employer": "#\(employer)",
                    ]
                ).id)
        }
        let known = persons
        func move(_ person: Int, _ step: String, _ reason: String = "") async throws {
            try await office.move(ScreenedPerson.self, known[person], step, reason: reason)
        }
        func cases() async throws -> [String] {
            let found = try await office.registers.read { try office.registers.records($0, SuspectedCase.self) }
            return found.map(\.stored.state)
        }
        for person in 0..<2 {
            try await move(person, "screen")
            try await office.change(ScreenedPerson.self, known[person]) { $0.reading = "film1" }
        }
        await #expect(throws: RegisterError.self) { try await office.move(ScreeningRound.self, round, "close") }
        try await move(0, "suspect")
        #expect(try await cases() == ["found"])
        try await move(0, "reread", "另一位医师读为 0 级")
        #expect(try await cases() == [])
        try await office.change(ScreenedPerson.self, known[0]) { $0.reading = "film0" }
        try await move(0, "clear")
        try await move(1, "suspect")
        let suspected = try #require(try await office.find(ScreenedPerson.self, known[1]).record.suspected)
        try await office.move(SuspectedCase.self, suspected, "report")
        await #expect(throws: RegisterError.self) { try await move(1, "reread", "读错") }
        await #expect(throws: RegisterError.self) { try await office.move(ScreeningRound.self, round, "close") }
        try await office.change(ScreenedPerson.self, known[1]) { $0.referredTo = "模拟市医院" }
        try await move(1, "refer")
        #expect(try await office.clocks(ScreenedPerson.self, known[1])["screening_answer"] == CountyOffice.monday + 30)
        try await office.move(ScreeningRound.self, round, "close")
        #expect(try await office.find(ScreenedPerson.self, known[2]).stored.state == "absent")
        await #expect(throws: RegisterError.self) { try await move(1, "conclude") }
        try await office.change(ScreenedPerson.self, known[1]) { $0.outcome = "excluded" }
        try await move(1, "conclude")
        #expect(try await office.clocks(ScreenedPerson.self, known[1]).isEmpty)
        let yield = try await office.registers.read { try ScreeningYield.read($0, round: round) }
        #expect(yield == .init(invited: 3, absent: 1, screened: 2, read: 2, suspected: 1, referred: 1, answered: 1, confirmed: 0))
        // The next year invites again who did not come.
        let next = try await office.enter(
            ScreeningRound.self,
            ["title": "模拟筛查", "year": "2027", "region_code": "441702", "from_day": "2026-03-02", "to_day": "2026-06-30"]
        ).id
        let again = try await office.registers.write(as: office.bureau) { try InvitePeople.absentees(next, $0) }
        #expect(again == 1)
        #expect(try await office.registers.write(as: office.bureau) { try InvitePeople.absentees(next, $0) } == 0)
        #expect(try await office.faults() == [])
    }

    @Test func `whom the posts exposed to dust long enough is listed, a patient and a film within the year are not`() async throws
    {
        let care = try await CareOffice.open()
        let office = care.office
        let employer = try await office.openFactory()
        let factory = office.person(of: employer)
        for (place, (post, from, to)) in [
            ("打磨工", "2016-03-02", ""), ("打磨工", "2025-06-01", ""), ("喷漆工", "2010-01-01", ""), ("打磨工", "2012-01-01", "2019-12-31"),
            ("打磨工", "2010-01-01", ""),
        ].enumerated() {
            try await office.enter(
                Assignment.self,
                [
                    "employer": "#\(employer)", "post": post, "name": "模拟甲", "id_number": CareOffice.number(place),
                    "from_day": from, "to_day": to,
                ], as: factory)
        }
        _ = try await care.patient(4)
        let round = try await office.enter(
            ScreeningRound.self,
            [
                "title": "模拟筛查", "year": "2026", "region_code": "441702", "from_day": "2026-03-02", "to_day": "2026-06-30",
                "minimum_years": "3",
            ]
        ).id
        #expect(try await office.registers.write(as: office.bureau) { try InvitePeople.fromPosts(round, $0) } == 2)
        let listed = try await office.registers.read { try office.registers.records($0, ScreenedPerson.self) }.map(\.record)
        // Ten years at the post; eight years, left six years ago and without an employer today.
        #expect(listed.map(\.dustYears) == [10, 8] && listed.map(\.employer) == [employer, nil])
        #expect(try await office.registers.write(as: office.bureau) { try InvitePeople.fromPosts(round, $0) } == 0)
    }

    @Test func `the clinic of a round films and reads, another clinic does not see it`() async throws {
        let site = try await CountyWebsite(slices: CareOffice.slices)
        var organisations: [Int64] = []
        for name in ["模拟承担医院", "模拟另一医院"] {
            organisations.append(
                try await site.office.enter(Organisation.self, ["name": name, "type": "hospital", "region_code": "441702"]).id)
        }
        try await site.openAccount("own", .healthInstitution, region: "440000/441700/441702", organisation: organisations[0])
        try await site.openAccount("other", .healthInstitution, region: "440000/441700/441702", organisation: organisations[1])
        let round = try await site.office.enter(
            ScreeningRound.self,
            [
                "title": "模拟筛查", "year": "2026", "region_code": "441702", "from_day": "2026-03-01", "to_day": "2026-06-30",
                "clinic": "#\(organisations[0])",
            ]
        ).id
        let walkIn = ["screening_round": "#\(round)", "name": "模拟甲", "id_number": CareOffice.number()]
        try await site.visit(as: "own") { (visitor: Visitor) async throws in
            let person = try await visitor.post("/screened_person", walkIn)
            #expect(person.status == 303)
            #expect(try await visitor.post("/screened_person/\(person.number)/transition/screen").status == 303)
            #expect(try await visitor.get("/screening_round/\(round)").words.contains("邀请 1"))
        }
        try await site.visit(as: "other") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/screening_round/\(round)").status == 404)
            let refused = try await visitor.post("/screened_person", walkIn.merging(["id_number": CareOffice.number(1)]) { $1 })
            #expect(refused.status == 422)
        }
    }
}

@Suite(.requirement("R-60", "R-61")) struct StationBodiesTests {
    @Test func `a township clinic logs the sessions of its town's patients, a lost one is found by it, other towns stay closed`()
        async throws
    {
        let site = try await CountyWebsite(slices: CareOffice.slices)
        let care = CareOffice(office: site.office)
        let clinic = try await site.office.enter(
            Organisation.self, ["name": "模拟卫生院", "type": "community", "region_code": "441702"]
        ).id
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700/441702", organisation: clinic)
        let patient = try await care.patient()
        let elsewhere = try await site.office.enter(
            Patient.self,
            [
                "name": "模拟甲", "id_number": CareOffice.number(7), "disease": "1.1", "stage": "1",
                "diagnosed_day": "2015-06-01", "region_code": "441781",
            ]
        ).id
        let station = try await site.office.enter(
            RehabilitationStation.self,
            ["name": "模拟康复站", "kind": "station", "region_code": "441702", "organisation": "#\(clinic)", "staff": "模拟康复师 1 名"]
        ).id
        for step in ["build", "serve"] { try await site.office.move(RehabilitationStation.self, station, step) }
        try await site.office.enter(
            PatientVisit.self, ["patient": "#\(patient)", "visit_day": "2026-02-01", "way": "home", "outcome": "lost"])
        #expect(try await site.office.find(Patient.self, patient).stored.state == "lost")
        let session = ["station": "#\(station)", "session_day": "2026-03-02", "activity": "breathing", "six_minute_walk": "380"]
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/rehabilitation_station/\(station)")
            #expect(page.words.contains("本站服务范围内的患者") && page.words.contains("失访") && page.words.contains("还没有服务"))
            // It names its patients; the register of all of them stays with the county.
            #expect(try await visitor.get("/patient/\(patient)").status == 403)
            let far = try await visitor.post("/rehabilitation_session", session.merging(["patient": CareOffice.number(7)]) { $1 })
            #expect(far.status == 422)
            let own = try await visitor.post("/rehabilitation_session", session.merging(["patient": CareOffice.number()]) { $1 })
            #expect(own.status == 303)
            // What was typed wrong is put right.
            let corrected = try await visitor.post(
                "/rehabilitation_session/\(own.number)", ["six_minute_walk": "360", "_version": "1"])
            #expect(corrected.status == 303)
        }
        #expect(try await site.office.find(Patient.self, patient).stored.state == "living")
        #expect(try await site.office.find(Patient.self, elsewhere).stored.state == "living")
        #expect(try await site.office.faults() == [])
    }

    @Test func `a company enters who came to its cabin, never what was found; the person reads all of it`() async throws {
        let site = try await CountyWebsite(slices: CareOffice.slices)
        let employer = try await site.office.openFactory()
        try await site.openAccount(of: employer)
        let clinic = try await site.office.enter(
            Organisation.self, ["name": "模拟医院", "type": "hospital", "region_code": "441702"]
        ).id
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700/441702", organisation: clinic)
        let cabin = try await site.office.enter(
            HealthCabin.self,
            [
                "name": "模拟小屋", "region_code": "441702", "monitoring": "1", "education": "1", "employer": "#\(employer)",
                "clinic": "#\(clinic)",
            ]
        ).id
        for step in ["build", "open"] { try await site.office.move(HealthCabin.self, cabin, step) }
        let visit = [
            "cabin": "#\(cabin)", "visit_day": "2026-03-02", "service": "monitoring", "name": "模拟甲",
            "id_number": CareOffice.number(),
        ]
        let entered = Mutexed<Int64>(0)
        try await site.visit(as: "factory") { (visitor: Visitor) async throws in
            let page = try await visitor.post("/cabin_visit", visit.merging(["results": "SBP=128"]) { $1 })
            entered.set(page.number)
            #expect(try await visitor.post("/cabin_visit", visit.merging(["service": "rehabilitation"]) { $1 }).status == 422)
        }
        // What the company is not to know it cannot write either.
        #expect(try await site.office.find(CabinVisit.self, entered.get()).record.results == "")
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            let saved = try await visitor.post("/cabin_visit/\(entered.get())", ["results": "SBP=168; DBP=98", "_version": "1"])
            #expect(saved.status == 303)
        }
        try await site.visit(as: "factory") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/cabin_visit/\(entered.get())")
            #expect(page.status == 200 && !page.words.contains("SBP"))
        }
        let worker = try #require(try await site.office.find(CabinVisit.self, entered.get()).record.worker)
        try await site.openAccount("worker", .worker, person: worker)
        try await site.visit(as: "worker") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/care/my-record").words.contains("SBP=168; DBP=98"))
        }
    }
}

/// A number that a closure of another task hands out.
final class Mutexed<Content: Sendable>: @unchecked Sendable {
    private var content: Content
    init(_ content: Content) { self.content = content }
    func set(_ new: Content) { content = new }
    func get() -> Content { content }
}
