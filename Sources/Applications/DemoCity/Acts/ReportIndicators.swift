import Access
import Calendars
import Database
import Indicators
import Registers

/// The figures of the plans that others report, near the plans' baselines, and the published values of the year before.
enum ReportIndicators {
    private struct Line: Sendable {
        var id: Int64
        var region: String
        var name: String
        var unit: String
        var measure: String
    }

    static func events(_ plan: CityPlan) -> [CityEvent] {
        let last = plan.today.year - 1
        return [
            Day(year: last, month: 12, day: 20).map { day in CityEvent(day, rank: 9) { try await report(last, on: day, $0) } },
            Day(year: last + 1, month: 1, day: 15).map { day in CityEvent(day, rank: 9) { try await freeze(last, $0) } },
            CityEvent(plan.today - 3, rank: 9) { city in
                guard (plan.today - 3).year == last + 1 else { return }
                try await report(last + 1, on: plan.today - 3, city)
            },
        ].compactMap { $0 }
    }

    private static func report(_ year: Int, on day: Day, _ city: CityWriter) async throws {
        try await city.registers.write(as: city.bureau) { transaction in
            guard let register = transaction.registers.catalogue.register("reported_figure") else { return }
            for line in try lines(transaction.connection) where line.measure == MeasureBook.reported {
                guard
                    let value = ReportedValue.of(line.name, unit: line.unit, isLater: year == city.plan.today.year)
                else { continue }
                var draft = Draft(register)
                draft["indicator"] = .integer(line.id)
                draft["region_code"] = .text(line.region)
                draft["year"] = .integer(Int64(year))
                draft["numerator"] = .integer(value.numerator)
                draft["denominator"] = Value(value.denominator)
                draft["base"] = Value(value.base)
                draft["cut_off"] = .text(day.description)
                draft["source"] = "模拟数据"
                try transaction.insert(draft, reason: "模拟数据")
            }
        }
    }

    /// Publishes the live indicators of the city for a year, on its last day.
    private static func freeze(_ year: Int, _ city: CityWriter) async throws {
        guard let cutOff = Day(year: year, month: 12, day: 31) else { return }
        let freeze = FreezePeriod(board: Indicators.board(city.registers))
        try await city.registers.write(as: city.bureau) { transaction in
            for line in try lines(transaction.connection)
            where line.region == Towns.city && line.measure != MeasureBook.reported {
                try freeze(transaction, indicator: line.id, region: line.region, period: String(year), cutOff: cutOff)
            }
        }
    }

    private static func lines(_ connection: any Connection) throws -> [Line] {
        try connection.query("SELECT id, region_code, name, unit, measure FROM plan_indicator WHERE void = 0 ORDER BY id").map {
            Line(
                id: $0.integer("id"), region: $0.text("region_code"), name: $0.text("name"), unit: $0.text("unit"),
                measure: $0.text("measure"))
        }
    }
}

/// Made-up counts near what the plans say of themselves.
struct ReportedValue: Sendable, Hashable {
    var numerator: Int64
    var denominator: Int64?
    var base: Double?

    static func of(_ name: String, unit: String, isLater: Bool) -> ReportedValue? {
        let growth: Int64 = isLater ? 1 : 0
        func share(_ numerator: Int64, _ denominator: Int64) -> ReportedValue {
            ReportedValue(numerator: numerator, denominator: denominator)
        }
        if name.contains("参保人数") { return ReportedValue(numerator: 301_200 + growth * 6_300, base: 298_000) }
        if name.contains("保险待遇") { return ReportedValue(numerator: 52_300 + growth * 900, base: 51_000) }
        if name.contains("知晓率") { return share(4_310 + growth * 60, 5_000) }
        if name.contains("佩戴率") { return share(398 + growth * 12, 500) }
        if name.contains("监督检查覆盖率") { return share(46, 48) }
        if name.contains("检测能力") { return share(18, 20) }
        return unit == "%" ? nil : ReportedValue(numerator: 1 + growth)
    }
}
