import Access
import Calendars
import Organisations
import Registers

/// A 移交单: a warning handed over to supervision, as a finding to be acted on or as an off-site clue.
///
/// The office that warns writes it by one act; the office that supervises moves it on, and what it answers stands here for both.
public struct WarningHandover: RegisterRecord {
    public var warning: Int64 = 0
    public var employer: Int64 = 0
    public var kind = ""
    public var content = ""
    public var isEvidence = false
    public var handedDay: Day?
    public var acceptedDay: Day?
    public var actedDay: Day?
    public var answeredDay: Day?
    public var answer = ""
    public init() {}

    public static let declaration = Declaration<WarningHandover>("warning_handover", "预警移交单") {
        Field(\.warning, "warning", "预警").required().reference("warning", by: "title").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
        Field(\.kind, "kind", "移交方式").required().code("handover_kind").listed()
        Field(\.content, "content", "移交内容").required().multiline(2_000)
        Field(\.isEvidence, "is_evidence", "可作为证据").computed().listed().help("为“否”的只能作为线索，不能直接作为处罚依据。")
        Field(\.handedDay, "handed_day", "移交日期").computed().listed()
        Field(\.acceptedDay, "accepted_day", "接收日期").computed()
        Field(\.actedDay, "acted_day", "办理日期").computed()
        Field(\.answer, "answer", "办理结果").multiline(2_000)
        Field(\.answeredDay, "answered_day", "反馈日期").computed().listed()
    }
    .titled(by: "handed_day", "kind")
    .region(.through("employer")).owned(.through("employer"))
    .sorted(by: "handed_day", descending: true)
    .check { draft in
        // A reading without evidence value opens a look, never a case.
        guard draft.text("kind") == HandoverKind.supervision, !draft.flag("is_evidence") else { return [] }
        return [FieldProblem("kind", .inconsistent, "这条预警的数据不能作为证据，只能作为“非现场线索”移交。")]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("handed", "已移交", tone: .warning), .init("accepted", "已接收", tone: .progress),
                .init("acted", "已办理", tone: .progress), .init("answered", "已反馈", editable: false, tone: .good),
                .init("declined", "不予办理", editable: false),
            ],
            transitions: [
                .init("accept", "接收", from: ["handed"], to: "accepted", verb: .approve, stamps: "accepted_day"),
                .init(
                    "decline", "不予办理", from: ["handed", "accepted"], to: "declined", verb: .approve, reason: true,
                    byAct: true, stamps: "answered_day"),
                .init("act", "已办理", from: ["accepted"], to: "acted", verb: .approve, stamps: "acted_day"),
                .init(
                    "answer", "反馈", from: ["acted"], to: "answered", verb: .approve, reason: true, byAct: true,
                    stamps: "answered_day"),
            ])
    )
    .grant(.supervisor, [.view, .edit, .approve, .export], .region)
    .grant([.bureauOfficer, .cdc], [.view, .export], .region)
    .grant([.countyClerk, .leader], [.view], .region)
    .serves("R-68", "R-82")
    .menu("在线监测")
    .writtenByActs()
}

/// How a warning is handed over.
public enum HandoverKind {
    /// A finding for supervision.
    public static let supervision = "supervision"
    /// A clue for off-site supervision.
    public static let clue = "offsite_clue"
}
