import Access
import Calendars
import Database
import Employers
import Organisations
import Registers
import Rulebook

/// One 职业健康检查 of one person for one hazard, as the institution reports it: the national exchange asks one conclusion a hazard.
public struct Examination: RegisterRecord {
    public var worker: Int64?
    public var employer: Int64 = 0
    public var post: Int64?
    public var name = ""
    public var idNumber = ""
    public var type = ""
    public var day: Day?
    public var agent = ""
    public var exposedFrom: Day?
    public var institution = ""
    public var report = ""
    public var filedFrom: Day?
    public var results = ""
    public var conclusion = ""
    public var condition = ""
    public var advice = ""
    public var physician = ""
    public var edition = ""
    public var verdict = ""
    public var remarks = ""
    public var digest = ""
    public var workerToldDay: Day?
    public var employerToldDay: Day?
    public var noticeProof = ""
    public init() {}

    static let medical: Set<Role> = [.healthInstitution, .cdc, .bureauOfficer]
    public static let verdictTones: [String: Lifecycle.State.Tone] = ["clean": .good, "question": .warning, "error": .bad]
    public static let conclusionTones: [String: Lifecycle.State.Tone] = [
        "noAbnormality": .good, "suspectedDisease": .bad, "contraindication": .bad, "otherAbnormality": .warning,
        "recheck": .warning,
    ]

    public static let declaration = Declaration<Examination>("examination", "职业健康检查") {
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer").aliases("工种")
        Field(\.name, "name", "姓名").required().sealed(.personName).section("受检者")
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .section("受检者").aliases("身份证号", "公民身份号码")
        Field(\.type, "type", "检查类型").required().code("examination_type").listed().section("检查")
        Field(\.day, "exam_day", "检查日期").required().listed().section("检查").aliases("体检日期")
        Field(\.agent, "agent", "危害因素").required().code("surveillance_agent").listed().section("检查")
            .help("按 GBZ 188 的章节；一人接触多种危害因素的，每种一条").aliases("接触危害因素")
        Field(\.exposedFrom, "exposed_from", "开始接害日期").section("检查")
        Field(\.institution, "institution", "检查机构").required().length(100).filterable().section("检查")
        Field(\.report, "report", "报告编号").length(60).section("检查")
        Field(\.filedFrom, "filed_from", "机构该类别备案日期").section("检查")
        Field(\.results, "results", "检查结果").required().multiline(4_000).visible(to: medical).section("检查").help(
            """
            项目代码用分号隔开，有数值的写成 代码=数值：SYM; INT; WBC=5.1; L4000=35（左耳 4000 Hz 听阈）; RU=1/1（右上肺区）; FVC=86（占预计值%）。\
            代码见代码表“职业健康检查项目”。
            """)
        Field(\.conclusion, "conclusion", "检查结论").required().code("examination_conclusion").listed().toned(conclusionTones)
            .section("结论")
        Field(\.condition, "condition", "疾病或异常名称").length(200).visible(to: medical).section("结论")
            .help("结论为疑似职业病、职业禁忌证、其他疾病或异常时必填").aliases("疑似职业病名称", "禁忌证名称")
        Field(\.advice, "advice", "处理意见").multiline(500).section("结论")
        Field(\.physician, "physician", "主检医师").length(40).section("结论")
        Field(\.edition, "edition", "GBZ 188 版本").computed().section("核对")
        Field(\.verdict, "verdict", "核对").computed().code("examination_verdict").listed().toned(verdictTones).section("核对")
        Field(\.remarks, "remarks", "核对意见").computed().technical().length(20_000)
        Field(\.digest, "results_digest", "数值摘要").computed().technical()
        Field(\.workerToldDay, "worker_told_day", "书面告知劳动者").computed().section("告知")
        Field(\.employerToldDay, "employer_told_day", "书面告知用人单位").computed().section("告知")
        Field(\.noticeProof, "notice_proof", "告知凭据").computed().section("告知")
    }
    .acts(["notice": "登记告知"])
    .named(by: "id_number", "exam_day", "type", "agent").titled(by: "exam_day", "type", "agent")
    .region(.through("employer")).owned(.author).sorted(by: "exam_day", descending: true).holdsPersons()
    .check { draft in ExaminationEntry.problems(draft) }
    .lifecycle(
        Lifecycle(
            states: [
                .init("uploaded", "已上传", tone: .progress), .init("returned", "已退回", tone: .bad),
                .init("accepted", "已接收", editable: false, tone: .good),
            ],
            transitions: [
                .init("accept", "接收", from: ["uploaded", "returned"], to: "accepted", verb: .edit, byAct: true),
                .init("refuse", "自动退回", from: ["uploaded"], to: "returned", verb: .edit, byAct: true),
                .init("confirm", "核实无误，接收", from: ["returned"], to: "accepted", verb: .approve, reason: true),
                .init("take_back", "本机构发现有误，撤回更正", from: ["accepted"], to: "returned", verb: .edit, reason: true),
                .init("return", "退回更正", from: ["uploaded", "accepted"], to: "returned", verb: .approve, reason: true),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit, .export], .organisation)
    .grant(.cdc, [.view, .create, .edit, .approve, .export], .region)
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .menu("职业健康监护").serves("R-27", "R-52", "R-54", "R-69")
    .index("worker", "exam_day").index("employer", "exam_day").index("results_digest")
}

/// What can be wrong with a record by itself, said at its cell before anything is stored.
enum ExaminationEntry {
    static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let day = draft.day("exam_day")
        if let day, let birth = Identity.birth(draft.text("id_number")), day < birth.adding(months: 14 * 12) {
            problems.append(
                FieldProblem("exam_day", .inconsistent, day < birth ? HealthTexts.beforeBirth : HealthTexts.childExamined))
        }
        if let day, let from = draft.day("exposed_from"), from > day, draft.text("type") != ExaminationType.before.rawValue {
            problems.append(FieldProblem("exposed_from", .inconsistent, HealthTexts.exposedAfterExamination))
        }
        let results = ExaminationResults(draft.text("results"))
        if !results.problems.isEmpty {
            problems.append(FieldProblem("results", .outOfRange, results.problems.joined(separator: "")))
        } else if results.hasThresholds, results.audiogram == nil {
            problems.append(FieldProblem("results", .missing, HealthTexts.audiogramIncomplete))
        }
        let conclusion = ExaminationConclusion(rawValue: draft.text("conclusion"))
        let named: Set<ExaminationConclusion> = [.suspectedDisease, .contraindication, .otherAbnormality]
        if let conclusion, named.contains(conclusion), draft.text("condition").isEmpty {
            problems.append(FieldProblem("condition", .missing, HealthTexts.conditionMissing(conclusion.label)))
        }
        return problems
    }
}
