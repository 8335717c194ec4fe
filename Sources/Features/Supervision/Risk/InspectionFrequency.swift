import Access
import Calendars
import Database
import Organisations
import Registers

/// How often a risk class is visited and how many tickets it has in a draw: data that an office sets.
///
/// Numbers were not found in public texts; the shipped ones are this product's own and say so.
struct InspectionFrequency: RegisterRecord {
    var riskClass = ""
    var from: Day?
    var visits: Double?
    var years: Double?
    var weight = 1
    var basis = ""
    init() {}

    static let declaration = Declaration<InspectionFrequency>("inspection_frequency", "检查频次") {
        Field(\.riskClass, "risk_class", "风险类别").required().code("risk_class").listed()
        Field(\.from, "from_day", "开始执行").required().listed()
        Field(\.visits, "visit_count", "检查次数").unit("次").range(0...52).required().listed()
        Field(\.years, "per_years", "每多少年").unit("年").range(1...5).required().listed()
        Field(\.weight, "draw_weight", "抽取权重").range(1...1_000).required().listed().help("权重越大，被抽中的机会越大")
        Field(\.basis, "basis", "依据").required().length(200).listed()
    }
    .named(by: "risk_class", "from_day").titled(by: "risk_class", "from_day").region(.none)
    .grant([.bureauOfficer, .supervisor], [.view, .create, .edit], .everything)
    .grant([.leader, .cdc, .countyClerk], [.view], .everything)
    .menu("风险分级与自查").serves("R-80")

    /// What an office works with before it has set its own.
    static let shipped: [InspectionFrequency] = DataTable(PackageResources.inspection_frequency_csv).rows.map { row in
        var frequency = InspectionFrequency()
        frequency.riskClass = row["risk_class"]
        frequency.from = Day(row["from"])
        frequency.visits = Double(row["visits"])
        frequency.years = Double(row["years"])
        frequency.weight = Int(row["weight"]) ?? 1
        frequency.basis = row["basis"]
        return frequency
    }

    /// By class, on a day: the office's own rows, else the shipped ones.
    static func inForce(_ connection: any Connection, on day: Day) throws -> [String: InspectionFrequency] {
        var found = Dictionary(shipped.map { ($0.riskClass, $0) }) { first, _ in first }
        for row in try connection.query(
            """
            SELECT risk_class, from_day, visit_count, per_years, draw_weight, basis FROM inspection_frequency
            WHERE void = 0 AND from_day <= ?1 ORDER BY from_day, id
            """, [.text(day.description)])
        {
            var own = InspectionFrequency()
            own.riskClass = row.text("risk_class")
            own.from = Day(row.text("from_day"))
            own.visits = row.real("visit_count")
            own.years = row.real("per_years")
            own.weight = row.int("draw_weight")
            own.basis = row.text("basis")
            found[own.riskClass] = own
        }
        return found
    }
}
