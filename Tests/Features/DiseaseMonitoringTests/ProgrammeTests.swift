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

@testable import DiseaseMonitoring

extension MonitoringOffice {
    /// A confirmed silicosis of the first grinder on a day, reported by a card after so many days; nil leaves the card unwritten.
    @discardableResult
    func diagnosed(_ place: Int, on day: String, reportedAfter days: Int?) async throws -> Int64 {
        let number = MonitoringOffice.number(place)
        let employer = employer
        let diagnosed = try #require(Day(day))
        return try await office.registers.write(as: MonitoringOffice.clinic) { transaction in
            var diagnosis = DiagnosisCase()
            (diagnosis.employer, diagnosis.name, diagnosis.idNumber, diagnosis.hazard) = (employer, "模拟甲", number, "1-001")
            (diagnosis.institution, diagnosis.appliedDay) = ("模拟诊断机构", diagnosed)
            let stored = try transaction.insert(diagnosis)
            // The state of a finished case without its papers: this suite is about what is counted, not how one comes there.
            try transaction.connection.execute(
                """
                UPDATE diagnosis_case SET conclusion = 'confirmed', disease = '1.1', diagnosed_day = ?1, state = 'served' WHERE id = ?2
                """, [.text(day), .integer(stored.id)])
            if let days {
                var card = ReportCard()
                (card.kind, card.diagnosis, card.employer, card.name, card.idNumber) = (
                    "pneumoconiosis", stored.id, employer, "模拟甲", number
                )
                (card.disease, card.foundDay, card.unit) = ("1.1", diagnosed, "模拟诊断机构")
                let written = try transaction.insert(card)
                try transaction.connection.execute(
                    "UPDATE report_card SET report_day = ?1 WHERE id = ?2",
                    [.text((diagnosed + days).description), .integer(written.id)])
            }
            return stored.id
        }
    }
}

