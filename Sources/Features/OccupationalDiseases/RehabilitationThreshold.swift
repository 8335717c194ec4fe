import Access
import Calendars
import Database
import Organisations
import Registers

/// From how many resident living patients a town counts as 集中, as the plan's office of a region sets it; the nearest region above decides.
public struct RehabilitationThreshold: RegisterRecord {
    public var regionCode = ""
    public var persons = 0
    public var from: Day?
    public var basis = ""
    public init() {}

    public static let declaration = Declaration<RehabilitationThreshold>("rehabilitation_threshold", "患者集中界线") {
        Field(\.regionCode, "region_code", "适用地区").required().code("region").listed()
        Field(\.persons, "persons", "在世患者达到").required().unit("人").range(1...10_000).listed()
        Field(\.from, "from_day", "自").required().listed()
        Field(\.basis, "basis", "依据").required().length(200).listed().help("文件名称和文号")
    }
    .named(by: "region_code", "from_day").titled(by: "region_code", "persons").region(.field("region_code"))
    .sorted(by: "from_day", descending: true)
    .help("规划未写明“集中”的人数；没有设定的地区按省级试点通知的 100 人（一处来源）。")
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region).grant(.leader, [.view], .region)
    .menu("尘肺病").serves("R-60")
}

extension RehabilitationFigures {
    /// What holds in a region on a day: its own threshold, or that of the nearest region above, or the provincial one.
    public static func threshold(_ connection: any Connection, _ region: RegionPath, on day: Day) throws -> Int64 {
        // The measure is also counted where this register is not installed.
        let isInstalled = try connection.first(
            "SELECT register FROM register_column WHERE register = ?1 ORDER BY name LIMIT 1",
            [.text(RehabilitationThreshold.register.name)])
        guard isInstalled != nil else { return threshold }
        return try connection.value(
            """
            SELECT persons FROM rehabilitation_threshold WHERE void = 0 AND from_day <= ?2
            AND (region_path = ?1 OR ?1 LIKE region_path || '/%') ORDER BY LENGTH(region_path) DESC, from_day DESC, id DESC LIMIT 1
            """, [.text(region.text), .text(day.description)]
        ).integer ?? threshold
    }
}
