import Calendars
import Quantities
import Rulebook
import Testing

/// Every band and physical limit that stands in a table of values: the bound itself and what lies just beside it.
struct BandBoundaryTests {
    static let table = ReferenceTable.standard

    private func finding(_ rule: String, _ input: [String: JSONValue], on day: Day? = nil) throws -> Finding {
        let rule = try #require(Rulebook.rule(rule))
        return try rule.evaluate(.object(input), on: rule.inForce.nearest(to: day ?? WorkedExamplesTests.day))
    }

    private func word(_ rule: String, _ input: [String: JSONValue]) throws -> String {
        try finding(rule, input).value?.plainText ?? ""
    }

    /// At an inclusive upper bound of band `index` the word is that of the band; just above it is another one.
    private func expectUpperBounds(
        _ rule: String, of rows: [ReferenceTable.Entry], key: String, _ more: [String: JSONValue] = [:]
    )
        throws
    {
        for row in rows where row.value > 0 {
            let below = try word(rule, more.merging([key: .number(row.value * (1 - 1e-9))]) { $1 })
            let at = try word(rule, more.merging([key: .number(row.value)]) { $1 })
            let above = try word(rule, more.merging([key: .number(row.value * (1 + 1e-9))]) { $1 })
            #expect(below == at, "\(rule) \(row.row) at \(row.printed)")
            #expect(above != at, "\(rule) \(row.row) above \(row.printed)")
        }
    }

    @Test func `the bands of the exposure ratio end with their bound`() throws {
        let rows = Self.table.entries(of: "exposure_band")
        #expect(rows.count == 4)
        try expectUpperBounds("exposure_band", of: rows, key: "c", ["oel": .number(1)])
    }

    @Test func `the grades of coal dust change at every printed bound`() throws {
        for row in Self.table.entries(of: "coal_dust_control_grade") {
            let words = try [1 - 1e-9, 1, 1 + 1e-9].map { factor in
                try word("coal_dust_control_grade", ["c_mg_m3": .number(row.value * factor)])
            }
            #expect(Set(words).count == 2 && words[0] != words[2], "\(row.printed): \(words)")
        }
    }

    @Test func `each class of toxicity begins at its printed bound`() throws {
        for row in Self.table.entries(of: "toxicity_category") {
            let category = Int(row.column) ?? 0
            func number(_ value: Double) throws -> Double {
                let value = try finding("toxicity_category", ["indicator": .text(row.row), "value": .number(value)]).value
                guard case .number(let number)? = value else { return 0 }
                return number
            }
            // A short half-life is the harmless side: there the bound itself belongs to the class.
            if row.row == "half_life_h" {
                #expect(try number(row.value) <= Double(category), "\(row.row) \(row.printed)")
                #expect(try number(row.value * (1 - 1e-9)) == Double(category + 1), "\(row.row) \(row.printed)")
            } else {
                #expect(try number(row.value) == Double(category + 1), "\(row.row) \(row.printed)")
                #expect(try number(row.value * (1 - 1e-9)) == Double(category), "\(row.row) \(row.printed)")
            }
        }
    }

    @Test func `each degree of hazard begins at its printed index`() throws {
        for row in Self.table.entries(of: "toxic_hazard_degree") {
            func degree(_ index: Double) throws -> String {
                try word("toxic_hazard_degree", ["thi": .number(index), "policy": .text("none")])
            }
            #expect(try degree(row.value) == row.row)
            #expect(try degree(row.value - 1e-9) != row.row)
            #expect(try degree(row.value + 1e-9) == row.row)
        }
    }

    @Test func `each of the sixteen cells of heat changes only past its contact-time rate`() throws {
        for grade in 1...4 {
            for rate in [25.0, 50, 75, 100] {
                let cell = try #require(Self.table.entry("wbgt_limit", "\(grade)", DecimalText.shortest(rate)))
                func limit(_ rate: Double, hot: Bool) throws -> JSONValue? {
                    try finding(
                        "wbgt_limit",
                        [
                            "labour_grade": .number(Double(grade)), "contact_time_rate_pct": .number(rate),
                            "outdoor_ventilation_temp_ge_30": .boolean(hot),
                        ]
                    ).value
                }
                #expect(try limit(rate, hot: false) == .number(cell.value), "\(grade) \(rate)")
                #expect(try limit(rate - 1e-6, hot: false) == .number(cell.value), "\(grade) \(rate)")
                #expect(try limit(rate, hot: true) == .number(cell.value + 1), "\(grade) \(rate)")
                guard rate < 100 else { continue }
                let next = try #require(Self.table.entry("wbgt_limit", "\(grade)", DecimalText.shortest(rate + 25)))
                #expect(try limit(rate + 1e-6, hot: false) == .number(next.value), "\(grade) \(rate)")
            }
        }
    }

