import Quantities

/// The Brief and Scala reduction of a limit for long shifts and long weeks (折减因子 RF).
public enum LongShiftReduction {
    /// Day factor (8/Td)·(24−Td)/16, for 8 < Td < 24 contact hours a day. Clause: GBZ 2.1-2019 A.7.3 formula A.5.
    /// Example: 10 h gives 0.7.
    public static func dailyFactor(hoursPerDay: Hours) throws(CalculationError) -> Ratio {
        let hours = hoursPerDay.value
        guard hours > 8, hours < 24 else { throw .outsideRange("每日接触时间", value: hours, from: 8, to: 24) }
        return Ratio(computed: 8 / hours * (24 - hours) / 16)
    }

    /// Week factor (40/Tw)·(168−Tw)/128, for 40 < Tw < 168 contact hours a week. Clause: GBZ 2.1-2019 A.7.3 formula A.6.
    /// Example: 48 h gives 0.78125.
    public static func weeklyFactor(hoursPerWeek: Hours) throws(CalculationError) -> Ratio {
        let hours = hoursPerWeek.value
        guard hours > 40, hours < 168 else { throw .outsideRange("每周接触时间", value: hours, from: 40, to: 168) }
        return Ratio(computed: 40 / hours * (168 - hours) / 128)
    }

    /// The reduced limit RF × limit. Clause: GBZ 331-2024 formula G.4.
    public static func adjusted(_ limit: Concentration, by factor: Ratio) -> Concentration {
        Concentration(computed: limit.value * factor.value, limit.unit)
    }
}
