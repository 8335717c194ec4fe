import HygieneCalculations
import Quantities

/// Reduction factors of long shifts and weeks.
enum LongShiftRules {
    static let all = [daily, weekly, adjusted]

    static let daily = Rule(
        "reduction_factor_daily", "日折减因子", Cite.limits("A.7.3"), .official, gives: .plainNumber,
        [InputKey("hours_per_day", .number(NumberRange(8, 24, excludesLower: true, excludesUpper: true)), "每日接触时间", unit: "h")]
    ) { input, _ in
        let hours = try input.hours("hours_per_day")
        let factor = try LongShiftReduction.dailyFactor(hoursPerDay: hours)
        return .number(factor.value, "Brief–Scala 日折减因子", "8/\(text(hours)) × (24−\(text(hours)))/16")
    }

    static let weekly = Rule(
        "reduction_factor_weekly", "周折减因子", Cite.limits("A.7.3"), .official, gives: .plainNumber,
        [InputKey("hours_per_week", .number(NumberRange(40, 168, excludesLower: true, excludesUpper: true)), "每周接触时间", unit: "h")]
    ) { input, _ in
        let hours = try input.hours("hours_per_week")
        let factor = try LongShiftReduction.weeklyFactor(hoursPerWeek: hours)
        return .number(factor.value, "Brief–Scala 周折减因子", "40/\(text(hours)) × (168−\(text(hours)))/128")
    }

    static let adjusted = Rule(
        "reduction_adjusted_limit", "长班制折减后的限值", Cite.service("G.1.1.3"), .official, gives: .concentrationAsInput,
        [
            InputKey("pc_twa", .number(.positive), "PC-TWA", unit: "mg/m3"),
            InputKey("hours_per_day", .number(.hours), "每日接触时间", unit: "h"),
            InputKey("hours_per_week", .number(.weekHours), "每周接触时间", unit: "h"),
            InputKey("days_per_week", .number(NumberRange(0, 7, excludesLower: true)), "每周工作天数", unit: "d", optional: true),
            InputKey("selection", .word(["gbz331", "smaller_factor"]), "因子选择：中国标准或国外做法"),
        ]
    ) { input, _ in
        let limit = try input.limit("pc_twa")
        let (factor, steps) = try reduction(input)
        let adjusted = LongShiftReduction.adjusted(limit, by: factor)
        let product = Finding.Step("限值乘以折减因子", "\(text(limit)) × \(text(factor)) = \(text(adjusted))")
        return Conclusion(outcome: .computed, value: .number(adjusted.value), steps: steps + [product])
    }

    /// The factor with why it was chosen and how it comes about, so that the limit can be checked by hand.
    private static func reduction(_ input: RuleInput) throws -> (Ratio, [Finding.Step]) {
        let day = try input.hours("hours_per_day")
        let week = try input.hours("hours_per_week")
        if try input.word("selection") == "gbz331" {
            let pattern = try WorkPattern(hoursPerDay: day, daysPerWeek: input.quantity("days_per_week"), hoursPerWeek: week)
            switch pattern.basis(isAdjustable: true) {
            case .contactDay:
                let (factor, step) = try dayFactor(day)
                return (factor, [.init("每日接触超过 8 h、每周不超过 5 天：按日折减（图 G.1）"), step])
            case .contactWeek:
                let (factor, step) = try weekFactor(week)
                return (factor, [.init("每周超过 5 天且超过 40 h：按周折减（图 G.1）"), step])
            case .eightHour: return (1, [.init("既不是 5 天以内而每日超过 8 h，也不是超过 5 天且超过 40 h：不折减（图 G.1）")])
            case .shortContact: return (1, [.init("每日接触不超过 1 h：按短时间接触评价，限值不折减（图 G.1）")])
            }
        }
        let daily = day.value > 8 ? try dayFactor(day) : (1, .init("每日不超过 8 h：日折减因子为 1"))
        let weekly = week.value > 40 ? try weekFactor(week) : (1, .init("每周不超过 40 h：周折减因子为 1"))
        return (min(daily.0, weekly.0), [daily.1, weekly.1, .init("国外做法：取较小的因子")])
    }

    private static func dayFactor(_ hours: Hours) throws -> (Ratio, Finding.Step) {
        let factor = try LongShiftReduction.dailyFactor(hoursPerDay: hours)
        return (factor, .init("Brief–Scala 日折减因子", "8/\(text(hours)) × (24−\(text(hours)))/16 = \(text(factor))"))
    }

    private static func weekFactor(_ hours: Hours) throws -> (Ratio, Finding.Step) {
        let factor = try LongShiftReduction.weeklyFactor(hoursPerWeek: hours)
        return (factor, .init("Brief–Scala 周折减因子", "40/\(text(hours)) × (168−\(text(hours)))/128 = \(text(factor))"))
    }
}
