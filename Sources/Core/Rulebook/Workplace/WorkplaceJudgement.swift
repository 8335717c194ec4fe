import Calendars
import Quantities

/// Judges the measurements of one post against the limits in force on the day of sampling, one finding for each limit.
///
/// Example:
/// ```swift
/// let judgement = WorkplaceJudgement()
/// let benzene = judgement.limits.limits(named: "苯")[0]
/// let exposure = ChemicalExposure(timeWeighted: .eightHour(try MeasuredConcentration(text: "2.9")), shortTerm: [...])
/// let findings = judgement.chemical(exposure, against: benzene, on: day)
/// let outcome = WorkplaceJudgement.overall(findings)   // .met, .exceeded or .notAssessable
/// ```
public struct WorkplaceJudgement: Sendable {
    /// The limits by which it judges.
    public let limits: ExposureLimitTable

    public init(limits: ExposureLimitTable = .standard) { self.limits = limits }

    /// The post as a whole: the worst finding decides (GBZ 331-2024 5.2.7.1); what cannot be judged is never a pass.
    public static func overall(_ findings: [Finding]) -> Finding.Outcome {
        if findings.contains(where: { $0.outcome == .exceeded }) { return .exceeded }
        let isComplete = !findings.isEmpty && findings.allSatisfy { $0.outcome == .met || $0.outcome == .computed }
        return isComplete ? .met : .notAssessable
    }

    /// MAC, or PC-TWA with PC-STEL or the peak rule. Clauses: GBZ 2.1-2019 6.3.1–6.3.3.
    public func chemical(_ exposure: ChemicalExposure, against agent: AirborneLimit, on day: Day) -> [Finding] {
        merged(agent, on: day) { version in
            if let ceiling = version.values.ceiling {
                return [CeilingJudgement.judge(exposure.ceiling, limit: ceiling, context: .init(agent, version, day))]
            }
            return timeWeighted(exposure, version, .init(agent, version, day))
        }
    }

    private func timeWeighted(_ exposure: ChemicalExposure, _ version: AirborneLimit.Version, _ context: LimitContext)
        -> [Finding]
    {
        guard let limit = version.values.timeWeighted else { return [context.noLimit()] }
        let basis = exposure.pattern.basis(isAdjustable: exposure.isAdjustable)
        var findings: [Finding] = []
        if basis != .shortContact {
            findings.append(
                TimeWeightedJudgement(
                    limit: limit, basis: basis, pattern: exposure.pattern, quantity: "C_TWA", limitName: "PC-TWA"
                )
                .judge(exposure.timeWeighted, context: context))
        }
        let mayBeLeftOut = exposure.isSteady && basis != .shortContact
        if let shortTerm = version.values.shortTerm {
            if !(mayBeLeftOut && exposure.shortTerm.isEmpty) {
                findings.append(ShortTermJudgement.judge(exposure.shortTerm, limit: shortTerm, context: context))
            }
        } else if !(mayBeLeftOut && exposure.peaks.isEmpty) {
            findings.append(PeakJudgement.judge(exposure.peaks, limit: limit, context: context))
        }
        return findings
    }

    /// Total, respirable and fibre results, each against its own limit; free silica of 10 % or more makes any dust except asbestos
    /// a silica dust. Clause: GBZ 2.1-2019 table 2 and its notes.
    public func dust(_ exposure: DustExposure, of dust: AirborneLimit, on day: Day) -> [Finding] {
        switch SilicaBand.choose(dust, freeSilica: exposure.freeSilica, from: limits) {
        case .refused(let reason, let missing):
            return [LimitContext(dust, nil, day).notAssessable("workplace_dust", "粉尘判定", reason, missing: missing)]
        case .chosen(let row, let steps):
            return merged(row, on: day) { version in
                DustJudgement.judge(exposure, values: version.values, steps: steps, context: .init(row, version, day))
            }
        }
    }

    /// Noise against 85 dB(A). Clause: GBZ 2.2-2007 section 11.
    public func noise(_ exposure: NoiseExposure, on day: Day) -> Finding { NoiseJudgement.judge(exposure, on: day) }

    /// Judges by every version that may be in force; where they disagree, nothing is decided.
    private func merged(_ agent: AirborneLimit, on day: Day, _ judge: (AirborneLimit.Version) -> [Finding]) -> [Finding] {
        let versions = agent.versions(on: day).filter { !$0.values.isEmpty }
        guard let newest = versions.last else { return [LimitContext(agent, nil, day).notInForce()] }
        let findings = judge(newest)
        guard versions.count > 1 else { return findings }
        let older = versions.dropLast().map(judge)
        return findings.map { finding in
            let others = older.compactMap { list in list.first { $0.rule == finding.rule } }
            return finding.undecided(ifAnyDiffers: others, amendment: newest.amendment)
        }
    }
}
