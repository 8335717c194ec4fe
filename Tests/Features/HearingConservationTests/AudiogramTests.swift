import Calendars
import Database
import FieldTestSupport
import Registers
import Rulebook
import TestSupport
import Testing

@testable import HearingConservation

@Suite(.requirement("R-38", "R-35")) struct AudiogramTests {
    static let good = [10, 10, 15, 15, 20, 20]
    static let notched = [15, 15, 20, 35, 45, 35]

    @Test func `a cell is a level, a masked level or no response`() {
        #expect(Threshold("45") == Threshold(45))
        #expect(Threshold("-5") == Threshold(-5))
        #expect(Threshold("45M") == Threshold(45, isMasked: true))
        #expect(Threshold("NR100") == Threshold(100, hasNoResponse: true))
        #expect(Threshold(">110 掩蔽") == Threshold(110, isMasked: true, hasNoResponse: true))
        #expect(Threshold("NR100M")?.text == "NR100M")
        for text in ["", "四十", "4O", "NR", "45.5"] { #expect(Threshold(text) == nil, "\(text)") }
    }

    @Test func `impossible thresholds are refused at the cell, missing ones too`() async throws {
        let hearing = try await HearingOffice.open()
        func problems(_ more: [String: String]) async throws -> [String] {
            try await hearing.problems(hearing.audiogramInput(on: "2026-02-20", right: Self.good, more))
        }
        #expect(try await problems([:]) == [])
    }

    @Test func `each impossible cell is named`() async throws {
        let hearing = try await HearingOffice.open()
        let input = hearing.audiogramInput(
            on: "2026-02-20", right: Self.good,
            ["air_r_500": "125", "air_l_1000": "", "air_l_2000": "abc", "air_r_8000": "NR40", "bone_r_500": "85"])
        #expect(
            try await Set(hearing.problems(input)) == [
                "air_r_500 outOfRange", "air_l_1000 missing", "air_l_2000 notANumber", "air_r_8000 inconsistent",
                "bone_r_500 outOfRange",
            ])
    }

    @Test func `what is possible but odd is questioned, and stands after somebody has looked`() async throws {
        let hearing = try await HearingOffice.open()
        let odd = try await hearing.test(
            hearing.audiogramInput(
                on: "2026-02-20", right: [10, 10, 15, 15, 65, 20], left: Self.good,
                ["bone_l_1000": "30", "air_r_500": "12", "quiet_hours": "10"]))
        #expect(odd.stored.state == "questioned")
        let cells = odd.record.remarks.split(separator: "\n").map { $0.split(separator: "\t")[0] }
        #expect(cells == ["air_r_500", "air_r_4000", "bone_l_1000", "quiet_hours"])
        try await hearing.office.move(AudiogramRecord.self, odd.id, "verify", reason: "原始记录如此", as: hearing.clinic)
        #expect(try await hearing.office.find(AudiogramRecord.self, odd.id).stored.state == "normal")
    }

    @Test func `a masked worse ear is not questioned for the other one`() async throws {
        let hearing = try await HearingOffice.open()
        let masked = try await hearing.test(
            hearing.audiogramInput(
                on: "2026-02-20", right: [10, 10, 15, 15, 65, 20], left: Self.good, ["air_r_4000": "65M"]))
        #expect(masked.record.remarks == "")
        #expect(masked.stored.state == "normal")
    }

    @Test(arguments: Engine.allCases)
    func `a shift against the baseline waits for a retest, a confirmed one for the referral`(engine: Engine) async throws {
        let hearing = try await HearingOffice.open(engine)
        let first = try await hearing.test(
            hearing.audiogramInput(on: "2024-02-20", right: Self.good, kind: "baseline"))
        #expect(first.stored.state == "normal")
        let shifted = try await hearing.test(
            hearing.audiogramInput(on: "2026-02-20", right: Self.notched, left: Self.good))
        #expect(shifted.stored.state == "shift")
        #expect(shifted.record.baselineDay == Day("2024-02-20"))
        // Means of 2, 3 and 4 kHz: 33.3 against 16.7.
        #expect(shifted.record.shiftRight == 16.7)
        #expect(shifted.record.shiftLeft == 0)
        #expect(try await hearing.office.clocks(AudiogramRecord.self, shifted.id) == ["hearing_retest": Day("2026-04-01")])
        let retest = try await hearing.test(
            hearing.audiogramInput(on: "2026-03-01", right: Self.notched, left: Self.good, kind: "retest"))
        #expect(retest.stored.state == "confirmed")
        #expect(try await hearing.office.find(AudiogramRecord.self, shifted.id).stored.state == "retested")
        #expect(try await hearing.office.clocks(AudiogramRecord.self, shifted.id) == [:])
        try await hearing.office.registers.write(as: hearing.clinic) { transaction in
            try AudiogramActs.refer(retest.stored, retest.record, to: "模拟医院耳鼻喉科", on: transaction.today, transaction)
        }
        #expect(try await hearing.office.find(AudiogramRecord.self, retest.id).stored.state == "referred")
        #expect(try await hearing.office.faults() == [])
    }

    @Test func `a retest that finds nothing clears the person`() async throws {
        let hearing = try await HearingOffice.open()
        try await hearing.test(hearing.audiogramInput(on: "2024-02-20", right: Self.good, kind: "baseline"))
        let shifted = try await hearing.test(hearing.audiogramInput(on: "2026-02-20", right: Self.notched))
        let retest = try await hearing.test(
            hearing.audiogramInput(on: "2026-03-01", right: [10, 10, 15, 20, 25, 20], kind: "retest"))
        #expect(retest.stored.state == "normal")
        #expect(try await hearing.office.find(AudiogramRecord.self, shifted.id).stored.state == "retested")
    }

    @Test func `exactly 10 dB on the mean of 2, 3 and 4 kHz is a shift, 8·3 is none`() async throws {
        let hearing = try await HearingOffice.open()
        try await hearing.test(hearing.audiogramInput(on: "2024-02-20", right: Self.good, kind: "baseline"))
        let below = try await hearing.test(hearing.audiogramInput(on: "2025-02-20", right: [10, 10, 20, 25, 30, 20]))
        #expect(below.record.shiftLeft == 8.3)
        #expect(below.record.outcome == "normal")
        let at = try await hearing.test(hearing.audiogramInput(on: "2026-02-20", right: [10, 10, 25, 25, 30, 20]))
        #expect(at.record.shiftLeft == 10)
        #expect(at.record.outcome == "shift")
    }

    @Test func `noise-induced loss is suspected by GBZ 49 only with a level and years of the work`() async throws {
        let hearing = try await HearingOffice.open()
        let lost = [25, 30, 40, 60, 70, 65]
        let without = try await hearing.test(hearing.audiogramInput(on: "2026-02-18", right: lost))
        #expect(without.record.outcome == "normal")
        _ = try await hearing.keep(["entered_level": "92"])
        let with = try await hearing.test(hearing.audiogramInput(2, on: "2026-02-20", right: lost, ["name": "模拟乙"]))
        #expect(with.record.outcome == "suspected")
        #expect(with.stored.state == "shift")
        #expect(RuleQuestion.stored(with.record.findings).map(\.rule) == ["gbz49_2014_grade"])
    }

    @Test func `low frequencies are taken, stand in the history and count for nothing that is graded`() async throws {
        let hearing = try await HearingOffice.open()
        let low = ["air_r_125": "35", "air_l_125": "NR60", "air_r_250": "30M", "air_l_250": "20", "bone_r_250": "NR25"]
        let test = try await hearing.test(hearing.audiogramInput(on: "2026-02-20", right: Self.good, low))
        #expect(test.stored.state == "normal")
        let plain = try await hearing.test(hearing.audiogramInput(2, on: "2026-02-20", right: Self.good, ["name": "模拟乙"]))
        #expect(test.record.highMean == plain.record.highMean)
        #expect(test.record.weighted == plain.record.weighted)
        let worker = try #require(test.record.worker)
        let history = try await hearing.office.registers.read {
            try HearingHistory.read($0, hearing.office.registers, worker: worker)
        }
        let cell = AudiogramCell(conduction: .air, ear: .right, frequency: .hz250)
        #expect(history.tests.first?.cells[cell] == Threshold(30, isMasked: true))
        #expect(history.tests.first?.audiogram.left.levels[.hz125]?.value == 60)
    }

    @Test func `at low frequencies the audiometer reaches less far, and what it cannot say is refused there too`() async throws {
        let hearing = try await HearingOffice.open()
        let input = hearing.audiogramInput(
            on: "2026-02-20", right: Self.good,
            [
                "air_r_125": "NR45", "air_l_125": "NR50", "air_r_250": "NR55", "bone_r_250": "NR20", "bone_l_250": "x",
                "air_l_250": "130",
            ])
        #expect(
            try await Set(hearing.problems(input)) == [
                "air_r_125 inconsistent", "air_r_250 inconsistent", "bone_r_250 inconsistent", "bone_l_250 notANumber",
                "air_l_250 outOfRange",
            ])
    }

    @Test func `the drawing begins at 125 Hz where that was tested`() {
        let low = AudiogramCell(conduction: .air, ear: .right, frequency: .hz125)
        let middle = AudiogramCell(conduction: .air, ear: .right, frequency: .hz1000)
        let html = AudiogramDrawing(curves: [
            .init(day: CountyOffice.monday, cells: [low: Threshold(20), middle: Threshold(20)])
        ]).html.text
        #expect(html.contains("translate(40 124)"))
        // Three octaves of 60 to the right.
        #expect(html.contains("translate(220 124)"))
        #expect(html.contains(">125</text>"))
        #expect(html.contains("右耳气导 125 Hz 20 dB"))
        let usual = AudiogramDrawing(curves: [.init(day: CountyOffice.monday, cells: [middle: Threshold(20)])]).html.text
        #expect(!usual.contains(">125</text>"))
    }

    @Test func `the drawing uses the audiologists' symbols and says all in words`() {
        var cells: [AudiogramCell: Threshold] = [:]
        func put(_ way: AudiogramCell.Conduction, _ ear: AudiogramCell.Ear, _ frequency: AudiometricFrequency, _ text: String) {
            cells[AudiogramCell(conduction: way, ear: ear, frequency: frequency)] = Threshold(text)
        }
        put(.air, .right, .hz1000, "20")
        put(.air, .right, .hz2000, "30M")
        put(.air, .left, .hz1000, "25")
        put(.air, .left, .hz2000, "35M")
        put(.air, .left, .hz4000, "NR100")
        put(.bone, .right, .hz1000, "15")
        put(.bone, .left, .hz1000, "20M")
        let day = CountyOffice.monday
        let html = AudiogramDrawing(curves: [.init(day: day, cells: cells)]).html.text
        for kind in [
            "right-air", "right-air-masked", "left-air", "left-air-masked", "left-air no-response", "right-bone",
            "left-bone-masked",
        ] { #expect(html.contains("class=\"\(kind)\""), "\(kind)") }
        #expect(html.contains("左耳气导 4000 Hz 无反应 100 dB"))
        // 1000 Hz lies two octaves of 60 from 250 Hz at 40; 20 dB HL is 90 below the top at 34.
        #expect(html.contains("translate(160 124)"))
    }
}
