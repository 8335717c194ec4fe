import Calendars
import Registers
import Rulebook
import TestSupport
import Testing

@testable import HearingConservation

/// A plug under a muff: one rating of their own, never the sum of both.
@Suite(.requirement("R-35", "R-37")) struct DualProtectionTests {
    private func office() async throws -> HearingOffice {
        let hearing = try await HearingOffice.open()
        try await hearing.protector(["model": "模拟 塞 25", "kind": "foam", "snr_db": "25"])
        try await hearing.protector(["model": "模拟 罩 30", "kind": "muff", "snr_db": "30"])
        try await hearing.protector(["model": "模拟 罩 20", "kind": "helmet_muff", "snr_db": "20"])
        return hearing
    }

    @Test func `the pair has the higher rating and 5 dB more, whichever comes first`() async throws {
        let hearing = try await office()
        // 0.6 × (30 + 5) = 21 dB.
        let one = try await hearing.keep(
            ["entered_level": "105", "protector": "模拟 塞 25", "second_protector": "模拟 罩 30"])
        #expect(one.record.protectedLevel == 84)
        #expect(one.record.protection == "acceptable")
        let other = try await hearing.keep(
            ["entered_level": "105", "protector": "模拟 罩 30", "second_protector": "模拟 塞 25", "year": "2025"])
        #expect(other.record.protectedLevel == 84)
        let single = try await hearing.keep(["entered_level": "105", "protector": "模拟 罩 30", "year": "2024"])
        #expect(single.record.protectedLevel == 87)
        #expect(single.record.protection == "insufficient")
    }

    @Test func `the record says by which rule, with its arithmetic and where it stands`() async throws {
        let hearing = try await office()
        let post = try await hearing.keep(
            ["entered_level": "105", "protector": "模拟 塞 25", "second_protector": "模拟 罩 30"])
        let findings = RuleQuestion.stored(post.record.findings)
        #expect(
            findings.map(\.rule) == [
                "hearing_min_snr_06", "hearing_dual_rating", "hearing_level_06", "hearing_protection_verdict",
            ])
        let pair = try #require(findings.first { $0.rule == "hearing_dual_rating" })
        #expect(pair.number == 35)
        #expect(pair.mark == .verified)
        #expect(pair.clause.description.contains("GB/T 23466"))
        #expect(pair.notes.contains { $0.contains("成对检验数据") })
    }

    @Test func `by SNR and the C-weighted level the allowance for real use stays`() async throws {
        let hearing = try await office()
        let post = try await hearing.keep(
            [
                "entered_level": "105", "protector": "模拟 塞 25", "second_protector": "模拟 罩 20", "protection_method": "snr",
                "lc_dbc": "107",
            ])
        // 107 − (25 + 5) + 4.
        #expect(post.record.protectedLevel == 81)
    }

    @Test func `two plugs, two muffs, a second without a first and bands of a pair are refused`() async throws {
        let hearing = try await office()
        func problems(_ more: [String: String]) async throws -> [String] {
            try await hearing.office.problems(HearingPost.self, hearing.postInput(more), as: hearing.factory).map(\.field)
        }
        #expect(try await problems(["second_protector": "模拟 罩 30"]) == ["protector"])
        let bands = ["protector": "模拟 塞 25", "second_protector": "模拟 罩 30", "protection_method": "hml", "lc_dbc": "99"]
        #expect(try await problems(bands) == ["protection_method"])
        try await hearing.protector(["model": "模拟 塞 33", "kind": "custom", "snr_db": "33"])
        for pair in [("模拟 塞 25", "模拟 塞 33"), ("模拟 罩 30", "模拟 罩 20")] {
            await #expect(throws: RegisterError.self) {
                _ = try await hearing.keep(["protector": pair.0, "second_protector": pair.1])
            }
        }
    }

    @Test func `a corrected rating of the second protector changes what stands on it`() async throws {
        let hearing = try await office()
        let muff = try await hearing.protector(["model": "模拟 罩 27", "kind": "muff", "snr_db": "27"])
        let post = try await hearing.keep(
            ["entered_level": "105", "protector": "模拟 塞 25", "second_protector": "#\(muff)"])
        // 105 − 0.6 × 32 = 85.8.
        #expect(post.record.protectedLevel == 85.8)
        try await hearing.office.change(HearingProtector.self, muff) { $0.snr = 30 }
        #expect(try await hearing.office.find(HearingPost.self, post.id).record.protectedLevel == 84)
    }
}
