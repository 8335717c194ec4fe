import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Indicators
import Registers
import TestSupport
import Testing

@testable import Supervision

@Suite(.requirement("R-92")) struct CoverageTests {
    /// Three hardware factories of the key industries are on the register on 2 March 2026; the year that counts is 2027.
    private func office(_ engine: Engine = .sqlite) async throws -> SupervisionOffice {
        let office = try await SupervisionOffice(engine)
        for employer in office.employers { try await office.office.change(Employer.self, employer) { $0.isKeyEmployer = true } }
        try await office.office.change(Inspector.self, office.inspectors[0]) { $0.certificateUntil = Day("2028-12-31") }
        try await office.office.change(Inspector.self, office.inspectors[1]) { $0.certificateUntil = Day("2028-12-31") }
        return office
    }

    private func freeze(_ it: SupervisionOffice) async throws -> Int64 {
        let bureau = it.office.bureau
        return try await it.registers.write(as: bureau) { transaction in
            try FreezeObjects.freeze(.keyIndustry, year: transaction.today.year, region: "441700", in: transaction).id
        }
    }

    /// Visited, listed, added, added and visited, closed.
    private func counts(_ it: SupervisionOffice) async throws -> [Int] {
        let (region, day) = (it.office.bureau.region, it.office.today)
        return try await it.registers.read { connection in
            try [SupervisionCoverage.Part.visited, .listed, .added, .addedVisited, .closed].map {
                try SupervisionCoverage.records(connection, .keyIndustry, $0, in: region, on: day).count
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the denominator is who stood on the register at the end of 1 January, those added later stand apart`(engine: Engine)
        async throws
    {
        let it = try await office(engine)
        it.office.turn(to: "2027-01-04")
        // After 1 January: one more opens, one of the old ones closes before the list is frozen.
        let added = try await it.office.openFactory(["credit_code": Factory.creditCode(9), "name": "模拟新增五金厂"])
        try await it.office.change(Employer.self, added) { $0.isKeyEmployer = true }
        try await it.office.move(Employer.self, it.employers[2], "close", reason: "已停业（模拟）")
        #expect(try await counts(it) == [0, 0, 1 + 2, 0, 0])
        let list = try await freeze(it)
        #expect(try await it.office.find(ObjectList.self, list).record.count == 3)
        #expect(try await counts(it) == [0, 3, 1, 0, 1])
        _ = try await it.visit(it.employers[0], outcome: "none")
        _ = try await it.visit(added, outcome: "none")
        #expect(try await counts(it) == [1, 3, 1, 1, 1])
        // Nobody met there, and a township's patrol, are no supervision of the object.
        _ = try await it.visit(it.employers[1], outcome: "unreachable")
        _ = try await it.visit(it.employers[1], kind: "patrol", outcome: "none")
        #expect(try await counts(it) == [1, 3, 1, 1, 1])
        _ = try await it.visit(it.employers[1], outcome: "none")
        #expect(try await counts(it) == [2, 3, 1, 1, 1])
        #expect(try await it.office.faults() == [])
        it.office.turn(to: "2028-01-03")
        #expect(try await counts(it)[...1] == [0, 0])
    }

    @Test(.requirement("R-121"), arguments: Engine.allCases)
    func `the indicator counts what the list says, and a recount agrees`(engine: Engine) async throws {
        let it = try await office(engine)
        it.office.turn(to: "2027-01-01")
        _ = try await freeze(it)
        _ = try await it.visit(it.employers[0], outcome: "none")
        let (region, day) = (it.office.bureau.region, it.office.today)
        let measure = try #require(Indicators.measures["supervision_coverage.key_industry"])
        let (live, recount) = try await it.registers.read {
            (try measure.live($0, region, day), try measure.recount($0, region, day))
        }
        #expect(live == recount)
        #expect([live.sum.numerator, live.sum.denominator] == [1, 3])
    }

    @Test func `a list is frozen once, not before its day, and not for another city`() async throws {
        let it = try await office()
        let bureau = it.office.bureau
        _ = try await freeze(it)
        #expect(try await it.refusal { _ = try await freeze(it) }.contains("已经冻结"))
        let early = try await it.refusal {
            try await it.registers.write(as: bureau) {
                _ = try FreezeObjects.freeze(.keyIndustry, year: 2027, region: "441700", in: $0)
            }
        }
        #expect(early.contains("2027-01-01"))
        await #expect(throws: RegisterError.self) {
            try await it.registers.write(as: bureau) {
                _ = try FreezeObjects.freeze(.keyIndustry, year: 2026, region: "441800", in: $0)
            }
        }
    }

    @Test func `the page freezes, shows the counts and who is left, and the list proves itself`() async throws {
        let it = try await office()
        it.office.turn(to: "2027-01-01")
        try await it.site.visit(as: "bureau") { visitor in
            #expect(try await visitor.get("/supervision-coverage").words.contains("还没有冻结"))
            #expect(try await visitor.post("/supervision-coverage", ["kind": "key_industry"]).status == 303)
            let page = try await visitor.get("/supervision-coverage")
            #expect(page.words.contains("0/3（0.0%）"))
            #expect(page.words.contains("模拟五金制品2厂"))
            let list = try await it.registers.read { try $0.value("SELECT id FROM object_list").integer ?? 0 }
            #expect(try await visitor.get("/object_list/\(list)").words.contains("名录与冻结时的校验值一致"))
            let first = it.employers[0]
            _ = try await it.registers.database.write {
                try $0.execute("DELETE FROM listed_object WHERE object_id = ?1", [.integer(first)])
            }
            #expect(try await visitor.get("/object_list/\(list)").words.contains("不一致"))
        }
        try await it.site.visit(as: "supervisor") { visitor in
            let page = try await visitor.get("/supervision-coverage")
            #expect(page.status == 200)
            let refused = try await visitor.post("/supervision-coverage", ["kind": "key_industry"])
            #expect(refused.status == 403)
        }
    }

    @Test(arguments: Engine.allCases)
    func `radiation at a post counts as it stood on 1 January, whatever was entered or withdrawn since`(engine: Engine)
        async throws
    {
        let it = try await SupervisionOffice(engine)
        var clinics: [Int64] = []
        for number in 6...8 {
            clinics.append(
                try await it.office.openFactory([
                    "credit_code": Factory.creditCode(number), "name": "模拟门诊部\(number)", "industry": "8421",
                ]))
        }
        func radiate(_ clinic: Int64) async throws -> Int64 {
            let post = try await it.registers.read {
                try $0.value("SELECT MIN(id) FROM post WHERE employer = ?1", [.integer(clinic)]).integer ?? 0
            }
            return try await it.office.enter(
                PostHazard.self, ["employer": "#\(clinic)", "post": "#\(post)", "hazard": "5-001", "exposed_headcount": "3"]
            ).id
        }
        // The first keeps its hazard, the second loses it after 1 January, the third gets one only then.
        _ = try await radiate(clinics[0])
        let lost = try await radiate(clinics[1])
        it.office.turn(to: "2027-01-04")
        let bureau = it.office.bureau
        try await it.registers.write(as: bureau) { transaction in
            let found = try #require(try transaction.find(PostHazard.self, lost))
            try transaction.withdraw(found.stored, reason: "设备已报废")
        }
        _ = try await radiate(clinics[2])
        let list = try await it.registers.write(as: bureau) {
            try FreezeObjects.freeze(.medicalRadiation, year: 2027, region: "441700", in: $0).id
        }
        let names = try await it.registers.read { try FreezeObjects.listed($0, list).map(\.name) }
        #expect(names == ["模拟门诊部6", "模拟门诊部7"])
    }

    @Test func `a long list is shown a hundred at a time, with how many there are`() async throws {
        let it = try await office()
        it.office.turn(to: "2027-01-01")
        let list = try await freeze(it)
        _ = try await it.registers.database.write { connection in
            for number in 1...120 {
                try connection.execute(
                    """
                    INSERT INTO listed_object (id, version, state, region_path, void, created_at, updated_at, object_list, year, kind,
                    number, name, region_code, object_id) VALUES (?1, 1, 'current', '440000/441700/441702', 0, 0, 0, ?2, 2027,
                    'key_industry', ?3, ?4, '441702', ?5)
                    """,
                    [
                        .integer(Int64(10_000 + number)), .integer(list), .text("Z\(1_000 + number)"), .text("模拟对象\(number)"),
                        .integer(Int64(90_000 + number)),
                    ])
            }
        }
        try await it.site.visit(as: "bureau") { (visitor: Visitor) async throws in
            let first = try await visitor.get("/supervision-coverage")
            #expect(first.words.contains("1—100／123") && first.words.contains("下一页") && !first.words.contains("模拟对象120"))
            let second = try await visitor.get("/supervision-coverage?waiting-key_industry=2")
            #expect(second.words.contains("101—123／123") && second.words.contains("模拟对象120"))
            // An object that is on no register of this account is named, not linked.
            #expect(!second.text.contains("href=\"/employer/90120\""))
            let content = try await visitor.get("/object_list/\(list)?objects=2")
            #expect(content.words.contains("101—123／123") && content.words.contains("模拟对象120"))
            #expect(try await visitor.get("/supervision-coverage?waiting-key_industry=99").words.contains("101—123／123"))
        }
    }

    @Test(arguments: [(0, 3, "0/3（0.0%）"), (2_999, 3_000, "2999/3000（99.9%）"), (3, 3, "3/3（100.0%）"), (0, 0, "不适用（没有对象）")])
    func `a rate is told by counts and never rounded up to 100 %`(visited: Int, listed: Int, words: String) {
        #expect(CoveragePage.rate(visited, listed) == words)
    }
}
