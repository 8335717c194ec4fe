import Quantities

/// A short stretch of high concentration in a shift. Without duration or start only a part of the peak rules can be judged.
public struct ExposureEpisode: Hashable, Sendable, Codable {
    /// Short-time concentration of the episode.
    public let concentration: MeasuredConcentration
    /// How long it lasted, min; nil when not recorded.
    public let duration: Minutes?
    /// Minutes from the start of the shift.
    public let start: Minutes?

    public init(_ concentration: MeasuredConcentration, duration: Minutes? = nil, start: Minutes? = nil) {
        self.concentration = concentration
        self.duration = duration
        self.start = start
    }
}

/// How often, how long and how far apart: at most 15 min each, at most 4 in a working day, at least 60 min between the end of one
/// and the start of the next (that the interval is counted so is this project's choice; the clause does not say).
/// Clauses: GBZ 2.1-2019 6.3.3 (peaks over 3 × PC-TWA), A.2.3.2 (contact above PC-TWA and up to PC-STEL).
enum EpisodePattern {
    static let longest = 15.0
    static let most = 4
    static let interval = 60.0

    struct Judgement {
        var outcome = Finding.Outcome.met
        var steps: [Finding.Step] = []
        var reason: String?
        var missing: [String] = []
    }

    static func judge(_ episodes: [ExposureEpisode], named name: String) -> Judgement {
        var judgement = Judgement()
        func exceeded(_ sentence: String, _ arithmetic: String? = nil) {
            judgement.outcome = .exceeded
            judgement.steps.append(.init(sentence, arithmetic))
        }
        for episode in episodes {
            if let duration = episode.duration, Comparison.exceeds(duration.value, longest) {
                exceeded(
                    "\(name)（\(episode.concentration.text) \(episode.concentration.unit.rawValue)）持续时间超过 15 min",
                    "\(text(duration)) > 15")
            }
        }
        if episodes.count > most { exceeded("一个工作日内\(name)超过 4 次", "\(episodes.count) > 4") }
        let timed = episodes.compactMap { episode in
            episode.start.flatMap { start in episode.duration.map { (start.value, start.value + $0.value) } }
        }.sorted { $0.0 < $1.0 }
        for (previous, next) in zip(timed, timed.dropFirst()) where Comparison.exceeds(interval, next.0 - previous.1) {
            exceeded("两次\(name)间隔不足 60 min", "\(text(next.0)) − \(text(previous.1)) = \(text(next.0 - previous.1)) < 60")
        }
        guard judgement.outcome == .met else { return judgement }
        if episodes.contains(where: { $0.duration == nil }) { judgement.missing.append("duration_min") }
        if episodes.count > 1, episodes.contains(where: { $0.start == nil }) { judgement.missing.append("start_min") }
        if judgement.missing.isEmpty {
            judgement.steps.append(
                .init("\(name)共 \(episodes.count) 次，每次不超过 15 min、不超过 4 次、间隔不少于 60 min：符合"))
        } else {
            judgement.outcome = .notAssessable
            judgement.reason = "\(name)缺少持续时间或起始时间，不能判定次数与间隔要求。"
        }
        return judgement
    }
}
