import Quantities
import Rulebook
import Testing

/// GBZ/T 229.3-2025 table 1 cell by cell, its columns for workers who are not acclimatised, and the suits of table A.1.
struct HeatGradingTests {
    /// The printed rows: labour grade, contact-time rate, and the cells of 28…36 °C. `-` no grade, `*` none by WBGT.
    static let printed: [(labour: Int, rate: Percent, cells: String)] = [
        (1, 25, "- - - - - I II III IV"), (1, 50, "- - - - I II III IV *"), (1, 75, "- - - I II III IV * *"),
        (1, 100, "- - I II III IV * * *"), (2, 25, "- - - - I II III IV *"), (2, 50, "- - I II III IV * * *"),
        (2, 75, "- I II III IV * * * *"), (2, 100, "I II III IV * * * * *"), (3, 25, "- - - I II III IV * *"),
        (3, 50, "- I II III IV * * * *"), (3, 75, "I II III IV * * * * *"), (3, 100, "* * * * * * * * *"),
        (4, 25, "- - I II III IV * * *"), (4, 50, "I II III IV * * * * *"), (4, 75, "* * * * * * * * *"),
        (4, 100, "* * * * * * * * *"),
    ]

    private func cell(_ grade: JobGrading.HeatGrade?) -> String {
        switch grade {
        case .graded(let grade)?: grade.rawValue
        case JobGrading.HeatGrade.none?: "-"
        case .beyond?, .rowWithoutGrades?: "*"
        case nil: "nil"
        }
    }

    @Test(arguments: Self.printed.indices)
    func `every cell of the table is as printed, also three degrees lower for those not acclimatised`(row: Int) {
        let (labour, rate, cells) = Self.printed[row]
        func read(from first: Int, _ isAcclimatised: Bool) -> String {
            (first..<first + 9).map {
                cell(
                    JobGrading.heat(
                        effectiveWBGT: Temperature(computed: Double($0)), contactTimeRate: rate, labourGrade: labour,
                        isAcclimatised: isAcclimatised))
            }.joined(separator: " ")
        }
        #expect(read(from: 28, true) == cells)
        #expect(read(from: 25, false) == cells)
    }

    @Test func `a rate just above a quarter belongs to the next row`() {
        func grade(_ rate: Percent) -> JobGrading.HeatGrade? {
            JobGrading.heat(effectiveWBGT: 32, contactTimeRate: rate, labourGrade: 2)
        }
        #expect([grade(24.9), grade(25), grade(25.1)] == [.graded(.one), .graded(.one), .graded(.three)])
        #expect(grade(0) == nil && grade(100.1) == nil)
        #expect(JobGrading.heat(effectiveWBGT: 32, contactTimeRate: 50, labourGrade: 5) == nil)
    }

    @Test func `tenths are rounded half to even, never lower than without them`() {
        func grade(_ wbgt: Temperature, _ column: JobGrading.HeatColumn = .rounded) -> JobGrading.HeatGrade? {
            JobGrading.heat(effectiveWBGT: wbgt, contactTimeRate: 60, labourGrade: 2, column: column)
        }
        #expect(
            [grade(28.4), grade(28.5), grade(28.6)] == [JobGrading.HeatGrade.none, JobGrading.HeatGrade.none, .graded(.one)])
        #expect([grade(29.4), grade(29.5)] == [.graded(.one), .graded(.two)])
        #expect([grade(32.5), grade(32.6)] == [.graded(.four), .beyond])
        #expect([grade(28.9, .dropped), grade(32.9, .dropped)] == [JobGrading.HeatGrade.none, .graded(.four)])
    }

    private func finding(_ rule: String, _ input: [String: JSONValue]) throws -> Finding {
        try #require(Rulebook.rule(rule)).evaluate(.object(input), on: WorkedExamplesTests.day)
    }

    private func heat(_ wbgt: Double, _ more: [String: JSONValue] = [:]) throws -> Finding {
        let input: [String: JSONValue] = [
            "wbgt_effective_C": .number(wbgt), "contact_time_rate_pct": .number(60), "labour_grade": .number(2),
        ]
        return try finding("grading_heat", input.merging(more) { $1 })
    }

    @Test func `where the sources agree two sources are told, where they part one`() throws {
        #expect(try heat(31.4, ["acclimatised": .boolean(true)]).mark == .verified)
        #expect(try heat(31.4, ["acclimatised": .boolean(true)]).notes.isEmpty)
        #expect(try heat(31.6, ["acclimatised": .boolean(true)]).mark == .single)
        #expect(try heat(31.6).value == .text("IV"))
        #expect(try heat(27, ["acclimatised": .boolean(false)]).mark == .single)
    }

    @Test func `acclimatisation that is not told is taken as given, and the other grade is named`() throws {
        let found = try heat(30)
        #expect(found.value == .text("II") && found.mark == .verified)
        #expect(found.notes == ["未填热习服，按已产生热习服；未产生时为 超出 IV 级（单一来源）。"])
        #expect(try heat(20).notes.isEmpty)
    }

    @Test func `work without a grade by WBGT is told how long an hour may be`() throws {
        let found = try finding(
            "grading_heat",
            ["wbgt_effective_C": .number(26), "contact_time_rate_pct": .number(80), "labour_grade": .number(3)])
        #expect(found.value == .text("not_by_wbgt"))
        #expect(found.notes.contains { $0.contains("15 min") })
    }

    @Test func `each suit adds its degrees, a hood one more, a hooded suit no second one`() throws {
        let added: [ClothingAdjustment: TemperatureDifference] = [
            .shortSleeves: -1, .longSleeves: 0, .cloth: 0, .sms: 0.5, .polyolefin: 1, .doubleLayer: 3, .vapourBarrierHooded: 11,
        ]
        for suit in ClothingAdjustment.allCases {
            #expect(suit.degrees(withHood: false) == added[suit])
            let found = try finding("wbgt_effective", ["wbgt_C": .number(28), "clothing": .text(suit.rawValue)])
            #expect(found.value == .number(28 + (added[suit]?.value ?? .nan)) && found.unit == "degC")
        }
        #expect(ClothingAdjustment.cloth.degrees(withHood: true) == 1)
        #expect(throws: RuleError.self) {
            try finding(
                "wbgt_effective",
                ["wbgt_C": .number(28), "clothing": .text("vapour_barrier_hooded"), "hood": .boolean(true)])
        }
        #expect(throws: RuleError.self) {
            try finding("wbgt_effective", ["wbgt_C": .number(28), "clothing": .text("airtight")])
        }
    }
}
