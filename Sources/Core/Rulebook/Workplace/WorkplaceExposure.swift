import HygieneCalculations
import Quantities

/// The time-weighted result of a post as it is known.
public enum TimeWeightedExposure: Hashable, Sendable, Codable {
    /// Segments of the day; the average is calculated here.
    case segments([ExposureSegment])
    /// C_TWA as a report gives it, averaged over 8 h.
    case eightHour(MeasuredConcentration)
    /// C_TWA,d as a full-shift personal sample gives it, averaged over the contact hours of the day.
    case contactDay(MeasuredConcentration)
    case notMeasured
}

/// What was measured of one chemical agent at one post on one day.
public struct ChemicalExposure: Hashable, Sendable, Codable {
    /// C_TWA or what it is calculated from.
    public var timeWeighted: TimeWeightedExposure
    /// 15-min results C_STE; the highest decides.
    public var shortTerm: [MeasuredConcentration]
    /// Short samples C_ME of an agent with MAC; the highest decides, never the mean.
    public var ceiling: [MeasuredConcentration]
    /// Peaks C_PE of an agent with PC-TWA and without PC-STEL.
    public var peaks: [ExposureEpisode]
    /// True when the concentration does not fluctuate markedly, so that short-time sampling may be left out
    /// (GBZ 331-2024 5.2.6.2.3 c).
    public var isSteady: Bool
    /// Hours and days of the post.
    public var pattern: WorkPattern
    /// False for irritants, agents of very low risk or short half-life, for which GBZ 2.1-2019 A.7.4 forbids the reduction.
    public var isAdjustable: Bool

    public init(
        timeWeighted: TimeWeightedExposure = .notMeasured, shortTerm: [MeasuredConcentration] = [],
        ceiling: [MeasuredConcentration] = [], peaks: [ExposureEpisode] = [], isSteady: Bool = false,
        pattern: WorkPattern = .ordinary, isAdjustable: Bool = true
    ) {
        self.timeWeighted = timeWeighted
        self.shortTerm = shortTerm
        self.ceiling = ceiling
        self.peaks = peaks
        self.isSteady = isSteady
        self.pattern = pattern
        self.isAdjustable = isAdjustable
    }
}

/// What is known of the free silica in a dust; it decides the limit.
public enum FreeSilica: Hashable, Sendable, Codable {
    case share(Percent)
    /// Confirmed by a person: the dust contains none (a fur or polyethylene dust).
    case none
    /// Not measured: the dust cannot be judged (GBZ 331-2024 5.2.4.2 b).
    case unknown

    /// A measured share, 0 to 100 %.
    public init(percent: Percent) throws(QuantityError) {
        guard percent.value.isFinite else { throw .notFinite }
        guard (0...100).contains(percent.value) else { throw .outOfRange(value: percent.value, from: 0, to: 100) }
        self = .share(percent)
    }
}

/// What was measured of one dust at one post on one day.
public struct DustExposure: Hashable, Sendable, Codable {
    /// Share of free SiO₂; chooses the limit.
    public var freeSilica: FreeSilica
    /// Total dust, mg/m³.
    public var total: TimeWeightedExposure
    /// Respirable dust, mg/m³.
    public var respirable: TimeWeightedExposure
    /// Fibres, f/mL (asbestos, mineral wool).
    public var fibre: TimeWeightedExposure
    /// Short-time results; judged only where there are any.
    public var peaks: [ExposureEpisode]
    /// Hours and days of the post.
    public var pattern: WorkPattern

    public init(
        freeSilica: FreeSilica, total: TimeWeightedExposure = .notMeasured, respirable: TimeWeightedExposure = .notMeasured,
        fibre: TimeWeightedExposure = .notMeasured, peaks: [ExposureEpisode] = [], pattern: WorkPattern = .ordinary
    ) {
        self.freeSilica = freeSilica
        self.total = total
        self.respirable = respirable
        self.fibre = fibre
        self.peaks = peaks
        self.pattern = pattern
    }
}

/// What was measured of the noise at one post.
public struct NoiseExposure: Hashable, Sendable, Codable {
    /// How the noise is known.
    public enum Measurement: Hashable, Sendable, Codable {
        /// Segments of one day.
        case segments([NoiseSegment])
        /// L_EX,8h as a report gives it.
        case daily(SoundLevel)
        /// L_EX,8h of each day of a week.
        case days([SoundLevel])
        /// L_EX,40h as a report gives it.
        case weekly(SoundLevel)
        case notMeasured
    }

    /// What was measured.
    public var measurement: Measurement
    /// Working days of a week; 5 leads to L_EX,8h, any other number to L_EX,40h.
    public var daysPerWeek: DaysPerWeek

    public init(_ measurement: Measurement, daysPerWeek: DaysPerWeek = 5) {
        self.measurement = measurement
        self.daysPerWeek = daysPerWeek
    }
}
