import Calendars
import CodeTables
import Database
import Employers
import Foundation
import HygieneCalculations
import Quantities
import Registers
import Rulebook

/// Turns the minutes of a shift into exposure, and asks the rulebook what it says of it.
///
/// The result is a screening of the place where the sensor hangs, never the exposure of a person: pages say so.
struct ShiftJudgement: Sendable {
    /// Less of the shift than this covered by counting values is not judged (this project's design).
    static let leastCoverage = 0.75

    let codes: any CodeBook
    var judgement = WorkplaceJudgement()

    /// Judges the shifts of a device that have minutes in the hours given.
    func judge(_ connection: any Connection, _ device: DeviceStanding, touching hours: Set<Instant>, now: Instant) throws {
        guard device.channels.values.contains(where: { !$0.hazard.isEmpty }) else { return }
        for shift in try Shift.all(connection, of: device) {
            for start in shift.starts(touching: hours) where start < now {
                try judge(connection, device, shift, start, now)
            }
        }
    }

    private func judge(
        _ connection: any Connection, _ device: DeviceStanding, _ shift: Shift, _ start: Instant, _ now: Instant
    ) throws {
        let end = start + shift.milliseconds
        let minutes = try RollupQueries.minutes(connection, of: device.id, from: start, to: end)
        for (factor, channel) in device.channels.sorted(by: { $0.key < $1.key }) where !channel.hazard.isEmpty {
            var whole = Rollup()
            for minute in minutes[factor] ?? [] { whole.add(minute.rollup) }
            guard let mean = whole.mean else { continue }
            var exposure = ShiftExposure(
                device: device.id, factor: factor, schedule: shift.id, start: start, end: end, post: device.post,
                hazard: channel.hazard, mean: mean, unit: whole.unit, coveredMilliseconds: whole.coveredMilliseconds,
                elapsedMilliseconds: min(now, end) - start, isVerified: whole.isVerified, isSimulated: whole.isSimulated)
            judge(&exposure, shift, silica: try freeSilica(connection, device.post, channel.hazard))
            try exposure.put(connection)
        }
    }

    /// Fills what follows from the mean: normalised level or average, dose, findings.
    func judge(_ exposure: inout ShiftExposure, _ shift: Shift, silica: FreeSilica) {
        let hours = Hours(computed: Double(exposure.elapsedMilliseconds) / 3_600_000)
        let day = exposure.start.day
        var findings: [Finding] = []
        if exposure.hazard == HazardFactor.noise, exposure.unit == MeasuredUnit.decibelA.rawValue {
            findings = noise(&exposure, hours, shift, day)
        } else if let factor = codes.hazardFactor(exposure.hazard),
            let milligrams = MeasuredUnit(rawValue: exposure.unit)?.milligramsPerCubicMetre(exposure.mean)
        {
            findings = airborne(&exposure, factor, milligrams, hours, shift, silica, day)
        }
        exposure.findings = findings.map { ShiftJudgement.guarded($0, exposure) }
        exposure.outcome = WorkplaceJudgement.overall(exposure.findings)
    }

    private func noise(_ exposure: inout ShiftExposure, _ hours: Hours, _ shift: Shift, _ day: Day) -> [Finding] {
        let segments = [NoiseSegment(SoundLevel(computed: exposure.mean), hours: hours)]
        exposure.normalised = (try? Noise.dailyExposureLevel(segments))?.value
        // Exact energy form: 100 % are 85 dB(A) over 8 h.
        exposure.dose = (try? Noise.points(segments))?.value
        return [
            judgement.noise(NoiseExposure(.segments(segments), daysPerWeek: DaysPerWeek(computed: shift.daysPerWeek)), on: day)
        ]
    }

    private func airborne(
        _ exposure: inout ShiftExposure, _ factor: HazardFactor, _ milligrams: Double, _ hours: Hours, _ shift: Shift,
        _ silica: FreeSilica, _ day: Day
    ) -> [Finding] {
        let segments = [ExposureSegment(.value(Concentration(computed: milligrams)), hours: hours)]
        exposure.normalised = (try? TimeWeightedAverage.eightHour(segments))?.entering.value
        let pattern = (try? WorkPattern(hoursPerDay: hours, daysPerWeek: DaysPerWeek(computed: shift.daysPerWeek))) ?? .ordinary
        let agents = judgement.limits.limits(for: factor)
        guard agents.count == 1, let agent = agents.first else { return [ShiftJudgement.noLimit(factor, agents)] }
        switch agent.kind {
        case .dust:
            return judgement.dust(
                DustExposure(freeSilica: silica, total: .segments(segments), pattern: pattern), of: agent, on: day)
        case .chemical:
            return judgement.chemical(
                ChemicalExposure(timeWeighted: .segments(segments), isSteady: true, pattern: pattern), against: agent, on: day)
        }
    }

    private static func noLimit(_ factor: HazardFactor, _ agents: [AirborneLimit]) -> Finding {
        Finding(
            rule: "workplace_limit", title: "限值选择", outcome: .notAssessable,
            reason: agents.isEmpty ? "GBZ 2.1 的限值表中没有“\(factor.name)”。没有限值不等于合格。" : "“\(factor.name)”对应多个限值，不能自动选择。",
            missing: ["limit_row"], clause: Clause("GBZ 2.1", edition: "2019", "表1、表2"), mark: .official)
    }

    /// A shift with gaps is shown with its mean and not judged; what is judged says what it rests on.
    private static func guarded(_ finding: Finding, _ exposure: ShiftExposure) -> Finding {
        var notes = finding.notes
        notes.append("由在线设备的分钟值计算，是设备所在位置的筛查结果，不是个体接触评估结果。")
        if !exposure.isVerified { notes.append("含未经检定（校准）的读数，不能作为证据。") }
        if exposure.isSimulated { notes.append("含模拟或回放数据。") }
        let isRunning = exposure.elapsedMilliseconds < exposure.end - exposure.start
        if isRunning { notes.append("班次尚未结束，为到目前为止的接触量。") }
        let isCovered = exposure.coverage >= leastCoverage
        let percent = Int((exposure.coverage * 100).rounded(.down))
        if isCovered, exposure.coverage < 1 { notes.append("有效数据覆盖班次的 \(percent)%，以覆盖时段代表全部时段。") }
        let isJudged = isCovered || finding.outcome == .notAssessable
        return Finding(
            rule: finding.rule, title: finding.title, outcome: isJudged ? finding.outcome : .notAssessable,
            reason: isJudged ? finding.reason : "有效数据只覆盖班次的 \(percent)%，少于 \(Int(leastCoverage * 100))%，不作判定。",
            missing: finding.missing, value: finding.value, valueText: finding.valueText, limit: finding.limit,
            limitText: finding.limitText, unit: finding.unit, clause: finding.clause, mark: finding.mark, steps: finding.steps,
            notes: notes)
    }

    private func freeSilica(_ connection: any Connection, _ post: Int64?, _ hazard: String) throws -> FreeSilica {
        guard let post else { return .unknown }
        let percent = try connection.value(
            """
            SELECT free_silica FROM post_hazard WHERE post = ?1 AND hazard = ?2 AND void = 0 AND free_silica IS NOT NULL
            ORDER BY id DESC LIMIT 1
            """, [.integer(post), .text(hazard)]
        ).real
        return percent.flatMap { try? FreeSilica(percent: Percent($0)) } ?? .unknown
    }
}
