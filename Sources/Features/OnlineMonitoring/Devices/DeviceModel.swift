import Access
import HJ212
import Organisations
import Registers

/// A 设备型号: how all devices of a kind frame, time and name what they send. Data, so that a new kind needs no program.
public struct DeviceModel: RegisterRecord {
    public var name = ""
    public var manufacturer = ""
    public var dialects = ""
    public var sendsPeriodEnd = false
    public var answersUnflagged = false
    public var intervalSeconds: Int?
    public var minutePeriod: Int?
    public var messageTopic = ""
    public var messageKind = ""
    public var messageTime = ""
    public var messageTimeForm = ""
    public var note = ""
    public init() {}

    public static let declaration = Declaration<DeviceModel>("device_model", "设备型号") {
        Field(\.name, "name", "型号名称").required().unique().length(80).listed().section("型号")
        Field(\.manufacturer, "manufacturer", "生产厂家").length(80).listed().section("型号")
        Field(\.dialects, "dialects", "非标准方式").length(120).listed().section("HJ 212 通信")
            .help("多个用逗号分隔：\(Dialects.every.words.joined(separator: "、"))。")
        Field(\.sendsPeriodEnd, "sends_period_end", "DataTime 为时段结束时刻").section("HJ 212 通信")
        Field(\.answersUnflagged, "answers_unflagged", "没有 Flag 也应答").section("HJ 212 通信")
        Field(\.intervalSeconds, "interval_seconds", "上报间隔").range(1...86_400).unit("秒").section("HJ 212 通信")
        Field(\.minutePeriod, "minute_period", "分钟数据周期").range(1...60).unit("分钟").section("HJ 212 通信")
        Field(\.messageTopic, "message_topic", "MQTT 主题").length(120).section("MQTT 通信").example("factory/+/{device}/up")
            .help("设备编号所在的一级写成 {device}，其余可用 +；不支持 #。")
        Field(\.messageKind, "message_kind", "消息内容").length(20).section("MQTT 通信").example("json")
            .help("json：JSON 对象；number：只有一个数值；hj212：一个完整的 HJ 212 数据包。")
        Field(\.messageTime, "message_time", "时间所在路径").length(80).section("MQTT 通信").example("header.time")
            .help("不填按收到时间，并注明时间可疑。")
        Field(\.messageTimeForm, "message_time_form", "时间格式").length(20).section("MQTT 通信").example("unix-ms")
            .help("rfc3339、unix-s、unix-ms 或 yyyyMMddHHmmss。")
        Field(\.note, "note", "说明").multiline(500)
    }
    .named(by: "name").titled(by: "name")
    .check { draft in
        guard MonitoringDevice.dialects(draft.text("dialects")) == nil else { return [] }
        return [FieldProblem("dialects", .unknownCode, "“非标准方式”中有不认识的词，请从提示所列的方式中选择，用逗号分隔。")]
    }
    .check { draft in
        var problems: [FieldProblem] = []
        let topic = draft.text("message_topic")
        if !topic.isEmpty, TopicPattern(topic) == nil {
            problems.append(FieldProblem("message_topic", .characters, "“MQTT 主题”须有且只有一级是 {device}，且不含 #。"))
        }
        let kind = draft.text("message_kind")
        if !kind.isEmpty, MessageMapping.Kind(rawValue: kind) == nil {
            problems.append(FieldProblem("message_kind", .unknownCode, "“消息内容”请填写 json、number 或 hj212。"))
        }
        let form = draft.text("message_time_form")
        if !form.isEmpty, MessageMapping.TimeForm(rawValue: form) == nil {
            problems.append(
                FieldProblem("message_time_form", .unknownCode, "“时间格式”请填写 rfc3339、unix-s、unix-ms 或 yyyyMMddHHmmss。"))
        }
        return problems
    }
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .everything)
    .grant(.cdc, [.view, .create, .edit, .export], .everything)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .everything)
    .serves("R-23")
    .menu("在线监测")
}

/// A 型号因子: one factor of a model, by the code or the JSON path under which its devices send it, with its unit.
public struct ModelFactor: RegisterRecord {
    public var deviceModel: Int64 = 0
    public var source = ""
    public var factor = ""
    public var name = ""
    public var unit = ""
    public var scale: Double?
    public var hazard = ""
    public init() {}

    public static let declaration = Declaration<ModelFactor>("model_factor", "型号因子") {
        Field(\.deviceModel, "device_model", "设备型号").required().reference("device_model", by: "name").listed()
        Field(\.source, "source", "设备所用编码或路径").required().length(80).listed().example("NOIS")
            .help("HJ 212 的因子编码，或 MQTT 消息中数值所在的路径（如 data.noise.value）。")
        Field(\.factor, "factor", "因子编码").required().length(40).listed().example("LA")
        Field(\.name, "name", "监测项目").required().length(40).listed().example("噪声")
        Field(\.unit, "unit", "单位").required().length(20).listed().example("dB(A)")
            .help("设备实际发送的单位：\(MeasuredUnit.allCases.map(\.rawValue).joined(separator: "、"))。")
        Field(\.scale, "scale", "倍率").help("MQTT 数值乘以倍率后才是所填单位的值；不填为 1。")
        Field(\.hazard, "hazard", "对应的危害因素").code("hazard_factor").listed()
    }
    .named(by: "device_model", "source").titled(by: "name")
    .check { draft in
        guard MeasuredUnit(rawValue: draft.text("unit")) == nil else { return [] }
        return [FieldProblem("unit", .unknownCode, "不认识这个单位，请从提示所列的单位中选择。")]
    }
    .check { draft in
        guard let scale = draft["scale"].real, !scale.isFinite || scale <= 0 else { return [] }
        return [FieldProblem("scale", .outOfRange, "“倍率”须大于 0。")]
    }
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .everything)
    .grant(.cdc, [.view, .create, .edit, .export], .everything)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .everything)
    .serves("R-23")
    .menu("在线监测")
}
