import Calendars
import Foundation
import HJ212

/// Devices that do not exist: what each of them sends at each moment follows from the seed alone.
public struct SimulatedDevices: Sendable {
    public let seed: UInt64
    public let count: Int
    public let withFaults: Bool

    public init(seed: UInt64 = 1, count: Int, withFaults: Bool = false) {
        (self.seed, self.count, self.withFaults) = (seed, count, withFaults)
    }

    /// MN of a device: 24 characters, recognisably simulated.
    public static func number(_ device: Int) -> String {
        let digits = String(device)
        return "51A0" + String(repeating: "0", count: 20 - digits.count) + digits
    }

    public var numbers: [String] { (0..<count).map(SimulatedDevices.number) }

    /// One moment of one device.
    public struct Sending: Sendable, Equatable {
        public enum Fault: Sendable, Equatable, CaseIterable {
            /// Nothing is sent.
            case silent
            /// A bit of the frame is wrong.
            case damaged
            /// The frame comes twice.
            case doubled
            /// The device says that its probe is broken.
            case broken
            /// The time is an hour slow.
            case slowClock
        }

        public let level: Double
        public let dust: Double
        public let fault: Fault?
    }

    /// What a device measures in its nth sending: a working place with its own level, loud and quiet spells, and now and then a fault.
    public func sending(_ device: Int, _ turn: Int) -> Sending {
        var chance = SplitMix(seed ^ UInt64(bitPattern: Int64(device)) &* 0x9E37_79B9_7F4A_7C15)
        let base = 68 + 22 * chance.share()
        let dustiness = 0.05 + 3 * chance.share()
        let phase = chance.share() * 6.283
        var moment = SplitMix(seed &+ UInt64(bitPattern: Int64(device)) &* 1_000_003 &+ UInt64(bitPattern: Int64(turn)))
        let wave = 4 * sin(phase + Double(turn) / 300)
        let level = base + wave + 3 * (moment.share() - 0.5)
        let dust = max(0.001, dustiness * (1 + 0.3 * sin(phase + Double(turn) / 500) + 0.2 * (moment.share() - 0.5)))
        let isFaulty = withFaults && moment.share() < 0.02
        let faults = Sending.Fault.allCases
        let fault = isFaulty ? faults[Int(moment.share() * Double(faults.count)) % faults.count] : nil
        return Sending(level: (level * 10).rounded() / 10, dust: (dust * 1_000).rounded() / 1_000, fault: fault)
    }

    /// The bytes of the nth sending by HJ 212; empty where the device is silent.
    public func frames(_ device: Int, _ turn: Int, at now: Instant) -> [UInt8] {
        let sending = sending(device, turn)
        if sending.fault == .silent { return [] }
        let time = sending.fault == .slowClock ? now + -3_600_000 : now
        let flag = sending.fault == .broken ? "D" : "N"
        var frame = FrameEncoder.frame(
            "QN=\(DeviceTime.queryNumber(time));ST=39;CN=2011;PW=123456;MN=\(SimulatedDevices.number(device));Flag=5;"
                + "CP=&&DataTime=\(DeviceTime.text(time));LA-Rtd=\(sending.level),LA-Flag=\(flag);"
                + "a34001-Rtd=\(sending.dust),a34001-Flag=\(flag)&&")
        if sending.fault == .damaged { frame[frame.count / 2] ^= 0x01 }
        return sending.fault == .doubled ? frame + frame : frame
    }

    /// The payload of the nth sending by MQTT; nil where the device is silent.
    public func message(_ device: Int, _ turn: Int, at now: Instant) -> [UInt8]? {
        let sending = sending(device, turn)
        switch sending.fault {
        case .silent: return nil
        case .damaged: return Array("{\"ts\":\(now.milliseconds),\"noise\":".utf8)
        default:
            let time = sending.fault == .slowClock ? now + -3_600_000 : now
            return Array(
                "{\"ts\":\(time.milliseconds),\"noise\":{\"value\":\(sending.level)},\"dust\":{\"value\":\(sending.dust)}}".utf8)
        }
    }

    public static let topicPattern = "zhijian/simulated/{device}/up"
    public static func topic(_ device: Int) -> String { "zhijian/simulated/\(number(device))/up" }
}

/// The same numbers for the same seed on every machine.
struct SplitMix {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// 0…1, one excluded.
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
