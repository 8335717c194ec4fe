import Foundation
import TestSupport
import Testing

@Suite(.requirement("R-79")) struct DrawCommandTests {
    private struct Folder {
        let lists: URL
        let published: URL

        init() throws {
            let folder = try TemporaryFolder.make()
            lists = folder.appending(path: "lists")
            published = folder.appending(path: "published")
            try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
            let objects = (1...9).map { "E\($0),模拟企业\($0),,1\n" }.joined()
            let inspectors = (1...4).map { "W\($0),模拟人员\($0),卫生健康,0\n" }.joined()
            try Data("number,name,risk_class,weight\n\(objects)".utf8).write(to: lists.appending(path: "objects.csv"))
            try Data("number,name,department,technician\n\(inspectors)".utf8).write(to: lists.appending(path: "inspectors.csv"))
        }

        func run(_ words: String...) throws -> Zhijian.Answer {
            try Zhijian.run(
                ["draw", "run", lists.path, "--leading", "卫生健康", "--secret", "s7", "--public-source", "模拟开奖"] + words)
        }
    }

    @Test func `a draw is committed to, held, published and verified`() throws {
        let folder = try Folder()
        let commitment = try folder.run("--count", "3").output
        #expect(commitment.count == 64)
        let held = try folder.run("--count", "3", "--public-value", "0512", "--output", folder.published.path, "--json")
        #expect(held.status == 0)
        #expect(held.json["commitment"] as? String == commitment)
        let verified = try Zhijian.run("draw", "verify", folder.published.path, "--commitment", commitment, "--json")
        #expect(verified.status == 0)
        #expect(verified.output == held.output)
        #expect(try Zhijian.run("draw", "verify", folder.published.path, "--commitment", "00").status == 1)
    }

    @Test func `a forged line is named and the answer is no`() throws {
        let folder = try Folder()
        _ = try folder.run("--count", "3", "--public-value", "0512", "--output", folder.published.path)
        let file = folder.published.appending(path: "objects.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("模拟企业5,,1", with: "模拟企业5,,9").utf8).write(to: file)
        let answer = try Zhijian.run("draw", "verify", folder.published.path, "--json")
        #expect(answer.status == 1)
        #expect(answer.json["file"] as? String == "objects.csv")
        #expect(answer.json["line"] as? Int == 6)
    }

    @Test func `one inspector, an unknown file and a missing one are unusable input`() throws {
        let folder = try Folder()
        #expect(try folder.run("--count", "3", "--inspectors", "1", "--public-value", "1").status == 2)
        #expect(try folder.run("--count", "10", "--public-value", "1").status == 2)
        #expect(try Zhijian.run("draw", "verify", "/nowhere").status == 2)
        let odd = folder.lists.appending(path: "odd.csv")
        try Data("x".utf8).write(to: odd)
        #expect(try Zhijian.run("draw", "verify", odd.path).status == 2)
    }
}
