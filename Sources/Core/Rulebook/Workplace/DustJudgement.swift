import Quantities

/// Which row of table 2 a dust is judged by.
enum SilicaBand {
    case chosen(AirborneLimit, [Finding.Step])
    case refused(reason: String, missing: [String])

    static func choose(_ dust: AirborneLimit, freeSilica: FreeSilica, from limits: ExposureLimitTable) -> SilicaBand {
        if dust.isAsbestos { return .chosen(dust, [.init("石棉粉尘按本身的限值判定，与游离二氧化硅含量无关")]) }
        switch freeSilica {
        case .unknown:
            return .refused(reason: "游离二氧化硅含量未测定，不能选择粉尘限值（GBZ 331-2024 5.2.4.2 b）。", missing: ["free_silica_pct"])
        case .none:
            if dust.isSilicaDust { return .refused(reason: "矽尘须有游离二氧化硅含量。", missing: ["free_silica_pct"]) }
            return .chosen(dust, [.init("确认不含游离二氧化硅，按“\(dust.name)”判定")])
        case .share(let share):
            if let silica = limits.silicaLimit(freeSilica: share) {
                return .chosen(silica, [.init("游离二氧化硅含量 \(text(share)) %，不低于 10 %，按“\(silica.name)”判定", "\(text(share)) ≥ 10")])
            }
            if dust.isSilicaDust {
                return .refused(reason: "游离二氧化硅含量 \(text(share)) % 低于 10 %，不属矽尘；请选择该粉尘本身或“其他粉尘”。", missing: [])
            }
            return .chosen(dust, [.init("游离二氧化硅含量 \(text(share)) %，低于 10 %，按“\(dust.name)”判定", "\(text(share)) < 10")])
        }
    }
}

/// Total, respirable and fibre results of one dust; each that was measured and has a limit is judged, the worse decides.
enum DustJudgement {
    static func judge(_ exposure: DustExposure, values: LimitValues, steps: [Finding.Step], context: LimitContext) -> [Finding] {
        let fractions: [(name: String, rule: String, key: String, limit: PrintedLimit?, result: TimeWeightedExposure)] = [
            ("总尘", "workplace_dust_total", "c_twa_total", values.timeWeighted, exposure.total),
            ("呼尘", "workplace_dust_respirable", "c_twa_respirable", values.respirable, exposure.respirable),
            ("纤维", "workplace_dust_fibre", "c_twa_fibre", values.fibre, exposure.fibre),
        ]
        let basis = exposure.pattern.basis(isAdjustable: true)
        var findings: [Finding] = []
        for fraction in fractions where fraction.result != .notMeasured {
            guard let limit = fraction.limit, basis != .shortContact else { continue }
            let judgement = TimeWeightedJudgement(
                limit: limit, basis: basis, pattern: exposure.pattern, quantity: "\(fraction.name) C_TWA",
                limitName: "\(fraction.name) PC-TWA", rule: fraction.rule, title: "粉尘判定（\(fraction.name)）",
                missingKey: fraction.key)
            findings.append(judgement.judge(fraction.result, context: context).preceded(by: steps))
        }
        if let limit = values.timeWeighted ?? values.respirable, !exposure.peaks.isEmpty || basis == .shortContact {
            findings.append(PeakJudgement.judge(exposure.peaks, limit: limit, context: context).preceded(by: steps))
        }
        if findings.isEmpty {
            let missing = fractions.filter { $0.limit != nil }.map(\.key)
            findings.append(
                context.notAssessable(
                    "workplace_dust", "粉尘判定", "没有与“\(context.agent.name)”的限值对应的检测结果。", missing: missing
                ).preceded(by: steps))
        }
        return findings
    }
}

extension Finding {
    /// The same finding with steps before its own: where its inputs came from.
    public func preceded(by earlier: [Step]) -> Finding {
        Finding(
            rule: rule, title: title, outcome: outcome, reason: reason, missing: missing, value: value, valueText: valueText,
            limit: limit,
            limitText: limitText, unit: unit, clause: clause, mark: mark, steps: earlier + steps, notes: notes)
    }
}