@Suite(.requirement("R-63")) struct ProgrammeTests {
    @Test(arguments: Engine.allCases)
    func `the form counts suspected at the pre-placement examination, each institution, cards in time and patients followed`(
        engine: Engine
    ) async throws {
        let desk = try await MonitoringOffice.open(engine)
        let office = desk.office
        try await office.enter(
            Examination.self,
            [
                "employer": "#\(desk.employer)", "name": "模拟甲", "id_number": MonitoringOffice.number(5), "type": "before",
                "exam_day": "2026-02-11", "agent": "D01", "institution": "模拟另一机构", "conclusion": "suspectedDisease",
                "condition": "疑似矽肺（模拟）",
                "results": "SYM; INT; ECG; PFT; CXR-HK; CBC; URI; ALT; RU=1/1; RM=1/1; RL=0/1; LU=0/0; LM=0/0; LL=0/0",
            ], as: MonitoringOffice.clinic)
        try await desk.diagnosed(1, on: "2026-01-10", reportedAfter: 15)
        try await desk.diagnosed(2, on: "2026-01-10", reportedAfter: 16)
        for (place, outcome) in [("alive", "alive"), ("lost", "lost"), ("none", "")].enumerated() {
            let patient = try await office.enter(
                Patient.self,
                [
                    "name": "模拟甲", "id_number": MonitoringOffice.number(20 + place), "disease": "1.1", "stage": "1",
                    "diagnosed_day": "2015-06-01", "region_code": "441702",
                ]
            ).id
            guard !outcome.1.isEmpty else { continue }
            try await office.enter(
                PatientVisit.self,
                ["patient": "#\(patient)", "visit_day": "2026-02-01", "way": "home", "outcome": outcome.1])
        }
        let id = try await desk.form()
        try await office.registers.write(as: office.bureau) { try CollectMonitoring.collect(id, $0) }
        let silica = try #require(try await desk.lines(id)["silica"])
        #expect(silica.suspected == 2 && silica.suspectedBefore == 1)
        let form = try await office.find(DiseaseMonitoringForm.self, id).record
        #expect([form.cardsDue, form.cardsReported, form.cardsInTime] == [2, 2, 1])
        #expect([form.visitsDue, form.visited] == [3, 1])
        let institutions = try await office.registers.read {
            try office.registers.records(
                $0, MonitoringInstitutionLine.self, where: "t.void = 0 AND t.hazard_group = 'silica'", order: "t.institution")
        }.map(\.record)
        let seen = Dictionary(uniqueKeysWithValues: institutions.map { ($0.institution, $0) })
        // Both houses examined people of the one employer: two grinders are exposed there.
        #expect(seen["模拟检查机构"]?.exposed == 2 && seen["模拟检查机构"]?.examined == 1 && seen["模拟检查机构"]?.suspectedBefore == 0)
        #expect(seen["模拟另一机构"]?.examined == 0 && seen["模拟另一机构"]?.suspectedBefore == 1)
    }

    @Test
    func `a reported form is frozen, today's records stand beside it, and only the level above sums it up or sends it back`()
        async throws
    {
        let site = try await CountyWebsite(slices: MonitoringOffice.slices)
        let desk = try await MonitoringOffice(office: site.office, employer: site.office.openFactory()).withPeople()
        let id = try await desk.form()
        #expect(try await site.office.clocks(DiseaseMonitoringForm.self, id) == ["monitoring_report": Day("2026-11-30")])
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("city", .cdc, region: "440000/441700")
        let form = "/disease_monitoring/\(id)"
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            try await visitor.post("\(form)/collection")
            for step in ["check", "report"] { #expect(try await visitor.post("\(form)/transition/\(step)").status == 303) }
            #expect(try await visitor.get(form).words.contains("按现有记录重算与本表一致。"))
            #expect(try await visitor.post("\(form)/transition/summarise").status == 422)
            #expect(try await visitor.post("\(form)/transition/reopen", ["_reason": "自己退回"]).status == 422)
        }
        #expect(try await site.office.clocks(DiseaseMonitoringForm.self, id).isEmpty)
        try await site.office.enter(
            Assignment.self,
            [
                "employer": "#\(desk.employer)", "post": "打磨工", "name": "模拟甲", "id_number": MonitoringOffice.number(9),
                "from_day": "2026-01-05",
            ], as: site.office.person(of: desk.employer))
        try await site.visit(as: "city") { (visitor: Visitor) async throws in
            let page = try await visitor.get(form)
            #expect(page.words.contains("矽尘 接害 2 3 +1"))
            #expect(try await visitor.get("/monitoring/diseases/summary?year=2026").words.contains("已计入 1 个"))
            #expect(try await visitor.post("\(form)/transition/reopen", ["_reason": "补报新入职人员"]).status == 303)
            #expect(try await visitor.get("/monitoring/diseases/summary?year=2026").words.contains("已计入 0 个"))
            #expect(try await visitor.get(form).words.contains("补报新入职人员"))
            try await visitor.post("\(form)/collection")
            for step in ["check", "report", "summarise"] {
                #expect(try await visitor.post("\(form)/transition/\(step)").status == 303)
            }
            #expect(try await visitor.post("\(form)/collection").status != 303)
        }
        // The next year's task goes to whoever has none.
        site.office.turn(to: "2027-01-04")
        try await site.visit(as: "city") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/monitoring/diseases/tasks", ["year": "2027"]).status == 303)
            #expect(try await visitor.get("/monitoring/diseases?year=2027").words.contains("江城区 已下达"))
        }
        #expect(try await desk.lines(id)["silica"]?.exposed == 3)
    }

    @Test(arguments: Engine.allCases)
    func `cases of a July–June year are in time, late or missing; a payment without a case is looked into`(engine: Engine)
        async throws
    {
        let desk = try await MonitoringOffice.open(engine)
        let office = desk.office
        office.turn(to: "2026-07-10")
        try await desk.diagnosed(0, on: "2025-07-01", reportedAfter: 15)
        try await desk.diagnosed(1, on: "2025-09-01", reportedAfter: 16)
        let missing = try await desk.diagnosed(2, on: "2026-05-01", reportedAfter: nil)
        try await desk.diagnosed(3, on: "2026-06-30", reportedAfter: nil)
        // Outside the year on both sides.
        try await desk.diagnosed(4, on: "2025-06-30", reportedAfter: nil)
        try await desk.diagnosed(5, on: "2026-07-01", reportedAfter: nil)
        for (place, day) in [(2, "2026-06-01"), (7, "2026-03-01"), (7, "2026-04-01")] {
            try await office.enter(
                BenefitPayment.self,
                [
                    "region_code": "441702", "kind": "work_injury", "paid_day": day, "name": "模拟甲",
                    "id_number": MonitoringOffice.number(place), "diagnosis": "矽肺", "payer": "模拟社保中心",
                ])
        }
        let survey = try await office.enter(ReportSurvey.self, ["year": "2026", "region_code": "441702"]).id
        func match() async throws { try await office.registers.write(as: office.bureau) { try MatchReports.match(survey, $0) } }
        try await match()
        let record = try await office.find(ReportSurvey.self, survey).record
        #expect([record.cases, record.inTime, record.late, record.missing, record.unmatched] == [3, 1, 1, 1, 1])
        await #expect(throws: RegisterError.self) { try await office.move(ReportSurvey.self, survey, "check") }
        func lines() async throws -> [TypedRecord<ReportSurveyCase>] {
            try await office.registers.read { try office.registers.records($0, ReportSurveyCase.self, where: "t.void = 0") }
        }
        let found = try await lines()
        #expect(found.first { $0.record.diagnosis == missing }?.record.hasBenefit == true)
        for line in found where ["late", "missing", "unmatched"].contains(line.record.verdict) {
            try await office.change(ReportSurveyCase.self, line.id) { $0.cause = "模拟：报告员更替" }
        }
        // Matching again keeps what was found out.
        try await match()
        #expect(try await lines().filter { $0.record.cause.isEmpty }.map(\.record.verdict).sorted() == ["in_time", "pending"])
        try await office.move(ReportSurvey.self, survey, "check")
        await #expect(throws: RegisterError.self) { try await match() }
    }
}

