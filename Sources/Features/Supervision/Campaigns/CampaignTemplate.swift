import Calendars
import Registers
import Rulebook

/// A campaign that comes again, as data (`Tables/campaign-template.csv`): when, in which industries, and which items of which forms it is
/// about.
struct CampaignTemplate: Sendable {
    let name: String
    let title: String
    let industries: String
    let subject: String
    let focus: String
    let items: String
    let basis: String
    let mark: EvidenceMark
    private let from: String
    private let until: String

    static let all: [CampaignTemplate] = DataTable(PackageResources.campaign_template_csv).rows.map { row in
        CampaignTemplate(
            name: row["name"], title: row["title"], industries: row["industries"], subject: row["subject"], focus: row["focus"],
            items: row["items"], basis: row["basis"], mark: EvidenceMark(rawValue: row["mark"]) ?? .unverified,
            from: row["from"], until: row["until"])
    }

    static func named(_ name: String) -> CampaignTemplate? { all.first { $0.name == name } }

    /// First and last day of the campaign that begins in a year; one that ends in spring ends in the next.
    func days(_ year: Int) -> (from: Day, until: Day)? {
        guard let first = Day("\(year)-\(from)"), let last = Day("\(until < from ? year + 1 : year)-\(until)") else { return nil }
        return (first, last)
    }

    /// The plan of a year, to be completed and approved like any other.
    func plan(_ year: Int, region: String, count: Int) throws -> InspectionPlan {
        guard let days = days(year) else { throw SupervisionError.campaignIncomplete("请填写年度。") }
        var plan = InspectionPlan()
        plan.year = year
        plan.title = "\(year)年\(title)"
        plan.kind = "campaign"
        plan.region = region
        plan.items = items
        plan.industry = industries
        plan.subject = subject
        plan.focus = focus
        plan.count = count
        (plan.from, plan.until) = days
        plan.basis = basis
        plan.publicSource = SupervisionTexts.campaignSource
        return plan
    }
}
