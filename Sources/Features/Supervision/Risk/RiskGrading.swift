import Access
import Calendars
import Organisations
import Registers

/// One grading of an employer's risk with the method of its day. Gradings are kept; the latest is current.
struct RiskGrading: RegisterRecord {
    var employer = 0
    var gradedDay: Day?
    var method = ""
    var nature = ""
    var level = ""
    var exposed: Int?
    var hazardGrade = ""
    var score: Double?
    var managementGrade = ""
    var riskClass = ""
    var evidence = ""
    var occasion = ""
    var selfCheck: Int?
    var isCurrent = false
    var findings = ""
    init() {}

    static let declaration = Declaration<RiskGrading>("risk_grading", "风险分类分级") {
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.gradedDay, "graded_day", "评定日期").listed()
        Field(\.method, "method", "评定方法").code("risk_method")
        Field(\.nature, "nature", "危害性质").code("risk_nature")
        Field(\.level, "exposure_level", "接触水平").code("exposure_level").listed()
        Field(\.exposed, "exposed_headcount", "接害人数").unit("人")
        Field(\.hazardGrade, "hazard_grade", "危害风险等级").code("hazard_risk_grade").listed()
        Field(\.score, "score", "自查得分").unit("分")
        Field(\.managementGrade, "management_grade", "管理状况").code("management_grade").listed()
        Field(\.riskClass, "risk_class", "风险类别").code("risk_class").listed().toned(["甲": .good, "乙": .warning, "丙": .bad])
        Field(\.evidence, "evidence", "证据").code("evidence_mark")
        Field(\.occasion, "occasion", "评定原因").length(120).listed()
        Field(\.selfCheck, "self_check", "依据的自查").reference("self_check", by: "year")
        Field(\.isCurrent, "is_current", "现行").listed()
        Field(\.findings, "findings", "判定依据").technical().length(20_000)
    }
    .titled(by: "graded_day", "risk_class").region(.through("employer")).owned(.through("employer")).writtenByActs()
    .sorted(by: "graded_day", descending: true).index("employer", "is_current")
    .grant([.bureauOfficer, .supervisor], [.view, .create, .export], .region)
    .grant([.leader, .countyClerk, .cdc, .townOfficer], [.view], .region).grant(.employer, [.view], .organisation)
    .menu("监督执法").serves("R-03", "R-80")
}
