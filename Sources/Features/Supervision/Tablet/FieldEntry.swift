import Calendars
import Organisations
import Registers

/// What an inspector's device sent from the field: once by its own number, with its digest and the time of taking.
struct FieldEntry: RegisterRecord {
    var clientID = ""
    var kind = ""
    var inspection = 0
    var takenAt: Instant?
    var caption = ""
    var digest = ""
    var setAside = ""
    var attachment: Int64?
    var accountName = ""
    var content = ""
    init() {}

    static let declaration = Declaration<FieldEntry>("field_entry", "现场上传记录") {
        Field(\.inspection, "inspection", "监督检查").reference("inspection", by: "number").required().listed()
        Field(\.kind, "kind", "记录种类").code("field_entry_kind").required().listed()
        Field(\.takenAt, "taken_at", "现场记录时间").listed().help("设备上填写完成或拍摄的时间")
        Field(\.caption, "caption", "说明").length(200)
        Field(\.digest, "sha256", "校验值（SHA-256）").length(64)
        Field(\.setAside, "set_aside", "未采用的填写内容").multiline(8_000).help("与其他人员的填写不一致、承办人选择不采用的内容")
        Field(\.accountName, "account_name", "上传账号").length(60).listed()
        Field(\.clientID, "client_id", "设备编号").length(64).unique().technical()
        Field(\.attachment, "attachment", "照片编号").technical()
        Field(\.content, "content", "上传原文").multiline(60_000).technical()
    }
    .named(by: "client_id").titled(by: "kind", "taken_at").region(.through("inspection")).writtenByActs()
    .sorted(by: "taken_at", descending: true)
    .grant([.bureauOfficer, .supervisor, .leader], [.view, .export], .region).grant([.cdc, .townOfficer], [.view], .region)
    .menu("监督执法").serves("R-82", "R-84", "R-85")
}

/// What is taken in the field: answers of a visit, a photograph, a patrol.
enum FieldEntryKind: String, Decodable, Sendable {
    case visit, photo, patrol
}
