import Access
import Calendars
import HJ212
import Organisations
import Registers

/// A 在线监测设备: the data logger that speaks for a workplace, known by the MN it sends.
public struct MonitoringDevice: RegisterRecord {
    public var mn = ""
    public var name = ""
    public var model = ""
    public var manufacturer = ""
    /// What is known of all devices of the kind: dialects, factor codes, units. Chosen by a person, never guessed.
    public var deviceModel: Int64?
    public var employer: Int64 = 0
    public var workplace: Int64?
    public var post: Int64?
    public var location = ""
    public var installedDay: Day?
    public var intervalSeconds: Int?
    public var minutePeriod: Int?
    public var sendsPeriodEnd = false
    public var dialects = ""
    public var answersUnflagged = false
    public var allowedNetworks = ""
    public var password = ""
    public var takesTime = false
    public var takesCommands = false
    public var verificationCertificate = ""
    public var verificationExpiry: Day?
    public var calibrationCertificate = ""
    public var calibrationExpiry: Day?
    public var isSimulated = false
    public init() {}

    public static let declaration = Declaration<MonitoringDevice>("monitoring_device", "在线监测设备") {
        Field(\.mn, "mn", "设备编号（MN）").required().unique().listed().length(64).aliases("MN", "设备唯一标识")
            .help("数采仪发送的 MN，区分大小写。未登记的 MN 发来的数据不应答，进入待登记。").section("设备")
        Field(\.name, "name", "设备名称").required().length(80).listed().section("设备")
        Field(\.model, "model", "铭牌型号").length(80).section("设备")
        Field(\.manufacturer, "manufacturer", "生产厂家").length(80).section("设备")
        Field(\.deviceModel, "device_model", "设备型号").reference("device_model", by: "name").filterable().section("设备")
            .help("登记了通信方式和因子编码的型号；确认后按该型号接收。系统可以按收到的数据包提出建议，但须由人确认。")
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码").section("安装位置")
        Field(\.workplace, "workplace", "工作场所").reference("workplace", by: "name", within: "employer", equal: "employer")
            .listed().section("安装位置")
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer", equal: "employer").section("安装位置")
        Field(\.location, "location", "安装点").length(80).section("安装位置")
        Field(\.installedDay, "installed_day", "安装日期").section("安装位置")
        Field(\.verificationCertificate, "verification_certificate", "检定证书编号").length(60).computed().section("检定与校准")
        Field(\.verificationExpiry, "verification_expiry", "检定有效期至").computed().listed().section("检定与校准")
            .help("由“检定校准证书”汇总。检定或校准均不在有效期内时，数据标为“未经检定”，只供参考，不能作为证据。")
        Field(\.calibrationCertificate, "calibration_certificate", "校准证书编号").length(60).computed().section("检定与校准")
        Field(\.calibrationExpiry, "calibration_expiry", "校准有效期至").computed().listed().section("检定与校准")
        Field(\.intervalSeconds, "interval_seconds", "上报间隔").range(1...86_400).unit("秒").section("通信")
            .help("超过三个间隔（至少 5 分钟）没有数据即视为失联；不填按 5 分钟。")
        Field(\.minutePeriod, "minute_period", "分钟数据周期").range(1...60).unit("分钟").section("通信").help("2051 数据的周期；不填按 1 分钟。")
        Field(\.sendsPeriodEnd, "sends_period_end", "DataTime 为时段结束时刻").section("通信")
            .help("标准规定分钟、小时、日数据的 DataTime 是时段开始时刻；有的设备发送结束时刻，勾选后按上报间隔（分钟数据）、一小时、一天折回开始时刻。")
        Field(\.dialects, "dialects", "接受的非标准方式").length(120).section("通信")
            .help("多个用逗号分隔：\(Dialects.every.words.joined(separator: "、"))。只在确认设备如此时填写。")
        Field(\.answersUnflagged, "answers_unflagged", "没有 Flag 也应答").section("通信")
            .help("个别设备的包头没有 Flag，却要等到应答才清除缓存；确认设备如此时勾选。")
        Field(\.takesTime, "takes_time", "允许校时").section("通信")
            .help("勾选后，设备请求校时（1013）时下发平台时间（1012）。默认不向设备写入任何内容。")
        Field(\.takesCommands, "takes_commands", "允许远程控制").section("通信")
            .help("勾选后，可以下发改变设备的指令（超时与重发、上报间隔、访问密码、校准、采样、参数），每条由另一人批准。默认不允许。")
        Field(\.allowedNetworks, "allowed_networks", "允许的网络").length(200).section("接入安全").example("10.20.0.0/16")
            .help("只接收来自这些网络的数据，多个用逗号分隔；不填不限制。同一 MN 从别处发来的数据包不应答，原样留存。")
        Field(\.password, "password", "访问密码（PW）").length(20).sealed(.text).section("接入安全")
            .help("填写后，PW 不符的数据包不应答。PW 以明文传送，不能代替网络限制。")
        Field(\.isSimulated, "is_simulated", "模拟或回放设备").filterable().section("通信")
            .help("勾选后，其数据处处注明为模拟或回放数据。")
    }
    .acts(["certificate": "更新检定校准", "confirm_model": "确认型号", "confirm_dialect": "确认通信方式"])
    .named(by: "mn")
    .titled(by: "name")
    .region(.through("employer"))
    .owned(.through("employer"))
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.cdc, [.view, .create, .edit, .approve, .export], .region)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .region)
    .grant(.employer, [.view], .organisation)
    .check { draft in
        guard MonitoringDevice.dialects(draft.text("dialects")) == nil else { return [] }
        return [FieldProblem("dialects", .unknownCode, "“接受的非标准方式”中有不认识的词，请从提示所列的方式中选择，用逗号分隔。")]
    }
    .check { draft in
        let wrong = NetworkRange.words(draft.text("allowed_networks")).filter { NetworkRange($0) == nil }
        guard let first = wrong.first else { return [] }
        return [FieldProblem("allowed_networks", .characters, "“\(first)”不是网络地址，请填写如 10.20.0.0/16 或 10.20.1.5。")]
    }
    .check { draft in
        let mn = draft.text("mn")
        guard mn.utf8.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "=") || $0 == 0x7F }) else {
            return []
        }
        return [FieldProblem("mn", .characters, "MN 不能含空格、分号和等号，请照设备铭牌或数据包填写。")]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init(DeviceState.installed, "已安装"),
                .init(DeviceState.inService, "在用", tone: .good),
                .init(DeviceState.suspended, "暂停接收", tone: .warning),
                .init(DeviceState.retired, "已停用", editable: false),
            ],
            transitions: [
                .init(
                    "start", "投入使用", from: [DeviceState.installed, DeviceState.suspended], to: DeviceState.inService, verb: .edit),
                .init(
                    "suspend", "暂停接收", from: [DeviceState.installed, DeviceState.inService], to: DeviceState.suspended,
                    verb: .edit,
                    reason: true),
                .init(
                    "retire", "停用", from: [DeviceState.installed, DeviceState.inService, DeviceState.suspended],
                    to: DeviceState.retired, verb: .approve, reason: true),
            ])
    )
    .serves("R-23")
    .menu("在线监测")

    /// The dialects of a setting; nil when a word is unknown.
    static func dialects(_ words: String) -> Dialects? {
        var dialects = Dialects.harmless
        for word in words.split(whereSeparator: { ",，、; ".contains($0) }) {
            guard let dialect = Dialects(word: String(word)) else { return nil }
            dialects.insert(dialect)
        }
        return dialects
    }
}

/// States of a device (R-23). Readings are taken from installation on.
public enum DeviceState {
    public static let installed = "installed"
    public static let inService = "in_service"
    public static let suspended = "suspended"
    public static let retired = "retired"
    static let receiving: Set<String> = [installed, inService]
}
