import Foundation
import Quantities

/// A stretch of the shift with one A-weighted equivalent level.
public struct NoiseSegment: Hashable, Sendable, Codable {
    /// A-weighted equivalent level of the stretch, dB(A).
    public let level: SoundLevel
    /// How long it lasted, h.
    public let hours: Hours
    public init(_ level: SoundLevel, hours: Hours) {
        self.level = level
        self.hours = hours
    }
}

/// Levels, doses and times of noise exposure, in the exact energy form (doubling = 10 lg 2 dB) unless an exchange rate is named.
public enum Noise {
    /// Equivalent level of the whole contact time, 10 lg((1/T)·Σ Tᵢ·10^(0.1·Lᵢ)). Clause: GBZ 331-2024 table G.2.
    public static func equivalentLevel(_ segments: [NoiseSegment]) throws(CalculationError) -> SoundLevel {
        let hours = try Duration.total(segments.lazy.map(\.hours), atMost: 24)
        return SoundLevel(computed: 10 * log10(energyHours(segments) / hours))
    }

    /// Daily noise exposure level L_EX,8h = 10 lg((1/8)·Σ Tᵢ·10^(0.1·Lᵢ)) in dB(A). Clause: GBZ 331-2024 table G.2.
    /// Example: 4 h at 90 and 4 h at 80 dB(A) give 87.4 dB(A).
    public static func dailyExposureLevel(_ segments: [NoiseSegment]) throws(CalculationError) -> SoundLevel {
        _ = try Duration.total(segments.lazy.map(\.hours), atMost: 24)
        return SoundLevel(computed: 10 * log10(energyHours(segments) / 8))
    }

    /// Weekly level L_EX,40h = 10 lg((1/5)·Σ 10^(0.1·L_EX,8h)); the divisor is 5 whatever the number of days (1 to 7).
    /// Clause: GBZ 331-2024 table G.2.
    public static func weeklyExposureLevel(daily: [SoundLevel], divisorDays: Ratio = 5) throws(CalculationError) -> SoundLevel {
        guard !daily.isEmpty else { throw .tooFew("每日噪声级", needed: 1) }
        guard daily.count <= 7 else { throw .outsideRange("天数", value: Double(daily.count), from: 1, to: 7) }
        let energy = daily.reduce(0) { $0 + pow(10, $1.value / 10) }
        return SoundLevel(computed: 10 * log10(energy / divisorDays.value))
    }

    /// Points of the HSE scale: 100 points are 85 dB(A) for 8 h. Read foreign data only.
    public static func points(_ segments: [NoiseSegment]) throws(CalculationError) -> Ratio {
        let level = try dailyExposureLevel(segments)
        return Ratio(computed: 100 * pow(10, (level.value - 85) / 10))
    }

    /// Weekly level from HSE daily points: 85 + 10 lg(Σ P / (100·divisor)).
    public static func weeklyExposureLevel(points: [Ratio], divisorDays: Ratio) throws(CalculationError) -> SoundLevel {
        guard !points.isEmpty else { throw .tooFew("每日点数", needed: 1) }
        let sum = points.reduce(0) { $0 + $1.value }
        guard sum > 0 else { throw .outsideRange("点数合计", value: sum, from: 0, to: 1e9) }
        return SoundLevel(computed: 85 + 10 * log10(sum / (100 * divisorDays.value)))
    }

    /// Hours at a level until the criterion dose, 8 · 10^((criterion − L)/10).
    public static func allowedHours(level: SoundLevel, criterion: SoundLevel) -> Ratio {
        Ratio(computed: 8 * pow(10, (criterion.value - level.value) / 10))
    }

    /// Level that may last `hours`, criterion + exchange · log₂(8/h). Clause: GBZ/T 189.8-2007 annex B (3 dB).
    /// Example: 4 h at criterion 85 gives 88 dB(A).
    public static func level(forHours hours: Hours, criterion: SoundLevel, exchange: LevelDifference) throws(CalculationError)
        -> SoundLevel
    {
        guard hours.value > 0 else { throw .zeroDuration }
        return SoundLevel(computed: criterion.value + exchange.value * log2(8 / hours.value))
    }

    /// Reference duration 8 / 2^((L − criterion)/exchange), in hours.
    public static func referenceDuration(level: SoundLevel, criterion: SoundLevel, exchange: LevelDifference)
        throws(CalculationError) -> Ratio
    {
        guard exchange.value > 0 else { throw .outsideRange("交换率", value: exchange.value, from: 0, to: 10) }
        return Ratio(computed: 8 / exp2((level.value - criterion.value) / exchange.value))
    }

    /// Dose in percent, 100 · Σ Tᵢ/Tref; levels below the threshold are left out.
    /// Example: 4 h at 88 and 2 h at 91 dB(A), criterion 85, exchange 3, give 200 %.
    public static func dose(
        _ segments: [NoiseSegment], criterion: SoundLevel, exchange: LevelDifference, threshold: SoundLevel? = nil
    ) throws(CalculationError) -> Percent {
        _ = try Duration.total(segments.lazy.map(\.hours), atMost: 24)
        var dose = 0.0
        for segment in segments where threshold.map({ segment.level >= $0 }) ?? true {
            dose +=
                try segment.hours.value / referenceDuration(level: segment.level, criterion: criterion, exchange: exchange).value
        }
        return Percent(computed: 100 * dose)
    }

    /// Average level from a dose, k·lg(D/100) + criterion; k is 16.61 (OSHA) or 10 (NIOSH), as printed there.
    public static func level(fromDose dose: Percent, factor: Ratio, criterion: SoundLevel) throws(CalculationError) -> SoundLevel
    {
        guard dose.value > 0 else { throw .outsideRange("剂量", value: dose.value, from: 0, to: 1e9) }
        return SoundLevel(computed: factor.value * log10(dose.value / 100) + criterion.value)
    }

    private static func energyHours(_ segments: [NoiseSegment]) -> Double {
        segments.reduce(0) { $0 + $1.hours.value * pow(10, $1.level.value / 10) }
    }
}
