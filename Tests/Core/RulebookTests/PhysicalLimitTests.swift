import Calendars
import Quantities
import Rulebook
import Testing

/// Fields, heat, protectors, EN 689 and biological limits at their edges.
struct PhysicalLimitTests {
    func outcome(_ rule: String, _ input: String) throws -> Finding.Outcome {
        try #require(Rulebook.rule(rule)).evaluate(RuleCheck.parse(input), on: WorkedExamplesTests.day).outcome
    }
    func word(_ rule: String, _ input: String) throws -> String? {
        try #require(Rulebook.rule(rule)).evaluate(RuleCheck.parse(input), on: WorkedExamplesTests.day).value?.plainText
    }

    @Test func `fields at their limit are met, above exceeded`() throws {
        for (rule, at, above) in [
            (
                "uhf_limit", #"{"power_mW_cm2": 0.05, "wave": "continuous", "h": 8}"#,
                #"{"power_mW_cm2": 0.051, "wave": "continuous", "h": 4.1}"#
            ),
            ("hf_field_limit", #"{"e_V_m": 50, "f_MHz": 3}"#, #"{"e_V_m": 50, "f_MHz": 3.1}"#),
            ("power_frequency_limit", #"{"e_kV_m": 5}"#, #"{"e_kV_m": 5.01}"#),
            (
                "microwave_limit", #"{"power_uW_cm2": 50, "part": "body", "wave": "continuous", "h": 8}"#,
                #"{"power_uW_cm2": 50.1, "part": "body", "wave": "continuous", "h": 8}"#
            ),
            (
                "microwave_limit", #"{"power_uW_cm2": 5000, "part": "limb", "wave": "pulsed", "h": 0.1}"#,
                #"{"power_uW_cm2": 5001, "part": "limb", "wave": "pulsed", "h": 0.1}"#
            ),
            ("uv_limit", #"{"irradiance_uW_cm2": 0.24, "band": "welding"}"#, #"{"irradiance_uW_cm2": 0.25, "band": "welding"}"#),
        ] {
            #expect(try outcome(rule, at) == .met, "\(rule)")
            #expect(try outcome(rule, above) == .exceeded, "\(rule)")
        }
    }

    @Test func `the protector bands give their boundary to the better band`() throws {
        let words = try ["85.1", "85", "80.1", "80", "75", "74.9", "70", "69.9"].map {
            try word("hearing_protection_verdict", #"{"level_dBA": \#($0)}"#)
        }
        #expect(words == ["防护不足", "可接受", "可接受", "好", "好", "可接受", "可接受", "过度防护"])
    }

    @Test func `the labour grade changes above 15, 20 and 25`() throws {
        let words = try ["15", "15.1", "20", "20.1", "25", "25.1"].map { try word("labour_grade", #"{"index": \#($0)}"#) }
        #expect(words == ["I", "II", "II", "III", "III", "IV"])
    }

    @Test func `three results strictly below a tenth of the limit comply, one at it asks for more, one above the limit exceeds`()
        throws
    {
        #expect(try word("en689_preliminary", #"{"x": [0.09, 0.05, 0.01], "oel": 1}"#) == "complies")
        #expect(try word("en689_preliminary", #"{"x": [0.1, 0.05, 0.01], "oel": 1}"#) == "measure_more")
        #expect(try word("en689_preliminary", #"{"x": [1, 0.05, 0.01], "oel": 1}"#) == "measure_more")
        #expect(try word("en689_preliminary", #"{"x": [1.01, 0.05, 0.01], "oel": 1}"#) == "exceeds")
        #expect(throws: RuleError.self) { try word("en689_preliminary", #"{"x": [0.1, 0.1], "oel": 1}"#) }
        #expect(throws: RuleError.self) { try word("en689_test", #"{"x": [0.1, 0.2, 0.1, 0.1, 0.1], "oel": 1}"#) }
        #expect(try word("en689_test", #"{"x": [0.1, 0.2, 0.1, 0.1, 0.1, 0.15], "oel": 1}"#) == "complies")
        #expect(try word("en689_test", #"{"x": [0.1, 0.9, 0.1, 0.5, 0.1, 0.15], "oel": 1}"#) == "exceeds")
    }

    @Test func `blood lead of 400 is not above, cholinesterase below 70 per cent is adverse`() throws {
        let lead = try #require(
            BiologicalLimit.limits(named: "铅及其化合物", on: WorkedExamplesTests.day).first { $0.unit == "μg/L" })
        #expect(lead.position(of: 400) == .notAbove)
        #expect(lead.position(of: 400.1) == .above)
        let enzyme = try #require(BiologicalLimit.all.first { $0.isLowAdverse && $0.printed == "70" })
        #expect(enzyme.position(of: 70) == .notAbove)
        #expect(enzyme.position(of: 69.9) == .above)
        #expect(BiologicalLimit.all.count > 50)
        #expect(BiologicalLimit.limits(named: "铅及其化合物", on: ExposureLimitTable.firstDay - 1) == [])
    }
}
