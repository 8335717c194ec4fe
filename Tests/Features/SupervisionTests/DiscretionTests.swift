import Access
import Calendars
import Database
import FieldTestSupport
import Organisations
import Registers
import Rulebook
import TestSupport
import Testing

@testable import Supervision

extension SupervisionOffice {
    /// The province's health commission: discretion tables are mostly its own.
    var province: Principal {
        Principal(
            accountID: 9, accountName: "province", displayName: "", role: .bureauOfficer, region: RegionPath("440000") ?? .nowhere
        )
    }

    static let table = "模拟裁量基准（演示，非正式规定）"

    /// A row of a discretion table, in force.
    @discardableResult
    func discretion(_ changes: [String: String]) async throws -> Int64 {
        let id = try await office.enter(
            DiscretionRule.self,
            [
                "region_code": "440000", "article": "article_71", "degree": "general", "circumstances": "模拟情形",
                "from_day": "2025-01-01", "source": Self.table, "mark": "D",
            ].merging(changes) { $1 }, as: province
        ).id
        try await office.move(DiscretionRule.self, id, "issue")
        return id
    }
}

@Suite(.requirement("R-87")) struct DiscretionTests {
    /// Article 71, 50 000 to 100 000 yuan: the province takes the middle, the county its own upper half.
    private func telling(_ it: SupervisionOffice, fine: Int, degree: String = "general", departure: String = "") async throws
        -> String
    {
        let id = try await it.investigatedCase()
        return try await it.refusal {
            try await it.step(id) {
                try CaseActs.tell(
                    $0, $1, .init(article: "article_71", fine: fine, degree: degree, departure: departure), in: $2)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a fine outside its degree is refused with the article and the table's source, both ends are inside`(engine: Engine)
        async throws
    {
        let it = try await SupervisionOffice(engine)
        try await it.discretion(["amount_from": "60000", "amount_until": "80000"])
        for (fine, isAllowed) in [(59_999, false), (60_000, true), (80_000, true), (80_001, false)] {
            let words = try await telling(it, fine: fine)
            #expect(words.isEmpty == isAllowed, "\(fine)")
            #expect(isAllowed || (words.contains("第七十一条") && words.contains(SupervisionOffice.table)))
        }
        #expect(try await telling(it, fine: 70_000, degree: "").contains("请选择裁量阶次：一般"))
        // The statutory range comes first, whatever a table says.
        #expect(try await telling(it, fine: 100_001).contains("法定幅度"))
        #expect(try await it.office.faults() == [])
    }

    @Test func `a county's own rows replace the province's for that article alone`() async throws {
        let it = try await SupervisionOffice()
        try await it.discretion(["amount_from": "60000", "amount_until": "80000"])
        try await it.discretion(["region_code": "441702", "amount_from": "90000", "amount_until": "100000"])
        try await it.discretion(["region_code": "441781", "amount_from": "50000", "amount_until": "50000"])
        #expect(try await telling(it, fine: 70_000).contains("90000"))
        #expect(try await telling(it, fine: 95_000).isEmpty)
        // Another article has only the province's row, or none at all.
        let id = try await it.investigatedCase()
        try await it.tell(id, article: "order5_47", fine: 20_000)
        #expect(try await it.office.find(EnforcementCase.self, id).record.discretion == nil)
    }

    @Test func `a draft and a row not yet in force bind nobody, a repealed one only its own days`() async throws {
        let it = try await SupervisionOffice()
        try await it.discretion(["amount_from": "60000", "amount_until": "80000", "from_day": "2026-03-03"])
        #expect(try await telling(it, fine: 100_000).isEmpty)
        let old = try await it.discretion([
            "amount_from": "60000", "amount_until": "70000", "from_day": "2026-01-01", "degree": "heavier",
        ])
        try await it.office.move(DiscretionRule.self, old, "repeal", reason: "另行制定")
        // The act ended on 1 March, while the row was in force.
        #expect(try await telling(it, fine: 100_000, degree: "heavier").contains("70000"))
    }

    @Test func `where a newer row is lighter the newer one is used, a heavier one is not`() async throws {
        let it = try await SupervisionOffice()
        try await it.discretion(["amount_from": "70000", "amount_until": "80000", "until_day": "2026-03-01"])
        try await it.discretion(["amount_from": "50000", "amount_until": "60000", "from_day": "2026-03-02"])
        #expect(try await telling(it, fine: 55_000).isEmpty)
        #expect(try await telling(it, fine: 75_000).contains("60000"))
        try await it.discretion([
            "amount_from": "50000", "amount_until": "60000", "until_day": "2026-03-01", "degree": "severe",
        ])
        try await it.discretion(["amount_from": "90000", "amount_until": "100000", "from_day": "2026-03-02", "degree": "severe"])
        #expect(try await telling(it, fine: 95_000, degree: "severe").contains("60000"))
        #expect(try await telling(it, fine: 55_000, degree: "severe").isEmpty)
    }

    @Test func `a table that allows departure wants its reason, one that does not refuses it all the same`() async throws {
        let it = try await SupervisionOffice()
        try await it.discretion(["amount_from": "60000", "amount_until": "80000", "allows_departure": "是"])
        try await it.discretion(["amount_from": "60000", "amount_until": "80000", "degree": "severe"])
        #expect(try await telling(it, fine: 55_000).contains("请填写理由"))
        #expect(try await telling(it, fine: 55_000, departure: "主动消除危害后果（行政处罚法第三十二条）").isEmpty)
        #expect(try await telling(it, fine: 55_000, degree: "severe", departure: "主动消除危害后果").contains("请调整"))
    }

    @Test func `a decision may go down a degree after the defence, within the table, and keeps the row it was held against`()
        async throws
    {
        let it = try await SupervisionOffice()
        try await it.discretion(["amount_from": "60000", "amount_until": "80000", "degree": "heavier"])
        let lighter = try await it.discretion(["amount_from": "50000", "amount_until": "59999"])
        let id = try await it.investigatedCase()
        try await it.step(id) {
            try CaseActs.tell($0, $1, .init(article: "article_71", fine: 70_000, degree: "heavier"), in: $2)
        }
        try await it.receiveNotice(id)
        it.office.turn(to: "2026-03-12")
        let bureau = it.office.bureau
        let kept = try await it.refusal { try await it.decide(id, fine: 55_000) }
        #expect(kept.contains("较重"))
        try await it.step(id, as: bureau) {
            try CaseDecision.decide(
                $0, $1, .init(fine: 55_000, reviewer: "模拟审核人", discussion: "同意", degree: "general"), in: $2)
        }
        let file = try await it.office.find(EnforcementCase.self, id).record
        #expect(file.degree == "general")
        #expect(file.discretion == Int(lighter))
    }

    @Test(arguments: [
        (["share_from": "0", "share_until": "30"], 50_000, 65_000),
        (["share_from": "33.33", "share_until": "66.67"], 66_665, 83_335),
        (["share_from": "70", "share_until": "100"], 85_000, 100_000),
    ])
    func `a share of the range is counted from its lower end, in whole yuan inside the share`(
        share: [String: String], low: Int, high: Int
    ) async throws {
        let it = try await SupervisionOffice()
        let row = try await it.office.find(DiscretionRule.self, try await it.discretion(share)).record
        let range = try #require(FineRanges.range("article_71"))
        #expect(row.fines(range, gains: nil) == Yuan(low)...Yuan(high))
    }

    @Test func `a multiple of unlawful gains needs the gains`() async throws {
        let it = try await SupervisionOffice()
        let id = try await it.discretion(["article": "article_79_gains", "multiple_from": "2", "multiple_until": "4.5"])
        let row = try await it.office.find(DiscretionRule.self, id).record
        let range = try #require(FineRanges.range("article_79_gains"))
        #expect(row.fines(range, gains: nil) == nil)
        #expect(row.fines(range, gains: Yuan(10_001)) == Yuan(20_002)...Yuan(45_004))
    }

    @Test(arguments: [
        ["amount_from": "40000", "amount_until": "80000"], ["amount_from": "60000", "amount_until": "100001"],
        ["amount_from": "80000", "amount_until": "60000"], ["amount_from": "60000"], [:],
        ["amount_from": "60000", "amount_until": "80000", "share_from": "0", "share_until": "30"],
        ["multiple_from": "2", "multiple_until": "3"],
    ])
    func `a row whose range is incomplete, doubled or outside the article is told at the field`(range: [String: String])
        async throws
    {
        let it = try await SupervisionOffice()
        let problems = try await it.office.problems(
            DiscretionRule.self,
            [
                "region_code": "440000", "article": "article_71", "degree": "general", "circumstances": "模拟情形",
                "from_day": "2025-01-01", "source": "模拟", "mark": "D",
            ].merging(range) { $1 }, as: it.province)
        #expect(!problems.isEmpty)
    }

    @Test func `every fine that a case may choose stands in the table of codes, by the same words`() async throws {
        let it = try await SupervisionOffice()
        let codes = it.office.codes.entries("fine_article")
        #expect(Set(codes.map(\.code)) == Set(InspectionPages.articles.map(\.code)))
        for (code, label) in InspectionPages.articles {
            #expect(codes.first { $0.code == code }?.label == label)
        }
    }

    @Test
    func `the case page shows the rows of its region with source and mark, and a handler walks through them in the browser`()
        async throws
    {
        let it = try await SupervisionOffice()
        try await it.discretion(["amount_from": "60000", "amount_until": "80000"])
        let id = try await it.investigatedCase()
        try await it.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/enforcement_case/\(id)")
            #expect(page.words.contains("裁量基准") && page.words.contains(SupervisionOffice.table))
            #expect(page.words.contains("60000 元至 80000 元"))
            let outside = try await visitor.post(
                "/enforcement_case/\(id)/notice", ["article": "article_71", "fine": "90000", "degree": "general"])
            #expect(outside.status == 409 && outside.words.contains(SupervisionOffice.table))
            let told = try await visitor.post(
                "/enforcement_case/\(id)/notice", ["article": "article_71", "fine": "80000", "degree": "general"])
            #expect(told.location.contains("done=case-moved"))
            #expect(try await visitor.get("/enforcement_case/\(id)").words.contains(SupervisionOffice.table))
        }
    }
}
