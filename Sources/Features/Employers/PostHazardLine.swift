import Database
import Registers

/// A hazard with its post and the name of its workplace.
public struct PostHazardLine: Sendable, Identifiable {
    public let hazard: TypedRecord<PostHazard>
    public let postID: Int64
    public let post: Post
    public let workplaceID: Int64
    public let workplace: String
    public var id: Int64 { hazard.id }

    /// The live hazards of an employer in the order of workplace, workshop, post, factor.
    public static func read(
        _ connection: any Connection, _ registers: Registers, employer: Int64
    ) throws -> [PostHazardLine] {
        func byNumber<Record: RegisterRecord>(_ type: Record.Type) throws -> [Int64: Record] {
            let records = try registers.records(connection, type, where: "t.employer = ?1 AND t.void = 0", [.integer(employer)])
            return Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0.record) })
        }
        let (workplaces, posts) = (try byNumber(Workplace.self), try byNumber(Post.self))
        return try registers.records(
            connection, PostHazard.self, where: "t.employer = ?1 AND t.void = 0", [.integer(employer)]
        ).compactMap { hazard -> PostHazardLine? in
            guard let post = posts[hazard.record.post], let workplace = workplaces[post.workplace] else { return nil }
            return PostHazardLine(
                hazard: hazard, postID: hazard.record.post, post: post, workplaceID: post.workplace, workplace: workplace.name)
        }.sorted {
            ($0.workplace, $0.post.workshop, $0.post.name, $0.hazard.record.hazard)
                < ($1.workplace, $1.post.workshop, $1.post.name, $1.hazard.record.hazard)
        }
    }
}
