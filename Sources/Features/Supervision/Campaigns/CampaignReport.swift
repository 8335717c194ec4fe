import Access
import Calendars
import Database
import Registers

/// What a plan's visits found, tabulated: for the report of a campaign on one duty, one season, or of the yearly plan (R-33, R-81).
struct CampaignReport: Sendable {
    struct Item: Sendable {
        var checklist: String
        var item: String
        var text: String
        var clause: String
        var yes = 0
        var no = 0
        var notApplicable = 0
        var judged: Int { yes + no }
    }
    struct Place: Sendable {
        var region: String
        var visited = 0
        var withProblems = 0
        var ordered = 0
        var corrected = 0
        var cases = 0
    }
    struct Hazard: Sendable {
        var hazard: String
        var employers: Int
        var exposed: Int
    }

    /// Employers that the plan could have drawn today.
    var scope = 0
    var dispatched = 0
    var items: [Item] = []
    var places: [Place] = []
    /// Chemical factors at the employers of the plan's industries.
    var hazards: [Hazard] = []
    /// Employers visited, by their problems; the plan's `SUM` over the places.
    var total: Place {
        places.reduce(into: Place(region: "")) { sum, place in
            sum.visited += place.visited
            sum.withProblems += place.withProblems
            sum.ordered += place.ordered
            sum.corrected += place.corrected
            sum.cases += place.cases
        }
    }

    static func read(_ stored: StoredRecord, _ plan: InspectionPlan, _ connection: any Connection) throws -> CampaignReport {
        var report = CampaignReport()
        let region = RegionPath(stored: stored.regionPath)
        let scope = "e.void = 0 AND e.state = 'in_operation' AND e.region_path >= ?1 AND e.region_path < ?2 AND \(plan.condition)"
        let place: [Value] = [.text(region.lowerBound), .text(region.upperBound)]
        report.scope = try connection.first("SELECT COUNT(*) AS n FROM employer e WHERE \(scope)", place)?.int("n") ?? 0
        report.dispatched =
            try connection.first(
                "SELECT COUNT(*) AS n FROM inspection WHERE void = 0 AND source_plan = ?1 AND state <> 'replaced'",
                [.integer(stored.id)])?.int("n") ?? 0
        report.items = try items(stored.id, plan, connection)
        report.places = try places(stored.id, connection)
        if plan.kind == "campaign", !plan.industries.isEmpty {
            report.hazards = try connection.query(
                """
                SELECT h.hazard, COUNT(DISTINCT h.employer) AS employers, COALESCE(SUM(h.exposed_headcount), 0) AS exposed
                FROM post_hazard h JOIN employer e ON e.id = h.employer WHERE h.void = 0 AND h.hazard_class = '2' AND \(scope)
                GROUP BY h.hazard ORDER BY employers DESC, h.hazard LIMIT 30
                """, place
            ).map { Hazard(hazard: $0.text("hazard"), employers: $0.int("employers"), exposed: $0.int("exposed")) }
        }
        return report
    }

    private static func items(_ plan: Int64, _ own: InspectionPlan, _ connection: any Connection) throws -> [Item] {
        let rows = try connection.query(
            """
            SELECT a.checklist, a.item, MAX(a.item_text) AS item_text, MAX(a.clause) AS clause,
            SUM(CASE WHEN a.answer = 'yes' THEN 1 ELSE 0 END) AS yes, SUM(CASE WHEN a.answer = 'no' THEN 1 ELSE 0 END) AS no,
            SUM(CASE WHEN a.answer NOT IN ('yes', 'no') THEN 1 ELSE 0 END) AS other
            FROM checklist_answer a JOIN inspection i ON i.id = a.inspection
            WHERE a.void = 0 AND i.void = 0 AND i.source_plan = ?1 AND i.visited_day IS NOT NULL
            GROUP BY a.checklist, a.item ORDER BY a.checklist, a.item
            """, [.integer(plan)])
        return rows.map {
            Item(
                checklist: $0.text("checklist"), item: $0.text("item"), text: $0.text("item_text"), clause: $0.text("clause"),
                yes: $0.int("yes"), no: $0.int("no"), notApplicable: $0.int("other"))
        }.filter { own.isAbout($0.checklist, $0.item) }
    }

    private static func places(_ plan: Int64, _ connection: any Connection) throws -> [Place] {
        try connection.query(
            """
            SELECT e.region_code, COUNT(*) AS visited, SUM(CASE WHEN i.outcome IN ('ordered', 'pending', 'refused') THEN 1 ELSE 0 END)
            AS problems, SUM((SELECT COUNT(*) FROM correction_order o WHERE o.void = 0 AND o.inspection = i.id)) AS ordered,
            SUM((SELECT COUNT(*) FROM correction_order o WHERE o.void = 0 AND o.inspection = i.id AND o.state = 'corrected'))
            AS corrected, SUM((SELECT COUNT(*) FROM enforcement_case c WHERE c.void = 0 AND c.inspection = i.id)) AS cases
            FROM inspection i JOIN employer e ON e.id = i.employer
            WHERE i.void = 0 AND i.source_plan = ?1 AND i.visited_day IS NOT NULL GROUP BY e.region_code ORDER BY e.region_code
            """, [.integer(plan)]
        ).map {
            Place(
                region: $0.text("region_code"), visited: $0.int("visited"), withProblems: $0.int("problems"),
                ordered: $0.int("ordered"), corrected: $0.int("corrected"), cases: $0.int("cases"))
        }
    }
}

extension InspectionPlan {
    /// GB/T 4754 codes that the plan is limited to, by their first digits.
    var industries: [String] {
        industry.split { ";；,，、 ".contains($0) }.map { $0.drop(while: \.isLetter) }.map(String.init).filter {
            !$0.isEmpty && $0.allSatisfy(\.isNumber)
        }
    }

    /// Which employers `e` the plan is about, beside region and state. Digits alone go into the text.
    var condition: String {
        let industries = industries.map { "SUBSTR(e.industry, 1, \($0.count)) = '\($0)'" }
        let industry = industries.isEmpty ? "1 = 1" : "(\(industries.joined(separator: " OR ")))"
        guard subject == "radiation" else { return industry }
        return """
            \(industry) AND EXISTS (SELECT 1 FROM post_hazard r WHERE r.void = 0 AND r.employer = e.id
            AND r.hazard_class = '\(ObjectKind.radiation)')
            """
    }

    /// `general:G08 radiation:` — items, or all items of a form; a plan without focus is about everything.
    func isAbout(_ checklist: String, _ item: String) -> Bool {
        let focus = focus.split(separator: " ")
        return focus.isEmpty || focus.contains { $0 == "\(checklist):" || $0 == "\(checklist):\(item)" }
    }
}
