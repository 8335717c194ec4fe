import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import Supervision

@Suite(.requirement("R-86")) struct SupervisionFileTests {
    @Test(arguments: Engine.allCases)
    func `one file shows all visits, orders, cases, reports and classes in time, to those who may see each`(engine: Engine)
        async throws
    {
        let office = try await SupervisionOffice(engine)
        let visit = try await office.visit()
        let order = try await office.order(after: visit, deadline: "2026-03-20")
        _ = try await office.selfCheck()
        try await office.registers.write(as: office.supervisor) { [employers = office.employers] transaction in
            _ = try ComplaintActs.file(
                .init(objectName: "模拟五金制品2厂", region: "441702", facts: "不相干"), in: transaction)
            let made = try ComplaintActs.file(
                .init(objectName: "模拟五金", region: "441702", facts: "粉尘很大"), in: transaction)
            guard
                let stored = try transaction.registers.records(
                    transaction.connection, Complaint.self, where: "t.number = ?1", [.text(made.number)]
                ).first
            else { throw RegisterError.notFound }
            try HandleComplaint.link(stored.stored, stored.record, code: Factory.creditCode(1), in: transaction)
            var clue = EnforcementCase()
            clue.employer = Int(employers[0])
            clue.source = "inspection"
            clue.sourceText = "模拟线索"
            try CaseActs.open(clue, in: transaction)
        }
        let address = "/employer/\(office.employers[0])/supervision-file"
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/employer/\(office.employers[0])").text.contains(address))
            let page = try await visitor.get(address)
            for part in ["监督检查", "责令改正", "行政处罚案件", "投诉举报", "职业卫生自查", "风险分类分级"] {
                #expect(page.words.contains("\(part) 1"), "\(part)")
            }
            #expect(page.text.contains("/inspection/\(visit)\"") && page.text.contains("/correction_order/\(order)\""))
            #expect(page.words.contains("模拟监督员甲、模拟监督员乙") && page.words.contains("打磨岗位没有防护设施"))
            // Words of a reporter stand in the report alone.
            #expect(!page.words.contains("粉尘很大"))
            let sheet = try await visitor.get("\(address).csv").text
            #expect(sheet.split(separator: "\r\n").count == 7)
            #expect(
                try await visitor.get("/employer/\(office.employers[1])/supervision-file").words.contains("行政处罚案件 1") == false)
        }
        try await office.site.openAccount(of: office.employers[0])
        try await office.site.openAccount("far", .supervisor, region: "440000/441700/441781")
        try await office.site.visit(as: "factory") { (visitor: Visitor) async throws in
            #expect(try await visitor.get(address).status == 403)
        }
        try await office.site.visit(as: "far") { (visitor: Visitor) async throws in
            #expect(try await visitor.get(address).status == 404)
        }
    }
}
