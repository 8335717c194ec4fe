import Quantities

/// A limit with the digits in which the standard prints it, because they decide the digits of a report.
public struct PrintedLimit: Hashable, Sendable, Codable {
    /// The limit as a quantity.
    public let concentration: Concentration
    /// The digits of the standard.
    public let printed: String

    /// Nil for an empty cell or one that is not a number.
    init?(_ printed: String, _ unit: UnitOfMeasure) {
        guard DecimalText.isPlainDecimal(printed[...]), let value = Double(printed), value > 0 else { return nil }
        concentration = Concentration(computed: value, unit)
        self.printed = printed
    }

    /// Decimals of a reported result: one when the limit is a whole number, else one more than the limit.
    /// Clause: GBZ 331-2024 G.1.2.2.
    public var reportDecimals: Int {
        let decimals = DecimalText.decimals(of: printed)
        return decimals == 0 ? 1 : decimals + 1
    }
}

/// The limits of one agent in one version of the standard. A missing limit is nil, never zero.
public struct LimitValues: Hashable, Sendable, Codable {
    /// 最高容许浓度 MAC.
    public var ceiling: PrintedLimit?
    /// PC-TWA; for dust the total dust.
    public var timeWeighted: PrintedLimit?
    /// PC-STEL.
    public var shortTerm: PrintedLimit?
    /// PC-TWA of respirable dust.
    public var respirable: PrintedLimit?
    /// PC-TWA of fibres, f/mL.
    public var fibre: PrintedLimit?

    /// True when the version holds no limit at all.
    public var isEmpty: Bool { ceiling == nil && timeWeighted == nil && shortTerm == nil && respirable == nil && fibre == nil }
}
