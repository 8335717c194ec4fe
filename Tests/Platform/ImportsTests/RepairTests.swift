import Access
import Calendars
import Database
import Foundation
import Imports
import Jobs
import Registers
import Spreadsheets
import Testing

@Suite(.timeLimit(.minutes(10))) struct RepairTests {
    /// Rows of a file as texts.
    static func rows(_ path: String) throws -> [[String]] {
        let reader = try SheetReader.open(path: path)
        var rows: [[String]] = []
        while let row = try reader.next() { rows.append((0..<row.lastColumn).map { row.text($0 + 1) }) }
        return rows
    }

    static let sheet = "单位代码,岗位,危害因素,接害人数,备注\nE1,破碎,矽尘,3,原样\nE1,打磨,石棉,十,照旧\nE1,钻孔,矽尘,5,\nE7,抛光,矽尘,6,\n"

    @Test(arguments: Engine.allCases)
    func `the corrected file holds the failed rows, reasons and keys, and mended rows take their place`(engine: Engine)
        async throws
    {
        let bureau = try await Bureau(engine)
        let (first, _) = try await bureau.take(Self.sheet)
        #expect(first.counts == ImportCounts(created: 2, failed: 2))
        let path = bureau.folder.appending(path: "更正.xlsx").path
        try await bureau.imports.correctedFile(of: first.id, as: bureau.clerk, to: path)
        var rows = try Self.rows(path)
        #expect(rows[0] == ["单位代码", "岗位", "危害因素", "接害人数", "备注", "错误原因", "行键（请勿修改）"])
        #expect(rows.count == 3)
        #expect(rows[1].prefix(5) == ["E1", "打磨", "石棉", "十", "照旧"])
        #expect(rows[1][5].contains("危害因素") && rows[1][5].contains("接害人数"))
        #expect(rows[1][6] == "K\(first.id)-3")
        #expect(rows[2][6] == "K\(first.id)-5")

        // The person mends one of the two rows and sends the file back.
        rows[1][2] = "煤尘"
        rows[1][3] = "10"
        let mended = bureau.folder.appending(path: "更正后.xlsx").path
        let writer = try SheetWriter(path: mended)
        try writer.addSheet("岗位", columns: rows[0].map { SheetColumn($0) })
        for row in rows.dropFirst() { try writer.write(row.map { .text($0) }) }
        try writer.close()
        let versions = try await bureau.versions()
        let (second, _) = try await bureau.imports.importFile(path: mended, name: "更正后.xlsx", into: "post", as: bureau.clerk)
        #expect(second.counts == ImportCounts(created: 1, failed: 1))
        #expect(try await bureau.versions() == (versions ?? 0) + 1)
        #expect(try await bureau.post("打磨")?["hazard"] == .text("11002"))
        #expect(try await bureau.imports.openFailures(of: first.id, as: bureau.clerk) == 1)
        #expect(try await bureau.imports.failures(of: first.id, as: bureau.clerk).map(\.resolvedBy) == [second.id, nil])
        // The next corrected file of the first import holds only what still waits.
        try await bureau.imports.correctedFile(of: first.id, as: bureau.clerk, to: path)
        #expect(try Self.rows(path).count == 2)
    }

    @Test(arguments: Engine.allCases)
    func `keys of other people's imports mend nothing`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let (first, _) = try await bureau.take(Self.sheet)
        let text = "单位代码,岗位,危害因素,接害人数,行键（请勿修改）\nE2,掘进,煤尘,3,K\(first.id)-3\n"
        let (other, _) = try await bureau.take(text, as: bureau.countyClerk)
        #expect(other.counts == ImportCounts(created: 1))
        #expect(try await bureau.imports.openFailures(of: first.id, as: bureau.clerk) == 2)
    }

    @Test(arguments: Engine.allCases)
    func `failed rows are sealed in the store`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take("单位代码,岗位,危害因素,联系电话\nE9,破碎,矽尘,13800005678\n")
        let cells = try await bureau.registers.read { try $0.value("SELECT cells FROM import_failure").text }
        #expect(try #require(cells).contains("13800005678") == false)
    }

    @Test(arguments: Engine.allCases)
    func `an export comes back without a change, masked fields included`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take(
            "单位代码,岗位,危害因素,接害人数,浓度,采样日期,是否夜班,联系电话,岗位编号\nE1,破碎,矽尘,3,0.1,2026-01-05,是,13800005678,-7\nE2,=掘进,煤尘,4,,,否,,\n")
        for form in SheetFile.allCases {
            let path = bureau.folder.appending(path: "导出.\(form.rawValue)").path
            let count = try await bureau.imports.export("post", ListRequest(), as: bureau.clerk, to: path, form: form)
            #expect(count == 2)
            let rows = try Self.rows(path)
            #expect(rows[1] == ["E1", "破碎", "11001 矽尘", "3", "0.1", "2026-01-05", "是", "138****5678", "-7"])
            let versions = try await bureau.versions()
            let (back, _) = try await bureau.imports.importFile(path: path, name: "导出", into: "post", as: bureau.clerk)
            #expect(back.counts == ImportCounts(unchanged: 2))
            #expect(try await bureau.versions() == versions)
        }
        // The other county sees its own rows only; a reader may not export.
        let path = bureau.folder.appending(path: "县.csv").path
        #expect(try await bureau.imports.export("post", ListRequest(), as: bureau.countyClerk, to: path, form: .csv) == 1)
        await #expect(throws: RegisterError.denied) {
            try await bureau.imports.export("post", ListRequest(), as: bureau.reader, to: path)
        }
    }

    @Test func `a template has a heading for each field that can be filled in and is understood whole`() async throws {
        let bureau = try await Bureau(.sqlite)
        let path = bureau.folder.appending(path: "模板.xlsx").path
        try bureau.imports.template("post", as: bureau.clerk, to: path)
        #expect(try Self.rows(path) == [["用人单位", "岗位名称", "危害因素", "接害人数", "浓度", "采样日期", "是否夜班", "联系电话", "岗位编号"]])
        #expect(throws: ImportError.denied) { try bureau.imports.template("post", as: bureau.reader, to: path) }
    }

    @Test(arguments: Engine.allCases)
    func `an upload that nobody took over is removed after its days, an accepted one keeps its note`(engine: Engine) async throws
    {
        let bureau = try await Bureau(engine)
        try await bureau.take(Self.sheet)
        let before = try await bureau.count("SELECT COUNT(*) FROM import")
        let upload = try await bureau.imports.upload(
            path: try bureau.file(Self.sheet), name: "岗位.csv", into: "post", as: bureau.clerk)
        let now = bureau.registers.clock.now()
        #expect(try await bureau.imports.removeAbandoned(before: now) == 0)
        #expect(try await bureau.imports.removeAbandoned(before: now + 1) == 1)
        #expect(try await bureau.count("SELECT COUNT(*) FROM import_file_part") == 0)
        #expect(try await bureau.count("SELECT COUNT(*) FROM import") == before)
        await #expect(throws: ImportError.notFound) { try await bureau.imports.find(upload.id, as: bureau.clerk) }
    }
}
