import Calendars
import CodeTables
import Foundation
import HygieneCalculations
import Quantities
import Registers
import Rulebook

/// Hands a measurement to the rulebook and stores what it says: outcome, findings with clause and steps.
struct MeasurementJudgement: Sendable {
    static let standard = MeasurementJudgement(judgement: WorkplaceJudgement())

    let judgement: WorkplaceJudgement

    /// Fills `outcome` and `findings`; what cannot be judged says why and is never a pass.
    func fill(_ measurement: inout Measurement, codes: any CodeBook) {
        let findings = findings(of: measurement, codes: codes)
        measurement.outcome = WorkplaceJudgement.overall(findings).rawValue
        measurement.findings = (try? String(decoding: MeasurementJudgement.encoder().encode(findings), as: UTF8.self)) ?? "[]"
    }

    private static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        // The same findings always give the same text, so that saving again makes no new version.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    func findings(of measurement: Measurement, codes: any CodeBook) -> [Finding] {
        guard let day = measurement.sampledDay else { return [] }
        if let noise = noise(measurement) { return [judgement.noise(noise, on: day)] }
        let factor = codes.hazardFactor(measurement.factor)
        let agents = agents(of: measurement, factor)
        guard agents.count == 1, let agent = agents.first else {
            let name = measurement.limitRow.isEmpty ? factor?.name ?? measurement.factor : measurement.limitRow
            let reason =
                agents.isEmpty
                ? "GBZ 2.1 的限值表中没有找到“\(name)”。没有限值不等于合格；如有对应物质，请填写“限值名称”。"
                : "“\(name)”对应多个限值（\(agents.map(\.name).joined(separator: "、"))），请在“限值名称”中写明是哪一个。"
            return [
                Finding(
                    rule: "workplace_limit", title: "限值选择", outcome: .notAssessable, reason: reason, missing: ["limit_row"],
                    clause: Clause("GBZ 2.1", edition: "2019", "表1、表2"), mark: .official)
            ]
        }
        switch agent.kind {
        case .chemical: return judgement.chemical(chemical(measurement), against: agent, on: day)
        case .dust: return judgement.dust(dust(measurement, agent), of: agent, on: day)
        }
    }

    private func agents(of measurement: Measurement, _ factor: HazardFactor?) -> [AirborneLimit] {
        if !measurement.limitRow.isEmpty { return judgement.limits.limits(named: measurement.limitRow) }
        return factor.map(judgement.limits.limits(for:)) ?? []
    }

    private func pattern(_ measurement: Measurement) -> WorkPattern {
        guard let hours = try? Hours(measurement.hoursPerDay ?? 8),
            let pattern = try? WorkPattern(hoursPerDay: hours, daysPerWeek: DaysPerWeek(computed: measurement.daysPerWeek ?? 5))
        else { return .ordinary }
        return pattern
    }

    private func timeWeighted(_ text: String, _ pattern: WorkPattern, _ unit: UnitOfMeasure = .milligramPerCubicMetre)
        -> TimeWeightedExposure
    {
        guard !text.isEmpty, let value = try? MeasuredConcentration(text: text, unit: unit) else { return .notMeasured }
        // Over eight hours a day the report's average is over the contact hours (GBZ 331-2024 G.5).
        return pattern.basis(isAdjustable: true) == .contactDay ? .contactDay(value) : .eightHour(value)
    }

    private func chemical(_ measurement: Measurement) -> ChemicalExposure {
        let pattern = pattern(measurement)
        return ChemicalExposure(
            timeWeighted: timeWeighted(measurement.timeWeighted, pattern),
            shortTerm: MeasurementResults.list(measurement.shortTerm) ?? [],
            ceiling: MeasurementResults.list(measurement.ceiling) ?? [],
            peaks: MeasurementResults.episodes(measurement.peak) ?? [], isSteady: measurement.isSteady, pattern: pattern)
    }

    private func dust(_ measurement: Measurement, _ agent: AirborneLimit) -> DustExposure {
        let pattern = pattern(measurement)
        let silica = measurement.freeSilica.flatMap { try? FreeSilica(percent: Percent($0)) } ?? .unknown
        let isFibre = agent.isAsbestos
        return DustExposure(
            freeSilica: silica, total: timeWeighted(isFibre ? "" : measurement.timeWeighted, pattern),
            respirable: timeWeighted(measurement.respirable, pattern),
            fibre: isFibre ? timeWeighted(measurement.timeWeighted, pattern, .fibrePerMillilitre) : .notMeasured,
            peaks: MeasurementResults.episodes(measurement.peak) ?? [], pattern: pattern)
    }

    private func noise(_ measurement: Measurement) -> NoiseExposure? {
        let days = DaysPerWeek(computed: measurement.daysPerWeek ?? 5)
        if measurement.factor == HazardFactor.noise || measurement.noiseDaily != nil || measurement.noiseWeekly != nil {
            if let level = measurement.noiseWeekly.flatMap({ try? SoundLevel($0) }), days != 5 || measurement.noiseDaily == nil {
                return NoiseExposure(.weekly(level), daysPerWeek: days)
            }
            if let level = measurement.noiseDaily.flatMap({ try? SoundLevel($0) }) {
                return NoiseExposure(.daily(level), daysPerWeek: days)
            }
            return NoiseExposure(.notMeasured, daysPerWeek: days)
        }
        return nil
    }
}
