import Access
import Calendars
import Database
import Ledger
import Registers
import Rulebook

/// One indicator of a plan as it stands in one region on one day.
public struct IndicatorLine: Sendable, Identifiable {
    public var id: Int64
    public var number: String
    public var name: String
    public var targetText: String
    public var target: Target
    public var unit: String
    public var measure: Measure?
    public var numeratorText: String
    public var denominatorText: String
    public var source: String
    public var evidence: String
    public var count: Measure.Count?
    public var base: Double?
    public var verdict: IndicatorVerdict
    /// The day to which the figure speaks; nil when there is none.
    public var asOf: Day?
    /// Where a reported figure came from.
    public var reportedBy: String

    /// The value as people read it.
    public var valueText: String {
        guard let count else { return IndicatorVerdict.noData.label }
        if target.isPercent { return SharePercent.text(count.sum) ?? IndicatorVerdict.notApplicable.label }
        return "\(count.sum.numerator) \(unit)"
    }
}

/// A plan and where all its indicators stand.
public struct PlanStanding: Sendable {
    public var plan: String
    public var planRegion: String
    public var region: String
    public var day: Day
    public var lines: [IndicatorLine]
}

/// Brings plan, measure and figures together. The same lines serve the indicator page, the cockpit and the command line.
public struct IndicatorBoard: Sendable {
    public let registers: Registers
    public let measures: MeasureBook

    public init(registers: Registers, measures: MeasureBook) {
        self.registers = registers
        self.measures = measures
    }

    /// The plan of a region: its own, or that of the nearest region above that has one. Nil when none has.
    public func standing(_ connection: any Connection, region code: String, on day: Day) throws -> PlanStanding? {
        guard let path = registers.codes.regionPath(code) else { return nil }
        for planRegion in path.codes.reversed() {
            let rows = try registers.records(
                connection, PlanIndicator.self,
                where: """
                    t.void = 0 AND t.region_code = ?1 AND (t.valid_from IS NULL OR t.valid_from <= ?2)
                    AND (t.valid_to IS NULL OR t.valid_to >= ?2)
                    """, [.text(planRegion), .text(day.description)])
            guard let first = rows.first else { continue }
            let lines = try rows.map { try line($0, connection, path, code, day) }.sorted {
                PlanNumber($0.number) < PlanNumber($1.number)
            }
            return PlanStanding(plan: first.record.plan, planRegion: planRegion, region: code, day: day, lines: lines)
        }
        return nil
    }

    /// One indicator in one region.
    public func line(_ connection: any Connection, indicator id: Int64, region code: String, on day: Day) throws -> IndicatorLine?
    {
        guard let path = registers.codes.regionPath(code), let row = try registers.find(connection, PlanIndicator.self, id) else {
            return nil
        }
        return try line(row, connection, path, code, day)
    }

    private func line(
        _ row: TypedRecord<PlanIndicator>, _ connection: any Connection, _ path: RegionPath, _ code: String, _ day: Day
    ) throws -> IndicatorLine {
        let indicator = row.record
        var line = IndicatorLine(
            id: row.id, number: indicator.number, name: indicator.name, targetText: indicator.targetText,
            target: indicator.target,
            unit: indicator.unit, measure: measures[indicator.measure], numeratorText: indicator.numeratorText,
            denominatorText: indicator.denominatorText, source: indicator.source, evidence: indicator.evidence, count: nil,
            base: nil,
            verdict: .noData, asOf: nil, reportedBy: "")
        if let measure = line.measure {
            let count = try measure.live(connection, path, day)
            line.count = count
            line.asOf = day
            line.verdict = line.target.verdict(count.sum)
        } else if let reported = try reported(row.id, connection, code, day) {
            let sum = FigureSum(numerator: reported.numerator, denominator: reported.denominator ?? 0)
            line.count = Measure.Count(sum)
            line.base = reported.base
            line.asOf = reported.cutOff
            line.reportedBy = reported.source
            line.verdict = line.target.verdict(sum, base: reported.base)
        }
        return line
    }

    /// The latest figure reported for an indicator and region up to a day.
    private func reported(_ indicator: Int64, _ connection: any Connection, _ region: String, _ day: Day) throws
        -> ReportedFigure?
    {
        try registers.records(
            connection, ReportedFigure.self, where: "t.void = 0 AND t.indicator = ?1 AND t.region_code = ?2 AND t.cut_off <= ?3",
            [.integer(indicator), .text(region), .text(day.description)], order: "t.cut_off DESC, t.id DESC", limit: 1
        ).first?.record
    }
}
