import TestSupport
import Testing

@testable import InspectionDraws

/// A small draw: twelve employers, five inspectors of two departments, one technician.
enum SmallDraw {
    static let terms = DrawTerms(
        title: "2026年第一季度“双随机”", count: 4, reserves: 2, inspectors: 2, technicians: 1, leading: "卫生健康", partners: ["应急管理"],
        publicSource: "2026-03-06 公开开奖号码")
    static let lists = DrawLists(
        objects: (1...12).map {
            DrawObject(
                number: "OBJ\($0 + 100)", name: "模拟企业,\($0)", riskClass: $0 % 3 == 0 ? "丙" : "甲", weight: $0 % 3 == 0 ? 4 : 1)
        },
        inspectors: (1...4).map { DrawInspector(number: "W\($0)", name: "模拟监督员\($0)", department: "卫生健康") }
            + [
                DrawInspector(number: "Y1", name: "模拟应急人员", department: "应急管理"),
                DrawInspector(number: "C1", name: "模拟技术人员", department: "疾控中心", isTechnician: true),
            ],
        conflicts: (1...12).map { DrawConflict(inspector: "W1", object: "OBJ\($0 + 100)") })
    static func files() throws -> DrawFiles { try DrawFiles(lists, terms, secret: "密值-7", publicValue: "05 12 19 22 30 31+09") }
}

@Suite(.requirement("R-79")) struct ReplayTests {
    @Test func `a published draw is held again from its files alone`() throws {
        let report = try VerifyDraw.check(SmallDraw.files())
        #expect(report.result.count == 6)
        #expect(report.result.filter(\.isReserve).count == 2)
        #expect(Set(report.result.map(\.object)).count == 6)
    }

    @Test func `the order in which lists were entered changes nothing`() throws {
        let turned = DrawLists(
            objects: SmallDraw.lists.objects.reversed(), inspectors: SmallDraw.lists.inspectors.reversed(),
            conflicts: SmallDraw.lists.conflicts.reversed())
        let files = try DrawFiles(turned, SmallDraw.terms, secret: "密值-7", publicValue: "05 12 19 22 30 31+09")
        #expect(files == (try SmallDraw.files()))
    }

    @Test func `another public value or another secret gives another seed`() throws {
        let commitment = DrawCommitment(SmallDraw.terms, SmallDraw.lists.ordered)
        let seeds = [
            commitment.seed(secret: "a", publicValue: "1"), commitment.seed(secret: "a", publicValue: "2"),
            commitment.seed(secret: "b", publicValue: "1"),
        ]
        #expect(Set(seeds).count == 3)
    }

    @Test func `the commitment published beforehand must be that of the draw`() throws {
        let files = try SmallDraw.files()
        let number = try VerifyDraw.check(files).commitment
        #expect(throws: Never.self) { try VerifyDraw.check(files, published: number) }
        #expect(throws: DrawFault.self) { try VerifyDraw.check(files, published: Digest.of("another")) }
    }
}

@Suite(.requirement("R-79", "R-83", "R-84")) struct TeamTests {
    @Test func `a joint team has two inspectors, one of each partner and a technician, and nobody with a conflict`() throws {
        for drawn in try VerifyDraw.check(SmallDraw.files()).result {
            #expect(drawn.team.count == 4)
            #expect(Set(drawn.team).count == 4)
            #expect(drawn.team.suffix(2) == ["Y1", "C1"])
            #expect(!drawn.team.contains("W1"))
        }
    }

    @Test func `a draw without two free inspectors is refused and names the object`() throws {
        var lists = SmallDraw.lists
        lists.conflicts += [DrawConflict(inspector: "W2", object: "OBJ101"), DrawConflict(inspector: "W3", object: "OBJ101")]
        let terms = DrawTerms(title: "", count: 12, leading: "卫生健康", publicSource: "")
        let fault = #expect(throws: DrawFault.self) {
            try DrawFiles(lists, terms, secret: "s", publicValue: "p")
        }
        #expect(fault?.sentence.contains("OBJ101") == true)
        #expect(fault?.sentence.contains("第四十二、四十三条") == true)
    }

    @Test(arguments: [0, 1])
    func `a team of fewer than two inspectors is against article 42`(inspectors: Int) {
        let terms = DrawTerms(title: "", count: 1, inspectors: inspectors, leading: "卫生健康", publicSource: "")
        #expect(terms.objection?.sentence.contains("第四十二条") == true)
    }

    @Test func `nobody visits more often than the limit`() throws {
        let terms = DrawTerms(title: "", count: 6, leading: "卫生健康", visitLimit: 4, publicSource: "")
        var lists = SmallDraw.lists
        lists.conflicts = []
        let drawn = try RunDraw.result(lists.ordered, terms, seed: "x")
        let visits = Dictionary(grouping: drawn.flatMap(\.team), by: \.self).mapValues(\.count)
        #expect(visits.values.max() ?? 0 <= 4)
        #expect(visits.values.reduce(0, +) == 12)
    }
}

