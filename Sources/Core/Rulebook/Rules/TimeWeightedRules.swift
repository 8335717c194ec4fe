import HygieneCalculations
import Quantities

/// Averages over the day and the week, and which of them counts.
enum TimeWeightedRules {
    static let all = [eightHour, fortyHour, contactDay, contactWeek, assessmentBasis]

    private static let segmentKeys = [
        InputKey("segments[].c", .concentration, "浓度；\"<v\" 按 v 计入；不接触为 0", unit: "mg/m3"),
        InputKey("segments[].h", .number(.hours), "时间", unit: "h"),
    ]

    static let eightHour = Rule(
        "twa_8h", "8 h 时间加权平均浓度 ΣCT/8", Cite.limits("A.2.2.2"), .official, gives: .concentrationAsInput, segmentKeys
    ) { input, _ in
        let segments = try segments(input, "segments", "c")
        return conclude(try TimeWeightedAverage.eightHour(segments), segments, divisor: 8)
    }

    static let fortyHour = Rule(
        "twa_40h", "40 h 周时间加权平均浓度 ΣCT/40", Cite.service("G.1.1.2"), .official, gives: .concentrationAsInput,
        [
            InputKey("days[].c", .concentration, "当日浓度", unit: "mg/m3"),
            InputKey("days[].h", .number(.hours), "当日接触时间", unit: "h"),
        ]
    ) { input, _ in
        let days = try segments(input, "days", "c")
        return conclude(try TimeWeightedAverage.fortyHour(days), days, divisor: 40)
    }

    static let contactDay = Rule(
        "twa_day", "按实际接触时间的日平均浓度 ΣCT/Td", Cite.service("G.1.1.3"), .official, gives: .concentrationAsInput,
        segmentKeys + [InputKey("hours_per_day", .number(.hours), "每日实际接触时间 Td", unit: "h")]
    ) { input, _ in
        let segments = try segments(input, "segments", "c")
        let hours = try input.hours("hours_per_day")
        return conclude(try TimeWeightedAverage.contactDay(segments, hoursPerDay: hours), segments, divisor: hours.value)
    }

    static let contactWeek = Rule(
        "twa_week", "按实际接触时间的周平均浓度", Cite.service("G.1.1.3"), .official, gives: .concentrationAsInput,
        [
            InputKey("days[].c_twa_d", .concentration, "当日平均浓度 C_TWA,d", unit: "mg/m3"),
            InputKey("days[].h", .number(.hours), "当日接触时间", unit: "h"),
        ]
    ) { input, _ in
        let days = try segments(input, "days", "c_twa_d")
        return conclude(try TimeWeightedAverage.contactWeek(days), days, divisor: days.reduce(0) { $0 + $1.hours.value })
    }

    static let assessmentBasis = Rule(
        "assessment_basis", "选择比较的浓度与限值", Cite.service("图 G.1"), .official, gives: .word,
        [
            InputKey("limit_type", .word(["MAC", "PC-TWA"]), "限值类型"),
            InputKey("hours_per_day", .number(.hours), "每日接触时间", unit: "h"),
            InputKey("days_per_week", .number(NumberRange(0, 7, excludesLower: true)), "每周工作天数", unit: "d"),
            InputKey("hours_per_week", .number(.weekHours), "每周接触时间", unit: "h"),
            InputKey("adjustable", .flag, "该物质可否按长班制折减"),
        ]
    ) { input, _ in
        if try input.word("limit_type") == "MAC" { return .word("mac", "有 MAC 的物质以短时间样品判定") }
        let pattern = try WorkPattern(
            hoursPerDay: input.hours("hours_per_day"), daysPerWeek: input.quantity("days_per_week"),
            hoursPerWeek: input.hours("hours_per_week"))
        let basis = try pattern.basis(isAdjustable: input.flag("adjustable"))
        let sentence =
            switch basis {
            case .shortContact: "每日接触不超过 1 h，以 PC-STEL 或峰接触浓度判定"
            case .eightHour: "以 C_TWA,8h 与 PC-TWA 比较"
            case .contactDay: "每日超过 8 h 且每周不超过 5 天，以 C_TWA,d 与按日折减的限值比较"
            case .contactWeek: "每周超过 5 天且超过 40 h，以 C_TWA,w 与按周折减的限值比较"
            }
        return .word(basis.rawValue, sentence)
    }

    static func segments(_ input: RuleInput, _ list: String, _ key: String) throws -> [ExposureSegment] {
        try input.list(list).map { try ExposureSegment($0.measured(key), hours: $0.hours()) }
    }

    private static func conclude(_ average: MeasuredConcentration, _ segments: [ExposureSegment], divisor: Double) -> Conclusion {
        let sum = segments.map { "\($0.concentration.text)×\(text($0.hours))" }.joined(separator: " + ")
        let result = average.isBelowDetection ? average.text : text(average.entering)
        let hasBelow = segments.contains { $0.concentration.isBelowDetection }
        return Conclusion(
            outcome: .computed, value: average.isBelowDetection ? .text(average.text) : .number(average.entering.value),
            valueText: result, steps: [.init("各时段浓度与时间之积的和，除以 \(text(divisor)) h", "(\(sum)) / \(text(divisor)) = \(result)")],
            notes: hasBelow ? ["低于最低定量浓度（<x）的时段按 x 计入（GBZ 331-2024 G.1.1.2 b）。"] : [])
    }
}
