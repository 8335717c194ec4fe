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
    var publishedDay: Day?
    var publishedWay = ""
    var inspection: Int?
    var findings = ""
    init() {}

    static let declaration = Declaration<RiskGrading>("risk_grading", "风险分类分级") {
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.gradedDay, "graded_day", "评定日期").listed()
        Field(\.method, "method", "评定方法").code("risk_method").filterable()
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
        Field(\.publishedDay, "published_day", "公布日期").listed()
        Field(\.publishedWay, "published_way", "公布方式").length(200)
        Field(\.inspection, "inspection", "核查的检查").reference("inspection", by: "number")
        Field(\.findings, "findings", "判定依据").technical().length(20_000)
    }
    .titled(by: "graded_day", "risk_class").region(.through("employer")).owned(.through("employer")).writtenByActs()
    .sorted(by: "graded_day", descending: true).index("employer", "is_current")
    .lifecycle(
        Lifecycle(
            states: [
                .init("in_force", "已评定，未公布", tone: .progress), .init("published", "已公布", tone: .progress),
                .init("verified", "已核查", tone: .good), .init("superseded", "已重新评定"),
            ],
            transitions: [
                .init("publish", "公布", from: ["in_force"], to: "published", verb: .edit, byAct: true),
                .init("publish_verified", "公布", from: ["verified"], to: "verified", verb: .edit, byAct: true),
                .init("verify", "核查", from: ["in_force", "published"], to: "verified", verb: .approve, byAct: true),
                .init(
                    "supersede", "重新评定", from: ["in_force", "published", "verified"], to: "superseded", verb: .create,
                    byAct: true),
            ])
    )
    .grant([.bureauOfficer, .supervisor], [.view, .create, .export], .region)
    .grant([.leader, .countyClerk, .cdc, .townOfficer], [.view], .region).grant(.employer, [.view, .edit], .organisation)
    .menu("风险分级与自查").serves("R-03", "R-80")
}
