import HygieneCalculations
import Quantities

/// Levels, doses and limits of noise.
enum NoiseRules {
    static let all = [
        daily, weekly, weeklyFromPoints, points, allowedHours, limitForHours, referenceDuration, dose, levelFromDose, actionLevel,
        impulse, designLevel,
    ]

    private static let segmentKeys = [
        InputKey("segments[].laeq_dBA", .number(.soundLevel), "等效声级", unit: "dB(A)"),
        InputKey("segments[].h", .number(.hours), "时间", unit: "h"),
    ]
    private static let level = InputKey("laeq_dBA", .number(.soundLevel), "等效声级", unit: "dB(A)")
    private static let criterion = InputKey("criterion_dBA", .number(.soundLevel), "8 h 准则声级", unit: "dB(A)")
    private static let exchange = InputKey("exchange_dB", .number(NumberRange(0, 10, excludesLower: true)), "交换率", unit: "dB")

    private static func segments(_ input: RuleInput) throws -> [NoiseSegment] {
        try input.list("segments").map { try NoiseSegment($0.level("laeq_dBA"), hours: $0.hours()) }
    }
    private static func energySum(_ segments: [NoiseSegment]) -> String {
        segments.map { "\(text($0.hours))×10^(0.1×\(text($0.level)))" }.joined(separator: " + ")
    }

    static let daily = Rule(
        "noise_lex_8h", "每日 8 h 等效声级 L_EX,8h", Cite.service("表 G.2"), .official, gives: .quantity(.decibelA), segmentKeys
    ) { input, _ in
        let segments = try segments(input)
        return .number(try Noise.dailyExposureLevel(segments).value, "能量按 8 h 平均", "10 lg((\(energySum(segments))) / 8)")
    }

    static let weekly = Rule(
        "noise_lex_40h", "每周 40 h 等效声级 L_EX,40h", Cite.service("表 G.2"), .official, gives: .quantity(.decibelA),
        [
            InputKey("daily_lex_dBA", .numbers(.soundLevel), "每日 L_EX,8h", unit: "dB(A)"),
            InputKey("divisor_days", .number(NumberRange(5, 5)), "除数 5", unit: "d"),
        ]
    ) { input, _ in
        let days = try input.numbers("daily_lex_dBA").map { try SoundLevel($0) }
        let divisor = try input.ratio("divisor_days")
        let level = try Noise.weeklyExposureLevel(daily: days, divisorDays: divisor)
        return .number(
            level.value, "除数为 5，与实际天数无关",
            "10 lg((\(days.map { "10^(0.1×\(text($0)))" }.joined(separator: " + "))) / \(text(divisor)))")
    }

    static let weeklyFromPoints = Rule(
        "noise_lex_40h_from_points", "由 HSE 点数求周声级", Cite.hse, .verified, status: .foreign, gives: .quantity(.decibelA),
        [
            InputKey("daily_points", .numbers(.notNegative), "每日点数（100 点 = 85 dB(A)、8 h）"),
            InputKey("divisor_days", .number(NumberRange(5, 5)), "除数 5", unit: "d"),
        ]
    ) { input, _ in
        let points = try input.numbers("daily_points").map { Ratio(computed: $0) }
        guard points.count <= 7 else { throw CalculationError.outsideRange("天数", value: Double(points.count), from: 1, to: 7) }
        let level = try Noise.weeklyExposureLevel(points: points, divisorDays: input.ratio("divisor_days"))
        return .number(level.value, "点数合计按 5 天平均", "85 + 10 lg((\(points.map { text($0) }.joined(separator: " + "))) / 500)")
    }

    static let points = Rule(
        "noise_exposure_points", "HSE 噪声点数", Cite.hse, .verified, status: .foreign, gives: .plainNumber, segmentKeys
    ) { input, _ in
        let segments = try segments(input)
        return .number(try Noise.points(segments).value, "100 点 = 85 dB(A)、8 h", "100 × (\(energySum(segments))) / (8×10^8.5)")
    }

    static let allowedHours = Rule(
        "noise_allowed_hours", "达到准则剂量的允许时间", Cite.noise(""), .computed, status: .method, gives: .quantity(.hour),
        [level, criterion]
    ) { input, _ in
        let (level, criterion) = (try input.level("laeq_dBA"), try input.level("criterion_dBA"))
        let hours = Noise.allowedHours(level: level, criterion: criterion)
        return .number(hours.value, "等能量", "8 × 10^((\(text(criterion)) − \(text(level)))/10)")
    }

    static let limitForHours = Rule(
        "noise_limit_for_hours", "按接触时间的声级限值", Cite.noise("附录 B"), .verified, gives: .quantity(.decibelA),
        [InputKey("h", .number(.hours), "接触时间", unit: "h"), criterion, exchange]
    ) { input, _ in
        let (hours, criterion) = (try input.hours(), try input.level("criterion_dBA"))
        let exchange = try input.difference("exchange_dB")
        let level = try Noise.level(forHours: hours, criterion: criterion, exchange: exchange)
        return .number(level.value, "时间减半，限值加交换率", "\(text(criterion)) + \(text(exchange)) × log2(8/\(text(hours)))")
    }

