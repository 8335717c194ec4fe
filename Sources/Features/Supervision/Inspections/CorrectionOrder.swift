import Access
import Calendars
import Organisations
import Registers

/// 责令限期改正: what, until when, and what the re-inspection after the deadline found. Warn-first articles allow no fine without it.
public struct CorrectionOrder: RegisterRecord {
    public var number = ""
    public var inspection = 0
    public var employer = 0
    public var article = ""
    public var content = ""
    public var isWarning = false
    public var issuedDay: Day?
    public var deadline: Day?
    public var appliedDay: Day?
    public var extensionReason = ""
    public var recheckedDay: Day?
    public var recheck: Int?
    public init() {}

    public static let declaration = Declaration<CorrectionOrder>("correction_order", "责令改正") {
        Field(\.number, "number", "文书编号").computed().listed().length(60)
        Field(\.inspection, "inspection", "监督检查").reference("inspection", by: "number").required()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.article, "article", "罚则").code("fine_article")
        Field(\.content, "content", "改正内容").multiline(2_000)
        Field(\.isWarning, "is_warning", "同时给予警告").listed()
        Field(\.issuedDay, "issued_day", "下达日期").listed()
        Field(\.deadline, "deadline", "改正期限").listed()
        Field(\.appliedDay, "applied_day", "延期申请日期")
        Field(\.extensionReason, "extension_reason", "延期理由").multiline(500)
        Field(\.recheckedDay, "rechecked_day", "复查日期").listed()
        Field(\.recheck, "recheck", "复查记录").reference("inspection", by: "number")
    }
    .titled(by: "number").region(.through("employer")).owned(.through("employer")).writtenByActs()
    .sorted(by: "deadline", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("issued", "改正中", tone: .progress), .init("corrected", "已改正", tone: .good),
                .init("uncorrected", "逾期未改正", tone: .bad),
            ],
            transitions: [
                .init("extend", "延期", from: ["issued"], to: "issued", verb: .approve, byAct: true),
                .init("correct", "复查已改正", from: ["issued"], to: "corrected", verb: .edit, byAct: true),
                .init("fail", "复查未改正", from: ["issued"], to: "uncorrected", verb: .edit, byAct: true),
            ])
    )
    .grant([.bureauOfficer, .supervisor], [.view, .create, .edit, .approve, .export], .region)
    // A township orders only what was handed down to it (`TownshipPower.require`).
    .grant(.townOfficer, [.view, .create, .edit], .region)
    .grant([.leader, .cdc, .countyClerk], [.view], .region).grant(.employer, [.view], .organisation)
    .menu("监督执法").serves("R-87", "R-86")
}