@Suite(.requirement("R-67")) struct CheckTests {
    private let check = [
        "title": "模拟一季度质控", "year": "2026", "region_code": "441702", "kind": "examination", "size": "1", "limit_days": "30",
        "seed": "20260302",
    ]

    @Test(arguments: Engine.allCases)
    func `records are drawn by a number, looked at again, and scored for timeliness and accuracy`(engine: Engine) async throws {
        let desk = try await MonitoringOffice.open(engine)
        let office = desk.office
        for place in 10..<14 {
            try await office.enter(
                Examination.self,
                [
                    "employer": "#\(desk.employer)", "name": "模拟甲", "id_number": MonitoringOffice.number(place), "type": "during",
                    "exam_day": place == 10 ? "2026-01-10" : "2026-02-10", "agent": "D01", "institution": "模拟检查机构",
                    "conclusion": "suspectedDisease", "condition": "疑似矽肺（模拟）",
                    "results": "SYM; INT; ECG; PFT; CXR-HK; CBC; URI; ALT; RU=1/1; RM=1/1; RL=0/1; LU=0/0; LM=0/0; LL=0/0",
                ], as: MonitoringOffice.clinic)
        }
        func draw(_ more: [String: String]) async throws -> (id: Int64, items: [TypedRecord<MonitoringCheckItem>]) {
            let id = try await office.enter(MonitoringCheck.self, check.merging(more) { $1 }).id
            try await office.registers.write(as: office.bureau) { try DrawCheck.draw(id, $0) }
            let items = try await office.registers.read {
                try office.registers.records(
                    $0, MonitoringCheckItem.self, where: "t.void = 0 AND t.monitoring_check = ?1", [.integer(id)])
            }
            return (id, items)
        }
        let whole = try await draw(["size": "500"])
        let population = try await office.find(MonitoringCheck.self, whole.id).record.population
        #expect(whole.items.count == 5 && population == 5)
        #expect(whole.items.filter { !$0.record.isInTime }.map(\.record.eventDay) == [Day("2026-01-10")])
        // The same number draws the same records.
        let (one, again) = (try await draw(["title": "甲", "size": "2"]), try await draw(["title": "乙", "size": "2"]))
        #expect(Set(one.items.map(\.record.record)) == Set(again.items.map(\.record.record)))
        func score() async throws {
            try await office.registers.write(as: office.bureau) { try DrawCheck.score(whole.id, $0) }
        }
        await #expect(throws: RegisterError.self) { try await score() }
        for (place, item) in whole.items.enumerated() {
            await #expect(throws: RegisterError.self) {
                try await office.change(MonitoringCheckItem.self, item.id) { $0.verdict = "differs" }
            }
            try await office.change(MonitoringCheckItem.self, item.id) {
                $0.verdict = place < 3 ? "agrees" : place == 3 ? "differs" : "not_found"
                $0.found = place == 3 ? "复读 0/1" : ""
            }
        }
        try await score()
        let scored = try await office.find(MonitoringCheck.self, whole.id)
        #expect(scored.record.timeliness == 80 && scored.record.accuracy == 60 && scored.stored.state == "scored")
        // A verdict that was wrong is changed only after the score was taken back with a reason.
        await #expect(throws: RegisterError.self) {
            try await office.change(MonitoringCheckItem.self, whole.items[4].id) { $0.verdict = "agrees" }
        }
        try await office.move(MonitoringCheck.self, whole.id, "reopen", reason: "原始资料已找到")
        try await office.change(MonitoringCheckItem.self, whole.items[4].id) { $0.verdict = "agrees" }
        try await score()
        #expect(try await office.find(MonitoringCheck.self, whole.id).record.accuracy == 80)
        #expect(try await office.faults() == [])
    }

    @Test func `an empty population is told, and the page scores each institution`() async throws {
        let site = try await CountyWebsite(slices: MonitoringOffice.slices)
        let desk = try await MonitoringOffice(office: site.office, employer: site.office.openFactory()).withPeople()
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        let empty = try await desk.office.enter(MonitoringCheck.self, check.merging(["year": "2025"]) { $1 }).id
        let id = try await desk.office.enter(MonitoringCheck.self, check).id
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let none = try await visitor.post("/monitoring_check/\(empty)/sample")
            #expect(none.status == 422 && none.words.contains("没有可以抽取的记录"))
            #expect(try await visitor.post("/monitoring_check/\(id)/sample").status == 303)
            #expect(try await visitor.get("/monitoring_check/\(id)").words.contains("模拟检查机构 1 1 100.0"))
        }
    }
}

