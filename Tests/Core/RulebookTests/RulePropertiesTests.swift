import Calendars
import HygieneCalculations
import Quantities
import Rulebook
import Testing

/// What holds whatever the numbers: tried on many inputs of a seeded generator.
struct RulePropertiesTests {
    /// A small generator with a seed, so that a failure can be run again.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    static func segments(_ generator: inout Seeded) throws -> [(Double, Double)] {
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            (Double.random(in: 0...200, using: &generator), Double.random(in: 0.1...3.9, using: &generator))
        }
    }

    @Test func `an average does not depend on the order and adds up over split segments`() throws {
        var generator = Seeded(state: 42)
        for _ in 0..<500 {
            let raw = try Self.segments(&generator)
            func average(_ parts: [(Double, Double)]) throws -> Double {
                try TimeWeightedAverage.eightHour(
                    parts.map { try ExposureSegment(.value(Concentration($0.0)), hours: Hours($0.1)) }
                ).entering.value
            }
            let whole = try average(raw)
            let shuffled = try average(raw.shuffled(using: &generator))
            let split = try average(raw.flatMap { [($0.0, $0.1 / 2), ($0.0, $0.1 / 2)] })
            #expect((whole - shuffled).magnitude <= whole * 1e-12)
            #expect((whole - split).magnitude <= whole * 1e-12)
            let higher = try average(raw.map { ($0.0 + 1, $0.1) })
            #expect(higher > whole)
        }
    }

    @Test func `a noise level does not depend on the order, adds up over splits and grows with each level`() throws {
        var generator = Seeded(state: 7)
        for _ in 0..<500 {
            let raw = try Self.segments(&generator).map { ($0.0 / 2, $0.1) }
            func level(_ parts: [(Double, Double)]) throws -> Double {
                try Noise.dailyExposureLevel(parts.map { try NoiseSegment(SoundLevel($0.0), hours: Hours($0.1)) }).value
            }
            let whole = try level(raw)
            let reversed = try level(raw.reversed())
            let split = try level(raw.flatMap { [($0.0, $0.1 / 2), ($0.0, $0.1 / 2)] })
            let louder = try level(raw.map { ($0.0 + 0.5, $0.1) })
            #expect((whole - reversed).magnitude < 1e-9)
            #expect((whole - split).magnitude < 1e-9)
            #expect(louder > whole)
        }
    }

    @Test func `a worse ear never gives a lighter grade`() throws {
        var generator = Seeded(state: 11)
        let order = AudiogramAssessment.Grade.allCases
        for _ in 0..<500 {
            let levels = AudiometricFrequency.graded.reduce(into: [AudiometricFrequency: HearingLevel]()) { found, frequency in
                found[frequency] = HearingLevel(computed: Double(Int.random(in: 0...90, using: &generator)))
            }
            let worse = levels.mapValues { HearingLevel(computed: $0.value + 5) }
            func rank(_ levels: [AudiometricFrequency: HearingLevel]) throws -> Int {
                let ear = try #require(EarThresholds(levels))
                let grade = AudiogramAssessment(
                    Audiogram(left: ear, right: ear), age: 40, sex: .male, exposureYears: 5, level: 90
                ).grade
                return order.firstIndex(of: grade) ?? 0
            }
            let (before, after) = (try rank(levels), try rank(worse))
            #expect(after >= before)
        }
    }

    @Test func `every example read with a changed value gives a finding or a named error, never a crash`() throws {
        let day = WorkedExamplesTests.day
        for rule in Rulebook.rules {
            for example in RuleExample.examples(of: rule.id) {
                let input = try RuleCheck.parse(example.input)
                for change in Self.changes(of: input) {
                    do { _ = try rule.evaluate(change, on: rule.inForce.nearest(to: day)) } catch { #expect(!error.code.isEmpty) }
                }
            }
        }
    }

    /// Each value of an input replaced by odd ones, and each member left out.
    static func changes(of value: JSONValue) -> [JSONValue] {
        let odd: [JSONValue] = [
            .null, .number(-1), .number(0), .number(1e15), .number(1e-300), .number(0.5), .text(""), .text("<0"), .text("NaN"),
            .boolean(true), .list([]), .object([:]), .list([.null]),
        ]
        switch value {
        case .object(let members):
            return odd
                + members.keys.sorted().flatMap { key -> [JSONValue] in
                    var without = members
                    without[key] = nil
                    let inner = changes(of: members[key] ?? .null).map { change -> JSONValue in
                        .object(members.merging([key: change]) { $1 })
                    }
                    return [.object(without)] + inner
                }
        case .list(let items):
            return odd
                + items.indices.flatMap { index in
                    changes(of: items[index]).map { change in
                        var changed = items
                        changed[index] = change
                        return .list(changed)
                    }
                }
        default: return odd
        }
    }
}
