import Calendars
import HJ212

/// What the devices of a load send in each turn, and what must therefore stand in the store.
///
/// Every value carries the number of its turn in its last digits, so that a lost, doubled or exchanged reading is found out exactly.
public struct WitnessedFrames: Sendable {
    struct Factor: Sendable {
        let code: String
        let name: String
        let unit: MeasuredUnit
        /// What stands before the point: a plausible value far from any alarm.
        let whole: Int
    }

    /// What a workplace station measures beside noise; the first ones are sent when fewer are asked for.
    static let factors: [Factor] = [
        Factor(code: "LA", name: "噪声", unit: .decibelA, whole: 71),
        Factor(code: "a34001", name: "粉尘", unit: .milligramPerCubicMetre, whole: 1),
        Factor(code: "a01001", name: "温度", unit: .celsius, whole: 24),
        Factor(code: "a01002", name: "湿度", unit: .percent, whole: 55),
        Factor(code: "a21005", name: "一氧化碳", unit: .milligramPerCubicMetre, whole: 3),
        Factor(code: "a21026", name: "二氧化硫", unit: .milligramPerCubicMetre, whole: 2),
        Factor(code: "a21004", name: "二氧化氮", unit: .milligramPerCubicMetre, whole: 2),
        Factor(code: "a21028", name: "硫化氢", unit: .milligramPerCubicMetre, whole: 4),
        Factor(code: "a25002", name: "苯", unit: .milligramPerCubicMetre, whole: 1),
        Factor(code: "a25003", name: "甲苯", unit: .milligramPerCubicMetre, whole: 5),
    ]
    /// The level of a probe of the alarms: over every threshold.
    static let alarming = 120

    /// A whole second: DataTime tells no more.
    public let start: Instant
    public let secondsPerTurn: Int
    public let turns: Int
    /// Turns at the beginning that carry one reading.
    public let calmTurns: Int
    /// Readings of a frame after them.
    public let readings: Int
    private let times: [String]
    private let turnsByTime: [UInt64: Int]

    public static let mostReadings = factors.count

    public init(start: Instant, secondsPerTurn: Int, turns: Int, calmTurns: Int, readings: Int) {
        self.start = Instant(milliseconds: start.milliseconds / 1_000 * 1_000)
        (self.secondsPerTurn, self.turns, self.calmTurns, self.readings) = (secondsPerTurn, turns, calmTurns, readings)
        let begin = self.start
        times = (0..<turns).map { DeviceTime.text(begin + Int64($0 * secondsPerTurn) * 1_000) }
        turnsByTime = Dictionary(uniqueKeysWithValues: times.enumerated().map { (WitnessedFrames.digits(Array($1.utf8)), $0) })
    }

    public func at(_ turn: Int) -> Instant { start + Int64(turn * secondsPerTurn) * 1_000 }

    /// The turn of a time of the store; nil for one that no device has sent.
    func turn(at time: Instant) -> Int? {
        let since = time - start
        guard since >= 0, since % Int64(secondsPerTurn * 1_000) == 0 else { return nil }
        let turn = Int(since) / (secondsPerTurn * 1_000)
        return turn < turns ? turn : nil
    }

    /// The turn that an answer speaks of.
    func turn(queryNumber: some Sequence<UInt8>) -> Int? { turnsByTime[WitnessedFrames.digits(queryNumber)] }

    private static func digits(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.prefix(14).reduce(0) { $0 &* 10 &+ UInt64($1 &- 0x30) }
    }

    func factors(of turn: Int, isProbe: Bool) -> ArraySlice<Factor> {
        WitnessedFrames.factors.prefix(isProbe || turn < calmTurns ? 1 : readings)
    }

    /// The value as sent: tenth of the device, five digits of the turn.
    func text(_ factor: Factor, _ device: Int, _ turn: Int, isProbe: Bool) -> String {
        let digits = String(100_000 + turn % 100_000).dropFirst()
        return "\(isProbe ? WitnessedFrames.alarming : factor.whole).\(device % 10)\(digits)"
    }

    func frame(_ device: Int, _ turn: Int, isProbe: Bool) -> [UInt8] {
        var segment = "QN=\(times[turn])000;ST=39;CN=2011;PW=123456;MN=\(SimulatedDevices.number(device));Flag=5;"
        segment += "CP=&&DataTime=\(times[turn])"
        for factor in factors(of: turn, isProbe: isProbe) {
            segment += ";\(factor.code)-Rtd=\(text(factor, device, turn, isProbe: isProbe)),\(factor.code)-Flag=N"
        }
        return FrameEncoder.frame(segment + "&&")
    }
}

/// The turns of a device, one bit each.
public struct TurnSet: Sendable, Equatable {
    private var words: [UInt64]
    public private(set) var count = 0

    init(turns: Int) { words = Array(repeating: 0, count: (turns + 63) / 64) }

    public func contains(_ turn: Int) -> Bool { words[turn >> 6] >> UInt64(turn & 63) & 1 == 1 }

    /// False when it was there before.
    @discardableResult
    mutating func insert(_ turn: Int) -> Bool {
        guard !contains(turn) else { return false }
        words[turn >> 6] |= 1 << UInt64(turn & 63)
        count += 1
        return true
    }
}

extension WitnessedFrames {
    /// How many readings the frame of a turn carries.
    public func readings(of turn: Int, isProbe: Bool) -> Int { factors(of: turn, isProbe: isProbe).count }
}
