import Access
import Organisations
import Registers

/// A 预警规则: from when on a sign becomes a warning, and from when on it is over. Offices set their own; without one the program's
/// own rule of the kind holds.
public struct AlarmRule: RegisterRecord {
    public var name = ""
    public var kind = ""
    public var unit = ""
    public var hazard = ""
    public var threshold: Double?
    public var clearing: Double?
    public var minutes: Int?
    public var severity = ""
    public var isOn = true
    public var basis = ""
    public init() {}

    public static let declaration = Declaration<AlarmRule>("alarm_rule", "预警规则") {
        Field(\.name, "name", "规则名称").required().unique().length(60).listed()
        Field(\.kind, "kind", "类型").required().code("warning_kind").listed()
        Field(\.unit, "unit", "单位").length(20).listed().help("只用于以此单位登记的监测通道；超界、上升、平直、不变四类须填写。")
        Field(\.hazard, "hazard", "危害因素").code("hazard_factor").listed().help("不填适用于该单位的所有通道。")
        Field(\.threshold, "threshold", "界限").listed()
            .help("超界：发出值；上升：后半小时比前两小时高出的量；平直：波动上限；失联、时钟：分钟数；证书：提前天数。")
        Field(\.clearing, "clearing", "解除值").help("低于解除值才算恢复，防止在界限附近反复；不填为界限减 3 dB(A)，或界限的 90%。")
        Field(\.minutes, "minutes", "持续时间").unit("分钟").range(0...1_440).help("超界：连续达到界限多久才发出，不填立即发出；平直、不变：持续多久。")
        Field(\.severity, "severity", "级别").required().code("warning_severity").listed()
        Field(\.isOn, "is_on", "启用").listed()
        Field(\.basis, "basis", "依据").required().length(200)
    }
    .named(by: "name").titled(by: "name")
    .check { draft in
        guard let kind = AlarmKind(rawValue: draft.text("kind")) else {
            return [FieldProblem("kind", .unknownCode, "这种预警不由设备产生，请选择其他类型。")]
        }
        var problems: [FieldProblem] = []
        if kind.isOfFactor, MeasuredUnit(rawValue: draft.text("unit")) == nil {
            problems.append(FieldProblem("unit", .missing, "这类规则须填写单位，例如 dB(A)、mg/m³。"))
        }
        if kind == .level || kind == .trend, draft.real("threshold") == nil {
            problems.append(FieldProblem("threshold", .missing, "请填写“界限”。"))
        }
        if let clearing = draft.real("clearing"), let threshold = draft.real("threshold"), clearing > threshold {
            problems.append(FieldProblem("clearing", .inconsistent, "“解除值”不能大于“界限”。"))
        }
        return problems
    }
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .everything)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .everything)
    .serves("R-04", "R-23")
    .menu("在线监测")
}
