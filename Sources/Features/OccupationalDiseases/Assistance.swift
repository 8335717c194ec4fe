import Access
import Calendars
import Database
import Organisations
import Pages
import Registers

/// One hand-over of a patient to a department: what was pushed, when, on which ground, what came back. The log of help.
public struct Assistance: RegisterRecord {
    public var patient: Int64 = 0
    public var kind = ""
    public var department = ""
    public var pushedDay: Day?
    public var basis = ""
    public var content = ""
    public var answeredDay: Day?
    public var outcome = ""
    public init() {}

    public static let declaration = Declaration<Assistance>("assistance", "救助与待遇移送") {
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed()
        Field(\.kind, "kind", "事项").required().code("assistance_kind").listed()
        Field(\.department, "department", "接收部门").computed().length(40).listed()
        Field(\.pushedDay, "pushed_day", "移送日期").required().listed()
        Field(\.basis, "basis", "法律依据").computed().length(200)
        Field(\.content, "content", "移送内容").computed().length(200)
        Field(\.answeredDay, "answered_day", "反馈日期").listed()
        Field(\.outcome, "outcome", "结果").code("assistance_outcome").listed()
            .toned(["granted": .good, "refused": .bad, "pending": .progress])
    }
    .named(by: "patient", "kind", "pushed_day").titled(by: "kind", "pushed_day").region(.through("patient")).holdsPersons()
    .sorted(by: "pushed_day", descending: true)
    .derive { assistance, _ in
        guard let ground = AssistanceGround.all[assistance.kind] else { return }
        (assistance.department, assistance.basis, assistance.content) = (ground.department, ground.basis, ground.content)
    }
    .check { draft in
        if let pushed = draft.day("pushed_day"), let answered = draft.day("answered_day"), answered < pushed {
            return [FieldProblem("answered_day", .inconsistent, DiseaseTexts.answeredBefore)]
        }
        let isDecided = ["granted", "refused"].contains(draft.text("outcome"))
        return isDecided && draft.day("answered_day") == nil
            ? [FieldProblem("answered_day", .missing, DiseaseTexts.answerDay)] : []
    }
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-72", "R-73", "R-74", "R-75").index("patient")
}

/// To whom each kind of help belongs, on which ground, and the least that the receiver needs.
struct AssistanceGround: Sendable {
    var department: String
    var basis: String
    var content: String

    static let all: [String: AssistanceGround] = [
        "work_injury": .init(
            department: "人力资源社会保障", basis: "职业病防治法第五十条、第五十七条；工伤保险条例第十七条", content: "姓名、证件号码、职业病名称、诊断日期、诊断机构、用人单位"),
        "benefit": .init(department: "人力资源社会保障", basis: "职业病防治法第五十七条", content: "姓名、证件号码、诊断证明书编号"),
        "medical_aid": .init(department: "医疗保障", basis: "职业病防治法第六十一条", content: "姓名、证件号码、现住地区"),
        "subsistence": .init(department: "民政", basis: "职业病防治法第六十一条", content: "姓名、证件号码、现住地区"),
        "temporary_aid": .init(department: "民政", basis: "职业病防治法第六十一条", content: "姓名、证件号码、现住地区"),
        "legal_aid": .init(department: "司法行政", basis: "规划（无法明确责任主体的尘肺病患者）；法律援助以本人申请为准", content: "姓名、联系方式（经本人同意）"),
    ]
}

/// Living patients whom no help has reached, one click away.
enum HelpPages {
    static let address = "/patients/without-help"
    static let routes: [Route] = [.get(address, .register("patient", .view), list)]

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        let registers = page.product.registers
        let register = registers.register(of: Patient.self)
        let scope = registers.condition(page.principal, .view, register, first: 1)
        let (rows, paging) = try await page.part(
            of: """
                SELECT t.id, w.shown, t.disease, t.stage, t.region_code, t.has_employer,
                (SELECT COUNT(*) FROM assistance a WHERE a.void = 0 AND a.patient = t.id) AS pushed
                FROM patient t JOIN worker w ON w.id = t.worker WHERE t.void = 0 AND t.state <> 'died' AND \(scope.sql)
                AND NOT EXISTS (SELECT 1 FROM assistance a WHERE a.void = 0 AND a.patient = t.id AND a.outcome = 'granted')
                ORDER BY t.region_code, t.id
                """, scope.arguments)
        try await page.logRead(.list, register, records: rows.map { $0.integer("id") }, filter: "without-help")
        let codes = page.product.codes
        let lines = rows.map { row -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("patient", row.integer("id")))\">\(row.text("shown"))</a>",
                HTML(text: codes.entry("disease_2025", row.text("disease"))?.label ?? ""),
                HTML(text: codes.entry("pneumoconiosis_stage", row.text("stage"))?.label ?? ""),
                HTML(text: codes.entry("region", row.text("region_code"))?.label ?? ""),
                row.integer("has_employer") == 1 ? .empty : Components.badge(DiseaseTexts.noEmployer, .warning),
                HTML(text: String(row.integer("pushed"))),
            ]
        }
        return page.page(
            DiseaseTexts.withoutHelp,
            body: "<p class=\"muted\">\(DiseaseTexts.withoutHelpNote)\(DiseaseTexts.persons(paging.total))</p>"
                + Components.table(
                    DiseaseTexts.withoutHelp, columns: DiseaseTexts.helpColumns, rows: lines, empty: DiseaseTexts.everybodyHelped)
                + paging.links
        )
    }
}
