import Access
import HJ212
import Organisations
import Registers

/// A 监测通道: one factor that a device sends, with the unit it sends it in.
///
/// The same dust arrives as 178000 (ng/m³), 178 (µg/m³) or 0.178 (mg/m³): the unit belongs to device and factor, is entered
/// by a person and never guessed. Without it a reading is shown with “单位未登记”.
public struct MonitoringChannel: RegisterRecord {
    public var device: Int64 = 0
    public var employer: Int64 = 0
    public var factor = ""
    public var name = ""
    public var unit = ""
    public var hazard = ""
    public var lowest: Double?
    public var highest: Double?
    public init() {}

    public static let declaration = Declaration<MonitoringChannel>("monitoring_channel", "监测通道") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.device, "device", "在线监测设备").required()
            .reference("monitoring_device", by: "mn", within: "employer", equal: "employer").listed()
        Field(\.factor, "factor", "因子编码").required().length(40).listed().example("LA")
            .help("照设备发送的编码，例如 LA、a34001；标准编码按标准的大小写填写。")
        Field(\.name, "name", "监测项目").required().length(40).listed().example("噪声")
        Field(\.unit, "unit", "单位").required().length(20).listed().example("dB(A)")
            .help("设备实际发送的单位：\(MeasuredUnit.allCases.map(\.rawValue).joined(separator: "、"))。")
        Field(\.hazard, "hazard", "对应的危害因素").code("hazard_factor").listed()
            .help("环境标准的 TSP 不等于总粉尘；只在测的确是该危害因素时填写。")
        Field(\.lowest, "lowest", "量程下限")
        Field(\.highest, "highest", "量程上限")
    }
    .named(by: "device", "factor")
    .titled(by: "name")
    .region(.through("employer"))
    .owned(.through("employer"))
    .check { draft in
        // Frames are stored under the standard's spelling, so a channel must have it to be found.
        let standard = FactorCode.standardCase(draft.text("factor"))
        guard standard != draft.text("factor") else { return [] }
        return [FieldProblem("factor", .inconsistent, "“因子编码”请按标准写法填写为 \(standard)。")]
    }
    .check { draft in
        guard MeasuredUnit(rawValue: draft.text("unit")) == nil else { return [] }
        return [FieldProblem("unit", .unknownCode, "不认识这个单位，请从提示所列的单位中选择。")]
    }
    .check { draft in
        guard let lowest = draft["lowest"].real, let highest = draft["highest"].real, lowest > highest else { return [] }
        return [FieldProblem("highest", .inconsistent, "“量程上限”不能小于“量程下限”，请核对。")]
    }
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region)
    .grant(.cdc, [.view, .create, .edit, .export], .region)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .region)
    .grant(.employer, [.view], .organisation)
    .serves("R-23")
    .menu("在线监测")
}
