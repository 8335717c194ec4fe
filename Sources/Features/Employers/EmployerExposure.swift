import Database
import Registers

/// What the posts of an employer add up to: how many are exposed, to what, and whether it is severe.
public struct EmployerExposure: Sendable {
    public struct Line: Sendable {
        public let post: Int64
        public let hazard: String
        public let hazardClass: String
        public let nature: String
        public let exposed: Int
    }

    public let lines: [Line]

    public init(_ lines: [Line]) { self.lines = lines }

    /// Persons exposed to anything. People of one post often meet several factors at once, so a post counts with its largest figure.
    public var exposed: Int { total { _ in true } }
    public func exposed(toClass hazardClass: String) -> Int { total { $0.hazardClass == hazardClass } }
    public func exposed(to hazard: String) -> Int { total { $0.hazard == hazard } }
    /// Severe if any hazard is; empty without hazards.
    public var nature: String {
        if lines.isEmpty { return "" }
        return lines.contains { $0.nature == HazardNature.Nature.severe.rawValue } ? "severe" : "general"
    }

    private func total(_ isMeant: (Line) -> Bool) -> Int {
        Dictionary(grouping: lines.filter(isMeant), by: \.post).values.reduce(0) { $0 + ($1.map(\.exposed).max() ?? 0) }
    }

    /// Hazards of the employer's live posts at workplaces in use; of one workplace when given.
    public static func read(
        _ connection: any Connection, employer: Int64, workplace: Int64? = nil
    ) throws -> EmployerExposure {
        var arguments: [Value] = [.integer(employer)]
        var condition = ""
        if let workplace {
            arguments.append(.integer(workplace))
            condition = " AND p.workplace = ?2"
        }
        let rows = try connection.query(
            """
            SELECT h.post, h.hazard, h.hazard_class, h.nature, h.exposed_headcount FROM post_hazard h
            JOIN post p ON p.id = h.post JOIN workplace w ON w.id = p.workplace
            WHERE h.employer = ?1 AND h.void = 0 AND p.void = 0 AND w.void = 0 AND w.state = 'in_use'\(condition) ORDER BY h.id
            """, arguments)
        return EmployerExposure(
            rows.map {
                Line(
                    post: $0.integer("post"), hazard: $0.text("hazard"), hazardClass: $0.text("hazard_class"),
                    nature: $0.text("nature"), exposed: $0.int("exposed_headcount"))
            })
    }
}
