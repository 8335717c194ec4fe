import Access
import Database
import Registers

/// A department to which help belongs; the raw value is its type among the organisations.
enum ReceivingDepartment: String, Sendable, CaseIterable {
    case humanResources = "human_resources"
    case medicalSecurity = "medical_security"
    case civilAffairs = "civil_affairs"
    case justice
    case tradeUnion = "trade_union"

    var label: String {
        switch self {
        case .humanResources: "人力资源社会保障"
        case .medicalSecurity: "医疗保障"
        case .civilAffairs: "民政"
        case .justice: "司法行政"
        case .tradeUnion: "工会"
        }
    }

    /// The office that serves the patient's home, the nearest first; nil where the department is not in the system and takes a file.
    func office(for region: String, _ connection: any Connection) throws -> Int64? {
        try connection.first(
            """
            SELECT id FROM organisation WHERE void = 0 AND state = 'in_force' AND type = ?1
            AND substr(?2, 1, length(region_path)) = region_path ORDER BY length(region_path) DESC, id LIMIT 1
            """, [.text(rawValue), .text(region)])?.integer("id")
    }
}
