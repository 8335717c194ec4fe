import Calendars
import Rulebook

/// What is left under a protector at a post, by the method that was chosen, and whether that is too much or too little.
struct ProtectionJudgement: Sendable {
    let post: HearingPost
    let protector: HearingProtector?
    /// Worn with the first: a plug under a muff.
    var second: HearingProtector?
    let day: Day

    /// Fills level, verdict and findings; without a level or a protector there is nothing to judge.
    func fill(_ record: inout HearingPost) {
        (record.protectedLevel, record.protection, record.findings) = (nil, "", "")
        guard let level = post.level, let protector else { return }
        var findings = [
            RuleQuestion.ask(
                "hearing_min_snr_06", ["la_dBA": .number(level), "target_dBA": .number(HearingLimits.action)], on: day)
        ]
        var worn = protector
        if let second {
            let pair = pairRating(protector, second)
            findings.append(pair)
            worn.snr = pair.number
        }
        let under = under(worn, level)
        findings.append(under)
        if let number = under.number {
            let verdict = RuleQuestion.ask("hearing_protection_verdict", ["level_dBA": .number(max(0, number))], on: day)
            findings.append(verdict)
            record.protectedLevel = (number * 10).rounded() / 10
            record.protection = Self.verdict(verdict)
        } else {
            record.protection = "unknown"
        }
        record.findings = RuleQuestion.text(findings)
    }

    /// The word of the rule as a code.
    static func verdict(_ finding: Finding) -> String {
        ["防护不足": "insufficient", "可接受": "acceptable", "好": "good", "过度防护": "over"][finding.valueText] ?? "unknown"
    }

    private var allowance: JSONValue { .number(post.allowance ?? 4) }
    private var cLevel: Double? { post.cLevel ?? NoiseSpectrum(post.spectrum)?.cLevel }

    /// The pair has one number of its own; how it is discounted follows the method, as for a single protector: the careful reading, since
    /// the sources add the 5 dB to a rating and not to what a person gets.
    private func pairRating(_ one: HearingProtector, _ other: HearingProtector) -> Finding {
        let (plug, muff) = one.isMuff ? (other, one) : (one, other)
        return RuleQuestion.ask(
            "hearing_dual_rating",
            [
                "plug_snr_dB": plug.snr.map { .number($0) } ?? .null, "muff_snr_dB": muff.snr.map { .number($0) } ?? .null,
            ], on: day)
    }

    private func under(_ protector: HearingProtector, _ level: Double) -> Finding {
        switch post.method {
        case "snr": bySNR(protector)
        case "hml": byHML(protector, level)
        case "octave": byBands(protector)
        default:
            RuleQuestion.ask(
                "hearing_level_06", ["la_dBA": .number(level), "snr_dB": protector.snr.map { .number($0) } ?? .null], on: day)
        }
    }

    private func bySNR(_ protector: HearingProtector) -> Finding {
        RuleQuestion.ask(
            "hearing_level_snr",
            [
                "lc_dBC": cLevel.map { .number($0) } ?? .null, "snr_dB": protector.snr.map { .number($0) } ?? .null,
                "real_world_dB": allowance,
            ], on: day)
    }

    private func byHML(_ protector: HearingProtector, _ level: Double) -> Finding {
        var input: [String: JSONValue] = ["la_dBA": .number(level), "real_world_dB": allowance]
        for (key, value) in [("H", protector.high), ("M", protector.medium), ("L", protector.low), ("lc_dBC", cLevel)] {
            input[key] = value.map { .number($0) } ?? .null
        }
        return RuleQuestion.ask("hearing_level_hml", input, on: day)
    }

    /// Only bands of which both the noise and the protection are known; the octave-band sum stands for the post's spectrum, and is
    /// shifted by what the report's level differs from it.
    private func byBands(_ protector: HearingProtector) -> Finding {
        guard let rule = Rulebook.rule("hearing_level_octave") else {
            return RuleQuestion.ask("hearing_level_octave", [:], on: day)
        }
        guard let spectrum = NoiseSpectrum(post.spectrum), let whole = spectrum.aLevel, let level = post.level else {
            return RuleQuestion.unanswered(rule, HearingTexts.spectrumMissing, missing: ["spectrum"])
        }
        let rows = zip(NoiseSpectrum.bands, zip(spectrum.aWeighted, protector.assumedProtection)).compactMap { band, pair in
            pair.0.flatMap { noise in pair.1.map { (band, noise + level - whole, $0) } }
        }
        guard rows.count >= 7 else {
            return RuleQuestion.unanswered(
                rule, HearingTexts.bandsMissing, missing: ["mean_attenuation", "attenuation_deviation"])
        }
        let found = RuleQuestion.ask(
            rule.id,
            [
                "bands_Hz": .list(rows.map { .number(Double($0.0)) }),
                "a_weighted_band_levels_dB": .list(rows.map { .number($0.1) }), "apv_dB": .list(rows.map { .number($0.2) }),
            ], on: day)
        guard let number = found.number else { return found }
        let real = number + (post.allowance ?? 4)
        return Finding(
            rule: found.rule, title: found.title, outcome: found.outcome, value: .number(real),
            valueText: String((real * 10).rounded() / 10), unit: found.unit, clause: found.clause, mark: found.mark,
            steps: found.steps + [.init("加实际使用修正", "\((number * 10).rounded() / 10) + \(post.allowance ?? 4)")],
            notes: found.notes)
    }
}
