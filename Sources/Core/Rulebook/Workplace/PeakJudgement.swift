import Quantities

/// Peak exposure (峰接触浓度) of an agent with PC-TWA and without PC-STEL: over 3 × PC-TWA at most 15 min each, 4 times a day,
/// 60 min apart; never over 5 × PC-TWA. Clause: GBZ 2.1-2019 6.3.3. That C_TWA itself passes is a finding of its own.
enum PeakJudgement {
    static let rule = "workplace_peak"
    static let title = "峰接触浓度判定"

    static func judge(_ peaks: [ExposureEpisode], limit: PrintedLimit, context: LimitContext) -> Finding {
        let clause = context.clause("6.3.3")
        let highest = Concentration(computed: limit.concentration.value * 5, limit.concentration.unit)
        guard let worst = SampleJudgement.worst(peaks.map(\.concentration), limit: highest) else {
            return context.notAssessable(rule, title, "没有峰接触浓度 C_PE 的检测结果。", missing: ["c_pe"], limit: limit, clause: clause)
        }
        guard peaks.allSatisfy({ $0.concentration.unit == highest.unit }) else {
            let reason = QuantityError.unitsDiffer(worst.unit, highest.unit).sentence
            return context.notAssessable(rule, title, reason, limit: limit, clause: clause)
        }
        var steps = [
            context.limitStep("PC-TWA", limit),
            .init(
                "峰接触浓度不得超过 PC-TWA 的 5 倍；超过 3 倍的须受时间、次数和间隔限制",
                "5 × \(limit.printed) = \(text(highest))，3 × \(limit.printed) = \(text(limit.concentration.value * 3))"),
        ]
        func finding(_ outcome: Finding.Outcome, reason: String? = nil, missing: [String] = []) -> Finding {
            context.finding(
                rule, title, outcome, clause: clause, reason: reason, missing: missing, result: worst, limit: limit,
                limitText: "5×\(limit.printed)", limitValue: highest.value, steps: steps)
        }
        let outcome = Comparison.judge(worst, limit: highest)
        steps.append(Verdict.step("C_PE", worst, "5 × PC-TWA", text(highest), outcome))
        if outcome != .met { return finding(outcome, reason: Verdict.reason(worst, outcome)) }
        // `<x` with x over 3 × PC-TWA may hide such a peak; it is counted as one.
        let high = peaks.filter { Comparison.exceeds($0.concentration.entering.value, limit.concentration.value * 3) }
        guard !high.isEmpty else {
            steps.append(.init("没有超过 3 × PC-TWA 的峰：符合"))
            return finding(.met)
        }
        let pattern = EpisodePattern.judge(high, named: "超过 3 × PC-TWA 的峰")
        steps += pattern.steps
        return finding(pattern.outcome, reason: pattern.reason, missing: pattern.missing)
    }
}
