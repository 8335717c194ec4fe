import Access
import Calendars
import Employers
import Registers

/// Enters employers in the roster with their workplaces, posts and hazards, and confirms their hazards.
enum JoinRoster {
    /// Employers that join on the same day are entered together.
    static func events(_ employers: [SimulatedEmployer], joined: [Day]) -> [CityEvent] {
        let byDay = Dictionary(grouping: zip(employers, joined), by: \.1).mapValues { $0.map(\.0) }
        return byDay.flatMap { day, group in
            stride(from: 0, to: group.count, by: 40).map { start in
                let part = Array(group[start..<min(start + 40, group.count)])
                return CityEvent(day, rank: 1) { try await write(part, $0) }
            }
        }
    }

    private static func write(_ employers: [SimulatedEmployer], _ city: CityWriter) async throws {
        let made = try await city.registers.write(as: city.bureau) { transaction in
            try employers.map { try enter($0, isNew: city.clock.today > city.plan.rosterDay, transaction) }
        }
        for (employer, numbers) in zip(employers, made) {
            city.note(employer: numbers.id, posts: numbers.posts, of: employer.number)
        }
    }

    private static func enter(
        _ simulated: SimulatedEmployer, isNew: Bool, _ transaction: RegisterTransaction
    ) throws -> (id: Int64, posts: [Int64]) {
        var stored = try transaction.insert(record(simulated, isNew, transaction.today), reason: "模拟数据")
        let id = stored.id
        var sites: [Int64] = []
        for site in simulated.sites {
            var workplace = Workplace()
            workplace.employer = id
            workplace.name = site.name
            workplace.regionCode = site.town.code
            workplace.address = site.address
            sites.append(try transaction.insert(workplace).id)
        }
        let posts = try simulated.posts.map { post in
            try enter(post, employer: id, site: sites.indices.contains(post.site) ? sites[post.site] : id, transaction)
        }
        if simulated.fate != .candidate, simulated.fate != .noHazard, let now = try transaction.find(Employer.self, id) {
            stored = try transaction.transition(now.stored, "confirm_hazard")
        }
        return (id, posts)
    }

    private static func enter(
        _ simulated: SimulatedEmployer.Post, employer: Int64, site: Int64, _ transaction: RegisterTransaction
    ) throws -> Int64 {
        var post = Post()
        post.employer = employer
        post.workplace = site
        post.workshop = simulated.workshop
        post.name = simulated.name
        post.headcount = simulated.people
        post.shift = simulated.shift
        let id = try transaction.insert(post).id
        for met in simulated.hazards {
            var hazard = PostHazard()
            hazard.employer = employer
            hazard.post = id
            hazard.hazard = met.kind.factor
            hazard.exposedHeadcount = met.people
            hazard.hoursPerShift = met.hours
            hazard.daysPerWeek = 5
            hazard.freeSilica = met.silica
            hazard.facilities = met.kind.facility
            hazard.equipment = met.kind.equipment
            try transaction.insert(hazard)
        }
        return id
    }

    private static func record(_ simulated: SimulatedEmployer, _ isNew: Bool, _ today: Day) -> Employer {
        var employer = Employer()
        employer.creditCode = simulated.creditCode
        employer.name = simulated.name
        employer.regionCode = simulated.town.code
        employer.registeredAddress = simulated.sites.first?.address ?? ""
        employer.address = simulated.sites.first?.address ?? ""
        employer.industry = simulated.trade.industry
        employer.size = simulated.size
        employer.ownership = simulated.ownership
        employer.affiliation = simulated.affiliation
        employer.legalRepresentative = simulated.contact
        employer.contactName = simulated.contact
        employer.contactPhone = simulated.phone
        employer.headcount = simulated.headcount
        employer.outsourced = 0
        employer.source = "simulated"
        employer.operationStart = isNew ? today - 3 : nil
        employer.isKeyEmployer = simulated.headcount >= 300
        employer.keyReason = employer.isKeyEmployer ? "大中型企业（模拟）" : ""
        return employer
    }
}
