import Access
import Calendars
import InspectionDraws
import Organisations
import Registers

/// 自查: what an employer says of its own management, item by item, signed by its principal.
struct SelfCheck: RegisterRecord {
    var employer = 0
    var year = 0
    var form = ""
    var openedDay: Day?
    var testLevel = ""
    var testReport = ""
    var answered = 0
    var score: Double?
    var keyFailed = 0
    var managementGrade = ""
    var signatory = ""
    var submittedDay: Day?
    var inspection: Int?
    var verifiedScore: Double?
    var difference = ""
    init() {}

    static let declaration = Declaration<SelfCheck>("self_check", "职业卫生自查") {
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.year, "year", "年度").required().listed()
        Field(\.form, "form_version", "自查表版本").length(20)
        Field(\.openedDay, "opened_day", "开始日期")
        Field(\.testLevel, "test_level", "接触水平").code("exposure_level").listed()
        Field(\.testReport, "test_report", "检测报告编号").length(80)
        Field(\.answered, "answered_count", "已填项数")
        Field(\.score, "score", "得分").unit("分").listed()
        Field(\.keyFailed, "key_failed", "关键项不符合").unit("项")
        Field(\.managementGrade, "management_grade", "管理状况").code("management_grade").listed()
            .toned(["A": .good, "B": .warning, "C": .bad])
        Field(\.signatory, "signatory", "签字负责人").length(40)
        Field(\.submittedDay, "submitted_day", "提交日期").listed()
        Field(\.inspection, "inspection", "核查的检查").reference("inspection", by: "number")
        Field(\.verifiedScore, "verified_score", "核查得分").unit("分").listed()
        Field(\.difference, "difference", "核查差异").multiline(2_000)
    }
    .named(by: "employer", "year").titled(by: "year").region(.through("employer")).owned(.through("employer")).writtenByActs()
    .sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("open", "填写中", tone: .progress), .init("submitted", "已提交", tone: .progress),
                .init("verified", "已核查", tone: .good), .init("rectifying", "核查不符，整改中", tone: .warning),
                .init("rectified", "已整改", tone: .good),
            ],
            transitions: [
                .init("submit", "提交", from: ["open"], to: "submitted", verb: .edit, byAct: true),
                .init("return", "退回", from: ["submitted"], to: "open", verb: .approve, reason: true),
                .init("verify", "核查一致", from: ["submitted"], to: "verified", verb: .approve, byAct: true),
                .init("differ", "核查不符", from: ["submitted"], to: "rectifying", verb: .approve, byAct: true),
                .init("rectify", "整改完成", from: ["rectifying"], to: "rectified", verb: .approve),
            ])
    )
    .grant(.employer, [.view, .create, .edit], .organisation)
    .grant([.supervisor, .bureauOfficer], [.view, .approve, .export], .region)
    .grant([.leader, .countyClerk, .cdc, .townOfficer], [.view], .region)
    .menu("风险分级与自查").serves("R-26", "R-03")
}

/// The answer to one item of a self-check.
struct SelfCheckAnswer: RegisterRecord {
    var selfCheck = 0
    var item = ""
    var answer = ""
    var evidence = ""
    var verified = ""
    init() {}

    static let declaration = Declaration<SelfCheckAnswer>("self_check_answer", "自查项目") {
        Field(\.selfCheck, "self_check", "自查").reference("self_check", by: "year").required()
        Field(\.item, "item", "项目").length(20).listed()
        Field(\.answer, "answer", "自查结论").code("check_answer").listed()
        Field(\.evidence, "evidence", "佐证").multiline(500)
        Field(\.verified, "verified_answer", "核查结论").code("check_answer").listed()
    }
    .named(by: "self_check", "item").titled(by: "item").region(.through("self_check")).owned(.through("self_check"))
    .writtenByActs()
    .grant(.employer, [.view], .organisation).grant([.supervisor, .bureauOfficer, .leader], [.view], .region)
    .serves("R-26")
}

/// The self-check form as data (`Tables/self-check-form.csv`). The official items and scores were not found; these are this product's
/// own (mark D), and an office replaces them by the official table when it has it.
struct SelfCheckForm: Sendable {
    struct Item: Sendable, Hashable {
        let code: String
        let group: String
        let text: String
        let points: Int
        /// A breach of it keeps the employer out of grade A.
        let isKey: Bool
        let mayNotApply: Bool
        let clause: String
    }

    let version: String
    let mark: String
    let items: [Item]

    static func inForce(on day: Day) -> SelfCheckForm? {
        let rows = DataTable(PackageResources.self_check_form_csv).rows.filter { row in
            (Day(row["from"]).map { $0 <= day } ?? true) && (Day(row["until"]).map { day < $0 } ?? true)
        }
        guard let first = rows.last else { return nil }
        return SelfCheckForm(
            version: first["form"], mark: first["mark"], items: rows.filter { $0["form"] == first["form"] }.map(item))
    }

    static func version(_ version: String) -> SelfCheckForm? {
        let rows = DataTable(PackageResources.self_check_form_csv).rows.filter { $0["form"] == version }
        guard let first = rows.first else { return nil }
        return SelfCheckForm(version: version, mark: first["mark"], items: rows.map(item))
    }

    private static func item(_ row: DataTable.Row) -> Item {
        Item(
            code: row["item"], group: row["group"], text: row["text"], points: Int(row["points"]) ?? 0, isKey: row["key"] == "1",
            mayNotApply: row["na"] == "1", clause: row["clause"])
    }

    struct Score: Sendable, Hashable {
        /// Points of 100, items that do not apply taken out of both sides.
        var points: Double
        var keyFailed: Int
        var gained: Int
        var applicable: Int
    }

    /// Nil as long as an item has no answer, or when nothing applies.
    func score(_ answers: [String: String]) -> Score? {
        var (gained, applicable, keyFailed) = (0, 0, 0)
        for item in items {
            switch answers[item.code] {
            case "yes":
                gained += item.points
                applicable += item.points
            case "no":
                applicable += item.points
                if item.isKey { keyFailed += 1 }
            case "na" where item.mayNotApply: break
            default: return nil
            }
        }
        guard applicable > 0 else { return nil }
        return Score(
            points: 100 * Double(gained) / Double(applicable), keyFailed: keyFailed, gained: gained, applicable: applicable)
    }
}
