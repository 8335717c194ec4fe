import Crypto
import Database
import Registers

/// The sample of a wearing survey, so that anybody can draw it again: posts, places and the seed decide, nothing else.
struct WearingSample: Sendable {
    struct Place: Sendable, Hashable {
        var post: Int64
        var number: Int
    }

    /// More places than this at one post are a slip of the keyboard.
    static let most = 2_000

    /// Every place at which a protector must be worn: one for each person of the noisy posts.
    static func population(_ connection: any Connection, _ registers: Registers, employer: Int64) throws -> [Place] {
        let posts = try HearingPost.current(connection, registers, employer: employer).filter(\.record.wearsByDuty)
        var places: [Place] = []
        for post in posts.sorted(by: { $0.record.post < $1.record.post }) {
            let persons = try post.record.headcount ?? Self.persons(connection, post: post.record.post)
            places += (0..<min(persons, most)).map { Place(post: post.record.post, number: $0 + 1) }
        }
        return places
    }

    static func persons(_ connection: any Connection, post: Int64) throws -> Int {
        let row = try connection.first(
            """
            SELECT COALESCE((SELECT MAX(h.exposed_headcount) FROM post_hazard h WHERE h.void = 0 AND h.post = p.id AND h.hazard = ?2),
            p.headcount, 0) AS persons FROM post p WHERE p.id = ?1
            """, [.integer(post), .text(HearingTexts.noise)])
        return row?.int("persons") ?? 0
    }

    /// Smallest SHA-256 of seed, post and place first; the first `size` are the sample, in the order of posts and places.
    static func draw(_ population: [Place], size: Int?, seed: String) -> [Place] {
        guard let size, size < population.count else { return population }
        return population.map { place in (Array(SHA256.hash(data: Array("\(seed)|\(place.post)|\(place.number)".utf8))), place) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }.prefix(size).map(\.1)
            .sorted { ($0.post, $0.number) < ($1.post, $1.number) }
    }
}
