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
        let factor = try factor(input)
        return .number(LongShiftReduction.adjusted(limit, by: factor).value, "限值乘以折减因子", "\(text(limit)) × \(text(factor))")
    }

    private static func factor(_ input: RuleInput) throws -> Ratio {
        let day = try input.hours("hours_per_day")
        let week = try input.hours("hours_per_week")
        if try input.word("selection") == "gbz331" {
            let pattern = try WorkPattern(hoursPerDay: day, daysPerWeek: input.quantity("days_per_week"), hoursPerWeek: week)
            switch pattern.basis(isAdjustable: true) {
            case .contactDay: return try LongShiftReduction.dailyFactor(hoursPerDay: day)
            case .contactWeek: return try LongShiftReduction.weeklyFactor(hoursPerWeek: week)
            case .eightHour, .shortContact: return 1
            }
        }
        let daily = day.value > 8 ? try LongShiftReduction.dailyFactor(hoursPerDay: day) : 1
        let weekly = week.value > 40 ? try LongShiftReduction.weeklyFactor(hoursPerWeek: week) : 1
        return min(daily, weekly)
    }
}
