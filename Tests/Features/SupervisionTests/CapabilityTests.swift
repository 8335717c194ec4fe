import Calendars
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

@Suite(.requirement("R-91")) struct CapabilityTests {
    @Test(arguments: Engine.allCases)
    func `the page says who may inspect today and why the others may not, to the last day of a certificate`(engine: Engine)
        async throws
    {
        let it = try await SupervisionOffice(engine)
        try await it.office.change(Inspector.self, it.inspectors[1]) { $0.certificateUntil = Day("2026-03-02") }
        try await it.office.move(Inspector.self, it.inspectors[2], "suspend", reason: "借调")
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let today = try await visitor.get("/inspectors-today")
            #expect(today.words.contains("今天可以检查（3）") && today.words.contains("今天不能检查（1）"))
            #expect(today.words.contains("证件三个月内到期") && today.words.contains("不在岗"))
        }
        it.office.turn(to: "2026-03-03")
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let later = try await visitor.get("/inspectors-today")
            #expect(later.words.contains("今天可以检查（2）"))
            #expect(later.words.contains("执法证件已于 2026-03-02 到期"))
        }
    }

    @Test func `trainings entered in the browser add up for their year; a failed one does not count`() async throws {
        let it = try await SupervisionOffice()
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            for (day, hours, result, title) in [
                ("2025-11-01", "40", "passed", "去年"), ("2026-02-01", "16", "passed", "轮训"), ("2026-02-10", "8.5", "failed", "考核"),
                ("2026-02-20", "20", "passed", "实训"),
            ] {
                let made = try await visitor.post(
                    "/inspector_training",
                    [
                        "inspector": "ZF1", "kind": "rotation", "held_day": day, "hours": hours, "result": result, "title": title,
                        "place": "广东省职业健康实训基地（模拟）",
                    ])
                #expect(made.status == 303, "\(made.words)")
            }
            let person = try await it.office.find(Inspector.self, it.inspectors[0]).record
            #expect(person.trainingYear == 2026 && person.trainingHours == 36)
            #expect(try await visitor.get("/inspectors-today").words.contains("培训学时不足"))
        }
        #expect(try await it.office.faults() == [])
    }

    @Test func `the equipment ledger tells what may not be used for evidence, and another county's is not shown`() async throws {
        let it = try await SupervisionOffice()
        for (number, region, until) in [
            ("ZB-1", CountyOffice.jiangcheng, "2026-03-01"), ("ZB-2", CountyOffice.jiangcheng, "2026-03-02"),
            ("ZB-3", CountyOffice.yangchun, "2026-12-31"),
        ] {
            try await it.office.enter(
                EnforcementEquipment.self,
                [
                    "name": "声级计", "kind": "instrument", "number": number, "region_code": region,
                    "organisation_name": "卫生监督所（模拟）", "calibrated_until": until,
                ])
        }
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/inspectors-today").words
            #expect(page.contains("ZB-1") && page.contains("ZB-2") && !page.contains("ZB-3"))
            #expect(page.split(separator: "检定已过期").count == 2)
        }
        try await it.site.openAccount("town", .townOfficer, region: "440000/441700/441702")
        try await it.site.visit(as: "town") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/inspectors-today").status == 403)
        }
    }
}
