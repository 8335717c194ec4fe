import HygieneCalculations
import Quantities

/// Hand-arm and whole-body vibration.
enum VibrationRules {
    static let all = [total, weighted, daily, fourHour, sample, pointsHSE, dailyFromPoints, wholeBody, auxiliaryRoom]

    private static let acceleration = InputKey.Kind.number(NumberRange(0, 1000))

    static let total = Rule(
        "vibration_ahv", "手传振动三轴总值", Cite.vibration("7.2"), .official, gives: .quantity(.metrePerSecondSquared),
        [InputKey("axes_ms2", .numbers(NumberRange(0, 1000)), "[x, y, z] 频率计权加速度", unit: "m/s2")]
    ) { input, _ in
        let axes = try input.numbers("axes_ms2").map { Acceleration(computed: $0) }
        guard axes.count == 3 else { throw RuleError.wrongType(key: "axes_ms2", expected: "三个数值 [x, y, z]") }
        let result = Vibration.totalValue(x: axes[0], y: axes[1], z: axes[2])
        return .number(result.value, "三轴平方和的平方根", "√(\(axes.map { "\(text($0))²" }.joined(separator: " + ")))")
    }

    static let weighted = Rule(
        "vibration_weighted_acceleration", "由 1/3 倍频带求频率计权加速度", Cite.vibration("表 A.1"), .official,
        gives: .quantity(.metrePerSecondSquared),
        [
            InputKey("bands[].hz", .number(NumberRange(4, 2000)), "中心频率", unit: "Hz"),
            InputKey("bands[].a_ms2", acceleration, "加速度", unit: "m/s2"),
        ]
    ) { input, _ in
        let bands = try input.list("bands").map { band in
            (
                weight: Ratio(
                    computed: try ReferenceTable.standard.value("vibration_weight", text(band.number("hz")), key: "bands[].hz")),
                acceleration: try band.quantity("a_ms2", Acceleration.self)
            )
        }
        return .number(
            try Vibration.weighted(bands).value, "计权后平方和的平方根",
            "√(\(bands.map { "(\(text($0.weight))×\(text($0.acceleration)))²" }.joined(separator: " + ")))")
    }

    static let daily = Rule(
        "vibration_a8", "日振动暴露 A(8)", Cite.vibration("7.3"), .official, gives: .quantity(.metrePerSecondSquared),
        [
            InputKey("segments[].ahv_ms2", acceleration, "振动总值", unit: "m/s2"),
            InputKey("segments[].h", .number(.hours), "接触时间", unit: "h"),
        ]
    ) { input, _ in
        let segments = try input.list("segments").map { try VibrationSegment($0.quantity("ahv_ms2"), hours: $0.hours()) }
        let sum = segments.map { "\(text($0.totalValue))²×\(text($0.hours))" }.joined(separator: " + ")
        return .number(try Vibration.dailyExposure(segments).value, "按 8 h 能量平均", "√((\(sum)) / 8)")
    }

    static let fourHour = Rule(
        "vibration_ahw4", "4 h 等能量频率计权加速度", Cite.vibration("7.4"), .official, gives: .quantity(.metrePerSecondSquared),
        [InputKey("a8_ms2", acceleration, "三轴总值的 A(8)", unit: "m/s2")]
    ) { input, _ in
        let value: Acceleration = try input.quantity("a8_ms2")
        let factor = Ratio(computed: try ReferenceTable.standard.value("vibration_ahw4", "factor"))
        return .number(
            Vibration.fourHourValue(dailyExposure: value, factor: factor).value, "与 5 m/s² 比较", "\(text(factor)) × \(text(value))"
        )
    }

    static let sample = Rule(
        "vibration_sample_size", "手传振动测量人数", Cite.vibration("6.3"), .official, gives: .plainNumber,
        [InputKey("n_workers", .wholeNumber(1...1_000_000), "同岗位人数")]
    ) { input, _ in
        let count = try input.whole("n_workers")
        guard let entry = ReferenceTable.standard.step("vibration_sample_size", Double(count)) else {
            throw RuleError.outsideTable(key: "n_workers", word: "\(count)")
        }
        return .lookedUp(entry.value, count > 10 ? "超过 10 人，至少" : "按人数查表", "\(count) 人")
    }

    static let pointsHSE = Rule(
        "vibration_points_hse", "HSE 振动点数", Cite.hse, .verified, status: .foreign, gives: .plainNumber,
        [InputKey("ahv_ms2", acceleration, "振动总值", unit: "m/s2"), InputKey("h", .number(.hours), "接触时间", unit: "h")]
    ) { input, _ in
        let value: Acceleration = try input.quantity("ahv_ms2")
        let hours = try input.hours()
        return .number(Vibration.points(totalValue: value, hours: hours).value, "2a²h", "2 × \(text(value))² × \(text(hours))")
    }

    static let dailyFromPoints = Rule(
        "vibration_a8_from_points_hse", "由 HSE 点数求 A(8)", Cite.hse, .verified, status: .foreign,
        gives: .quantity(.metrePerSecondSquared),
        [InputKey("points", .number(.notNegative), "点数")]
    ) { input, _ in
        let points = try input.ratio("points")
        return .number(Vibration.dailyExposure(points: points).value, "√(P/16)", "√(\(text(points))/16)")
    }

    private static let hours = InputKey("h", .number(NumberRange(0, 24, excludesLower: true)), "接触时间", unit: "h")

    private static func stepped(_ table: String, _ input: RuleInput, column: String = "") throws -> Conclusion {
        let hours = try input.hours()
        guard let entry = ReferenceTable.standard.step(table, hours.value, column: column) else {
            return Conclusion(outcome: .notAssessable, value: .text("not_assessable"), reason: "接触超过 8 h，表中没有限值。")
        }
        return .lookedUp(entry.value, "按接触时间查表", "\(text(hours)) h ≤ \(entry.row) h")
    }

    static let wholeBody = Rule(
        "whole_body_vibration_limit", "全身振动限值", Cite.design("6.3.2.1 表6"), .official, gives: .quantity(.metrePerSecondSquared),
        [hours]
    ) { input, _ in try stepped("whole_body_vibration_limit", input) }

    static let auxiliaryRoom = Rule(
        "aux_room_vibration_limit", "辅助用室振动限值", Cite.design("6.3.2.4 表7"), .official, gives: .quantity(.metrePerSecondSquared),
        [hours, InputKey("kind", .word(["health", "ergonomic"]), "卫生或工效限值")]
    ) { input, _ in try stepped("aux_room_vibration_limit", input, column: input.word("kind")) }
}