    static let referenceDuration = Rule(
        "noise_ref_duration", "参考持续时间", Cite.niosh, .verified, status: .method, gives: .quantity(.hour),
        [level, criterion, exchange]
    ) { input, _ in
        let (level, criterion) = (try input.level("laeq_dBA"), try input.level("criterion_dBA"))
        let exchange = try input.difference("exchange_dB")
        let hours = try Noise.referenceDuration(level: level, criterion: criterion, exchange: exchange)
        return .number(hours.value, "8 h 按交换率折算", "8 / 2^((\(text(level)) − \(text(criterion)))/\(text(exchange)))")
    }

    static let dose = Rule(
        "noise_dose", "噪声剂量", Cite.niosh, .verified, status: .method, gives: .quantity(.percent),
        segmentKeys + [
            criterion, exchange, InputKey("threshold_dBA", .number(.soundLevel), "阈值，低于它的时段不计", unit: "dB(A)", optional: true),
        ]
    ) { input, _ in
        let segments = try segments(input)
        let threshold = input.has("threshold_dBA") ? try input.level("threshold_dBA") : nil
        let (criterion, exchange) = (try input.level("criterion_dBA"), try input.difference("exchange_dB"))
        let dose = try Noise.dose(segments, criterion: criterion, exchange: exchange, threshold: threshold)
        let counted = segments.filter { segment in threshold.map { segment.level >= $0 } ?? true }
        let shares = try counted.map { segment in
            let allowed = try Noise.referenceDuration(level: segment.level, criterion: criterion, exchange: exchange)
            return "\(text(segment.hours))/\(text(allowed))"
        }
        return .number(
            dose.value, "各时段时间与参考持续时间 8/2^((L − \(text(criterion)))/\(text(exchange))) 之比的和",
            "100 × (\(shares.isEmpty ? "0" : shares.joined(separator: " + ")))",
            notes: counted.count == segments.count ? [] : ["低于阈值的 \(segments.count - counted.count) 个时段不计。"])
    }

    static let levelFromDose = Rule(
        "noise_twa_from_dose", "由剂量求平均声级", Cite.osha, .verified, status: .foreign, gives: .quantity(.decibelA),
        [
            InputKey("dose_pct", .number(.positive), "剂量", unit: "%"),
            InputKey("k", .number(NumberRange(1, 20)), "10 或 16.61"), criterion,
        ]
    ) { input, _ in
        let dose: Percent = try input.quantity("dose_pct")
        let (factor, criterion) = (try input.ratio("k"), try input.level("criterion_dBA"))
        let level = try Noise.level(fromDose: dose, factor: factor, criterion: criterion)
        return .number(level.value, "剂量换算", "\(text(factor)) × lg(\(text(dose))/100) + \(text(criterion))")
    }

    static let actionLevel = Rule(
        "noise_action_level_extended", "OSHA 延长工时的行动水平", Clause("OSHA Technical Manual", edition: "", "III-5"), .verified,
        status: .foreign, gives: .quantity(.decibelA), [InputKey("hours_per_day", .number(.hours), "每日工时", unit: "h")]
    ) { input, _ in
        let hours = try input.hours("hours_per_day")
        // Dose 50 % of 90 dB(A) in `hours`: T_ref = 2·hours.
        let dose = Percent(computed: 50 * 8 / hours.value)
        let level = try Noise.level(fromDose: dose, factor: 16.61, criterion: 90)
        return .number(level.value, "剂量 50 %", "16.61 × lg(50/(12.5×\(text(hours)))) + 90")
    }

    static let impulse = Rule(
        "impulse_noise_limit", "脉冲噪声峰值限值", Cite.physical("11 表10"), .verified, gives: .quantity(.decibelPeak),
        [InputKey("n_per_day", .wholeNumber(1...100_000_000), "每工作日脉冲次数")]
    ) { input, _ in
        let count = try input.whole("n_per_day")
        guard let entry = ReferenceTable.standard.step("impulse_noise_limit", Double(count)) else {
            return Conclusion(outcome: .notAssessable, value: .text("not_assessable"), reason: "每日超过 10000 次，表中没有限值。")
        }
        return .lookedUp(entry.value, "按每日次数查表", "n = \(count)")
    }

    static let designLevel = Rule(
        "noise_design_level", "非噪声作业地点的设计声级", Cite.design("6.3.1.7 表5"), .official, gives: .quantity(.decibelA),
        [
            InputKey("place", .word(["observation_room", "office_meeting", "control_precision"]), "地点"),
            InputKey("kind", .word(["noise", "ergonomic"]), "噪声或工效限值"),
        ]
    ) { input, _ in
        let (place, kind) = (try input.word("place"), try input.word("kind"))
        return .lookedUp(try ReferenceTable.standard.value("noise_design_level", place, kind), "查表", "\(place), \(kind)")
    }
}
