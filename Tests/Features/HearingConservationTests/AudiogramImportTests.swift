import Access
import Calendars
import Database
import FieldTestSupport
import Foundation
import HealthSurveillance
import Imports
import Jobs
import Registers
import Spreadsheets
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import HearingConservation

/// A sheet of audiograms from the test van: wrong cells come back marked, and the mended file takes their place.
@Suite(.requirement("R-38", "R-35")) struct AudiogramImportTests {
    private struct Desk {
        let site: CountyWebsite
        let imports: Imports
        let clinic: Principal
        let folder: URL

        func take(_ path: String, _ name: String) async throws -> Import {
            try await imports.importFile(path: path, name: name, into: "audiogram", as: clinic).0
        }

        func path(_ name: String) -> String { folder.appending(path: name).path }

        func tests() async throws -> [TypedRecord<AudiogramRecord>] {
            let registers = site.office.registers
            return try await registers.read {
                try registers.records($0, AudiogramRecord.self, where: "t.void = 0", order: "t.id")
            }
        }
    }

    private func desk(_ engine: Engine) async throws -> Desk {
        let site = try await CountyWebsite(
            engine,
            slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice, HearingConservation.slice])
        let hearing = HearingOffice(office: site.office, employer: try await site.office.openFactory())
        let folder = try TemporaryFolder.make()
        let imports = Imports(
            registers: site.product.registers, jobs: site.product.imports.jobs, folder: folder.appending(path: "work"))
        await site.product.imports.jobs.register(imports.jobKind)
        return Desk(site: site, imports: imports, clinic: hearing.clinic, folder: folder)
    }

    private static let headings =
        ["统一社会信用代码", "工种", "姓名", "身份证号", "测听日期", "测听类型", "测听机构", "脱离噪声时间", "R125", "R250", "L250"]
        + ["R", "L"].flatMap { ear in [500, 1000, 2000, 3000, 4000, 6000].map { "\(ear)\($0)" } }

    private static func row(_ person: Int, _ name: String, low: [String] = ["", "15", "15"], _ levels: [String]) -> [String] {
        [
            Factory.creditCode(1), "打磨工", name, SimulatedPerson.number(person), "2026-02-20", "在岗期间", "模拟检查机构", "60",
        ] + low + levels + levels
    }

    private static func rows(_ path: String) throws -> [[String]] {
        let reader = try SheetReader.open(path: path)
        var rows: [[String]] = []
        while let row = try reader.next() { rows.append((0..<row.lastColumn).map { row.text($0 + 1) }) }
        return rows
    }

    private static func write(_ rows: [[String]], to path: String) throws {
        let writer = try SheetWriter(path: path)
        try writer.addSheet("听力图", columns: (rows.first ?? []).map { SheetColumn($0) })
        for row in rows.dropFirst() { try writer.write(row.map { .text($0) }) }
        try writer.close()
    }

    private static let sheet = [
        headings, row(1, "模拟甲", low: ["25", "20", "20M"], ["10", "10", "15", "15", "20", "20"]),
        // A letter for a digit, and a level that no audiometer gives.
        row(2, "模拟乙", ["1O", "10", "15", "15", "20", "20"]), row(3, "模拟丙", ["10", "10", "15", "15", "135", "20"]),
    ]

    private func check(_ desk: Desk, _ path: String, _ name: String) async throws {
        let first = try await desk.take(path, name)
        #expect(first.counts.created == 1)
        #expect(first.counts.failed == 2)
        let failures = try await desk.imports.failures(of: first.id, as: desk.clinic, limit: 10)
        #expect(
            failures.map { failure in failure.problems.map { "\(failure.row) \($0.field) \($0.code)" } } == [
                ["3 air_r_500 RG-002", "3 air_l_500 RG-002"], ["4 air_r_4000 RG-004", "4 air_l_4000 RG-004"],
            ])
        // The problem stands at the column of the sheet.
        #expect(failures.first?.problems.first?.column == Self.headings.firstIndex(of: "R500").map { $0 + 1 })

        let corrected = desk.path("更正.xlsx")
        try await desk.imports.correctedFile(of: first.id, as: desk.clinic, to: corrected)
        var rows = try Self.rows(corrected)
        #expect(rows.count == 3)
        let (r500, l500) = (try #require(rows[0].firstIndex(of: "R500")), try #require(rows[0].firstIndex(of: "L500")))
        #expect(rows[1][r500] == "1O")
        #expect(rows[1][rows[0].count - 2].contains("右耳气导 500 Hz"))
        (rows[1][r500], rows[1][l500]) = ("10", "10")
        for ear in ["R4000", "L4000"] { rows[2][try #require(rows[0].firstIndex(of: ear))] = "NR100" }
        let mended = desk.path("更正后.xlsx")
        try Self.write(rows, to: mended)
        let second = try await desk.take(mended, "更正后.xlsx")
        #expect(second.counts.created == 2)
        #expect(second.counts.failed == 0)
        #expect(try await desk.imports.openFailures(of: first.id, as: desk.clinic) == 0)

        let tests = try await desk.tests()
        #expect(tests.map { $0.record.cells[.init(conduction: .air, ear: .right, frequency: .hz4000)] } == ["20", "20", "NR100"])
        #expect(tests[0].record.cells[.init(conduction: .air, ear: .right, frequency: .hz125)] == "25")
        #expect(tests[0].record.cells[.init(conduction: .air, ear: .left, frequency: .hz250)] == "20M")
        #expect(tests.map(\.stored.state) == ["normal", "normal", "normal"])
        #expect(Set(tests.compactMap(\.record.worker)).count == 3)

        // The same file again changes nothing.
        let again = try await desk.take(mended, "更正后.xlsx")
        #expect(again.counts.created == 0)
        #expect(try await desk.tests().count == 3)
    }

    @Test(arguments: Engine.allCases)
    func `a text file with two wrong rows is mended through the corrected workbook`(engine: Engine) async throws {
        let desk = try await desk(engine)
        let path = desk.path("听力图.csv")
        try Data((Self.sheet.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n").utf8).write(
            to: URL(filePath: path))
        try await check(desk, path, "听力图.csv")
    }

    @Test func `a workbook with two wrong rows is mended the same way`() async throws {
        let desk = try await desk(.sqlite)
        let path = desk.path("听力图.xlsx")
        try Self.write(Self.sheet, to: path)
        try await check(desk, path, "听力图.xlsx")
    }
}
