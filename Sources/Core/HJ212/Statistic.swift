/// The suffix after a factor code: what a value says about the factor. HJ 212-2017, 6.3.3.
public enum Statistic: UInt8, Sendable, CaseIterable {
    case realtime = 1, minimum, average, maximum, cumulative
    case convertedRealtime, convertedMinimum, convertedAverage, convertedMaximum, convertedCumulative
    case data, dayData, nightData
    case flag, manufacturerFlag, sampleTime, information, serialNumber, runState, runTime
    case lowerAlarmLimit, upperAlarmLimit

    /// As the standard writes it.
    public var suffix: String {
        switch self {
        case .realtime: "Rtd"
        case .minimum: "Min"
        case .average: "Avg"
        case .maximum: "Max"
        case .cumulative: "Cou"
        case .convertedRealtime: "ZsRtd"
        case .convertedMinimum: "ZsMin"
        case .convertedAverage: "ZsAvg"
        case .convertedMaximum: "ZsMax"
        case .convertedCumulative: "ZsCou"
        case .data: "Data"
        case .dayData: "DayData"
        case .nightData: "NightData"
        case .flag: "Flag"
        case .manufacturerFlag: "EFlag"
        case .sampleTime: "SampleTime"
        case .information: "Info"
        case .serialNumber: "SN"
        case .runState: "RS"
        case .runTime: "RT"
        case .lowerAlarmLimit: "LowValue"
        case .upperAlarmLimit: "UpValue"
        }
    }

    /// Does the value measure the factor, as against describing the measurement?
    public var isMeasurement: Bool { rawValue <= Statistic.lastMeasurement }

    /// Measurements have the first raw values, up to this.
    @usableFromInline static let lastMeasurement: UInt8 = 13

    /// Suffixes packed by case-folded characters, so that a suffix is found by whole-number comparison.
    static func packed(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var word: UInt64 = 0
        for place in 0..<count { word = word << 8 | UInt64(base[place] | 0x20) }
        return word
    }

    /// Zero when the suffix is in no list.
    @inline(__always)
    static func code(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
        guard count >= 2, count <= 8 else { return longCode(base, count) }
        return switch packed(base, count) {
        case 0x727464: 1  // rtd
        case 0x6D696E: 2  // min
        case 0x617667: 3  // avg
        case 0x6D6178: 4  // max
        case 0x636F75: 5  // cou
        case 0x666C_6167: Statistic.flag.rawValue
        case 0x7A_7372_7464: Statistic.convertedRealtime.rawValue
        case 0x7A_736D_696E: Statistic.convertedMinimum.rawValue
        case 0x7A_7361_7667: Statistic.convertedAverage.rawValue
        case 0x7A_736D_6178: Statistic.convertedMaximum.rawValue
        default: rareCode(base, count)
        }
    }

    @inline(never)
    private static func rareCode(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
        let text = String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self).lowercased()
        return bySuffix[text] ?? 0
    }

    @inline(never)
    private static func longCode(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt8 { count > 10 ? 0 : rareCode(base, count) }

    private static let bySuffix = Dictionary(uniqueKeysWithValues: allCases.map { ($0.suffix.lowercased(), $0.rawValue) })
}
