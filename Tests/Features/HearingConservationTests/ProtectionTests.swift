import Calendars
import Database
import FieldTestSupport
import Registers
import TestSupport
import Testing

@testable import HearingConservation

@Suite(.requirement("R-35", "R-37")) struct ProtectionTests {
    @Test func `a level under the protector follows from 0·6 times SNR, and says whether it is enough`() async throws {
        let hearing = try await HearingOffice.open()
        let protector = try await hearing.protector()
        let post = try await hearing.keep(["protector": "#\(protector)"])
        #expect(post.record.level == 97)
        #expect(post.record.protectedLevel == 82)
        #expect(post.record.protection == "acceptable")
        #expect(
            RuleQuestion.stored(post.record.findings).map(\.rule) == [
                "hearing_min_snr_06", "hearing_level_06", "hearing_protection_verdict",
            ])
    }

    @Test func `exactly 85 under the protector is acceptable, a little more is not enough`() async throws {
        let hearing = try await HearingOffice.open()
        try await hearing.protector()
        #expect(try await hearing.keep(["protector": "模拟 E-25", "entered_level": "100"]).record.protection == "acceptable")
        let loud = try await hearing.keep(["protector": "模拟 E-25", "entered_level": "100.2", "year": "2025"])
        #expect(loud.record.protection == "insufficient")
    }

    @Test func `too much protection is shown as such`() async throws {
        let hearing = try await HearingOffice.open()
        try await hearing.protector(["model": "模拟 E-33", "snr_db": "33"])
        let post = try await hearing.keep(["protector": "模拟 E-33", "entered_level": "86"])
        #expect(post.record.protectedLevel == 66.2)
        #expect(post.record.protection == "over")
    }

    @Test func `SNR and HML take the C-weighted level and 4 dB for real use unless another is given`() async throws {
        let hearing = try await HearingOffice.open()
        try await hearing.protector(["h_db": "26", "m_db": "22", "l_db": "15"])
        let snr = try await hearing.keep(["protector": "模拟 E-25", "protection_method": "snr", "lc_dbc": "99"])
        #expect(snr.record.protectedLevel == 78)
        // L_C − L_A is 2 dB: the medium attenuation itself.
        let hml = try await hearing.keep(
            ["protector": "模拟 E-25", "protection_method": "hml", "lc_dbc": "99", "year": "2025"])
        #expect(hml.record.protectedLevel == 79)
        let optimist = try await hearing.keep(
            ["protector": "模拟 E-25", "protection_method": "snr", "lc_dbc": "99", "year": "2024", "real_world_db": "0"])
        #expect(optimist.record.protectedLevel == 74)
    }

    @Test func `octave bands with the same protection everywhere take off just that much`() async throws {
        let hearing = try await HearingOffice.open()
        let bands = "125=26; 250=26; 500=26; 1000=26; 2000=26; 4000=26; 8000=26"
        let spread = bands.replacing("26", with: "6")
        try await hearing.protector(["mean_attenuation": bands, "attenuation_deviation": spread])
        let spectrum = "125=86; 250=88; 500=90; 1000=91; 2000=92; 4000=90; 8000=84"
        let post = try await hearing.keep(
            ["protector": "模拟 E-25", "protection_method": "octave", "spectrum": spectrum])
        #expect(post.record.protectedLevel == 81)
    }

    @Test func `what a method needs and what cannot be is refused at its cell`() async throws {
        let hearing = try await HearingOffice.open()
        func problems(_ more: [String: String]) async throws -> [String] {
            try await hearing.office.problems(HearingPost.self, hearing.postInput(more), as: hearing.factory).map(\.field)
        }
        #expect(try await problems(["entered_level": ""]) == ["entered_level"])
        #expect(try await problems(["protection_method": "snr"]) == ["lc_dbc"])
        #expect(try await problems(["protection_method": "octave", "spectrum": "1000=90"]) == ["spectrum"])
        #expect(try await problems(["spectrum": "1000=90; 1000=91"]) == ["spectrum"])
        #expect(try await problems(["spectrum": "1600=90"]) == ["spectrum"])
        #expect(try await problems(["lc_dbc": "90"]) == ["lc_dbc"])
    }

    @Test(arguments: Engine.allCases)
    func `the level of a post follows the institution's reports`(engine: Engine) async throws {
        let hearing = try await HearingOffice.open(engine)
        let before = try await hearing.keep(["level_source": "measurement", "entered_level": ""])
        #expect(before.record.level == nil)
        _ = try await hearing.measure("91.5")
        let after = try await hearing.office.find(HearingPost.self, before.id)
        #expect(after.record.level == 91.5)
        #expect(after.record.levelOrigin == "检测 2026-02-10，报告 模拟-1")
        #expect(try await hearing.office.faults() == [])
    }

    @Test func `a protector whose rating is corrected changes what stands on it`() async throws {
        let hearing = try await HearingOffice.open()
        let protector = try await hearing.protector()
        let post = try await hearing.keep(["protector": "#\(protector)"])
        try await hearing.office.change(HearingProtector.self, protector) { $0.snr = 20 }
        #expect(try await hearing.office.find(HearingPost.self, post.id).record.protectedLevel == 85)
    }

    @Test(arguments: Engine.allCases)
    func `who failed is coached and tested again; the lower ear decides`(engine: Engine) async throws {
        let hearing = try await HearingOffice.open(engine)
        try await hearing.protector()
        _ = try await hearing.keep()
        let failed = try await hearing.fit(1, ["par_left": "20", "par_right": "11"])
        #expect(failed.record.personal == 11)
        #expect(failed.record.underLevel == 86)
        #expect(failed.stored.state == "failed")
        try await hearing.office.registers.write(as: hearing.factory) { transaction in
            try FitJudgement.coach(failed.stored, failed.record, how: "换小号并重新演示", transaction)
        }
        let coached = try await hearing.office.find(FitTest.self, failed.id)
        #expect(coached.stored.state == "coached")
        #expect(coached.record.coachedDay == CountyOffice.monday)
        let again = try await hearing.fit(1, ["par_left": "20", "par_right": "18", "test_day": "2026-03-02"])
        #expect(again.stored.state == "passed")
        #expect(again.record.attempt == 2)
        #expect(try await hearing.office.find(FitTest.self, failed.id).stored.state == "retested")
        #expect(try await hearing.office.faults() == [])
    }

    @Test func `a fit test without a level at the post decides nothing`() async throws {
        let hearing = try await HearingOffice.open()
        try await hearing.protector()
        let test = try await hearing.fit(1, ["par_both": "20"])
        #expect(test.record.result == "unknown")
        #expect(test.record.underLevel == nil)
    }

    @Test func `a respirator passes by the harmonic mean of seven exercises, not by the arithmetic one`() async throws {
        let hearing = try await HearingOffice.open()
        func respirator(_ person: Int, _ factors: String) async throws -> TypedRecord<FitTest> {
            try await hearing.fit(
                person,
                [
                    "subject": "respirator", "protector": "", "method": "resp_cnc", "respirator": "模拟 9502",
                    "facepiece": "half", "exercises": factors,
                ])
        }
        let leaking = try await respirator(1, "50;200;200;200;200;200;40")
        #expect(leaking.record.factor == 100)
        #expect(leaking.stored.state == "passed")
        let failed = try await respirator(2, "50;200;200;200;200;200;30")
        #expect(failed.record.factor == 89)
        #expect(failed.stored.state == "failed")
        #expect(
            try await hearing.office.problems(
                FitTest.self,
                hearing.fitInput(
                    1,
                    [
                        "subject": "respirator", "protector": "", "method": "f_mire", "respirator": "", "facepiece": "",
                        "exercises": "100;200",
                    ]), as: hearing.factory
            ).map(\.field) == ["method", "respirator", "facepiece", "exercises"])
    }
}
