import Calendars
import CodeTables
import Database
import FieldTestSupport
import HealthSurveillance
import Indicators
import Organisations
import Registers
import TestSupport
import Testing

@testable import HealthInstitutions

@Suite(.requirement("R-53")) struct FilingChangeTests {
    func changes(_ desk: InstitutionOffice) async throws -> [String] {
        try await desk.office.registers.read {
            try desk.office.registers.records($0, FilingChange.self, order: "t.change_day, t.id").map {
                "\($0.record.kind) \($0.record.category) \($0.record.day?.description ?? "")"
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a filing goes from filed to published, changed, inspected and withdrawn, and each change keeps its day`(engine: Engine)
        async throws
    {
        let desk = try await InstitutionOffice.open(engine)
        let office = desk.office
        let id = try await desk.file(publish: false)
        try await office.move(HealthInstitution.self, id, "publish")
        office.turn(to: "2026-03-09")
        // Dust was given up on 5 March; the office hears of it on the 9th.
        try await office.enter(
            FilingChange.self,
            ["institution": "#\(id)", "change_day": "2026-03-05", "kind": "drop", "category": "dust", "content": "粤卫备变〔2026〕1 号"])
        #expect(try await office.find(HealthInstitution.self, id).record.dust == false)
        // Somebody edits the filing itself: noted under today without being asked.
        try await office.move(HealthInstitution.self, id, "change", reason: "增加化学因素")
        try await office.change(HealthInstitution.self, id) { ($0.chemical, $0.address) = (true, "模拟路 2 号") }
        try await office.move(HealthInstitution.self, id, "publish")
        try await office.move(HealthInstitution.self, id, "inspect", reason: "年度检查")
        #expect(
            try await changes(desk)
                == ["publish  2026-03-02", "drop dust 2026-03-05", "add chemical 2026-03-09", "address  2026-03-09"])
        let found = try await office.find(HealthInstitution.self, id)
        #expect(found.record.firstPublishedDay == Day("2026-03-02") && found.record.publishedDay == Day("2026-03-09"))
        try await office.registers.write(as: office.bureau) {
            try HealthInstitution.withdraw(found.stored, on: try #require(Day("2026-03-08")), reason: "停业", $0)
        }
        #expect(try await changes(desk).contains("withdraw  2026-03-08"))
        // Filed anew under its name, nothing of the past is lost.
        try await office.move(HealthInstitution.self, id, "refile", reason: "恢复营业")
        #expect(try await office.find(HealthInstitution.self, id).record.withdrawnDay == nil)
        #expect(try await office.faults() == [])
    }

    @Test func `an examination is held against the filing of its day, not of today`() async throws {
        let desk = try await InstitutionOffice.open()
        let id = try await desk.file()
        for (kind, category, day) in [("drop", "physical", "2026-02-15"), ("add", "chemical", "2026-02-20")] {
            try await desk.office.enter(
                FilingChange.self, ["institution": "#\(id)", "change_day": day, "kind": kind, "category": category])
        }
        func remarks(_ agent: String, _ day: String) async throws -> Int {
            let stored = try await desk.office.enter(
                Examination.self,
                [
                    "employer": "#\(desk.employer)", "name": "模拟甲", "id_number": InstitutionOffice.number(1), "type": "during",
                    "exam_day": day, "agent": agent, "institution": "模拟检查机构", "conclusion": "noAbnormality",
                    "results": "SYM; INT",
                ], as: InstitutionOffice.clinic)
            let record = try await desk.office.find(Examination.self, stored.id).record
            return ExaminationRemark.stored(record.remarks).count { $0.kind == "filing" }
        }
        #expect(try await remarks("P01", "2026-02-14") == 0)
        #expect(try await remarks("P01", "2026-02-15") == 1)
        #expect(try await remarks("C19", "2026-02-19") == 1)
        #expect(try await remarks("C19", "2026-02-20") == 0)
        // A change entered by mistake is taken back, and what it did with it.
        let mistaken = try await desk.office.registers.read { try desk.office.registers.records($0, FilingChange.self) }
            .first { $0.record.category == "physical" }
        let stored = try #require(mistaken?.stored)
        _ = try await desk.office.registers.write(as: desk.office.bureau) { try $0.withdraw(stored, reason: "登记错误") }
        #expect(try await desk.office.find(HealthInstitution.self, id).record.physical)
        #expect(
            try await desk.office.problems(
                FilingChange.self, ["institution": "#\(id)", "change_day": "2026-03-03", "kind": "add", "category": "dust"]
            ).map(\.field) == ["change_day"])
    }

    @Test(arguments: Engine.allCases)
    func `coverage speaks of its day: published on the 2nd, ended on the 8th, entered on the 20th`(engine: Engine) async throws {
        let desk = try await InstitutionOffice.open(engine)
        let office = desk.office
        try await LoadCodeTables(registers: office.registers)()
        try await office.codes.refresh(office.registers.database)
        let measure = try #require(Indicators.measures["examination_institution_coverage"])
        let path = try #require(office.codes.regionPath("441700"))
        func covered(_ day: String) async throws -> [Int64] {
            let day = try #require(Day(day))
            return try await office.registers.read { connection in
                [
                    try measure.live(connection, path, day).sum.numerator,
                    try measure.recount(connection, path, day).sum.numerator,
                ]
            }
        }
        let id = try await desk.file()
        office.turn(to: "2026-03-20")
        let stored = try await office.find(HealthInstitution.self, id).stored
        try await office.registers.write(as: office.bureau) {
            try HealthInstitution.withdraw(stored, on: try #require(Day("2026-03-08")), reason: "停业", $0)
        }
        #expect(try await covered("2026-03-01") == [0, 0])
        #expect(try await covered("2026-03-02") == [1, 1])
        #expect(try await covered("2026-03-07") == [1, 1])
        #expect(try await covered("2026-03-08") == [0, 0])
    }

    @Test(.requirement("R-27"))
    func `an institution that ends turns away its appointments, and the people are due unbooked again`()
        async throws
    {
        let desk = try await InstitutionOffice.open()
        let office = desk.office
        let id = try await desk.file()
        try await office.enter(
            Assignment.self,
            [
                "employer": "#\(desk.employer)", "post": "打磨工", "name": "模拟甲", "id_number": InstitutionOffice.number(1),
                "from_day": "2025-03-01",
            ], as: office.person(of: desk.employer))
        let booking = try await office.enter(
            ExaminationBooking.self,
            [
                "employer": "#\(desk.employer)", "institution": "#\(id)", "booked_day": "2026-03-10", "type": "during",
                "agent": "P01",
                "headcount": "1",
            ], as: office.person(of: desk.employer))
        func booked() async throws -> Set<Day?> {
            try await office.registers.read { connection in
                Set(try office.registers.records(connection, ExaminationDue.self).map(\.record.bookedDay))
            }
        }
        let worker = try #require(
            try await office.registers.read { try office.registers.records($0, Worker.self).first?.id })
        try await office.registers.write(as: office.person(of: desk.employer)) {
            try BookedPerson.add([worker], to: booking.id, $0)
        }
        #expect(try await booked() == [Day("2026-03-10")])
        // One head was asked for; nobody who is not due is listed.
        await #expect(throws: RegisterError.self) {
            try await office.registers.write(as: office.person(of: desk.employer)) {
                try BookedPerson.add([worker + 1], to: booking.id, $0)
            }
        }
        let stored = try await office.find(HealthInstitution.self, id).stored
        try await office.registers.write(as: office.bureau) {
            try HealthInstitution.withdraw(stored, on: $0.today, reason: "停业", $0)
        }
        let turned = try await office.find(ExaminationBooking.self, booking.id)
        #expect(turned.stored.state == "declined" && turned.record.answer == InstitutionTexts.institutionWithdrawn)
        #expect(try await booked() == [nil])
        #expect(try await office.faults() == [])
    }
}

@Suite(.requirement("R-54")) struct RectificationTests {
    @Test func `the institution reports what it put right, is sent back once, and is published as put right`() async throws {
        let site = try await CountyWebsite(slices: InstitutionOffice.slices)
        let desk = InstitutionOffice(office: site.office, employer: try await site.office.openFactory())
        let office = site.office
        let organisation = try await office.enter(
            Organisation.self, ["name": "模拟检查机构", "type": "exam_institution", "region_code": "441702"]
        ).id
        let institution = try await desk.file(["organisation": "#\(organisation)"])
        let control = try await office.enter(
            QualityControl.self, ["institution": "#\(institution)", "year": "2026", "planned_day": "2026-03-02"])
        try await office.move(QualityControl.self, control.id, "visit")
        try await office.registers.write(as: office.bureau) {
            try DemoReviews.score(control: control.id, lost: ["C2": 10], reason: "未检定", in: $0)
        }
        try await site.openAccount("centre", .healthInstitution, region: "440000/441700/441702", organisation: organisation)
        try await site.openAccount("rival", .healthInstitution, region: "440000/441700/441702", organisation: 9_002)
        try await site.visit(as: "centre") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/").words.contains("质控考核整改"))
            let address = "/quality_control/\(control.id)/rectification"
            #expect(try await visitor.post(address, ["rectification": ""]).status == 422)
            #expect(try await visitor.post(address, ["rectification": "听力计已送检"]).status == 303)
        }
        try await site.visit(as: "rival") { (visitor: Visitor) async throws in
            #expect(
                try await visitor.post("/quality_control/\(control.id)/rectification", ["rectification": "代填"]).status >= 403)
        }
        #expect(try await office.clocks(QualityControl.self, control.id) == ["quality_review": Day("2026-03-12")])
        try await office.move(QualityControl.self, control.id, "reject", reason: "没有检定证书")
        #expect(try await office.find(QualityControl.self, control.id).stored.state == "rectifying")
        try await site.visit(as: "centre") { (visitor: Visitor) async throws in
            try await visitor.post("/quality_control/\(control.id)/rectification", ["rectification": "检定证书 3 号"])
        }
        for step in ["rectify", "publish"] { try await office.move(QualityControl.self, control.id, step) }
        try await site.visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/health/institutions").words.contains("2026 年：不合格，整改后复核合格"))
        }
        #expect(try await office.faults() == [])
    }
}
