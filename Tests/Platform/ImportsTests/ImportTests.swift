import Access
import Calendars
import Database
import Imports
import Jobs
import Ledger
import Registers
import Spreadsheets
import Testing

@Suite(.timeLimit(.minutes(10))) struct ImportTests {
    static let sheet = """
        岗位汇总表,,,,,
        单位代码,岗位,危害因素,接害人数（人）,浓度(mg/m³),采样日期
        E1,破碎,矽尘,"１，２００ 人",0.85,2026年1月5日
        E1,打磨,11001,12,'1.5mg/m³,46027
        E2,掘进,11002 煤尘,30,,2026/1/6

        """

    @Test(arguments: Engine.allCases)
    func `good rows are taken with places, values, versions and figures`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let (upload, job) = try await bureau.take(Self.sheet)
        #expect(job.state == .done)
        #expect(upload.stage == .accepted)
        #expect(upload.counts == ImportCounts(created: 3))
        #expect(upload.headerRow == 2)
        let crushing = try #require(try await bureau.post("破碎"))
        #expect(crushing["exposed_headcount"] == .integer(1_200))
        #expect(crushing["hazard"] == .text("11001"))
        #expect(crushing["concentration"] == .real(0.85))
        #expect(crushing["sampled_day"] == .text("2026-01-05"))
        #expect(crushing.regionPath == "44/4417/441702")
        let grinding = try #require(try await bureau.post("打磨"))
        #expect(grinding["concentration"] == .real(1.5))
        #expect(grinding["sampled_day"] == .text("2026-01-05"))
        let sum = try await bureau.registers.read { try FigureQueries.sum($0, figure: "post.exposed", region: "44/4417") }
        #expect(sum == FigureSum(numerator: 1_242, denominator: 3))
        #expect(try await bureau.registers.read { try ChainVerification.verify($0).faults } == [])
    }

    @Test(arguments: Engine.allCases)
    func `the same file twice changes nothing`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take(Self.sheet)
        let versions = try await bureau.versions()
        let (again, _) = try await bureau.take(Self.sheet)
        #expect(again.counts == ImportCounts(unchanged: 3))
        #expect(try await bureau.versions() == versions)
        #expect(try await bureau.imports.earlier(than: again)?.fileName == "岗位.csv")
    }

    @Test(arguments: Engine.allCases)
    func `a changed cell makes one new version, and an empty cell leaves what is there`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take(Self.sheet)
        let (upload, _) = try await bureau.take("单位代码,岗位,危害因素,接害人数\nE1,破碎,,1300\nE1,打磨,矽尘,12\n")
        #expect(upload.counts == ImportCounts(updated: 1, unchanged: 1))
        let crushing = try #require(try await bureau.post("破碎"))
        #expect(crushing.version == 2)
        #expect(crushing["exposed_headcount"] == .integer(1_300))
        #expect(crushing["hazard"] == .text("11001"))
        #expect(crushing["concentration"] == .real(0.85))
    }

    @Test(arguments: Engine.allCases)
    func `each wrong cell is named and the good rows are taken`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let (upload, _) = try await bureau.take(
            """
            单位代码,岗位,危害因素,接害人数,浓度,采样日期,是否夜班
            E1,破碎,矽尘,十,0.85,2026-02-30,是
            E9,打磨,石棉,-1,x,2026-01-05,也许
            E1,,矽尘,1,1,2026-01-05,否
            E1,抛光,矽尘,1,1,2026-01-05,否
            E1,一二三四五六七八九十一二三四五六七八九十一,矽尘,1.5,,,

            """)
        #expect(upload.counts == ImportCounts(created: 1, failed: 4))
        #expect(
            try await bureau.failures(upload) == [
                "D2 RG-002", "F2 RG-005", "A3 RG-010", "C3 RG-006", "D3 RG-004", "E3 RG-002", "G3 RG-013", "B4 RG-001",
                "B6 RG-008",
                "D6 RG-003",
            ])
        #expect(try await bureau.count("SELECT COUNT(*) FROM post") == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a row of another region is refused in words that tell nothing of it`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take("单位代码,单位名称,所在地区\nE3,江城家具厂,江城区\n", into: "employer")
        let before = try await bureau.versions()
        let (upload, _) = try await bureau.take(
            "单位代码,单位名称,所在地区\nE3,改名厂,阳春市\nE4,新厂,江城区\nE5,新矿,阳春市\n", into: "employer", as: bureau.countyClerk)
        #expect(upload.counts == ImportCounts(created: 1, failed: 2))
        #expect(try await bureau.failures(upload, as: bureau.countyClerk) == ["A2 IM-103", "C3 RG-012"])
        let words = try await bureau.imports.failures(of: upload.id, as: bureau.countyClerk).flatMap {
            $0.problems.map(\.message)
        }
        #expect(words.allSatisfy { !$0.contains("家具") && !$0.contains("江城") && !$0.contains("441702") })
        #expect(try await bureau.versions() == (before ?? 0) + 1)
        // A post of an employer in the other county is not found, as if it were not there.
        let (posts, _) = try await bureau.take("单位代码,岗位,危害因素\nE1,破碎,矽尘\n", as: bureau.countyClerk)
        #expect(try await bureau.failures(posts, as: bureau.countyClerk) == ["A2 RG-010"])
    }

    @Test(arguments: Engine.allCases)
    func `rows that repeat a record are counted once, and refused when they differ`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let (upload, _) = try await bureau.take("单位代码,岗位,危害因素,接害人数\nE1,破碎,矽尘,3\nE1,破碎,矽尘,3\nE1,破碎,矽尘,4\n")
        #expect(upload.counts == ImportCounts(created: 1, unchanged: 1, failed: 1))
        #expect(try await bureau.failures(upload) == ["A4 IM-102"])
        #expect(try await bureau.post("破碎")?["exposed_headcount"] == .integer(3))
    }

    @Test(arguments: Engine.allCases)
    func `a unique value taken by another record fails its row alone`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let (upload, _) = try await bureau.take(
            """
            单位代码,岗位,危害因素,岗位编号
            E1,一,矽尘,P1
            E1,二,矽尘,P2
            E1,三,矽尘,P1
            E1,四,矽尘,P4
            E1,五,矽尘,P2
            E1,六,矽尘,P6

            """)
        #expect(upload.counts == ImportCounts(created: 4, failed: 2))
        #expect(try await bureau.failures(upload) == ["D4 RG-011", "D6 RG-011"])
        #expect(try await bureau.registers.read { try ChainVerification.verify($0).faults } == [])
        let sum = try await bureau.registers.read { try FigureQueries.sum($0, figure: "post.exposed", region: "") }
        #expect(sum.denominator == 4)
    }

    @Test(arguments: Engine.allCases)
    func `a settled record is not changed by an import`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take(Self.sheet)
        let post = try #require(try await bureau.post("打磨"))
        _ = try await bureau.registers.write(as: bureau.clerk) { try $0.transition(post, "close") }
        let (same, _) = try await bureau.take("单位代码,岗位,危害因素,接害人数\nE1,打磨,矽尘,12\n")
        #expect(same.counts == ImportCounts(unchanged: 1))
        let (changed, _) = try await bureau.take("单位代码,岗位,危害因素,接害人数\nE1,打磨,矽尘,13\n")
        #expect(try await bureau.failures(changed) == ["A2 IM-104"])
    }

    @Test(arguments: Engine.allCases)
    func `roles decide who may import, and a role that may only mend makes nothing new`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take(Self.sheet)
        await #expect(throws: ImportError.denied) { try await bureau.take(Self.sheet, as: bureau.reader) }
        await #expect(throws: ImportError.noRegister) { try await bureau.take(Self.sheet, into: "nothing") }
        // The mender may not view employers, so the reference by number is not found either; the key is then unknown.
        let (upload, _) = try await bureau.take("单位代码,岗位,危害因素\nE1,破碎,煤尘\n", as: bureau.mender)
        #expect(try await bureau.failures(upload, as: bureau.mender) == ["A2 RG-010"])
    }

    @Test(arguments: Engine.allCases)
    func `an import belongs to its account and the colleagues of its organisation`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let (upload, _) = try await bureau.take(Self.sheet)
        await #expect(throws: ImportError.notFound) { try await bureau.imports.find(upload.id, as: bureau.countyClerk) }
        await #expect(throws: ImportError.notFound) { try await bureau.imports.failures(of: upload.id, as: bureau.countyClerk) }
        #expect(try await bureau.imports.list(as: bureau.countyClerk).isEmpty)
        #expect(try await bureau.imports.list(as: bureau.clerk).first?.id == upload.id)
    }

    @Test(arguments: Engine.allCases)
    func `a check tells what would happen and stores no record`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        try await bureau.take("单位代码,岗位,危害因素\nE1,破碎,矽尘\n")
        let versions = try await bureau.versions()
        let path = try bureau.file(Self.sheet + "E9,钻孔,矽尘,1,,\n")
        let upload = try await bureau.imports.upload(path: path, name: "岗位.csv", into: "post", as: bureau.clerk)
        #expect(upload.stage == .mapping)
        let job = try await bureau.jobs.wait(bureau.imports.check(upload.id, as: bureau.clerk))
        #expect(job.state == .done)
        let checked = try await bureau.imports.find(upload.id, as: bureau.clerk)
        #expect(checked.stage == .checked)
        #expect(checked.counts == ImportCounts(created: 2, updated: 1, failed: 1))
        #expect(try await bureau.failures(checked) == ["A6 RG-010"])
        #expect(try await bureau.versions() == versions)
        _ = try await bureau.jobs.wait(bureau.imports.accept(upload.id, as: bureau.clerk))
        let accepted = try await bureau.imports.find(upload.id, as: bureau.clerk)
        #expect(accepted.counts == ImportCounts(created: 2, updated: 1, failed: 1))
        #expect(try await bureau.count("SELECT COUNT(*) FROM import_failure WHERE import_id = ?1", [.integer(upload.id)]) == 1)
        // The file itself is gone, and an accepted import is not begun again.
        #expect(try await bureau.count("SELECT COUNT(*) FROM import_file_part") == 0)
        await #expect(throws: ImportError.underWay) { try await bureau.imports.accept(upload.id, as: bureau.clerk) }
    }

    @Test(arguments: Engine.allCases)
    func `a mapping chosen by a person is remembered for the next sheet`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let text = "单位代码,工位叫法,尘毒,岗位名称\nE1,破碎,矽尘,忽略\n"
        let first = try await bureau.imports.upload(path: try bureau.file(text), name: "a.csv", into: "post", as: bureau.clerk)
        #expect(first.mapping.fields[4] == "name")
        let preview = try await bureau.imports.preview(first, as: bureau.clerk)
        #expect(preview.requiredWithoutColumn == ["危害因素"])
        #expect(preview.sample.map { $0.text(2) } == ["破碎"])
        _ = try await bureau.imports.setMapping(
            ColumnMapping([1: "employer_id", 2: "name", 3: "hazard"]), of: first.id, as: bureau.clerk)
        let second = try await bureau.imports.upload(path: try bureau.file(text), name: "b.csv", into: "post", as: bureau.clerk)
        #expect(second.mapping.fields == [1: "employer_id", 2: "name", 3: "hazard"])
        // Another source has its own habits.
        let other = try await bureau.imports.upload(
            path: try bureau.file(text), name: "c.csv", into: "post", as: bureau.countyClerk)
        #expect(other.mapping.fields[4] == "name")
    }

    @Test(arguments: Engine.allCases)
    func `a file that cannot be imported is refused at once and leaves nothing`(engine: Engine) async throws {
        let bureau = try await Bureau(engine)
        let before = try await bureau.count("SELECT COUNT(*) FROM import")
        await #expect(throws: ImportError.noHeading) { try await bureau.take("甲,乙\n1,2\n") }
        await #expect(throws: SheetError.openQuote(row: 2)) { try await bureau.take("单位代码,岗位\nE1,\"破碎\n") }
        #expect(try await bureau.count("SELECT COUNT(*) FROM import") == before)
        #expect(try await bureau.count("SELECT COUNT(*) FROM import_file_part") == 0)
        // Without the columns that name a record it waits for a person.
        await #expect(throws: ImportError.keyNotMapped(labels: ["岗位名称"])) { try await bureau.take("单位代码,危害因素\nE1,矽尘\n") }
    }
}
