import Calendars
import Registers

/// Which objects a coverage indicator counts (R-92): two kinds of employers, and the institutions.
public enum ObjectKind: String, Sendable, CaseIterable {
    case keyIndustry = "key_industry"
    case medicalRadiation = "medical_radiation"
    case institution

    /// The register whose records are listed.
    public var register: String { self == .institution ? "organisation" : "employer" }

    /// Conditions on a record `t` as it stands; the same for the frozen list and for those added later.
    public func condition(on day: Day) -> String {
        guard self == .medicalRadiation else { return ownCondition(on: day) }
        return """
            \(ownCondition(on: day)) AND EXISTS (SELECT 1 FROM post_hazard h WHERE h.void = 0 AND h.employer = t.id
            AND h.hazard_class = '\(Self.radiation)')
            """
    }

    /// Hazard class 5 of the catalogue: ionising radiation.
    static let radiation = "5"

    /// What the record says by itself, without the hazards of its posts.
    func ownCondition(on day: Day) -> String {
        switch self {
        case .keyIndustry:
            let industries = KeyIndustry.inForce(on: day).map { "SUBSTR(t.industry, 1, \($0.count)) = '\($0)'" }
            return "t.state = 'in_operation' AND (t.is_key_employer = 1 OR \(industries.joined(separator: " OR ")))"
        case .medicalRadiation:
            // GB/T 4754 group 84: health.
            return "t.state = 'in_operation' AND SUBSTR(t.industry, 1, 2) = '84'"
        case .institution: return "t.state = 'in_force' AND t.type IN ('technical_service', 'exam_institution')"
        }
    }

    /// First visit from `?1` to `?2` that counts as supervision of the object `?3`: completed, the object met, by inspectors.
    var firstVisit: String { firstVisit(of: "?3", from: "?1", until: "?2") }

    func firstVisit(of object: String, from first: String, until last: String) -> String {
        self == .institution
            ? """
            SELECT MIN(checked_day) FROM institution_check WHERE void = 0 AND institution = \(object)
            AND checked_day >= \(first) AND checked_day <= \(last)
            """
            : """
            SELECT MIN(visited_day) FROM inspection WHERE void = 0 AND employer = \(object) AND kind <> 'patrol'
            AND outcome NOT IN ('unreachable', 'closed') AND visited_day >= \(first) AND visited_day <= \(last)
            """
    }
}

/// Industries under the plans' key supervision, as data with its days and marks (`Tables/key-industry.csv`).
enum KeyIndustry {
    static func inForce(on day: Day) -> [String] {
        DataTable(PackageResources.key_industry_csv).rows.filter { Day($0["from"]).map { $0 <= day } ?? true }.map {
            $0["industry"]
        }
    }
}
