/// Hearing threshold level of one ear at one frequency, in dB HL. Range −20…140.
public struct HearingLevel: Quantity {
    /// Printed with every value: dB HL.
    public static let unit = UnitOfMeasure.decibelHearingLevel
    /// Smallest and largest possible value, dB HL.
    public static let range = -20.0...140.0
    /// The number, in dB HL.
    public let value: Double
    public init(computed value: Double) { self.value = value }

    /// Rounded half up to a whole decibel, as GBZ 49-2014 A.10 f asks.
    public var roundedHalfUp: HearingLevel { HearingLevel(computed: (value + 0.5).rounded(.down)) }
}

/// Effective or equivalent dose of ionising radiation, in mSv. Range 0…1e5.
public struct RadiationDose: Quantity {
    /// Printed with every value: mSv.
    public static let unit = UnitOfMeasure.millisievert
    /// Smallest and largest possible value, mSv.
    public static let range = 0.0...1e5
    /// The number, in mSv.
    public let value: Double
    public init(computed value: Double) { self.value = value }
    public static func + (left: RadiationDose, right: RadiationDose) -> RadiationDose {
        RadiationDose(computed: left.value + right.value)
    }
}

/// Length of exposure or service, in years. Range 0…80.
public struct Years: Quantity {
    /// Printed with every value: a.
    public static let unit = UnitOfMeasure.year
    /// Smallest and largest possible value, a.
    public static let range = 0.0...80.0
    /// The number, in years.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Mass of a substance in a litre of blood or urine, in µg/L. Range 0…1e6.
public struct MassConcentration: Quantity {
    /// Printed with every value: µg/L.
    public static let unit = UnitOfMeasure.microgramPerLitre
    /// Smallest and largest possible value, µg/L.
    public static let range = 0.0...1e6
    /// The number, in µg/L.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Amount of a substance in a litre of blood or urine, in µmol/L. Range 0…1e6.
public struct SubstanceConcentration: Quantity {
    /// Printed with every value: µmol/L.
    public static let unit = UnitOfMeasure.micromolePerLitre
    /// Smallest and largest possible value, µmol/L.
    public static let range = 0.0...1e6
    /// The number, in µmol/L.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// A length on a chest film, in millimetres. Range 0…500.
public struct Millimetres: Quantity {
    /// Printed with every value: mm.
    public static let unit = UnitOfMeasure.millimetre
    /// Smallest and largest possible value, mm.
    public static let range = 0.0...500.0
    /// The number, in mm.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Cells in a litre of blood, in 10⁹/L. Range 0…1e5.
public struct BloodCellCount: Quantity {
    /// Printed with every value: 10^9/L.
    public static let unit = UnitOfMeasure.billionPerLitre
    /// Smallest and largest possible value, 10⁹/L.
    public static let range = 0.0...1e5
    /// The number, in 10⁹/L.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}
