import Foundation

@testable import ServiceInstitutions

/// How often each test names an honest institution, and how often one that cheats: the table of `Docs/Methods/institution-forensics.md`.
enum ForensicsRates {
    static let honest = 1_000
    static let cheating = 200

    struct Line: Sendable, Equatable {
        var test: ReasonToLook.Test
        var named: Int
        var found: Int

        var text: String {
            "| `\(test.rawValue)` | \(named) of \(ForensicsRates.honest) | \(ForensicsRates.percent(named, ForensicsRates.honest)) | \(ForensicsRates.percent(found, ForensicsRates.cheating)) |"
        }
    }

    static func percent(_ count: Int, _ all: Int) -> String { String(format: "%.2f %%", Double(count) * 100 / Double(all)) }

    /// What the other institutions of the region found: another honest hundred's worth of employers.
    static let others: [JudgedResult] = (1...10).flatMap { number in
        SimulatedInstitution(UInt64(number) &* 1_000_003).judged.map {
            JudgedResult(employer: "\(number)-\($0.employer)", factor: $0.factor, isExceeded: $0.isExceeded)
        }
    }

    static func names(_ test: ReasonToLook.Test, _ it: SimulatedInstitution) -> Bool {
        switch test {
        case .terminalDigits: Forensics.terminalDigits(it.results) != nil
        case .copiedResults: !Forensics.copiedResults(it.results).isEmpty
        case .lowVariance: Forensics.lowVariance(it.results) != nil
        case .neverExceeds: Forensics.neverExceeds(it.judged, others: others) != nil
        case .impossibleTravel: !Forensics.impossibleTravel(it.samplers).isEmpty
        case .instrumentTwice: !Forensics.instrumentTwice(it.instruments).isEmpty
        }
    }

    static func cheat(_ test: ReasonToLook.Test, _ it: inout SimulatedInstitution) {
        switch test {
        case .terminalDigits: it.inventDigits()
        case .copiedResults: it.copyReport()
        case .lowVariance: it.smooth()
        case .neverExceeds: it.hideExceedances()
        case .impossibleTravel: it.splitSampler()
        case .instrumentTwice: it.splitInstrument()
        }
    }

    static func lines() -> [Line] {
        var named: [ReasonToLook.Test: Int] = [:]
        var found: [ReasonToLook.Test: Int] = [:]
        for number in 1...honest {
            // The spread test is measured where it is hardest: at the smallest deviation that counts as honest.
            let it = SimulatedInstitution(UInt64(number) &* 7_919)
            let smallest = SimulatedInstitution(UInt64(number) &* 7_919, deviation: SimulatedInstitution.smallestDeviation)
            for test in ReasonToLook.Test.allCases where names(test, test == .lowVariance ? smallest : it) {
                named[test, default: 0] += 1
            }
            guard number <= cheating else { continue }
            for test in ReasonToLook.Test.allCases {
                var cheater = it
                cheat(test, &cheater)
                if names(test, cheater) { found[test, default: 0] += 1 }
            }
        }
        return ReasonToLook.Test.allCases.map { Line(test: $0, named: named[$0] ?? 0, found: found[$0] ?? 0) }
    }
}
