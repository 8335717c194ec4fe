import Access
import Calendars
import Crypto
import Database
import Identifiers
import Ledger
import Registers

/// Why a period could not be frozen or recounted.
public enum IndicatorError: Error, Sendable, Hashable {
    case noPlan
    case noMeasure
    case alreadyFrozen
    case dayInFuture

    public var code: String {
        switch self {
        case .noPlan: "IN-001"
        case .noMeasure: "IN-002"
        case .alreadyFrozen: "IN-003"
        case .dayInFuture: "IN-004"
        }
    }

    public var message: String {
        switch self {
        case .noPlan: "这个地区和它的上级都没有录入规划指标，请先在“规划指标”中录入。"
        case .noMeasure: "这项指标由外部上报，没有可冻结的自动统计值；请在“上报指标数据”中登记。"
        case .alreadyFrozen: "这个期间已经公布过，公布值不能改写；可以重新统计并与公布值对照。"
        case .dayInFuture: "统计截止日不能晚于今天，请改选日期。"
        }
    }
}

/// Freezes what an indicator says on the cut-off day of a period, with the records behind it.
public struct FreezePeriod: Sendable {
    public let board: IndicatorBoard

    public init(board: IndicatorBoard) { self.board = board }

    /// Counts by walking the records, so that the published value is the members' own number, and keeps a digest of both lists.
    @discardableResult
    public func callAsFunction(
        _ transaction: RegisterTransaction, indicator: Int64, region: String, period: String, cutOff: Day
    ) throws -> StoredRecord {
        let connection = transaction.connection
        guard cutOff <= transaction.today else { throw IndicatorError.dayInFuture }
        guard let path = board.registers.codes.regionPath(region),
            let row = try board.registers.find(connection, PlanIndicator.self, indicator)
        else { throw IndicatorError.noPlan }
        guard let measure = board.measures[row.record.measure] else { throw IndicatorError.noMeasure }
        let taken = try connection.value(
            "SELECT COUNT(*) FROM frozen_figure WHERE void = 0 AND indicator = ?1 AND region_code = ?2 AND period = ?3",
            [.integer(indicator), .text(region), .text(period)])
        guard taken == .integer(0) else { throw IndicatorError.alreadyFrozen }

        let parts = try Dictionary(
            uniqueKeysWithValues: Measure.Part.allCases.map { ($0, try measure.members(connection, path, cutOff, $0)) })
        func ids(_ part: Measure.Part) -> [Int64] { parts[part]?.ids ?? [] }
        let sum = FigureSum(numerator: Int64(ids(.numerator).count), denominator: Int64(ids(.denominator).count))
        var frozen = FrozenFigure()
        frozen.indicator = Int(indicator)
        frozen.region = region
        frozen.period = period
        frozen.cutOff = cutOff
        frozen.numerator = sum.numerator
        frozen.denominator = sum.denominator
        frozen.excluded = Int64(ids(.excluded).count)
        frozen.verdict = row.record.target.verdict(sum).rawValue
        frozen.measure = measure.id + "@" + measure.version
        frozen.unitOfAccount = measure.unitOfAccount
        frozen.numeratorHash = FreezePeriod.digest(ids(.numerator))
        frozen.denominatorHash = FreezePeriod.digest(ids(.denominator))
        let stored = try transaction.insert(frozen, reason: "公布 \(period)")
        try connection.append(
            to: "frozen_member", columns: ["frozen_id", "part", "register", "record_id"],
            rows: parts.flatMap { part, members in
                members.ids.map { [.integer(stored.id), .text(part.rawValue), .text(members.register), .integer($0)] }
            })
        return stored
    }

    /// SHA-256 over the sorted record numbers: two lists are the same if and only if their digests are.
    static func digest(_ ids: [Int64]) -> String {
        var hash = SHA256()
        for id in ids.sorted() { withUnsafeBytes(of: id.bigEndian) { hash.update(bufferPointer: $0) } }
        return Hexadecimal.text(hash.finalize())
    }
}

/// A published value beside what the records say today.
public struct PeriodRecount: Sendable {
    public var frozen: FigureSum
    public var now: FigureSum
    /// Records counted now and not then, and the other way round, for each part.
    public var added: [Measure.Part: [Int64]]
    public var removed: [Measure.Part: [Int64]]
    public var register: String
    /// The published value still stands on the same records. What is counted in neither part does not move it.
    public var isSame: Bool {
        frozen == now
            && [Measure.Part.numerator, .denominator].allSatisfy {
                added[$0, default: []].isEmpty && removed[$0, default: []].isEmpty
            }
    }
}

extension IndicatorBoard {
    /// Recounts a frozen period from the records as they are now; the published value stays.
    public func recount(_ connection: any Connection, frozen id: Int64) throws -> PeriodRecount? {
        guard let row = try registers.find(connection, FrozenFigure.self, id), let cutOff = row.record.cutOff,
            let path = registers.codes.regionPath(row.record.region),
            let indicator = try registers.find(connection, PlanIndicator.self, Int64(row.record.indicator)),
            let measure = measures[indicator.record.measure]
        else { return nil }
        var added: [Measure.Part: [Int64]] = [:]
        var removed: [Measure.Part: [Int64]] = [:]
        var counts: [Measure.Part: Int] = [:]
        var register = ""
        for part in Measure.Part.allCases {
            let members = try measure.members(connection, path, cutOff, part)
            let now = Set(members.ids)
            let then = Set(
                try connection.query(
                    "SELECT record_id FROM frozen_member WHERE frozen_id = ?1 AND part = ?2",
                    [.integer(id), .text(part.rawValue)]
                ).map { $0.integer("record_id") })
            register = members.register
            counts[part] = now.count
            added[part] = now.subtracting(then).sorted()
            removed[part] = then.subtracting(now).sorted()
        }
        return PeriodRecount(
            frozen: FigureSum(numerator: row.record.numerator, denominator: row.record.denominator),
            now: FigureSum(numerator: Int64(counts[.numerator] ?? 0), denominator: Int64(counts[.denominator] ?? 0)),
            added: added, removed: removed, register: register)
    }
}
