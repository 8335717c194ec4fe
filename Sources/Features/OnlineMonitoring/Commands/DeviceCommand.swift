import Access
import Calendars
import HJ212
import Organisations
import Registers

/// A 平台指令 to a device: asked for, approved where it changes the device, sent when the device is on line, answered by it.
public struct DeviceCommand: RegisterRecord {
    public var device: Int64 = 0
    public var employer: Int64 = 0
    public var command = ""
    public var beginAt: Instant?
    public var endAt: Instant?
    public var parameters = ""
    public var newPassword = ""
    public var requestedBy = ""
    public var approvedBy = ""
    public var queryNumber = ""
    public var sentAt: Instant?
    public var attempts = 0
    public var result = ""
    public init() {}

    public static let declaration = Declaration<DeviceCommand>("device_command", "平台指令") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
        Field(\.device, "device", "在线监测设备").required()
            .reference("monitoring_device", by: "mn", within: "employer", equal: "employer").listed()
        Field(\.command, "command", "指令").required().code("command_code").listed()
        Field(\.beginAt, "begin_at", "起始时间")
        Field(\.endAt, "end_at", "截止时间")
        Field(\.parameters, "parameters", "参数").length(200)
        Field(\.newPassword, "new_password", "新访问密码").length(20).sealed(.text)
        Field(\.requestedBy, "requested_by", "提出人").computed().listed()
        Field(\.approvedBy, "approved_by", "批准人").computed()
        Field(\.sentAt, "sent_at", "下发时间").computed().listed()
        Field(\.attempts, "attempts", "下发次数").computed()
        Field(\.result, "result", "设备答复").computed().length(300).listed()
        Field(\.queryNumber, "query_number", "请求编码（QN）").computed().technical().length(40)
    }
    .titled(by: "command")
    .region(.through("employer")).owned(.through("employer"))
    .index("query_number")
    .lifecycle(
        Lifecycle(
            states: [
                .init(CommandState.requested, "待批准", editable: false, tone: .warning),
                .init(CommandState.approved, "待下发", editable: false, tone: .progress),
                .init(CommandState.sent, "已下发", editable: false, tone: .progress),
                .init(CommandState.accepted, "设备已接受", editable: false, tone: .progress),
                .init(CommandState.done, "已执行", editable: false, tone: .good),
                .init(CommandState.failed, "未执行", editable: false, tone: .bad),
                .init(CommandState.cancelled, "已取消", editable: false),
            ],
            transitions: [
                .init(
                    "approve", "批准", from: [CommandState.requested], to: CommandState.approved, verb: .approve, byAct: true),
                .init(
                    "cancel", "取消", from: [CommandState.requested, CommandState.approved], to: CommandState.cancelled,
                    verb: .edit, reason: true),
            ])
    )
    .sorted(by: "sent_at", descending: true)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .approve, .export], .region)
    .grant([.countyClerk, .supervisor], [.view], .region)
    .serves("R-23")
    .menu("在线监测")
    .writtenByActs()
}

enum CommandState {
    static let requested = "requested"
    static let approved = "approved"
    static let sent = "sent"
    static let accepted = "accepted"
    static let done = "done"
    static let failed = "failed"
    static let cancelled = "cancelled"
}
