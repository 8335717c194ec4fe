import Foundation
import TestSupport
import Testing

/// `zhijian rule check` on a file that somebody else wrote.
@Suite struct RuleCheckCommandTests {
    static let header = "rule,inputs_json,expected,unit,source\n"
    static let good = #"twa_8h,"{""segments"": [{""c"": 10, ""h"": 4}]}",5,mg/m3,good"# + "\n"
    /// A bad row and the error that it must be given.
    static let bad: [(row: String, error: String)] = [
        (#"no_such_rule,"{}",1,,unknown rule"#, "RB-001 unknown rule"),
        (#"twa_8h,"{""segments"": [{""c"": 10}]}",5,mg/m3,missing key"#, "RB-003 missing key"),
        (#"twa_8h,"{""segments"": [{""c"": 10, ""h"": 4}]}",5,dB(A),wrong unit"#, "RB-010 wrong unit"),
        (#"twa_8h,"{""segments"": [{""c"": NaN, ""h"": 4}]}",5,mg/m3,NaN"#, "RB-006 not a number"),
        (#"twa_8h,"{""segments"": [{""c"": 10, ""h"": -4}]}",5,mg/m3,negative time"#, "RB-007 negative value"),
        (#"twa_8h,"{""segments"": [{""c"": 10, ""h"": 0}]}",5,mg/m3,no time"#, "RB-008 out of range"),
        (#"twa_8h,"{""segments"": ""x""}",5,mg/m3,wrong type"#, "RB-005 wrong type"),
        (#"twa_8h,"{""segments"": [{""c"": 10, ""h"": 4}]",5,mg/m3,broken JSON"#, "RB-002 malformed input"),
        (#"assessment_basis,"{}",1"#, "RB-011 malformed row"),
    ]

    private func check(_ text: String) throws -> Zhijian.Answer {
        let file = try TemporaryFolder.make().appending(path: "examples.csv")
        try Data(text.utf8).write(to: file)
        return try Zhijian.run("rule", "check", file.path)
    }

    @Test func `each bad row has its named error, the rows around it pass, and the last line counts`() throws {
        let answer = try check(Self.header + Self.bad.map { $0.row + "\n" + Self.good }.joined())
        #expect(answer.status == 1)
        let lines = answer.output.split(separator: "\n").map(String.init)
        #expect(lines.last == "\(Self.bad.count) passed, \(Self.bad.count) failed")
        for (index, bad) in Self.bad.enumerated() {
            #expect(
                lines.contains { $0.hasPrefix("line \(2 + 2 * index): ") && $0.contains("error \(bad.error): ") }, "\(bad.row)")
        }
        #expect(lines.count == Self.bad.count + 1)
    }

    @Test func `a good file ends with nought failed and exit 0; a value that differs is shown with exit 1`() throws {
        let good = try check(Self.header + Self.good)
        #expect(good.status == 0 && good.output == "1 passed, 0 failed")
        let differs = try check(Self.header + Self.good.replacing(",5,", with: ",6,"))
        #expect(differs.status == 1)
        #expect(differs.output == "line 2: twa_8h: expected 6, got 5\n0 passed, 1 failed")
    }

    @Test func `what is no such file is unusable input`() throws {
        #expect(try check("a,b\n1,2\n").status == 2)
        #expect(try check("").status == 2)
        #expect(try Zhijian.run("rule", "check", "/no/such/file.csv").status == 2)
    }
}
