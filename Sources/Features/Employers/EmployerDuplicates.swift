import Access
import Database
import Registers

/// Two employers that are probably the same, and why.
public struct EmployerPair: Sendable, Hashable {
    public enum Sign: String, Sendable, Hashable {
        case sameName = "same_name"
        case sameRegistrationNumber = "same_registration_number"
        case sameOrganisationCode = "same_organisation_code"

        public var label: String {
            switch self {
            case .sameName: "名称相同（去除括号、空格等差异）且在同一市"
            case .sameRegistrationNumber: "原工商注册号相同"
            case .sameOrganisationCode: "信用代码中的组织机构代码相同"
            }
        }
    }

    public var older: Int64
    public var newer: Int64
    public var sign: Sign

    public init(older: Int64, newer: Int64, sign: Sign) {
        self.older = older
        self.newer = newer
        self.sign = sign
    }
}

/// Finds probable duplicates among the employers that a principal may merge.
public enum EmployerDuplicates {
    public static func find(
        _ connection: any Connection, _ registers: Registers, for principal: Principal, limit: Int = 200
    ) throws -> [EmployerPair] {
        let register = registers.register(of: Employer.self)
        let scope = registers.condition(principal, .merge, register, first: 1)
        // The city is the second code of the path: the first 13 characters of `440000/441700/…`.
        let signs: [(sign: EmployerPair.Sign, key: String)] = [
            (.sameOrganisationCode, "substr(t.credit_code, 9, 9)"),
            (.sameRegistrationNumber, "t.registration_number"),
            (.sameName, "t.name_key || '|' || substr(t.region_path, 1, 13)"),
        ]
        var seen: Set<[Int64]> = []
        var pairs: [EmployerPair] = []
        for (sign, key) in signs {
            // Grouped rather than joined with itself: a province has hundreds of thousands of employers.
            let rows = try connection.query(
                """
                SELECT id, words FROM (
                    SELECT t.id AS id, \(key) AS words, COUNT(*) OVER (PARTITION BY \(key)) AS members
                    FROM employer t WHERE t.void = 0 AND \(key) IS NOT NULL AND \(scope.sql)
                ) grouped WHERE members > 1 ORDER BY words, id LIMIT \(limit * 2)
                """, scope.arguments)
            for group in Dictionary(grouping: rows, by: { $0.text("words") }).sorted(by: { $0.key < $1.key }) {
                guard let older = group.value.first?.integer("id") else { continue }
                for row in group.value.dropFirst() where pairs.count < limit {
                    let pair = EmployerPair(older: older, newer: row.integer("id"), sign: sign)
                    if seen.insert([pair.older, pair.newer]).inserted { pairs.append(pair) }
                }
            }
        }
        return pairs
    }
}
