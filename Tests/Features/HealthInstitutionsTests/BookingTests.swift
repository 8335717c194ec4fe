import Access
import Calendars
import Database
import FieldTestSupport
import Organisations
import Registers
import TestSupport
import Testing

@testable import HealthInstitutions

@Suite(.requirement("R-52")) struct BookingTests {
    private func booking(_ desk: InstitutionOffice, _ institution: Int64, _ more: [String: String] = [:]) -> [String: String] {
        [
            "employer": "#\(desk.employer)", "institution": "#\(institution)", "booked_day": "2026-03-10", "type": "during",
            "agent": "P01", "headcount": "30",
        ].merging(more) { $1 }
    }

    @Test(arguments: Engine.allCases)
    func `a day holds as many people as the institution can examine`(engine: Engine) async throws {
        let desk = try await InstitutionOffice.open(engine)
        let office = desk.office
        let who = office.person(of: desk.employer)
        let institution = try await desk.file()
        try await office.enter(ExaminationBooking.self, booking(desk, institution), as: who)
        func problems(_ more: [String: String]) async throws -> [String] {
            try await office.problems(ExaminationBooking.self, booking(desk, institution, more), as: who).map(\.field)
        }
        #expect(try await problems(["headcount": "21", "type": "before"]) == ["booked_day"])
        #expect(try await problems(["headcount": "20", "type": "before"]) == [])
        #expect(try await problems(["booked_day": "2026-03-01"]) == ["booked_day"])
        #expect(try await problems(["agent": "C19", "booked_day": "2026-03-11"]) == ["institution"])
        let hidden = try await desk.file(["name": "未公布"], publish: false)
        #expect(
            try await office.problems(ExaminationBooking.self, booking(desk, hidden), as: who).map(\.field) == ["institution"])
        #expect(try await office.faults() == [])
    }

    @Test func `the institution answers its own appointments and sees nobody else's`() async throws {
        let site = try await CountyWebsite(slices: InstitutionOffice.slices)
        let office = site.office
        let desk = InstitutionOffice(office: office, employer: try await office.openFactory())
        func clinic(_ name: String) async throws -> (organisation: Int64, institution: Int64) {
            let body = try await office.enter(
                Organisation.self, ["name": name, "type": "exam_institution", "region_code": "441702"])
            return (body.id, try await desk.file(["name": name, "organisation": "#\(body.id)"]))
        }
        let (own, rival) = (try await clinic("甲机构"), try await clinic("乙机构"))
        let id = try await office.enter(
            ExaminationBooking.self, booking(desk, own.institution), as: office.person(of: desk.employer)
        ).id
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700", organisation: own.organisation)
        try await site.openAccount("rival", .healthInstitution, region: "440000/441700", organisation: rival.organisation)
        try await site.visit(as: "rival") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/bookings").words.contains("没有待办的预约。"))
            #expect(try await visitor.post("/health/bookings/\(id)/confirm").status == 404)
            #expect(try await visitor.get("/health_institution/\(own.institution)").status == 404)
            #expect(try await visitor.get("/examination_booking/\(id)").status == 404)
        }
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/bookings").words.contains("2026-03-10"))
            #expect(try await visitor.get("/health_institution/\(own.institution)").status == 200)
            #expect(try await visitor.get("/examination_booking/\(id)").words.contains("确认"))
            try await visitor.post("/health/bookings/\(id)/decline")
            #expect(try await office.find(ExaminationBooking.self, id).stored.state == "requested")
            try await visitor.post("/health/bookings/\(id)/confirm")
            #expect(try await visitor.post("/health/bookings/\(id)/erase").status == 404)
        }
        let found = try await office.find(ExaminationBooking.self, id)
        #expect(found.stored.state == "confirmed" && found.record.answeredDay == CountyOffice.monday)
    }

    @Test(arguments: Engine.allCases)
    func `an appointment has two owners, and goes with the filing when that changes hands`(engine: Engine) async throws {
        let desk = try await InstitutionOffice.open(engine)
        let office = desk.office
        func body(_ name: String) async throws -> Int64 {
            try await office.enter(
                Organisation.self, ["name": name, "type": "exam_institution", "region_code": "441702"]
            ).id
        }
        let (own, rival) = (try await body("甲机构"), try await body("乙机构"))
        let institution = try await desk.file(["name": "甲机构", "organisation": "#\(own)"])
        let id = try await office.enter(
            ExaminationBooking.self, booking(desk, institution), as: office.person(of: desk.employer)
        ).id
        func account(_ organisation: Int64, _ role: Role = .healthInstitution) -> Principal {
            Principal(
                accountID: 70, accountName: "x", displayName: "", role: role, organisation: organisation,
                region: RegionPath("440000/441700") ?? .nowhere)
        }
        func sees(_ principal: Principal, _ verb: Verb = .view) async throws -> Bool {
            office.registers.decide(principal, verb, try await office.find(ExaminationBooking.self, id).stored).isAllowed
        }
        #expect(try await sees(account(own)))
        #expect(try await sees(account(own), .edit) == false)
        #expect(try await sees(account(rival)) == false)
        // An employer whose number is the institution's sees nothing by it, and the other way round.
        #expect(try await sees(account(own, .employer)) == false)
        #expect(try await sees(account(desk.employer)) == false)
        #expect(try await sees(office.person(of: desk.employer)))
        try await office.move(HealthInstitution.self, institution, "change", reason: "模拟")
        try await office.change(HealthInstitution.self, institution) { $0.organisation = rival }
        #expect(try await sees(account(rival)))
        #expect(try await sees(account(own)) == false)
        #expect(try await office.faults() == [])
    }
}
