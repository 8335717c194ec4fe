import Calendars
import Foundation
import HJ212

/// Values of one factor under one command in the order of time, each standing until the next or for its hold at most.
struct SampleSeries {
    struct Sample: Sendable, Equatable {
        let at: Instant
        let value: Double?
        let flag: String
        let unit: String
        let isVerified: Bool
        let marks: ReadingMarks

        /// Normal, or without a flag: nothing else is averaged (HJ 212-2017 table 8).
        var counts: Bool {
            value != nil && (flag.isEmpty || DataFlag(flag).countsInStatistics)
                && marks.isDisjoint(with: [.timeDoubtful, .implausible, .unreadable])
        }
    }

    let command: Int
    let hold: Int64
    var samples: [Sample] = []

    /// Minutes in which the series says anything, within a window of whole minutes.
    func minutes(from: Instant, to: Instant) -> [Instant: Rollup] {
        var minutes: [Instant: Rollup] = [:]
        for (place, sample) in samples.enumerated() {
            if sample.at >= from, sample.at < to { count(sample, &minutes) }
            guard sample.counts, let value = sample.value else { continue }
            let next = place + 1 < samples.count ? samples[place + 1].at : nil
            let end = min(next ?? sample.at + hold, sample.at + hold)
            spread(sample, value, max(sample.at, from), min(end, to), &minutes)
        }
        return minutes
    }

    private func count(_ sample: Sample, _ minutes: inout [Instant: Rollup]) {
        let minute = Rollup.start(of: .minute, sample.at)
        var rollup = minutes[minute] ?? fresh(sample)
        if DataFlag(sample.flag) == .overRange { rollup.overRange += 1 }
        if sample.counts, let value = sample.value {
            rollup.samples += 1
            if sample.flag.isEmpty { rollup.unflagged += 1 }
            rollup.lowest = min(rollup.lowest ?? value, value)
            rollup.highest = max(rollup.highest ?? value, value)
        } else {
            rollup.excluded += 1
        }
        minutes[minute] = rollup
    }

    /// Adds a value's time to the minutes it stands in.
    private func spread(
        _ sample: Sample, _ value: Double, _ from: Instant, _ to: Instant, _ minutes: inout [Instant: Rollup]
    ) {
        let weight = MeasuredUnit(rawValue: sample.unit)?.averaging == .energy ? pow(10, value / 10) : value
        var start = from
        while start < to {
            let minute = Rollup.start(of: .minute, start)
            let end = min(to, minute + 60_000)
            var rollup = minutes[minute] ?? fresh(sample)
            rollup.integral += weight * Double(end - start)
            rollup.coveredMilliseconds += end - start
            rollup.isVerified = rollup.isVerified && sample.isVerified
            rollup.isSimulated = rollup.isSimulated || sample.marks.contains(.simulated)
            minutes[minute] = rollup
            start = end
        }
    }

    private func fresh(_ sample: Sample) -> Rollup {
        var rollup = Rollup()
        rollup.unit = sample.unit
        rollup.source = command
        return rollup
    }
}
