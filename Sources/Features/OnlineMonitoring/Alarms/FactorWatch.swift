import Calendars
import HJ212

/// What is remembered of one factor of one device between its values: what has begun, and since when.
struct FactorWatch: Sendable, Equatable, Codable {
    struct Value: Sendable {
        let at: Instant
        let text: String
        let value: Double
        let flag: String
        let isEvidence: Bool
    }

    private struct Level: Sendable, Equatable, Codable {
        var since: Instant?
        var isRaised = false
    }

    private var levels: [AppliedRule: Level] = [:]
    private var stuckText = ""
    private var stuckSince: Instant?
    private var stuckCount = 0
    private var stuckRaised: Set<AppliedRule> = []

    /// A sign that was going on when the program last stopped.
    mutating func resume(_ rule: AppliedRule) {
        if rule.kind == .level { levels[rule] = Level(since: nil, isRaised: true) }
        if rule.kind == .stuck { stuckRaised.insert(rule) }
    }

    /// What a value begins or ends. Values come in the order of their time; older ones say nothing about now.
    mutating func take(_ value: Value, rules: [AppliedRule]) -> [(rule: AppliedRule, phase: AlarmSign.Phase)] {
        let flag = DataFlag(value.flag)
        // Over the range is at least that much: never dropped from an alarm. Faults and calibration say nothing of the place.
        guard value.flag.isEmpty || flag == .normal || flag == .overRange || flag == .manual else { return [] }
        var signs: [(rule: AppliedRule, phase: AlarmSign.Phase)] = []
        for rule in rules where rule.kind == .level { level(rule, value, &signs) }
        stuck(rules.filter { $0.kind == .stuck }, value, &signs)
        return signs
    }

    private mutating func level(
        _ rule: AppliedRule, _ value: Value, _ signs: inout [(rule: AppliedRule, phase: AlarmSign.Phase)]
    ) {
        var level = levels[rule] ?? Level()
        if value.value >= rule.threshold {
            let since = level.since ?? value.at
            level.since = since
            if !level.isRaised, value.at - since >= Int64(rule.minutes) * 60_000 {
                level.isRaised = true
                signs.append((rule, .began))
            }
        } else {
            level.since = nil
            if level.isRaised, value.value < rule.clearing {
                level.isRaised = false
                signs.append((rule, .over))
            }
        }
        // What says nothing is not remembered: it is kept in the store every half minute.
        levels[rule] = level == Level() ? nil : level
    }

    private mutating func stuck(
        _ rules: [AppliedRule], _ value: Value, _ signs: inout [(rule: AppliedRule, phase: AlarmSign.Phase)]
    ) {
        if value.text == stuckText, let since = stuckSince {
            stuckCount += 1
            // Few values over a long time may well be equal; twenty are not.
            for rule in rules
            where !stuckRaised.contains(rule) && stuckCount >= 20
                && value.at - since >= Int64(rule.minutes) * 60_000
            {
                stuckRaised.insert(rule)
                signs.append((rule, .began))
            }
        } else {
            // The first value after a start says nothing yet of what was going on before.
            if stuckSince != nil {
                for rule in stuckRaised.sorted(by: { $0.basis < $1.basis }) { signs.append((rule, .over)) }
                stuckRaised.removeAll()
            }
            (stuckText, stuckSince, stuckCount) = (value.text, value.at, 1)
        }
    }
}