    @Test func `each physical limit is met at its value and exceeded above`() throws {
        let cases:
            [(rule: String, key: String, table: [ReferenceTable.Entry], more: (ReferenceTable.Entry) -> [String: JSONValue])] = [
                (
                    "uhf_limit", "power_mW_cm2", Self.table.entries(of: "uhf_limit"),
                    { ["wave": .text($0.row), "h": .number(Double($0.column) ?? 8)] }
                ),
                (
                    "hf_field_limit", "e_V_m", Self.table.entries(of: "hf_field_limit"),
                    { ["f_MHz": .number(Double($0.row) ?? 3)] }
                ),
                ("power_frequency_limit", "e_kV_m", Self.table.entries(of: "power_frequency_limit"), { _ in [:] }),
                ("uv_limit", "irradiance_uW_cm2", Self.table.entries(of: "uv_limit"), { ["band": .text($0.row)] }),
            ]
        for (rule, key, rows, more) in cases {
            #expect(!rows.isEmpty, "\(rule)")
            for row in rows {
                for (factor, wanted) in LimitBoundaryTests.beside {
                    let found = try finding(rule, more(row).merging([key: .number(row.value * factor)]) { $1 })
                    #expect(found.outcome == wanted, "\(rule) \(row.row) \(row.column) × \(factor)")
                }
            }
        }
    }

    @Test func `microwaves are met at the dose of every duration and never above the short-time limit`() throws {
        let parts = [
            ("body", "continuous", 400.0), ("body", "pulsed", 200), ("limb", "continuous", 4_000), ("limb", "pulsed", 4_000),
        ]
        for (part, wave, dose) in parts {
            for hours in [0.05, 0.5, 1, 2, 4, 7.5, 8] {
                let limit = min(dose / hours, 5_000)
                for (factor, wanted) in LimitBoundaryTests.beside {
                    let found = try finding(
                        "microwave_limit",
                        [
                            "power_uW_cm2": .number(limit * factor), "part": .text(part), "wave": .text(wave),
                            "h": .number(hours),
                        ])
                    #expect(found.outcome == wanted, "\(part) \(wave) \(hours) × \(factor)")
                }
            }
        }
    }

    @Test func `yearly doses are met at their limit and exceeded above`() throws {
        for (organ, limit) in [("effective", 50.0), ("lens", 150), ("extremity", 500), ("skin", 500)] {
            for (factor, wanted) in LimitBoundaryTests.beside {
                let found = try finding("dose_year_limit", ["organ": .text(organ), "dose_msv": .number(limit * factor)])
                #expect(found.outcome == wanted, "\(organ) × \(factor)")
            }
        }
    }

    @Test func `each fine is in range at both ends and not a yuan beyond`() {
        let deadline = Day(number: 20_700)
        let correction = FineRange.Correction(deadline: deadline, foundUncorrected: deadline + 1)
        for range in FineRanges.all {
            guard let amount = range.amount else { continue }
            func isRefused(_ yuan: Int) -> Bool { range.objection(to: Yuan(yuan), correction: correction) != nil }
            #expect(!isRefused(amount.lowerBound.amount), "\(range.id)")
            #expect(!isRefused(amount.upperBound.amount), "\(range.id)")
            #expect(isRefused(amount.upperBound.amount + 1), "\(range.id)")
            if amount.lowerBound.amount > 0 { #expect(isRefused(amount.lowerBound.amount - 1), "\(range.id)") }
        }
    }

    @Test func `quantitative risk is told at its bounds, and carries its doubt`() throws {
        func level(cancer risk: Double) throws -> String {
            let found = try finding(
                "chemical_risk_quantitative",
                [
                    "ca_mg_m3": .number(1), "et_hours_per_day": .number(24), "ef_days_per_year": .number(365),
                    "ed_years": .number(70),
                    "iur_per_mg_m3": .number(risk),
                ])
            #expect(found.mark == .unverified && !found.notes.isEmpty)
            return found.value?["level"]?.plainText ?? ""
        }
        #expect(try [9.9e-7, 1e-6, 1.01e-6].map { try level(cancer: $0) } == ["acceptable", "manage", "manage"])
        #expect(try [9.9e-5, 1e-4, 1.01e-4].map { try level(cancer: $0) } == ["manage", "manage", "unacceptable"])
        func level(quotient: Double) throws -> String {
            try finding(
                "chemical_risk_quantitative",
                [
                    "ca_mg_m3": .number(quotient), "et_hours_per_day": .number(24), "ef_days_per_year": .number(365),
                    "ed_years": .number(10), "rfc_mg_m3": .number(1),
                ]
            ).value?["level"]?.plainText ?? ""
        }
        #expect(try [0.999, 1, 1.001].map { try level(quotient: $0) } == ["acceptable", "acceptable", "unacceptable"])
        #expect(throws: RuleError.missingKey("rfc_mg_m3")) {
            try finding(
                "chemical_risk_quantitative",
                [
                    "ca_mg_m3": .number(1), "et_hours_per_day": .number(8), "ef_days_per_year": .number(250),
                    "ed_years": .number(1),
                ])
        }
    }
}
