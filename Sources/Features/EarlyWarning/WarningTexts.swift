/// What the warnings' pages say.
enum WarningTexts {
    static let handle = "处置"
    static let source = "查看来源"
    static let assign = "分派"
    static let assignee = "承办人"
    static let answer = "答复"
    static let handled = "处置情况"
    static let evidence = "佐证材料（文件请上传为附件）"
    static let close = "关闭"
    static let outcome = "处置结论"
    static let choose = "请选择"
    static let reason = "说明"
    static let handOver = "移交"
    static let kind = "移交方式"
    static let note = "补充说明"
    static let clueOnly = "数据来自没有有效检定（校准）证书的仪器或模拟设备：只能作为线索，不能作为证据。"
    /// What stands in registers was read by nobody's instrument.
    static func clue(_ sourceKey: String) -> String { sourceKey.hasPrefix("risk/") ? listOnly : clueOnly }
    static let handovers = "移交与办理结果"
    static let handoverColumns = ["移交日期", "移交方式", "进度", "办理结果", "反馈日期"]
    static let feedback = "反馈办理结果"
    static let decline = "不予办理"
    static let result = "办理结果"
    static let declineReason = "不予办理的原因"
    static let resultMissing = "请写明办理结果或不予办理的原因。"
    static let listOnly = "这条预警由名录、岗位、检查和检测记录比对得出：先作为线索移交核实，核实后才能作为证据。"
    static let notices = [
        "warning-assigned": "已分派。", "warning-answered": "已答复。", "warning-closed": "已关闭。", "warning-handed-over": "已移交，移交单已生成。",
        "handover-answered": "已反馈，移交的单位可以看到。",
    ]
}
