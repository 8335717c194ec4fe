import Calendars
import Foundation
import Quantities
import Rulebook
import Testing

/// Rules computed by hand from the text of their standards, and steps that can be followed with a pocket calculator.
struct HandCheckTests {
    private func finding(_ rule: String, _ json: String) throws -> Finding {
        let rule = try #require(Rulebook.rule(rule))
        return try rule.evaluate(RuleCheck.parse(json), on: rule.inForce.nearest(to: WorkedExamplesTests.day))
    }

    private func arithmetic(_ rule: String, _ json: String) throws -> [String] {
        try finding(rule, json).steps.compactMap(\.arithmetic)
    }

    @Test func `what the steps of all worked examples calculate is right`() throws {
        var checked = 0
        for rule in Rulebook.rules {
            for example in RuleExample.examples(of: rule.id) {
                let found = try rule.evaluate(
                    RuleCheck.parse(example.input), on: rule.inForce.nearest(to: WorkedExamplesTests.day))
                for step in found.steps {
                    for part in (step.arithmetic ?? "").components(separatedBy: "，") {
                        guard let (left, right) = Self.equation(part) else { continue }
                        checked += 1
                        #expect(
                            (left - right).magnitude <= 1e-6 * max(1, right.magnitude), "\(rule.id): \(part) gives \(left)")
                    }
                }
            }
        }
        #expect(checked > 80)
    }

    /// Both sides of `expression = number`, a percentage as its number, what stands behind an arrow left out.
    private static func equation(_ text: String) -> (Double, Double)? {
        let sides = text.components(separatedBy: "→")[0].components(separatedBy: "=")
        guard sides.count == 2, let left = PocketCalculator.value(of: sides[0]) else { return nil }
        let isShare = sides[1].contains("%") && !sides[0].contains("100")
        let number = sides[1].replacing("%", with: "").trimmingCharacters(in: .whitespaces)
        guard let right = Double(number) else { return nil }
        return (isShare ? 100 * left : left, right)
    }

    @Test func `the pocket calculator knows its rules`() {
        #expect(PocketCalculator.value(of: "40/5 × (24−8)/16") == 8)
        #expect(PocketCalculator.value(of: "85 + 10 lg((250 + 250) / 500)") == 85)
        #expect(PocketCalculator.value(of: "√(3² + 4²)") == 5)
        #expect(PocketCalculator.value(of: "2026-10-30 − 2026-08-01") == nil)
        #expect(PocketCalculator.value(of: "L_A − PNR") == nil)
    }

    @Test func `a reduced limit tells which factor was chosen and how it comes about`() throws {
        let shift = { (day: Double, days: Double, week: Double) in
            "{\"pc_twa\": 3, \"hours_per_day\": \(day), \"days_per_week\": \(days), \"hours_per_week\": \(week), \"selection\": \"gbz331\"}"
        }
        #expect(
            try arithmetic("reduction_adjusted_limit", shift(12, 4, 48)) == ["8/12 × (24−12)/16 = 0.5", "3 × 0.5 = 1.5"])
        #expect(
            try arithmetic("reduction_adjusted_limit", shift(9, 6, 54))
                == ["40/54 × (168−54)/128 = 0.6597222222", "3 × 0.6597222222 = 1.979166667"])
        let plain = try finding("reduction_adjusted_limit", shift(8, 5, 40))
        #expect(plain.steps.count == 2 && plain.steps[0].sentence.contains("不折减"))
    }

    @Test func `a threshold shift names the change of each frequency`() throws {
        let ears = """
            "baseline": {"500": 10, "1000": 10, "2000": 15, "3000": 20, "4000": 30, "6000": 25},
            "now": {"500": 10, "1000": 10, "2000": 25, "3000": 30, "4000": 40, "6000": 30}
            """
        #expect(
            try arithmetic("hearing_threshold_shift", "{\(ears), \"criterion\": \"osha\"}")
                == ["2000 Hz 10，3000 Hz 10，4000 Hz 10", "10 dB"])
        let strict = try finding("hearing_threshold_shift", "{\(ears), \"criterion\": \"niosh\"}")
        #expect(strict.value?["reached"] == .boolean(false))
        #expect(strict.steps[0].arithmetic == "500 Hz 0，1000 Hz 0，2000 Hz 10，3000 Hz 10，4000 Hz 10，6000 Hz 5")
    }

    @Test func `statistics tell mean and deviation of the logarithms before the result`() throws {
        // ln 1 = 0, ln 2, ln 4: m = ln 2, s = ln 2.
        #expect(try arithmetic("lognormal_gsd", #"{"x": [1, 2, 4]}"#)[0] == "m = 0.6931471806，s = 0.6931471806")
        #expect(try arithmetic("arithmetic_sd", #"{"x": [1, 2, 3]}"#)[0] == "x̄ = 2，s = 1")
        #expect(try arithmetic("utl_95_95", #"{"x": [1, 2, 3, 4, 5, 6]}"#)[1] == "K = 3.707683681")
        #expect(try arithmetic("lognormal_gm", #"{"x": [2, 2]}"#)[0] == "m = 0.6931471806，s = 不能估计")
    }

    @Test func `a grade tells its three weights`() throws {
        let job = #""b": 1.2, "edition": "2025", "labour_grade": 2"#
        #expect(try arithmetic("grading_chemical", "{\"degree\": \"high\", \(job)}") == ["4 × 1.2 × 1.5 = 7.2"])
        #expect(try arithmetic("grading_dust", "{\"free_silica_pct\": 60, \(job)}") == ["3 × 1.2 × 1.5 = 5.4"])
    }

    @Test func `a dose counts each segment against its own time, those below the threshold not`() throws {
        let json = """
            {"segments": [{"laeq_dBA": 88, "h": 4}, {"laeq_dBA": 91, "h": 1}, {"laeq_dBA": 79, "h": 3}],
            "criterion_dBA": 85, "exchange_dB": 3, "threshold_dBA": 80}
            """
        let found = try finding("noise_dose", json)
        #expect(found.value == .number(150) && found.steps[0].arithmetic == "100 × (4/4 + 1/2) = 150")
        #expect(found.notes == ["低于阈值的 1 个时段不计。"])
    }

    @Test func `agreement beyond chance by hand`() throws {
        // 20 + 15 of 50 alike; rows 25 and 25, columns 30 and 20: chance gives (25×30 + 25×20)/2500 = 0.5.
        #expect(
            try arithmetic("cohen_kappa", #"{"counts": [20, 5, 10, 15], "weights": "none"}"#)
                == ["(0.7 − 0.5) / (1 − 0.5) = 0.4"])
    }

    @Test func `EN 689 by hand: u_R 2,1985 passes eight results, 1,9264 does not`() throws {
        let x = "[0.9, 1.4, 0.4, 2.1, 0.8, 1.1, 0.6, 1.9]"
        #expect(try finding("en689_test", "{\"x\": \(x), \"oel\": 3.5}").outcome == .met)
        #expect(try finding("en689_test", "{\"x\": \(x), \"oel\": 3}").outcome == .exceeded)
    }
}
