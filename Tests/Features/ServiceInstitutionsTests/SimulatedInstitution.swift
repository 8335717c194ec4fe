import Calendars
import Foundation

@testable import ServiceInstitutions

/// Chance for simulated institutions: SplitMix64, the same every run.
struct Chance {
    var state: UInt64

    mutating func word() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
    mutating func share() -> Double { (Double(word() >> 11) + 0.5) / 9_007_199_254_740_992 }
    mutating func normal() -> Double { (-2 * log(share())).squareRoot() * cos(2 * .pi * share()) }
    mutating func below(_ bound: Int) -> Int { Int(word() % UInt64(bound)) }
}

/// A year of an institution: forty employers, at each the noise of two posts, dust in four samples of a post, and two vapours as
/// average and short-time result. Some employers are dirtier than others in everything at once; values are log-normal around the post's own
/// level and printed with three figures, noughts at the end dropped as a spreadsheet does.
struct SimulatedInstitution {
    static let employers = 40
    /// The least spread that counts as honest, and the usual one.
    static let smallestDeviation = 1.2
    static let usualDeviation = 1.8

    var results: [ReportedResult] = []
    var judged: [JudgedResult] = []
    var samplers: [JobTrail] = []
    var instruments: [JobTrail] = []
    private var chance: Chance

    init(_ seed: UInt64, deviation: Double = SimulatedInstitution.usualDeviation) {
        chance = Chance(state: seed)
        for employer in 0..<Self.employers { measure(employer, deviation) }
        walk()
    }

    private mutating func measure(_ employer: Int, _ deviation: Double) {
        // Half of the variance between employers is the employer's own, in all its factors.
        let dirt = chance.normal()
        func add(_ kind: String, _ place: Int, _ text: String, isLevel: Bool = false) {
            results.append(
                ReportedResult(
                    report: "R\(employer)", employer: "E\(employer)", place: "\(employer)/\(place)", kind: kind, text: text,
                    isLevel: isLevel))
        }
        for place in 0..<2 {
            let level = 79 + 2 * dirt + 3 * chance.normal()
            add("noise", place, Self.printed(level, decimals: 1), isLevel: true)
            judged.append(JudgedResult(employer: "E\(employer)", factor: "noise", isExceeded: level > 85))
        }
        let dust = 0.35 * exp(0.5 * dirt + 0.5 * chance.normal())
        var worst = 0.0
        for _ in 0..<4 {
            let value = dust * exp(log(deviation) * chance.normal())
            worst = max(worst, value)
            add("dust", 2, Self.figures(10 * value))
        }
        judged.append(JudgedResult(employer: "E\(employer)", factor: "dust", isExceeded: worst > 1))
        for kind in ["toluene", "xylene"] {
            let share = 0.15 * exp(0.5 * dirt + 0.7 * chance.normal())
            add(kind, 3, Self.figures(50 * share))
            add("\(kind) short", 3, Self.figures(100 * share * exp(0.2 * abs(chance.normal()))))
            judged.append(JudgedResult(employer: "E\(employer)", factor: kind, isExceeded: share > 1))
        }
    }

    /// Two employers in a morning by one of three samplers with their own pump, half an hour or more apart; one time in a thousand is noted
    /// an hour off.
    private mutating func walk() {
        let first = Day("2026-01-05") ?? Day(number: 0)
        var free = 0
        var county = ""
        for employer in 0..<Self.employers {
            let isSecond = employer % 2 == 1
            let moves = chance.share() < 0.2
            let next = ["441702", "441704", "441781"][chance.below(3)]
            if !isSecond || moves { county = next }
            var from = isSecond ? free + (moves ? 60 : 30) + 5 * chance.below(7) : 8 * 60 + 30 + 5 * chance.below(7)
            var until = from + 80 + 5 * chance.below(8)
            free = until
            if chance.share() < 1.0 / 1_000 { from += chance.share() < 0.5 ? -60 : 60 }
            if chance.share() < 1.0 / 1_000 { until += chance.share() < 0.5 ? -60 : 60 }
            guard until > from else { continue }
            let who = (employer / 2) % 3
            for name in ["sampler", "pump"] {
                let job = JobTrail(
                    who: "\(name)\(who)", place: "E\(employer)", region: county, day: first + employer / 2, from: from,
                    until: until)
                if name == "pump" { instruments.append(job) } else { samplers.append(job) }
            }
        }
    }

    /// Three significant figures without noughts at the end.
    static func figures(_ value: Double) -> String {
        printed(value, decimals: value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3)
    }

    static func printed(_ value: Double, decimals: Int) -> String {
        var text = String(format: "%.\(decimals)f", value)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}

/// Ways to cheat, each as small as the test should still see it.
extension SimulatedInstitution {
    /// A third of the air results is thought up: people like fives.
    mutating func inventDigits() {
        for index in results.indices where index % 3 == 0 && !results[index].isLevel {
            results[index].text = ["1.25", "2.35", "0.475", "3.15", "1.85", "2.45"][index % 6]
        }
    }

    /// One employer's report is another's.
    mutating func copyReport() {
        let source = results.filter { $0.report == "R3" }
        let copies = results.indices.filter { results[$0].report == "R17" }
        for (index, value) in zip(copies, source) { results[index].text = value.text }
    }

    /// Four samples made of one: 3 % apart.
    mutating func smooth() {
        var chance = Chance(state: 11)
        for index in results.indices where results[index].kind == "dust" {
            let first = results.first { $0.place == results[index].place && $0.kind == "dust" }?.value ?? 1
            results[index].text = Self.figures(first * (1 + 0.03 * chance.normal()))
        }
    }

    mutating func hideExceedances() { for index in judged.indices { judged[index].isExceeded = false } }

    /// One sampler, or one pump, is noted at a second place within the same hour of one day.
    mutating func splitSampler() { samplers.append(Self.elsewhere(samplers[5])) }
    mutating func splitInstrument() { instruments.append(Self.elsewhere(instruments[5])) }

    private static func elsewhere(_ job: JobTrail) -> JobTrail {
        var other = job
        (other.place, other.region, other.from) = ("E99", "441721", job.from + 30)
        return other
    }
}