@Suite(.requirement("R-64")) struct RiskStatesTests {
    @Test func `a table of risks is calculated, reviewed and published; only withdrawn with a reason is it calculated again`()
        async throws
    {
        let site = try await CountyWebsite(slices: MonitoringOffice.slices)
        _ = try await MonitoringOffice(office: site.office, employer: site.office.openFactory()).withPeople()
        try await site.openAccount("cdc", .cdc, region: "440000/441700")
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let year = ["year": "2026"]
            #expect(try await visitor.post("/disease_risk/assessment", year).status == 303)
            let page = try await visitor.get("/monitoring/risks?year=2026")
            #expect(page.words.contains("矽尘") && page.words.contains("1（1000.0‰）") && page.words.contains("已计算，待审核"))
            #expect(try await visitor.post("/monitoring/risks/publish", year).status == 409)
            #expect(try await visitor.post("/monitoring/risks/review", year).status == 303)
            #expect(try await visitor.post("/disease_risk/assessment", year).status == 409)
            #expect(try await visitor.post("/monitoring/risks/publish", year).status == 303)
            #expect(try await visitor.get("/monitoring/risks?year=2026").words.contains("已发布"))
            #expect(try await visitor.post("/monitoring/risks/reopen", year).status == 422)
            #expect(try await visitor.post("/monitoring/risks/reopen", ["year": "2026", "_reason": "检测结果更正"]).status == 303)
            #expect(try await visitor.post("/disease_risk/assessment", year).status == 303)
        }
    }
}
