/// Duration of contact or work, in hours. Range 0…168 (one week).
public struct Hours: Quantity {
    public static let unit = UnitOfMeasure.hour
    public static let range = 0.0...168.0
    public let value: Double
    public init(computed value: Double) { self.value = value }
    public static func + (left: Hours, right: Hours) -> Hours { Hours(computed: left.value + right.value) }
}

/// Duration of a short episode or its start within the shift, in minutes. Range 0…1440.
public struct Minutes: Quantity {
    public static let unit = UnitOfMeasure.minute
    public static let range = 0.0...1440.0
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// A-weighted sound pressure level, equivalent level or exposure level, in dB(A). Range 0…200.
public struct SoundLevel: Quantity {
    public static let unit = UnitOfMeasure.decibelA
    public static let range = 0.0...200.0
    public let value: Double
    public init(computed value: Double) { self.value = value }
    /// The same as the checked initialiser, named for readers.
    public init(decibelsA: Double) throws(QuantityError) { try self.init(decibelsA) }
}

/// A difference of levels: attenuation, exchange rate, allowance, in dB. Range −200…200.
public struct LevelDifference: Quantity {
    public static let unit = UnitOfMeasure.decibel
    public static let range = -200.0...200.0
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Share or dose in percent; a noise dose may be far over 100. Range 0…1e9.
public struct Percent: Quantity {
    public static let unit = UnitOfMeasure.percent
    public static let range = 0.0...1e9
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Air or WBGT temperature in degrees Celsius. Range −90…90.
public struct Temperature: Quantity {
    public static let unit = UnitOfMeasure.celsius
    public static let range = -90.0...90.0
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Air pressure in kPa. Range 30…150.
public struct Pressure: Quantity {
    public static let unit = UnitOfMeasure.kilopascal
    public static let range = 30.0...150.0
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Sampled air volume in litres. Range 0…1e7.
public struct AirVolume: Quantity {
    public static let unit = UnitOfMeasure.litre
    public static let range = 0.0...1e7
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Mass on a filter or in a sample, in milligrams. Range 0…1e6.
public struct SampleMass: Quantity {
    public static let unit = UnitOfMeasure.milligram
    public static let range = 0.0...1e6
    public let value: Double
    public init(computed value: Double) { self.value = value }
    public init(micrograms: Double) throws(QuantityError) { try self.init(micrograms / 1000) }
}

/// Frequency-weighted vibration acceleration, in m/s². Range 0…1e4.
public struct Acceleration: Quantity {
    public static let unit = UnitOfMeasure.metrePerSecondSquared
    public static let range = 0.0...1e4
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Electric field strength in V/m. Range 0…1e9.
public struct FieldStrength: Quantity {
    public static let unit = UnitOfMeasure.voltPerMetre
    public static let range = 0.0...1e9
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// Irradiance or power density in µW/cm². Range 0…1e12.
public struct Irradiance: Quantity {
    public static let unit = UnitOfMeasure.microwattPerSquareCentimetre
    public static let range = 0.0...1e12
    public let value: Double
    public init(computed value: Double) { self.value = value }
}

/// A number without unit: ratio, factor, index, points. Range −1e15…1e15.
public struct Ratio: Quantity {
    public static let unit = UnitOfMeasure.one
    public static let range = -1e15...1e15
    public let value: Double
    public init(computed value: Double) { self.value = value }
}
