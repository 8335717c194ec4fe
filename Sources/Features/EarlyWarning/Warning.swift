import Access
import Calendars
import Organisations
import Registers

/// A 预警: one sign of danger or failure, with who answers for it, what was done, and how long that took.
///
/// A sign that goes on or comes again while its warning is open is counted there and makes no second one.
public struct Warning: RegisterRecord {
    public var title = ""
    public var kind = ""
    public var severity = ""
    public var employer: Int64 = 0
    public var workplace: Int64?
    public var post: Int64?
    /// What raised it and about what: `online/12/LA/level`. One open warning a key.
    public var sourceKey = ""
    /// Page on which the sign itself is seen.
    public var sourcePage = ""
    public var measured = ""
    public var limit = ""
    public var basis = ""
    /// False where the reading comes from an instrument without a certificate in force, or is simulated: a clue, never evidence.
    public var isEvidence = false
    public var raisedAt: Instant?
    public var lastAt: Instant?
    /// When the sign itself was over; the warning stays open until people have closed it.
    public var endedAt: Instant?
    public var occurrences = 0
    public var assignee = ""
    public var assignedAt: Instant?
    public var answer = ""
    public var evidence = ""
    public var answeredAt: Instant?
    public var responseMinutes: Int?
    public var outcome = ""
    public var closedAt: Instant?
    public init() {}

    public static let declaration = Declaration<Warning>("warning", "预警") {
        Field(\.title, "title", "预警").required().length(120).listed()
        Field(\.kind, "kind", "类型").required().code("warning_kind").listed()
        Field(\.severity, "severity", "级别").required().code("warning_severity").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
        Field(\.workplace, "workplace", "工作场所").reference("workplace", by: "name", within: "employer", equal: "employer")
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer", equal: "employer")
        Field(\.raisedAt, "raised_at", "发出时间").computed().listed()
        Field(\.lastAt, "last_at", "最近一次").computed()
        Field(\.endedAt, "ended_at", "信号消失").computed()
        Field(\.occurrences, "occurrences", "出现次数").computed()
        Field(\.measured, "measured", "实际值").length(60)
        Field(\.limit, "limit_text", "界限").length(60)
        Field(\.basis, "basis", "依据").multiline(500)
        Field(\.isEvidence, "is_evidence", "可作为证据").computed()
            .help("仪器在检定或校准有效期内、且不是模拟数据时为“是”；为“否”的只能作为线索。")
        Field(\.assignee, "assignee", "承办人").length(60).computed().filterable().section("处置")
        Field(\.assignedAt, "assigned_at", "分派时间").computed().section("处置")
        Field(\.answer, "answer", "处置情况").multiline(2_000).computed().section("处置")
        Field(\.evidence, "evidence", "佐证材料").multiline(500).computed().section("处置").help("文件请在本页上传为附件。")
        Field(\.answeredAt, "answered_at", "答复时间").computed().section("处置")
        Field(\.responseMinutes, "response_minutes", "响应用时").unit("分钟").computed().listed().section("处置")
        Field(\.outcome, "outcome", "处置结论").code("warning_outcome").computed().filterable().section("处置")
        Field(\.closedAt, "closed_at", "关闭时间").computed().section("处置")
        Field(\.sourcePage, "source_page", "来源页面").computed().technical().length(200)
        Field(\.sourceKey, "source_key", "来源编号").computed().technical().length(120)
    }
    .acts(["again": "再次触发", "sign_over": "班次交接"])
    .titled(by: "title")
    .region(.through("employer")).owned(.through("employer"))
    .index("source_key")
    .sorted(by: "raised_at", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init(WarningState.open, "待分派", editable: false, tone: .bad),
                .init(WarningState.assigned, "处置中", editable: false, tone: .warning),
                .init(WarningState.answered, "已答复", editable: false, tone: .progress),
                .init(WarningState.closed, "已关闭", editable: false, tone: .good),
            ],
            transitions: [
                .init(
                    "assign", "分派", from: [WarningState.open, WarningState.assigned], to: WarningState.assigned, verb: .edit,
                    byAct: true),
                .init("answer", "答复", from: [WarningState.assigned], to: WarningState.answered, verb: .edit, byAct: true),
                .init(
                    "return", "退回重办", from: [WarningState.answered], to: WarningState.assigned, verb: .approve, reason: true),
                .init(
                    "close", "关闭", from: [WarningState.open, WarningState.assigned, WarningState.answered],
                    to: WarningState.closed, verb: .approve, byAct: true),
            ])
    )
    .grant([.bureauOfficer, .cdc], [.view, .edit, .approve, .export], .region)
    .grant([.countyClerk, .supervisor, .townOfficer], [.view, .edit], .region)
    .grant(.leader, [.view, .export], .region)
    .grant(.employer, [.view], .organisation)
    .serves("R-04", "R-23")
    .menu("在线监测")
    .writtenByActs()
}

/// States of a warning.
public enum WarningState {
    public static let open = "raised"
    public static let assigned = "assigned"
    public static let answered = "answered"
    public static let closed = "closed"
}
