import Access
import Calendars
import Database
import Ledger
import Registers

/// How an indicator is counted: from which records, in which unit, with which definition.
///
/// A live value comes from roll-ups; a recount walks the records of the day; members name the records behind each part. All three
/// must agree, and a test holds them to it.
public struct Measure: Sendable {
    /// Which records stand behind a part of the value.
    public enum Part: String, Sendable, CaseIterable {
        case numerator, denominator, excluded

        public var label: String {
            switch self {
            case .numerator: "分子"
            case .denominator: "分母"
            case .excluded: "未计入"
            }
        }
    }

    public struct Count: Sendable, Hashable {
        public var sum: FigureSum
        /// Known to the measure but left out of both parts, to be shown beside them.
        public var excluded: Int64
        public init(_ sum: FigureSum, excluded: Int64 = 0) {
            self.sum = sum
            self.excluded = excluded
        }
    }

    /// A member record of a part.
    public struct Members: Sendable {
        public var register: String
        public var ids: [Int64]
        public init(register: String, ids: [Int64]) {
            self.register = register
            self.ids = ids
        }
    }

    public var id: String
    public var title: String
    /// What is counted, for the screen: numerator, denominator, exclusions, day.
    public var definition: String
    /// Changes whenever the definition does; kept with every frozen value.
    public var version: String
    public var unitOfAccount: String
    /// Where the definition comes from: ours until the official text replaces it.
    public var evidence: String
    /// From the roll-ups, as of a day.
    public var live: @Sendable (any Connection, RegionPath, Day) throws -> Count
    /// The records behind each part, as of a day, by walking the records.
    public var members: @Sendable (any Connection, RegionPath, Day, Part) throws -> Members

    public init(
        id: String, title: String, definition: String, version: String, unitOfAccount: String, evidence: String,
        live: @escaping @Sendable (any Connection, RegionPath, Day) throws -> Count,
        members: @escaping @Sendable (any Connection, RegionPath, Day, Part) throws -> Members
    ) {
        self.id = id
        self.title = title
        self.definition = definition
        self.version = version
        self.unitOfAccount = unitOfAccount
        self.evidence = evidence
        self.live = live
        self.members = members
    }

    /// The count by walking the records: what a recount of a closed period says today.
    public func recount(_ connection: any Connection, _ region: RegionPath, _ day: Day) throws -> Count {
        func count(_ part: Part) throws -> Int64 { Int64(try members(connection, region, day, part).ids.count) }
        return Count(
            FigureSum(numerator: try count(.numerator), denominator: try count(.denominator)), excluded: try count(.excluded))
    }
}

/// The measures that the product knows, by identity.
public struct MeasureBook: Sendable {
    public let measures: [Measure]
    public init(_ measures: [Measure]) { self.measures = measures }
    public subscript(_ id: String) -> Measure? { measures.first { $0.id == id } }

    /// Identity of the “reported by others” measure, which has no function here.
    public static let reported = "reported"
}
