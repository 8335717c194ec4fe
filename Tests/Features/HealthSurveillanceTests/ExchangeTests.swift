import Access
import Calendars
import Database
import FieldTestSupport
import Foundation
import Imports
import Jobs
import Organisations
import Registers
import Spreadsheets
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import HealthSurveillance

@Suite(.requirement("R-52", "R-69")) struct ExchangeTests {
    /// A record as an institution's system writes it; every part may be put otherwise.
    private func record(
        person: Int = 1, name: String = "模拟甲", day: String = "20260210", agent: String = "噪声", code: String = "01",
        more: String = "", items: [(String, String)] = ExchangeTests.noise
    ) -> String {
        let results = items.map {
            "<EXAM_ITEM_RESULT><EXAM_ITEM_NAME>项目</EXAM_ITEM_NAME><EXAM_ITEM_CODE>\($0.0)</EXAM_ITEM_CODE><EXAM_RESULT>\($0.1)</EXAM_RESULT></EXAM_ITEM_RESULT>"
        }.joined()
        return """
            <HEALTH_EXAM_RECORD><ENTERPRISE_INFO><CREDIT_CODE>\(Factory.creditCode(1))</CREDIT_CODE></ENTERPRISE_INFO>
            <WORKER_INFO><WORKER_NAME>\(name)</WORKER_NAME><ID_CARD>\(SimulatedPerson.number(order: person))</ID_CARD></WORKER_INFO>
            <EXAM_TYPE_CODE>02</EXAM_TYPE_CODE><EXAM_DATE>\(day)</EXAM_DATE><REPORT_UNIT>模拟检查机构</REPORT_UNIT>
            <EXAM_CONCLUSION_LIST><EXAM_CONCLUSION><ITAM_CODE>3001</ITAM_CODE><ITAM_NAME>\(agent)</ITAM_NAME>
            <EXAM_CONCLUSION_CODE>\(code)</EXAM_CONCLUSION_CODE>\(more)</EXAM_CONCLUSION></EXAM_CONCLUSION_LIST>
            <EXAM_ITEM_RESULT_LIST>\(results)</EXAM_ITEM_RESULT_LIST></HEALTH_EXAM_RECORD>
            """
    }

    /// Codes of the national table, and two of ours where it has none (liver function, ear).
    private static let noise: [(String, String)] = [
        ("1000000", "无"), ("2030000", "未见异常"), ("EAR", "未见异常"), ("3060100", "正常"), ("3040000", ""), ("CBC", ""),
        ("4020000", "正常"),
        ("ALT", ""), ("LFT", "正常"),
    ]

    private func document(_ records: [String]) -> [UInt8] {
        Array(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><HEALTH_EXAM_RECORD_LIST>\(records.joined())</HEALTH_EXAM_RECORD_LIST>"
                .utf8)
    }

    /// Imports a document as the clinic; created records, and the fields at which rows were refused.
    private func take(_ site: CountyWebsite, _ bytes: [UInt8]) async throws -> (created: Int, refused: [String]) {
        let (csv, _) = try ExaminationDocument.sheet(bytes, codes: site.office.codes)
        let folder = try TemporaryFolder.make()
        let path = folder.appending(path: "sheet.csv").path
        try Data(csv).write(to: URL(filePath: path))
        let imports = Imports(
            registers: site.product.registers, jobs: site.product.imports.jobs, folder: folder.appending(path: "work"))
        await site.product.imports.jobs.register(imports.jobKind)
        let clinic = Principal(
            accountID: 50, accountName: "clinic", displayName: "", role: .healthInstitution, organisation: 9_001,
            region: RegionPath("440000/441700") ?? .nowhere)
        let (upload, _) = try await imports.importFile(path: path, name: "检查.csv", into: "examination", as: clinic)
        let failures = try await imports.failures(of: upload.id, as: clinic, limit: 100)
        return (Int(upload.counts.created), failures.flatMap { failure in failure.problems.map(\.field) })
    }

    private func site() async throws -> CountyWebsite {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice])
        let employer = try await site.office.openFactory()
        for person in 1...2 {
            try await site.office.enter(
                Assignment.self,
                [
                    "employer": "#\(employer)", "post": "打磨工", "name": "模拟甲", "id_number": SimulatedPerson.number(order: person),
                    "from_day": "2025-03-01",
                ], as: site.office.person(of: employer))
        }
        return site
    }

    private func examinations(_ site: CountyWebsite) async throws -> [TypedRecord<Examination>] {
        let registers = site.office.registers
        return try await registers.read { try registers.records($0, Examination.self, where: "t.void = 0", order: "t.id") }
    }

    @Test func `a national document becomes checked examinations of the person`() async throws {
        let site = try await site()
        let audiogram =
            [("3040100", "10"), ("3040200", "10"), ("3040300", "15"), ("3040400", "20"), ("3040500", "25"), ("3040600", "20")]
            + [("3040800", "10"), ("3040900", "10"), ("3041000", "10"), ("3041100", "15"), ("3041200", "20"), ("3041300", "20")]
        let taken = try await take(site, document([record(items: Self.noise + audiogram + [("9999999", "阴性")])]))
        #expect(taken.created == 1 && taken.refused == [])
        let found = try #require(try await examinations(site).first)
        #expect(found.record.agent == "P01" && found.record.type == "during" && found.record.day == Day("2026-02-10"))
        #expect(found.record.worker != nil && found.stored.state == "accepted", "\(found.record.remarks)")
        #expect(ExaminationResults(found.record.results).audiogram?.left[.hz4000].value == 25)
        // What has no item of ours is carried in words.
        #expect(found.record.advice.contains("阴性"))
    }

    @Test func `JSON of the same names says the same`() async throws {
        let site = try await site()
        let json = """
            {"HEALTH_EXAM_RECORD_LIST": [{"ENTERPRISE_INFO": {"CREDIT_CODE": "\(Factory.creditCode(1))"},
            "WORKER_INFO": {"WORKER_NAME": "模拟甲", "ID_CARD": "\(SimulatedPerson.number(order: 1))"},
            "EXAM_TYPE_CODE": "02", "EXAM_DATE": 20260210, "REPORT_UNIT": "模拟检查机构",
            "EXAM_CONCLUSION_LIST": [{"ITAM_NAME": "噪声", "EXAM_CONCLUSION_CODE": "01"}, {"ITAM_NAME": "粉尘怪", "EXAM_CONCLUSION_CODE": "01"}],
            "EXAM_ITEM_RESULT_LIST": [{"EXAM_ITEM_CODE": "SYM", "EXAM_RESULT": "无"}, {"EXAM_ITEM_CODE": "3040500", "EXAM_RESULT": 25}]}]}
            """
        let rows = try MarkupRecords.read(Array(json.utf8), element: "HEALTH_EXAM_RECORD").flatMap {
            ExaminationDocument.rows($0, site.office.codes)
        }
        #expect(rows.map { $0[5] } == ["P01", "粉尘怪"])
        #expect(rows.first?[4] == "2026-02-10" && rows.first?[8] == "SYM; L4000=25")
        // A hazard that nobody knows is refused at its cell, and the other conclusion is kept with its own verdict.
        let taken = try await take(site, Array(json.utf8))
        #expect(taken.created == 0 && Set(taken.refused) == ["agent", "results"])
    }

    @Test func `what cannot be is refused at its cell with the reason, and the good rows are taken`() async throws {
        let site = try await site()
        let bad: [(String, String)] = [
            // Days of their own: two rows of one person, day, kind and agent would be the same examination.
            // Louder than any audiometer.
            (record(person: 2, day: "20260201", items: Self.noise + [("3040500", "500")]), "results"),
            (record(person: 2, day: "20260202", items: Self.noise + [("3040500", "正常")]), "results"),
            (record(person: 2, day: "19791231"), "exam_day"),  // before birth
            (record(person: 2, name: "别人", day: "20260203"), "name"),  // the number of another person
            (record(person: 2, agent: "D01", items: Self.noise + [("RU", "1/4")]), "results"),  // out of the ILO scale
            (record(person: 2, agent: "不存在的因素"), "agent"),
            (record(person: 2, day: "20260204", code: "02"), "condition"),  // a suspicion of nothing
            (record(person: 2, day: "20261332"), "exam_day"),
            (record(person: 2, day: "20260205", code: ""), "conclusion"),
        ]
        let taken = try await take(site, document([record()] + bad.map(\.0)))
        #expect(taken.created == 1)
        #expect(taken.refused == bad.map(\.1))
        #expect(try await examinations(site).count == 1)
    }

    @Test func `a hazard that the person never met comes back with the reason, nothing is lost`() async throws {
        let site = try await site()
        // The grinder has noise and silica; benzene is the painter's.
        let taken = try await take(site, document([record(agent: "苯")]))
        #expect(taken.created == 1 && taken.refused == [])
        let found = try #require(try await examinations(site).first)
        #expect(found.stored.state == "returned")
        #expect(ExaminationRemark.stored(found.record.remarks).contains { $0.kind == "neverExposed" && $0.field == "agent" })
    }

    @Test func `a document that is none, is cut off, declares a document type or nests too deep is refused as a whole`() throws {
        func read(_ text: String) throws -> Int { try MarkupRecords.read(Array(text.utf8), element: "HEALTH_EXAM_RECORD").count }
        #expect(throws: SheetError.self) { try read("姓名,证件号码") }
        #expect(throws: SheetError.self) { try read("<HEALTH_EXAM_RECORD_LIST><HEALTH_EXAM_RECORD>") }
        #expect(throws: SheetError.self) { try read("<!DOCTYPE a [<!ENTITY b 'c'>]><HEALTH_EXAM_RECORD_LIST/>") }
        #expect(throws: SheetError.self) { try read(String(repeating: "<a>", count: 40) + String(repeating: "</a>", count: 40)) }
        #expect(throws: SheetError.self) { try read("{\"HEALTH_EXAM_RECORD_LIST\": [") }
        #expect(try read("<HEALTH_EXAM_RECORD_LIST/>") == 0)
        #expect(try read("[]") == 0)
    }

    @Test func `codes find their item by the longest prefix, and what is no code of the table stands for itself`() {
        let codes = ["3040500", "3049900", "3010000", "1350000", "4010100", "4019900", "L4000", "", "9999999"]
        #expect(codes.map(ExchangeItemTable.item) == ["L4000", "PTA", nil, "SYM", "WBC", "CBC", "L4000", nil, nil])
    }
}
