import Calendars
import Rulebook
import Testing

/// Bad rows are named one by one and the rest goes on.
struct RuleCheckTests {
    static let header = "rule,inputs_json,expected,unit,source\n"
    static let day = Day(number: 20_778)

    func report(_ rows: String...) throws -> RuleCheck.Report {
        try RuleCheck.run(csv: RuleCheckTests.header + rows.joined(separator: "\n") + "\n", on: RuleCheckTests.day)
    }

    /// The row's own quotes doubled, as CSV wants them.
    func row(_ rule: String, _ input: String, _ expected: String, _ unit: String = "mg/m3", _ source: String = "test") -> String {
        "\(rule),\"\(input.replacing("\"", with: "\"\""))\",\(expected),\(unit),\"\(source)\""
    }

    @Test func `a good row passes and the last line counts`() throws {
        let report = try report(row("twa_8h", #"{"segments": [{"c": 10, "h": 4}]}"#, "5"))
        #expect(report.isClean)
        #expect(report.lastLine == "1 passed, 0 failed")
    }

    @Test func `each bad row has its named error and the good ones around it pass`() throws {
        let good = row("twa_8h", #"{"segments": [{"c": 10, "h": 4}]}"#, "5")
        let report = try report(
            good, row("no_such_rule", "{}", "1"), row("twa_8h", #"{"segments": [{"c": 10}]}"#, "5"),
            row("twa_8h", #"{"segments": [{"c": NaN, "h": 4}]}"#, "5"),
            row("twa_8h", #"{"segments": [{"c": 10, "h": -4}]}"#, "5"),
            row("twa_8h", #"{"segments": [{"c": -10, "h": 4}]}"#, "5"),
            row("twa_8h", #"{"segments": [{"c": 10, "h": 4}]}"#, "5", "dB(A)"), row("twa_8h", #"{"segments": ["#, "5"),
            row("twa_8h", #"{"segments": [{"c": "1,5", "h": 4}]}"#, "5"),
            row("twa_8h", #"{"segments": [{"c": 1, "h": 4, "x": 1}]}"#, "5"),
            row("twa_8h", #"{"segments": [{"c": 1, "h": 13}, {"c": 1, "h": 12}]}"#, "5"), "twa_8h,{}", good)
        #expect(
            report.failures.map { $0.error?.code } == [
                "RB-001", "RB-003", "RB-006", "RB-007", "RB-007", "RB-010", "RB-002", "RB-006", "RB-004", "HC-002", "RB-011",
            ])
        #expect(report.failures.map(\.line) == Array(3...13))
        #expect(report.lastLine == "2 passed, 11 failed")
    }

    @Test func `a list of doses or thresholds has its unit too`() throws {
        let dose = #"{"mdl": 0.02, "periods_msv": [1]}"#
        #expect(try report(row("dose_annual_mdl", dose, #""{""annual_msv"": 1}""#, "mSv")).isClean)
        #expect(try report(row("dose_annual_mdl", dose, "1", "dB(A)")).failures.map { $0.error?.code } == ["RB-010"])
        let shift = #"{"H": 28, "N": 20}"#
        #expect(try report(row("iso1999_htlan_formula1", shift, #""{""HTLAN"": 43.33}""#, "dB HL")).isClean)
        #expect(try report(row("iso1999_htlan_formula1", shift, "1", "mSv")).failures.map { $0.error?.code } == ["RB-010"])
    }

    @Test func `a value that differs is shown beside the expected one`() throws {
        let report = try report(row("twa_8h", #"{"segments": [{"c": 10, "h": 4}]}"#, "5.2"))
        #expect(report.failures.map(\.sentence) == ["line 2: twa_8h: expected 5.2, got 5"])
    }

    @Test func `the tolerance of the source counts, a share in percent does not`() throws {
        let input = #"{"segments": [{"c": 10, "h": 4}]}"#
        #expect(try report(row("twa_8h", input, "5.02", "mg/m3", "x (diff 0.02, tolerance 0.05)")).isClean)
        #expect(try !report(row("twa_8h", input, "5.06", "mg/m3", "x (tolerance 0.05)")).isClean)
        #expect(try !report(row("twa_8h", input, "5.06", "mg/m3", "tolerance 2 %")).isClean)
        #expect(try report(row("twa_8h", input, "5.06", "mg/m3", "tolerance 2 % (recomputed, tolerance 0.1)")).isClean)
    }

    @Test func `without a tolerance the printed digits decide`() throws {
        let input = #"{"segments": [{"c": 10.04, "h": 8}]}"#
        #expect(try report(row("twa_8h", input, "10.0")).isClean)
        #expect(try !report(row("twa_8h", input, "10.00")).isClean)
    }

    @Test func `a result below detection is compared as text`() throws {
        #expect(try report(row("twa_8h", #"{"segments": [{"c": "<0.3", "h": 4}]}"#, "<0.3")).isClean)
        #expect(try !report(row("twa_8h", #"{"segments": [{"c": "<0.3", "h": 4}]}"#, "0.3")).isClean)
    }

    @Test func `a file without the columns is refused as a whole`() {
        #expect(throws: RuleError.self) { try RuleCheck.run(csv: "a,b\n1,2\n", on: RuleCheckTests.day) }
        #expect(throws: RuleError.self) { try RuleCheck.run(csv: "", on: RuleCheckTests.day) }
    }

    @Test func `a byte-order mark, CRLF and blank lines do no harm`() throws {
        let text =
            "\u{FEFF}rule,inputs_json,expected,unit,source\r\n\r\n" + row("hazard_ratio", #"{"c": 8, "oel": 1}"#, "8", "ratio")
            + "\r\n"
        #expect(try RuleCheck.run(csv: text, on: RuleCheckTests.day).lastLine == "1 passed, 0 failed")
    }
}

struct RuleInputTests {
    func evaluate(_ id: String, _ input: String) throws -> Finding {
        try #require(Rulebook.rule(id)).evaluate(RuleCheck.parse(input), on: RuleCheckTests.day)
    }

    @Test func `a whole number is wanted where things are counted`() {
        #expect(throws: RuleError.wrongType(key: "n_like_stations", expected: "整数")) {
            try evaluate("sampling_points_fixed", #"{"n_like_stations": 2.5}"#)
        }
    }

    @Test func `a word outside the list is named with the list`() {
        #expect(throws: RuleError.unknownWord(key: "station_type", word: "flying", allowed: ["fixed", "mobile"])) {
            try evaluate("sampling_min_fraction", #"{"station_type": "flying"}"#)
        }
    }

    @Test func `null counts as missing for a key that is needed and as left out for one that is not`() throws {
        #expect(throws: RuleError.missingKey("h")) {
            try evaluate("noise_limit_for_hours", #"{"h": null, "criterion_dBA": 85, "exchange_dB": 3}"#)
        }
        let finding = try evaluate(
            "noise_dose",
            #"{"segments": [{"laeq_dBA": 85, "h": 8}], "criterion_dBA": 85, "exchange_dB": 3, "threshold_dBA": null}"#)
        #expect(finding.value == .number(100))
    }

    @Test(arguments: [
        "", "[]", "5", "{", "{\"a\": 1,}", "{\"a\": 1} x", "{\"a\": 01}", "{'a': 1}", "{\"a\": 1, \"a\": 2}", "{\"a\": \"\\x\"}",
    ])
    func `text that is no JSON object is malformed`(text: String) {
        #expect { try evaluate("hazard_ratio", text) } throws: { ($0 as? RuleError)?.code == "RB-002" }
    }

    @Test func `nesting deeper than 32 levels is refused without a crash`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    }

    @Test func `text with escapes and pairs comes back as it was`() throws {
        let value = try JSONValue(parsing: #"{"a": "职\u5eb7 \ud83d\ude00 \"\\\n"}"#)
        #expect(value["a"] == .text("职康 😀 \"\\\n"))
        #expect(try JSONValue(parsing: value.jsonText) == value)
    }

    @Test(arguments: ["NaN", "Infinity", "-inf", "1e999"])
    func `numbers that are none are named`(word: String) {
        #expect { try evaluate("hazard_ratio", #"{"c": \#(word), "oel": 1}"#) } throws: { ($0 as? RuleError)?.code == "RB-006" }
    }
}
