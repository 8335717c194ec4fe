import Calendars
import Quantities
import Rulebook

/// Who must be examined for what and when: person × post × hazards × measured exposure, by the rulebook. Values in, values out.
public struct DueNeeds: Sendable {
    /// One duty.
    public struct Need: Sendable, Hashable {
        public var assignment: Int64
        public var hazard: String
        public var kind: String
        public var agent: String
        public var type: ExaminationType
        public var due: Day
        public var last: Int64?
        public var reason: String
    }

    /// A person's work at a post, with what is known of its exposure.
    public struct Work: Sendable {
        public var id: Int64
        public var employer: Int64
        public var post: Int64
        public var from: Day
        public var to: Day?
        public var hasChanged: Bool
        public var hazards: [String]
        /// Latest L_EX,8h measured at the post; nil when nobody measured.
        public var noise: SoundLevel?
    }

    /// An accepted examination.
    public struct Past: Sendable {
        public var id: Int64
        public var agent: String
        public var type: ExaminationType
        public var day: Day
        public var conclusion: ExaminationConclusion
        public var zonesFrom01 = 0
        public var zonesFrom1 = 0
    }

    public var works: [Work]
    public var past: [Past]

    public init(works: [Work], past: [Past]) {
        self.works = works
        self.past = past.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    }

    /// A year back: an examination before work counts for the work that follows it (own choice; the standard prints no number).
    static let monthsBefore = 12

    public var all: [Need] { works.flatMap { work in work.hazards.flatMap { needs(of: work, $0) } } }

    private func needs(of work: Work, _ hazard: String) -> [Need] {
        let agents = HazardAgentTable.agents(of: hazard)
        guard !agents.isEmpty else { return [] }
        let past = past.filter { agents.contains($0.agent) }
        guard let to = work.to else {
            return [placement(work, hazard, past), periodic(work, hazard, past)].compactMap(\.self)
        }
        return afterLeaving(work, hazard, past, left: to)
    }

    /// Contraindicated for the hazard and still at a post that has it; a later examination that clears it ends this (A.5).
    private func placement(_ work: Work, _ hazard: String, _ past: [Past]) -> Need? {
        guard let last = past.last, last.conclusion == .contraindication else { return nil }
        return Need(
            assignment: work.id, hazard: hazard, kind: "contraindicated", agent: last.agent, type: last.type, due: last.day,
            last: last.id, reason: "职业病防治法第三十五条：不得安排有职业禁忌的劳动者从事其所禁忌的作业")
    }

    private func periodic(_ work: Work, _ hazard: String, _ past: [Past]) -> Need? {
        let counted = past.filter {
            ($0.type == .before || $0.type == .during) && $0.day >= work.from.adding(months: -Self.monthsBefore)
        }
        guard let last = counted.last else { return first(work, hazard) }
        guard let agent = HazardAgentTable.agent(of: hazard, on: last.day) else { return nil }
        let schedule = SurveillanceSchedule(
            [.init(agent: agent, facts: facts(work, last, on: last.day))], type: .during, on: last.day)
        guard let due = schedule.nextDue, let part = schedule.parts.first, let months = schedule.months else { return nil }
        return Need(
            assignment: work.id, hazard: hazard, kind: "periodic", agent: agent, type: .during, due: due, last: last.id,
            reason: "\(part.requirement.clause)：每 \(months) 个月，\(part.reason)")
    }

    private func first(_ work: Work, _ hazard: String) -> Need? {
        // Work begun before the first edition that the rulebook holds is asked by that edition.
        let day = max(work.from, SurveillanceEdition.firstDayOf2014)
        guard let agent = HazardAgentTable.agent(of: hazard, on: day) else { return nil }
        if let level = work.noise, agent == "P01", level.value < Self.lowestNoise { return nil }
        for type in [ExaminationType.before, .during] {
            let schedule = SurveillanceSchedule([.init(agent: agent)], type: type, on: day)
            guard let part = schedule.parts.first else { continue }
            return Need(
                assignment: work.id, hazard: hazard, kind: "first", agent: agent, type: type, due: work.from, last: nil,
                reason: "\(part.requirement.clause)：上岗前应检查；职业病防治法第三十五条")
        }
        return nil
    }

    /// Below this level no one is examined for noise (GBZ 188 7.1.2.3: from 80 dB(A)).
    static let lowestNoise = 80.0

    private func facts(_ work: Work, _ last: Past, on day: Day) -> SurveillanceInterval.Facts {
        SurveillanceInterval.Facts(
            grade: nil, zonesFrom01: last.zonesFrom01, zonesFrom1: last.zonesFrom1, noise: work.noise,
            monthsInContact: max(0, (day.year - work.from.year) * 12 + day.month - work.from.month))
    }

    private func afterLeaving(_ work: Work, _ hazard: String, _ past: [Past], left: Day) -> [Need] {
        // Somebody who goes on with the same hazard at the same employer has not left it.
        let goesOn = works.contains { other in
            other.id != work.id && other.employer == work.employer && other.hazards.contains(hazard)
                && other.from <= left + 30 && other.to.map { $0 > left } ?? true
        }
        guard !goesOn, let edition = SurveillanceEdition.gbz188(on: left),
            let agent = HazardAgentTable.agent(of: hazard, on: left)
        else { return [] }
        let leaving = past.last { $0.type == .leaving && $0.day >= left - LeavingExamination.daysCounted }
        let schedule = SurveillanceSchedule([.init(agent: agent)], type: .leaving, on: left)
        if leaving == nil, let part = schedule.parts.first {
            let lastDuring = past.last { $0.type == .during && $0.day <= left }?.day
            let answer =
                edition == .of2014
                ? LeavingExamination.of2014(leaving: left, lastInService: lastDuring)
                : LeavingExamination.of2025(
                    leaving: left, lastInService: lastDuring, hasChanged: work.hasChanged, daysOnJob: left - work.from + 1,
                    isBelowLimit: false)
            if answer == .required {
                return [
                    Need(
                        assignment: work.id, hazard: hazard, kind: "leaving", agent: agent, type: .leaving, due: left,
                        last: past.last?.id, reason: "\(part.requirement.clause)：离岗时应检查；职业病防治法第三十五条")
                ]
            }
        }
        return followUp(work, hazard, past, left: left, agent: agent, edition: edition).map { [$0] } ?? []
    }

    private func followUp(
        _ work: Work, _ hazard: String, _ past: [Past], left: Day, agent: String, edition: SurveillanceEdition
    ) -> Need? {
        let years = Years(computed: Double(left - work.from) / 365.25)
        guard
            let plan = FollowUpPlan.plan(agent: agent, edition: edition, exposureYears: years, isWithinLimit: false),
            plan.years > 0
        else { return nil }
        let last = past.last { $0.type == .after && $0.day > left }
        let due = (last?.day ?? left).adding(months: plan.intervalMonths)
        guard due <= left.adding(months: plan.years * 12) else { return nil }
        return Need(
            assignment: work.id, hazard: hazard, kind: "follow_up", agent: agent, type: .after, due: due, last: last?.id,
            reason: "\(plan.clause)（推荐）：\(plan.reason)，随访 \(plan.years) 年，每 \(plan.intervalMonths) 个月")
    }
}
