import Access
import Calendars
import Database
import Organisations
import Registers

/// The year's result of one unit of account: a post × factor, a post, or an employer. Kept by `CountVerdicts` from its measurements.
///
/// A post passes only if every factor measured there passes; what cannot be judged is counted neither way and shown apart.
struct MonitoringVerdict: RegisterRecord {
    var year = 0
    var unit = ""
    var employer = 0
    var post: Int?
    var factor = ""
    var measured = 0
    var exceeded = 0
    var notAssessable = 0
    var outcome = ""
    var firstDay: Day?
    init() {}

    static let tones: [String: Lifecycle.State.Tone] = ["met": .good, "exceeded": .bad, "notAssessable": .warning]

    static let declaration = Declaration<MonitoringVerdict>("monitoring_verdict", "岗位监测结果") {
        Field(\.year, "year", "年度").required().listed()
        Field(\.unit, "unit", "计量单位").code("monitoring_unit").required().listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer").listed()
        Field(\.factor, "factor", "危害因素").code("hazard_factor").listed()
        Field(\.measured, "measured", "检测结果数").listed()
        Field(\.exceeded, "exceeded", "超标数").listed()
        Field(\.notAssessable, "not_assessable", "不能判定数").listed()
        Field(\.outcome, "outcome", "结果").code("measurement_outcome").listed().toned(tones)
        Field(\.firstDay, "first_day", "最早采样日期")
    }
    .named(by: "year", "unit", "employer", "post", "factor").titled(by: "year", "factor")
    .region(.through("employer")).owned(.through("employer")).writtenByActs().index("year", "unit", "outcome")
    .grant([.bureauOfficer, .cdc, .countyClerk, .supervisor, .leader], [.view, .export], .region)
    .grant(.employer, [.view], .organisation)
    .menu("监测").serves("R-22", "R-121")
}

/// In what a pass rate is counted. Nationally undecided in what was found; the screen always names the unit.
public enum MonitoringUnit: String, CaseIterable, Sendable {
    /// Each measurement by itself.
    case point
    case postFactor = "post_factor"
    /// The default: the plans speak of posts.
    case post
    case employer

    public var label: String {
        switch self {
        case .point: "检测点（样品）"
        case .postFactor: "岗位×危害因素"
        case .post: "岗位"
        case .employer: "用人单位"
        }
    }
    public var figure: String { "monitoring.\(rawValue)" }
}

extension MonitoringUnit {
    /// The figure that counts what could not be judged, shown beside the rate.
    public var excludedFigure: String { figure + ".excluded" }
    /// The register whose records are this unit's results.
    public var register: String { self == .point ? "measurement" : "monitoring_verdict" }
}
