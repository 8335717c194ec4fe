import Database
import Employers
import Registers

/// A hazard of a live post with the words of its post and workplace: what a declaration is filled from and written back to.
struct HazardFact: Sendable {
    let hazard: TypedRecord<PostHazard>
    let post: TypedRecord<Post>
    let workplace: TypedRecord<Workplace>

    /// The row that a declaration shows for it.
    var declared: DeclaredHazard {
        var row = DeclaredHazard()
        row.workplace = workplace.record.name
        row.workshop = post.record.workshop
        row.post = post.record.name
        row.postHeadcount = post.record.headcount
        row.hazard = hazard.record.hazard
        row.exposedHeadcount = hazard.record.exposedHeadcount
        row.hoursPerShift = hazard.record.hoursPerShift
        row.daysPerWeek = hazard.record.daysPerWeek
        row.freeSilica = hazard.record.freeSilica
        row.isExemptSource = hazard.record.isExemptSource
        row.origin = hazard.id
        return row
    }
}

enum HazardFacts {
    /// In the order of workplace, workshop, post, factor.
    static func read(
        _ connection: any Connection, _ registers: Registers, employer: Int64, workplace: Int64?
    ) throws -> [HazardFact] {
        func byNumber<Record: RegisterRecord>(_ type: Record.Type) throws -> [Int64: TypedRecord<Record>] {
            let records = try registers.records(
                connection, type, where: "t.employer = ?1 AND t.void = 0", [.integer(employer)])
            return Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
        }
        let workplaces = try byNumber(Workplace.self).filter {
            $0.value.stored.state == "in_use" && (workplace == nil || $0.key == workplace)
        }
        let posts = try byNumber(Post.self)
        let facts = try byNumber(PostHazard.self).values.compactMap { hazard -> HazardFact? in
            guard let post = posts[hazard.record.post], let place = workplaces[post.record.workplace] else { return nil }
            return HazardFact(hazard: hazard, post: post, workplace: place)
        }
        return facts.sorted {
            ($0.declared.workplace, $0.declared.workshop, $0.declared.post, $0.declared.hazard)
                < ($1.declared.workplace, $1.declared.workshop, $1.declared.post, $1.declared.hazard)
        }
    }
}
