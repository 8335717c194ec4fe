import Quantities

/// MAC: every short sample is at most the ceiling; the worst decides, never the mean. Clause: GBZ 2.1-2019 6.3.1.
enum CeilingJudgement {
    static func judge(_ results: [MeasuredConcentration], limit: PrintedLimit, context: LimitContext) -> Finding {
        SampleJudgement(
            rule: "workplace_mac", title: "最高容许浓度判定", quantity: "C_ME", limitName: "MAC", missing: "c_me",
            clause: context.clause("6.3.1")
        )
        .judge(results, limit: limit, context: context)
    }
}

/// PC-STEL: the highest 15-min result is at most the limit. Clause: GBZ 2.1-2019 6.3.2.
enum ShortTermJudgement {
    static func judge(_ results: [MeasuredConcentration], limit: PrintedLimit, context: LimitContext) -> Finding {
        SampleJudgement(
            rule: "workplace_stel", title: "短时间接触容许浓度判定", quantity: "C_STE", limitName: "PC-STEL", missing: "c_ste",
            clause: context.clause("6.3.2")
        )
        .judge(results, limit: limit, context: context)
    }
}

/// The worst of several samples against one limit.
struct SampleJudgement {
    let rule: String
    let title: String
    let quantity: String
    let limitName: String
    let missing: String
    let clause: Clause

    func judge(_ results: [MeasuredConcentration], limit: PrintedLimit, context: LimitContext) -> Finding {
        guard let worst = SampleJudgement.worst(results, limit: limit.concentration) else {
            return context.notAssessable(rule, title, "没有 \(quantity) 的检测结果。", missing: [missing], limit: limit, clause: clause)
        }
        guard results.allSatisfy({ $0.unit == limit.concentration.unit }) else {
            let reason = QuantityError.unitsDiffer(worst.unit, limit.concentration.unit).sentence
            return context.notAssessable(rule, title, reason, limit: limit, clause: clause)
        }
        let outcome = Comparison.judge(worst, limit: limit.concentration)
        var steps = [context.limitStep(limitName, limit)]
        if results.count > 1 {
            steps.append(.init("\(results.count) 个样品取最高值，不取平均", results.map(\.text).joined(separator: "、") + " → " + worst.text))
        }
        steps.append(Verdict.step(quantity, worst, limitName, limit.printed, outcome))
        return context.finding(
            rule, title, outcome, clause: clause, reason: Verdict.reason(worst, outcome), result: worst, limit: limit,
            steps: steps)
    }

    /// The sample that decides: an exceedance before an undecidable `<x`, that before the highest passing value.
    static func worst(_ results: [MeasuredConcentration], limit: Concentration) -> MeasuredConcentration? {
        func severity(_ result: MeasuredConcentration) -> Int {
            switch Comparison.judge(result, limit: limit) {
            case .exceeded: 2
            case .notAssessable: 1
            default: 0
            }
        }
        return results.max { left, right in
            let (a, b) = (severity(left), severity(right))
            if a != b { return a < b }
            if left.entering.value != right.entering.value { return left.entering.value < right.entering.value }
            return left.isBelowDetection && !right.isBelowDetection
        }
    }
}

/// The closing sentence of a comparison.
enum Verdict {
    static func step(
        _ quantity: String, _ result: MeasuredConcentration, _ limitName: String, _ limit: String, _ outcome: Finding.Outcome
    ) -> Finding.Step {
        let value = result.isBelowDetection ? result.text : text(result.entering)
        let sign = outcome == .exceeded ? ">" : outcome == .met ? "≤" : "与限值无法比较："
        let comparison = outcome == .notAssessable ? "\(quantity)（\(value)），\(limitName)（\(limit)）" : "\(value) \(sign) \(limit)"
        let sentence =
            switch outcome {
            case .exceeded: "\(quantity) 高于 \(limitName)：超标"
            case .met where result.isBelowDetection: "\(quantity) 低于最低定量浓度，且该浓度不高于 \(limitName)：符合"
            case .met: "\(quantity) 不高于 \(limitName)：符合"
            default: "最低定量浓度高于 \(limitName)，方法灵敏度不足，不能判定"
            }
        return .init(sentence, comparison)
    }

    static func reason(_ result: MeasuredConcentration, _ outcome: Finding.Outcome) -> String? {
        outcome == .notAssessable ? "结果为 \(result.text)，最低定量浓度高于限值，方法灵敏度不足。" : nil
    }
}