@Suite(.requirement("R-79")) struct ForgeryTests {
    /// The line that is named, after a change of the text.
    private func fault(_ name: String, _ change: (String) -> String) throws -> DrawFault? {
        var texts = try SmallDraw.files().texts
        let before = try #require(texts[name])
        let after = change(before)
        #expect(after != before)
        texts[name] = after
        let files = DrawFiles(texts: texts)
        return #expect(throws: DrawFault.self) { try VerifyDraw.check(files) }
    }

    @Test func `a heavier weight is found at its line`() throws {
        let fault = try fault("objects.csv") { $0.replacing("OBJ105,\"模拟企业,5\",甲,1", with: "OBJ105,\"模拟企业,5\",甲,9") }
        #expect(fault?.file == "objects.csv")
        #expect(fault?.line == 6)
    }

    @Test func `a list made anew with right digests no longer fits what was committed`() throws {
        let fault = try fault("objects.csv") { _ in
            var lists = SmallDraw.lists.ordered
            lists.objects[4].weight = 9
            return lists.objectTable.text
        }
        #expect(fault?.file == "draw.csv")
        #expect(fault?.sentence.contains("整体替换") == true)
    }

    @Test func `a removed object is found at the line after it`() throws {
        let fault = try fault("objects.csv") { text in
            text.split(separator: "\n").filter { !$0.hasPrefix("OBJ107") }.joined(separator: "\n") + "\n"
        }
        #expect(fault?.line == 8)
    }

    @Test func `a result that was exchanged is named with what the draw gives`() throws {
        let genuine = try #require(try SmallDraw.files().texts["result.csv"])
        let second = try #require(genuine.split(separator: "\n").dropFirst(2).first).split(separator: ",")[1]
        let fault = try fault("result.csv") { $0.replacing(second, with: "OBJ999") }
        #expect(fault?.file == "result.csv")
        #expect(fault?.line == 3)
        #expect(fault?.sentence.contains(second) == true)
    }

    @Test func `a shortened result, a changed seed and a changed public value are found`() throws {
        #expect(try fault("result.csv") { $0.split(separator: "\n").dropLast().joined(separator: "\n") }?.line == 7)
        let seed = try fault("draw.csv") { $0.replacing("31+09", with: "31+10") }
        #expect(seed?.sentence.contains("种子") == true)
        let count = try fault("draw.csv") { $0.replacing("count,4", with: "count,3") }
        #expect(count?.sentence.contains("承诺值") == true)
    }

    @Test func `missing files, empty files and files that are no draw are told, not guessed`() throws {
        for name in ["draw.csv", "objects.csv", "inspectors.csv", "result.csv"] {
            var texts = try SmallDraw.files().texts
            texts[name] = nil
            #expect(throws: DrawFault(name, nil, "缺少这个文件。")) { try VerifyDraw.check(DrawFiles(texts: texts)) }
            for bad in ["", "\u{FEFF}", "a,b\n1,2\n", "\"", String(repeating: ",", count: 99)] {
                texts[name] = bad
                #expect(throws: DrawFault.self) { try VerifyDraw.check(DrawFiles(texts: texts)) }
            }
        }
    }
}
