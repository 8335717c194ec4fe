/// Duration of contact or work, in hours. Range 0…168 (one week).
public struct Hours: Quantity {
    /// Printed with every value: h.
    public static let unit = UnitOfMeasure.hour
    /// Smallest and largest possible value, h.
    public static let range = 0.0...168.0
    /// The number, in h.
    public let value: Double
    public init(computed value: Double) { self.value = value }
    public static func + (left: Hours, right: Hours) -> Hours { Hours(computed: left.value + right.value) }
}

/// Duration of a short episode or its start within the shift, in minutes. Range 0…1440.
public struct Minutes: Quantity {
    /// Printed with every value: min.
    public static let unit = UnitOfMeasure.minute
    /// Smallest and largest possible value, min.
    public static let range = 0.0...1440.0
    /// The number, in min.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// A-weighted sound pressure level, equivalent level or exposure level, in dB(A). Range 0…200.
public struct SoundLevel: Quantity {
    /// Printed with every value: dB(A).
    public static let unit = UnitOfMeasure.decibelA
    /// Smallest and largest possible value, dB(A).
    public static let range = 0.0...200.0
    /// The number, in dB(A).
    public let value: Double
    public init(computed value: Double) { self.value = value }
    /// The same as the checked initialiser, named for readers.
    public init(decibelsA: Double) throws(QuantityError) { try self.init(decibelsA) }
}

/// A difference of levels: attenuation, exchange rate, allowance, in dB. Range −200…200.
public struct LevelDifference: Quantity {
    /// Printed with every value: dB.
    public static let unit = UnitOfMeasure.decibel
    /// Smallest and largest possible value, dB.
    public static let range = -200.0...200.0
    /// The number, in dB.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Share or dose in percent; a noise dose may be far over 100. Range 0…1e9.
public struct Percent: Quantity {
    /// Printed with every value: %.
    public static let unit = UnitOfMeasure.percent
    /// Smallest and largest possible value, %.
    public static let range = 0.0...1e9
    /// The number, in %.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Air or WBGT temperature in degrees Celsius. Range −90…90.
public struct Temperature: Quantity {
    /// Printed with every value: °C.
    public static let unit = UnitOfMeasure.celsius
    /// Smallest and largest possible value, °C.
    public static let range = -90.0...90.0
    /// The number, in °C.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// What is added to a temperature, in degrees Celsius: the adjustment of a suit. Range −90…90.
public struct TemperatureDifference: Quantity {
    /// Printed with every value: °C.
    public static let unit = UnitOfMeasure.celsius
    /// Smallest and largest possible value, °C.
    public static let range = -90.0...90.0
    /// The number, in °C.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Air pressure in kPa. Range 30…150.
public struct Pressure: Quantity {
    /// Printed with every value: kPa.
    public static let unit = UnitOfMeasure.kilopascal
    /// Smallest and largest possible value, kPa.
    public static let range = 30.0...150.0
    /// The number, in kPa.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Sampled air volume in litres. Range 0…1e7.
public struct AirVolume: Quantity {
    /// Printed with every value: L.
    public static let unit = UnitOfMeasure.litre
    /// Smallest and largest possible value, L.
    public static let range = 0.0...1e7
    /// The number, in L.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Mass on a filter or in a sample, in milligrams. Range 0…1e6.
public struct SampleMass: Quantity {
    /// Printed with every value: mg.
    public static let unit = UnitOfMeasure.milligram
    /// Smallest and largest possible value, mg.
    public static let range = 0.0...1e6
    /// The number, in mg.
    public let value: Double
    public init(computed value: Double) { self.value = value }
    public init(micrograms: Double) throws(QuantityError) { try self.init(micrograms / 1000) }
}

/// Frequency-weighted vibration acceleration, in m/s². Range 0…1e4.
public struct Acceleration: Quantity {
    /// Printed with every value: m/s².
    public static let unit = UnitOfMeasure.metrePerSecondSquared
    /// Smallest and largest possible value, m/s².
    public static let range = 0.0...1e4
    /// The number, in m/s².
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Electric field strength in V/m. Range 0…1e9.
public struct FieldStrength: Quantity {
    /// Printed with every value: V/m.
    public static let unit = UnitOfMeasure.voltPerMetre
    /// Smallest and largest possible value, V/m.
    public static let range = 0.0...1e9
    /// The number, in V/m.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Irradiance or power density in µW/cm². Range 0…1e12.
public struct Irradiance: Quantity {
    /// Printed with every value: µW/cm².
    public static let unit = UnitOfMeasure.microwattPerSquareCentimetre
    /// Smallest and largest possible value, µW/cm².
    public static let range = 0.0...1e12
    /// The number, in µW/cm².
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// A number without unit: ratio, factor, index, points. Range −1e15…1e15.
public struct Ratio: Quantity {
    /// Printed with every value: 1.
    public static let unit = UnitOfMeasure.one
    /// Smallest and largest possible value, 1.
    public static let range = -1e15...1e15
    /// The number, in 1.
    public let value: Double
    public init(computed value: Double) { self.value = value }
}
