import Calendars

/// The form of the yearly check by the kind of institution, as data (`Tables/institution-check-form.csv`).
///
/// No official form was found; the items are this product's (mark D) and every page says so.
struct InstitutionCheckForm: Sendable {
    struct Item: Sendable, Hashable {
        let code: String
        let group: String
        let text: String
        let points: Int
        let isKey: Bool
        let clause: String
    }

    struct Score: Sendable, Hashable {
        /// Of 100, items that do not apply taken out of both sides.
        var points: Double
        var failed: Int
        var failedKeys: Int
    }

    let version: String
    let body: String
    let items: [Item]

    private static let rows = ScoreTable.rows(PackageResources.institution_check_form_csv)

    static func inForce(for body: String, on day: Day) -> InstitutionCheckForm? {
        let own = rows.filter { row in
            row["body"] == body && (Day(row["from"] ?? "").map { $0 <= day } ?? true)
                && (Day(row["until"] ?? "").map { day < $0 } ?? true)
        }
        guard let version = own.last?["form"] else { return nil }
        return form(version, body)
    }

    static func form(_ version: String, _ body: String) -> InstitutionCheckForm? {
        let own = rows.filter { $0["form"] == version && $0["body"] == body }
        guard !own.isEmpty else { return nil }
        return InstitutionCheckForm(
            version: version, body: body,
            items: own.map { row in
                Item(
                    code: row["item"] ?? "", group: row["group"] ?? "", text: row["text"] ?? "",
                    points: Int(row["points"] ?? "") ?? 0, isKey: row["key"] == "1", clause: row["clause"] ?? "")
            })
    }

    /// Nil as long as an item has no answer, or when nothing applies.
    func score(_ answers: [String: String]) -> Score? {
        var (gained, applicable, score) = (0, 0, Score(points: 0, failed: 0, failedKeys: 0))
        for item in items {
            switch answers[item.code] {
            case "yes":
                gained += item.points
                applicable += item.points
            case "no":
                applicable += item.points
                score.failed += 1
                if item.isKey { score.failedKeys += 1 }
            case "na": break
            default: return nil
            }
        }
        guard applicable > 0 else { return nil }
        score.points = (1_000 * Double(gained) / Double(applicable)).rounded() / 10
        return score
    }
}
